/**
 * A CNI module's window on a snapshot: only what it declared, already matched to its own workload.
 * Not knowing is a value here: every look-up says present, absent or unknown.
 */
import type { Setting } from '../contract/report.ts'
import type { CniPodFact, ConfigMapFact, ContainerFact, NodeFact, PodFact, ResourceFact, Snapshot, WorkloadFact } from '../contract/snapshot.ts'
import type { AnyCni, Needs, WorkloadSignal } from './define.ts'
import { repositoryOf } from './image.ts'

export interface MatchedWorkload extends WorkloadFact {
  /** decisive: container and image both match; hint: one of them, or the usual name. */
  match: 'decisive' | 'hint'
  container: ContainerFact
  at: string
}

type Look<T> = { is: 'present'; at: string; value: T } | { is: 'absent'; at: string } | { is: 'unknown'; at: string }

type KeyOf<T> = T extends undefined ? never : keyof T & string
type ElementOf<T> = T extends readonly (infer E)[] ? E : never

export interface View<N extends Needs = Needs> {
  /** Workloads of this CNI that run somewhere. */
  readonly workloads: readonly MatchedWorkload[]
  /** Workloads of this CNI that may run nowhere: leftovers. */
  readonly idle: readonly MatchedWorkload[]
  /** False when DaemonSets could not be read: then no workload proves nothing. */
  readonly workloadsKnown: boolean
  readonly nodes: readonly NodeFact[]
  /** Pods that can prove something: with an address, not hostNetwork, not finished. Undefined when pods could not be read. */
  readonly pods: readonly PodFact[] | undefined
  readonly cniPods: readonly CniPodFact[]
  readonly kubernetes: string | undefined
  serves(group: string): boolean
  /** True when some running DaemonSet of another CNI matches decisively; for roles in chains. */
  runs(cniId: string): boolean
  configMap(key: KeyOf<N['configMaps']>): Look<ConfigMapFact>
  resources(key: KeyOf<N['resources']>): Look<readonly ResourceFact[]>
  env(name: ElementOf<N['env']> | ElementOf<N['secretEnv']>, container?: string): Setting | undefined
  /** A command-line flag's value; '' for a bare flag. Of the deciding container unless another one is named. */
  flag(name: ElementOf<N['flags']>, container?: string): { value: string; at: string } | undefined
  annotation(node: NodeFact, name: string): string | undefined
}

const isIdle = (workload: WorkloadFact) => workload.desired === 0

export function matchWorkload(signals: readonly WorkloadSignal[], workload: WorkloadFact): MatchedWorkload | undefined {
  const at = `${workload.kind.toLowerCase()}/${workload.namespace}/${workload.name}`
  let hint: MatchedWorkload | undefined
  for (const signal of signals) {
    if ((signal.kind ?? 'DaemonSet') !== workload.kind || signal.named?.test(workload.name) === false) continue
    for (const container of workload.containers) {
      const byName = container.name === signal.container
      const byImage = signal.image.test(repositoryOf(container.image))
      if (byName && byImage) return { ...workload, match: 'decisive', container, at }
      const usual = signal.names.includes(workload.name)
      if (!hint && !container.init && ((byImage && usual) || (byName && usual))) hint = { ...workload, match: 'hint', container, at }
    }
  }
  return hint
}

export function viewOf(cni: AnyCni, snapshot: Snapshot, registry: readonly AnyCni[], pods: readonly PodFact[] | undefined): View {
  const { sources } = snapshot
  const all = [...itemsOf(sources.daemonSets), ...itemsOf(sources.deployments)]
  const matched = all.map((workload) => matchWorkload(cni.workloads, workload)).filter((match) => match !== undefined)
  const workloads = matched.filter((workload) => !isIdle(workload))
  const home = workloads[0]?.namespace
  const nodes = itemsOf(sources.nodes)

  const configMap = (key: string): Look<ConfigMapFact> => {
    const place = key.startsWith('@/') ? `${home ?? 'kube-system'}/${key.slice(2)}` : key
    const at = `configmap/${place}`
    const source = sources.configMaps?.[place]
    if (!source?.ok) return { is: 'unknown', at }
    return source.items === null ? { is: 'absent', at } : { is: 'present', at, value: source.items }
  }

  const env = (name: string, container?: string): Setting | undefined => {
    for (const workload of workloads) {
      for (const candidate of workload.containers) {
        if (container ? candidate.name !== container : candidate.name !== workload.container.name) continue
        const found = candidate.env?.find((variable) => variable.name === name)
        if (!found) continue
        const at = `${workload.at} env ${name}`
        if (found.value !== undefined) return { value: found.value, from: 'manifest', at }
        const [kind, map, key] = found.from?.split('/') ?? []
        const source = kind === 'configmap' ? sources.configMaps?.[`${workload.namespace}/${map}`] : undefined
        const value = source?.ok ? source.items?.data[key ?? ''] : undefined
        if (value !== undefined) return { value, from: 'object', at: `configmap/${workload.namespace}/${map} ${key}` }
        return { value: '', from: 'unresolved', at }
      }
    }
    return undefined
  }

  return {
    workloads,
    idle: matched.filter(isIdle),
    workloadsKnown: sources.daemonSets?.ok === true,
    nodes,
    pods,
    cniPods: itemsOf(sources.cniPods),
    kubernetes: sources.version?.ok ? sources.version.items.gitVersion : undefined,
    serves: (group) => itemsOf(sources.groups).some((served) => served === group || served.startsWith(`${group}/`)),
    runs: (id) => {
      const other = registry.find((candidate) => candidate.id === id)
      return other !== undefined && all.some((workload) => !isIdle(workload) && matchWorkload(other.workloads, workload)?.match === 'decisive')
    },
    configMap,
    resources: (key) => {
      const source = sources.resources?.[key]
      const group = key.slice(key.indexOf('.') + 1)
      if (source?.ok) return { is: 'present', at: key, value: source.items }
      const notServed = source === undefined && sources.groups?.ok && !sources.groups.items.some((served) => served.startsWith(`${group}/`))
      return { is: notServed || source?.error === 'not-served' ? 'absent' : 'unknown', at: key }
    },
    env,
    flag: (name, container) => {
      for (const workload of workloads) {
        const asked = container === undefined ? [workload.container] : workload.containers.filter((candidate) => candidate.name === container)
        const arg = asked.flatMap(({ args }) => args ?? []).find((text) => text === name || text.startsWith(`${name}=`))
        if (arg !== undefined) return { value: arg.slice(name.length + 1), at: `${workload.at} arg ${name}` }
      }
      return undefined
    },
    annotation: (node, name) => node.annotations[name],
  }
}

export function itemsOf<T>(source: { ok: true; items: T[] } | { ok: false } | undefined): T[] {
  return source?.ok ? source.items : []
}
