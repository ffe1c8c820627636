/** `permissions`: the least role and IAM policy that the other commands need, read off what they ask for. */
import { registry } from '../../../shared/cni/index.ts'
import { type Manifest, type Permissions, permissionsPage } from '../../../shared/page/permissions.ts'
import { CniError } from '../../../shared/text/errors.ts'
import type { Both, Locale } from '../../../shared/text/locale.ts'
import { clusterRole, type IamPolicy, iamPolicy } from '../../collect/ask/permissions.ts'
import type { Purpose } from '../../collect/connect/options.ts'
import { type OutputArgs, print } from '../output.ts'
import type { World } from '../world.ts'

export interface PermissionsArgs extends OutputArgs {
  for?: Purpose
  cni?: string[]
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

export async function permissions({ output, ...argv }: PermissionsArgs, locale: Locale, world: World): Promise<number> {
  const role = argv['aws-only'] ? undefined : clusterRole(cnisNamed(argv.cni))
  const policy = argv['kubernetes-only'] ? undefined : iamPolicy(argv.for ?? 'addresses')
  const { stringify } = await import('../../collect/yaml.ts')
  const manifests: Permissions = {
    ...(role
      ? { role: { rules: role.rules, ...manifestOf(says[locale].role, stringify(role, { lineWidth: 0, aliasDuplicateObjects: false })) } }
      : {}),
    ...(policy ? { policy: { actions: actionsOf(policy), ...manifestOf(says[locale].policy, JSON.stringify(policy, null, 2)) } } : {}),
  }
  if (output === undefined) await world.print(asText(manifests))
  else {
    const data = role && policy ? { clusterRole: role, iamPolicy: policy } : (role ?? policy)
    await print({ data, page: (detail) => permissionsPage(manifests, locale, detail) }, output, locale, world)
  }
  return 0
}

const actionsOf = ({ Statement }: IamPolicy): string[] => Statement.flatMap(({ Action }) => Action)

const manifestOf = ([said = '', ...commands]: readonly string[], text: string) => ({ says: said, commands, lines: text.trimEnd().split('\n') })

/** The role as YAML and the policy as JSON, each as its own program takes it; a policy alone stays plain JSON. */
function asText({ role, policy }: Permissions): string {
  const commented = ({ says: said, commands, lines }: Manifest) => [...[said, ...commands].map((line) => `# ${line}`), ...lines]
  const parts = [...(role ? [commented(role)] : []), ...(policy ? [role ? commented(policy) : policy.lines] : [])]
  return parts.map((lines) => `${lines.join('\n')}\n`).join('---\n')
}

function cnisNamed(ids: readonly string[] | undefined) {
  const strange = ids?.find((id) => !registry.some((cni) => cni.id === id))
  if (strange !== undefined) throw new CniError('usage', `--cni ${strange}: ${registry.map(({ id }) => id).join(', ')}`)
  return ids ? registry.filter(({ id }) => ids.includes(id)) : registry
}
