/** What may be copied into a snapshot: only what some CNI declares, and a few labels that tell platforms and node classes apart. */
import type { AnyCni } from '../../../shared/cni/define.ts'

const baseLabels = [
  'topology.kubernetes.io/*',
  'failure-domain.beta.kubernetes.io/*',
  'node.kubernetes.io/instance-type',
  'kubernetes.io/os',
  'eks.amazonaws.com/*',
  'kubernetes.azure.com/*',
  'cloud.google.com/*',
  'alpha.eksctl.io/cluster-name',
  'node-role.kubernetes.io/*',
  'karpenter.sh/*',
]

/** Never copied whatever a CNI declares: they hold whole manifests or environments. */
const never = new Set(['kubectl.kubernetes.io/last-applied-configuration', 'k3s.io/node-env'])

export interface Allowed {
  label(name: string): boolean
  annotation(name: string): boolean
  /** Dotted paths by `plural.group`. */
  paths: ReadonlyMap<string, readonly string[]>
}

export function allowedBy(registry: readonly AnyCni[]): Allowed {
  const union = (of: (cni: AnyCni) => readonly string[] | undefined) => registry.flatMap((cni) => of(cni) ?? [])
  const paths = new Map<string, Set<string>>()
  for (const { needs } of registry) {
    for (const [key, fields] of Object.entries(needs.resources ?? {})) paths.set(key, new Set([...(paths.get(key) ?? []), ...fields]))
  }
  return {
    label: matcher([...baseLabels, ...union(({ needs }) => needs.nodeLabels)]),
    annotation: matcher(union(({ needs }) => needs.nodeAnnotations)),
    paths: new Map([...paths].map(([key, fields]) => [key, [...fields]])),
  }
}

/** Says whether a name is one of these; a trailing `*` is a prefix. */
export function matcher(names: readonly string[]): (name: string) => boolean {
  const exact = new Set(names.filter((name) => !name.endsWith('*')))
  const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))
  return (name) => !never.has(name) && (exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix)))
}
