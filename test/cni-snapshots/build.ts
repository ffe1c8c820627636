/**
 * Describes clusters by the few facts that make them what they are, in the words of a snapshot: the fakes serve
 * what is described, and collecting from them writes test/clusters. Names, keys and values are those of the
 * manifests upstream; what a CNI asks for and the cluster lacks is served empty, so that silence and absence stay apart.
 */
import { registry } from '../../shared/cni/index.ts'
import { matchWorkload } from '../../shared/cni/view.ts'
import type { ContainerFact, EnvFact, NodeFact, PodFact, ResourceFact, Snapshot, Sources, WorkloadFact } from '../../shared/contract/snapshot.ts'
import { API_VERSION } from '../../shared/contract/version.ts'

export interface Cluster {
  context: string
  server: string
  version?: string
  nodes: NodeFact[]
  daemonSets: WorkloadFact[]
  deployments?: WorkloadFact[]
  /** Address (or addresses) of the nth pod on a node. */
  podIP: (node: number, nth: number) => string | string[]
  /** Data by namespace/name. */
  configMaps?: Record<string, Record<string, string>>
  /** Custom resources by plural.group: served, and all others of the same group are empty. */
  resources?: Record<string, ResourceFact[]>
  /** API groups beyond those of Kubernetes and of `resources`. */
  groups?: string[]
  /** Node of each pod in turn; round robin where not given. */
  turns?: number[]
  /** Nodes a DaemonSet runs on, where that is not simply all it may run on. */
  places?: Record<string, (node: NodeFact) => boolean>
  /** kube-proxy is left out where the network replaces it. */
  kubeProxy?: boolean
  /** Sources that refused or were not asked. */
  sources?: Partial<Sources>
}

const answered = <T>(at: string, items: T) => ({ ok: true as const, at, items })
export const forbidden = (at: string) => ({
  ok: false as const,
  at,
  error: 'forbidden',
  detail: `${at} is forbidden: User "viewer" cannot list it at the cluster scope`,
})

const letters = 'bcdfghjklmnpqrstvwxz2456789'
/** Suffixes that look like those of ReplicaSets and DaemonSets, the same in every run. */
function suffix(seed: string, length: number): string {
  let state = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7)
  return Array.from({ length }, () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return letters[(state >>> 16) % letters.length]
  }).join('')
}

const apps: readonly [namespace: string, name: string, replicas: number][] = [
  ['kube-system', 'coredns', 2],
  ['kube-system', 'metrics-server', 1],
  ['shop', 'frontend', 3],
  ['shop', 'cart', 2],
  ['shop', 'checkout', 2],
]

function podsOf(cluster: Cluster, daemonSets: readonly WorkloadFact[]): PodFact[] {
  const { nodes, podIP, turns } = cluster
  const counts = nodes.map(() => 0)
  const replicas = apps.flatMap(([namespace, name, count]) => Array.from({ length: count }, (_, index) => ({ namespace, name, index })))
  const own = replicas.map(({ namespace, name, index }, turn): PodFact => {
    const at = turns?.[turn] ?? turn % nodes.length
    const ips = [podIP(at, counts[at] ?? 0)].flat()
    counts[at] = (counts[at] ?? 0) + 1
    return { namespace, name: `${name}-${suffix(name, 9)}-${suffix(name + index, 5)}`, node: nodes[at]?.name ?? '', ips, status: 'Running' }
  })
  const perNode = daemonSets.flatMap((set) =>
    onNodes(cluster, set).map(
      (node): PodFact => ({
        namespace: set.namespace,
        name: podName(set, node),
        node: node.name,
        ips: [internalIP(node)],
        status: 'Running',
        // Seen only where whole objects are read: a Table does not say it.
        hostNetwork: true,
      }),
    ),
  )
  return [...own, ...perNode].sort((a, b) => a.namespace.localeCompare(b.namespace) || a.name.localeCompare(b.name))
}

const internalIP = (node: NodeFact) => node.addresses.find(({ type }) => type === 'InternalIP')?.address ?? ''
const podName = (set: WorkloadFact, node: NodeFact) => `${set.name}-${suffix(set.name + node.name, 5)}`
/** aws-node's own affinity keeps it off every special node of EKS; nothing else runs where EKS itself does the networking. */
function onNodes({ nodes, places = {} }: Cluster, { name, desired }: WorkloadFact): NodeFact[] {
  const type = (node: NodeFact) => node.labels['eks.amazonaws.com/compute-type']
  const may =
    places[name] ?? ((node: NodeFact) => (name === 'aws-node' ? type(node) === undefined : type(node) !== 'fargate' && type(node) !== 'auto'))
  return desired === 0 ? [] : nodes.filter(may)
}

export function snapshotOf(cluster: Cluster): Snapshot {
  const { nodes, deployments = [], kubeProxy = true } = cluster
  const wanted = kubeProxy ? [...cluster.daemonSets, proxy] : cluster.daemonSets
  const daemonSets = wanted.map((set) => counted(cluster, set))
  const { groups = [], resources = {} } = cluster
  const unnamed = Object.keys(resources).flatMap((key) => (groups.some((group) => group.startsWith(`${groupOf(key)}/`)) ? [] : [groupOf(key)]))
  const served = [...new Set([...unnamed, ...groups].map((group) => (group.includes('/') ? group : `${group}/v1`)))]
  const pods = podsOf(cluster, daemonSets)
  // Parts are shared between clusters: a test that changes one must not change the others.
  return structuredClone<Snapshot>({
    apiVersion: API_VERSION,
    kind: 'Snapshot',
    takenAt: '2026-11-24T09:00:00Z',
    tool: { name: 'kubectl-cni', version: '0.1.0' },
    cluster: { context: cluster.context, server: cluster.server },
    sources: {
      version: answered('/version', { gitVersion: cluster.version ?? nodes[0]?.kubelet ?? 'v1.33.5' }),
      groups: answered('/apis', ['apps/v1', 'batch/v1', 'networking.k8s.io/v1', 'policy/v1', ...served]),
      namespaces: answered(
        '/api/v1/namespaces',
        [...new Set(['default', 'kube-node-lease', 'kube-public', 'kube-system', ...pods.map(({ namespace }) => namespace)])].sort(),
      ),
      nodes: answered('/api/v1/nodes', nodes),
      daemonSets: answered('/apis/apps/v1/daemonsets', daemonSets),
      deployments: answered('/apis/apps/v1/deployments', deployments),
      cniPods: answered(
        '/api/v1/pods',
        daemonSets.filter(isCni).flatMap((set) => cniPodsOf(cluster, set)),
      ),
      pods: answered('/api/v1/pods', pods),
      configMaps: configMapsOf(cluster, [...daemonSets, ...deployments]),
      resources: resourcesOf(
        cluster,
        served.map((group) => group.split('/')[0] ?? ''),
      ),
      ...cluster.sources,
    },
  })
}

const groupOf = (key: string) => key.slice(key.indexOf('.') + 1)
const isCni = (set: WorkloadFact) => registry.some((cni) => matchWorkload(cni.workloads, set))

function counted(cluster: Cluster, set: WorkloadFact): WorkloadFact {
  const count = onNodes(cluster, set).length
  return { ...set, containers: set.containers.map((each) => declared(each, set)), desired: count, current: count, ready: count, updated: count }
}

/** As collect copies a container: only what a CNI that sees itself in the workload declares. */
function declared({ env: variables, args, ...rest }: ContainerFact, set: WorkloadFact): ContainerFact {
  const needs = registry.filter((cni) => matchWorkload(cni.workloads, set)).map((cni) => cni.needs)
  if (needs.length === 0) return rest
  const names = new Set(needs.flatMap((need) => [...(need.env ?? []), ...(need.secretEnv ?? [])]))
  const flags = new Set(needs.flatMap((need) => need.flags ?? []))
  return {
    ...rest,
    env: (variables ?? []).filter(({ name }) => names.has(name)),
    args: (args ?? []).filter((arg) => flags.has(arg.split('=')[0] ?? '')),
  }
}

const cniPodsOf = (cluster: Cluster, set: WorkloadFact) =>
  onNodes(cluster, set).map((node) => ({
    namespace: set.namespace,
    name: podName(set, node),
    node: node.name,
    owner: set.name,
    images: set.containers.map(({ name: container, image }) => ({ container, image })),
  }))

/** What recognised CNIs ask for by name; null is the server's 404. */
function configMapsOf({ configMaps = {} }: Cluster, workloads: readonly WorkloadFact[]): NonNullable<Sources['configMaps']> {
  const asked = workloads
    .filter(({ desired }) => desired !== 0)
    .flatMap((workload) =>
      registry
        .filter((cni) => matchWorkload(cni.workloads, workload))
        .flatMap((cni) => Object.keys(cni.needs.configMaps ?? {}).map((key) => key.replace(/^@\//, `${workload.namespace}/`))),
    )
  return Object.fromEntries(
    ['kube-system/kubeadm-config', ...asked, ...Object.keys(configMaps)].map((key) => {
      const [namespace, name] = key.split('/')
      return [key, answered(`/api/v1/namespaces/${namespace}/configmaps/${name}`, configMaps[key] ? { data: configMaps[key] } : null)]
    }),
  )
}

function resourcesOf({ resources = {} }: Cluster, groups: readonly string[]): NonNullable<Sources['resources']> {
  const declared = registry.flatMap((cni) => Object.keys(cni.needs.resources ?? {})).filter((key) => groups.includes(groupOf(key)))
  return Object.fromEntries(
    [...new Set([...declared, ...Object.keys(resources)])].map((key) => [
      key,
      answered(`/apis/${groupOf(key)}/${key.slice(0, key.indexOf('.'))}`, resources[key] ?? []),
    ]),
  )
}

// ── parts ──

export interface NodeParts {
  name: string
  ip: string
  ipv6?: string
  podCIDRs?: string[]
  labels?: Record<string, string>
  annotations?: Record<string, string>
  kubelet?: string
  providerID?: string
  maxPods?: number
}

export const node = ({
  name,
  ip,
  ipv6,
  podCIDRs = [],
  labels = {},
  annotations = {},
  kubelet = 'v1.33.5',
  providerID,
  maxPods = 110,
}: NodeParts): NodeFact => ({
  name,
  created: '2026-10-02T03:14:15Z',
  labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', ...labels },
  annotations,
  podCIDRs,
  addresses: [{ type: 'InternalIP', address: ip }, ...(ipv6 ? [{ type: 'InternalIP', address: ipv6 }] : []), { type: 'Hostname', address: name }],
  capacityPods: maxPods,
  conditions: [{ type: 'Ready', status: 'True' }],
  kubelet,
  ...(providerID ? { providerID } : {}),
})

/** Three nodes, each made from its number. */
export const three = (make: (index: number) => NodeParts): NodeFact[] => [0, 1, 2].map((index) => node(make(index)))

type Values = Readonly<Record<string, string | { from: string }>>

const env = (values: Values): EnvFact[] =>
  Object.entries(values).map(([name, value]) => (typeof value === 'string' ? { name, value } : { name, from: value.from }))

export const container = (name: string, image: string, more: { env?: Values; args?: string[] } = {}): ContainerFact => ({
  name,
  init: false,
  image,
  env: env(more.env ?? {}),
  args: more.args ?? [],
})
export const init = (name: string, image: string, more: { env?: Values; args?: string[] } = {}): ContainerFact => ({
  ...container(name, image, more),
  init: true,
})

export const daemonSet = (namespace: string, name: string, containers: ContainerFact[], more: Partial<WorkloadFact> = {}): WorkloadFact => ({
  kind: 'DaemonSet',
  namespace,
  name,
  containers,
  ...more,
})
export const deployment = (namespace: string, name: string, containers: ContainerFact[], replicas = 1): WorkloadFact => ({
  kind: 'Deployment',
  namespace,
  name,
  containers,
  desired: replicas,
  current: replicas,
  ready: replicas,
  updated: replicas,
})
export const object = (name: string, fields: Record<string, unknown>, namespace?: string): ResourceFact => ({
  name,
  ...(namespace ? { namespace } : {}),
  fields,
})

const proxy: WorkloadFact = {
  kind: 'DaemonSet',
  namespace: 'kube-system',
  name: 'kube-proxy',
  containers: [{ name: 'kube-proxy', init: false, image: 'registry.k8s.io/kube-proxy:v1.33.5' }],
}

/** Addresses 10 and up of each node's own /24. */
export const inBlocks =
  (base: (index: number) => string) =>
  (index: number, nth: number): string =>
    base(index).replace(/\.0$/, `.${nth + 10}`)

export const onPrem = { context: 'kubernetes-admin@onprem', server: 'https://10.0.1.10:6443' } as const
/** Nodes of one on-premises subnet, 10.0.1.0/24. */
export const onPremNodes = (more: (index: number) => Partial<NodeParts> = () => ({})): NodeFact[] =>
  three((index) => ({ name: `k8s-worker${index + 1}`, ip: `10.0.1.${index + 11}`, ...more(index) }))
