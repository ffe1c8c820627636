/** `permissions`: the least role and IAM policy that the other commands need, read off what they ask for. */
import { registry } from '../../../shared/cni/index.ts'
import { CniError } from '../../../shared/text/errors.ts'
import type { Both, Locale } from '../../../shared/text/locale.ts'
import { type ClusterRole, clusterRole, type IamPolicy, iamPolicy } from '../../collect/ask/permissions.ts'
import type { Purpose } from '../../collect/connect/options.ts'
import type { World } from '../world.ts'

export interface PermissionsArgs {
  for?: Purpose
  cni?: string[]
  output?: 'yaml' | 'json'
  'aws-only'?: boolean
  'kubernetes-only'?: boolean
}

const says: Both<{ role: readonly string[]; policy: readonly string[] }> = {
  en: {
    role: [
      'Kubernetes: reading only. Discovery (/version, /apis) needs no grant.',
      'kubectl cni permissions --kubernetes-only | kubectl apply -f -',
      'kubectl create clusterrolebinding kubectl-cni --clusterrole=kubectl-cni --user=<user>',
    ],
    policy: [
      'AWS: reading only, for clusters whose nodes are EC2 instances. EC2 lets these calls be narrowed to no single resource.',
      'kubectl cni permissions --aws-only > policy.json',
    ],
  },
  ko: {
    role: [
      'Kubernetes: 읽기 전용입니다. 디스커버리(/version, /apis)에는 권한이 따로 필요 없습니다.',
      'kubectl cni permissions --kubernetes-only | kubectl apply -f -',
      'kubectl create clusterrolebinding kubectl-cni --clusterrole=kubectl-cni --user=<사용자>',
    ],
    policy: [
      'AWS: 읽기 전용이며, 노드가 EC2 인스턴스인 클러스터에만 필요합니다. EC2는 이 호출들의 대상을 특정 리소스로 좁힐 수 없습니다.',
      'kubectl cni permissions --aws-only > policy.json',
    ],
  },
}

export async function permissions(argv: PermissionsArgs, locale: Locale, world: World): Promise<number> {
  const role = argv['aws-only'] ? undefined : clusterRole(cnisNamed(argv.cni))
  const policy = argv['kubernetes-only'] ? undefined : iamPolicy(argv.for ?? 'addresses')
  const { stringify } = await import('../../collect/yaml.ts')
  const yaml = (value: unknown) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  const whole = role && policy ? { clusterRole: role, iamPolicy: policy } : (role ?? policy)
  await world.print(argv.output ? { yaml, json }[argv.output](whole) : asText(role, policy, locale, { yaml, json }))
  return 0
}

type Writers = Record<'yaml' | 'json', (value: unknown) => string>

/** The role as YAML and the policy as JSON, each as its own program takes it; a policy alone stays plain JSON. */
function asText(role: ClusterRole | undefined, policy: IamPolicy | undefined, locale: Locale, { yaml, json }: Writers): string {
  const comment = (lines: readonly string[]) => lines.map((line) => `# ${line}\n`).join('')
  const rolePart = role ? [`${comment(says[locale].role)}${yaml(role)}`] : []
  const policyPart = policy ? [`${role ? comment(says[locale].policy) : ''}${json(policy)}`] : []
  return [...rolePart, ...policyPart].join('---\n')
}

function cnisNamed(ids: readonly string[] | undefined) {
  const strange = ids?.find((id) => !registry.some((cni) => cni.id === id))
  if (strange !== undefined) throw new CniError('usage', `--cni ${strange}: ${registry.map(({ id }) => id).join(', ')}`)
  return ids ? registry.filter(({ id }) => ids.includes(id)) : registry
}
