/** Which two real pods stand for all in the picture of the path, and how a packet goes from one to the other. */

import type { Path } from '../cni/define.ts'
import { cniById } from '../cni/index.ts'
import type { Datapath, Encapsulation, Node, Platform, Pod, Report } from '../contract/report.ts'
import { contains, familyOf } from '../net/cidr.ts'

export interface End {
  pod: Pod
  /** The pod's address, and its node's address of the same family. */
  ip: string
  node: Node
  address: string
}

type Via = Extract<Path, { shape: 'direct' }>['via']

export type Way =
  | { is: 'tunnel'; device?: string; encapsulation: Encapsulation; subnets: 'different' | 'unknown' }
  | { is: 'direct'; via: Via; acrossSubnets?: Encapsulation }
  | { is: 'azure' }

export interface Pair {
  from: End
  to: End
  way: Way
  encryption: Datapath['encryption']
}

/** Why there is no picture: pods or nodes unread, no two such pods, or the way itself not known. */
export type Gap = 'pods' | 'nodes' | 'pair' | 'way'

type Lane = Pick<Datapath, 'kind' | 'encapsulation'> & { cni?: string; nodes: readonly Node[] }

/** Two pods and the way between them; a Gap where the report does not hold enough. */
export function pairOf(report: Report): Pair | Gap {
  if (!report.pods) return 'pods'
  if (!report.nodes) return 'nodes'
  let gap: Gap = 'way'
  for (const lane of lanesOf(report, report.nodes)) {
    const ends = endsOf(report, lane)
    if (!ends) {
      gap = 'pair'
      continue
    }
    const [from, to] = ends
    const way = wayOf(report, lane, from, to)
    if (way) return { from, to, way, encryption: report.datapath.encryption }
  }
  return gap
}

/** One lane for the cluster; where node classes differ, one a class whose path is known, widest first. */
function lanesOf({ datapath }: Report, nodes: readonly Node[]): Lane[] {
  if (datapath.kind !== 'mixed') return datapath.kind === 'unknown' ? [] : [{ ...datapath, nodes }]
  return (datapath.classes ?? [])
    .filter(({ kind }) => kind !== 'unknown' && kind !== 'mixed')
    .toSorted((a, b) => b.nodes - a.nodes)
    .map(({ name, kind, encapsulation, cni }) => ({ kind, encapsulation, cni, nodes: nodes.filter((node) => node.class === name) }))
}

const platformNamespace = /^(kube-|openshift|calico-|tigera-|cilium|gke-|amazon-|azure-|gatekeeper-|istio-|cert-manager|monitoring|.*-system$)/

const rankOf = ({ namespace }: Pod): string => (platformNamespace.test(namespace) ? '1' : '0')
const orderOf = (pod: Pod): string => `${rankOf(pod)} ${pod.namespace}/${pod.name}`
const endOrder = ({ pod, node }: End): string => `${rankOf(pod)} ${node.name}`

function endOf(pod: Pod, nodes: ReadonlyMap<string, Node>): End | undefined {
  const node = pod.node === undefined ? undefined : nodes.get(pod.node)
  if (!node || pod.hostNetwork || pod.status !== 'Running') return undefined
  const ip = pod.ips.find((one) => familyOf(one) === 'ipv4') ?? pod.ips.find((one) => familyOf(one))
  const address = ip === undefined ? undefined : node.internalIPs.find((one) => familyOf(one) === familyOf(ip))
  return ip === undefined || address === undefined ? undefined : { pod, ip, node, address }
}

/** The first pod of each node, applications before the platform's own; the second end prefers another subnet where that decides. */
function endsOf(report: Report, lane: Lane): [End, End] | undefined {
  const nodes = new Map(lane.nodes.map((node) => [node.name, node]))
  const best = new Map<string, End>()
  for (const pod of report.pods?.items ?? []) {
    const held = best.get(pod.node ?? '')
    if (held && orderOf(held.pod) <= orderOf(pod)) continue
    const end = endOf(pod, nodes)
    if (end) best.set(end.node.name, end)
  }
  const [from, ...others] = [...best.values()].sort((a, b) => (endOrder(a) < endOrder(b) ? -1 : 1))
  const fitting = others.filter((end) => from && familyOf(end.ip) === familyOf(from.ip))
  const to =
    (lane.encapsulation.when === 'cross-subnet' ? fitting.find((end) => from && subnetsOf(report, from, end) === 'different') : undefined) ??
    fitting[0]
  return from && to ? [from, to] : undefined
}

function subnetsOf(report: Report, a: End, b: End): 'same' | 'different' | 'unknown' {
  const [x, y] = [a, b].map(
    ({ node, address }) =>
      node.instance?.subnetId ?? report.ranges.nodes.find(({ cidr, source }) => source !== 'covering' && contains(cidr, address))?.cidr,
  )
  return x === undefined || y === undefined ? 'unknown' : x === y ? 'same' : 'different'
}

const nativeVia: Partial<Record<Platform, Via>> = { aks: 'vnet', oke: 'vcn', gke: 'alias-ip' }

function wayOf(report: Report, lane: Lane, from: End, to: End): Way | undefined {
  const cni = report.cnis?.find(({ id, role }) => (lane.cni === undefined ? role === 'primary' : id === lane.cni))
  const modes = cni && cniById(cni.id)?.modes
  const picture = modes && cni.mode !== undefined && Object.hasOwn(modes, cni.mode) ? modes[cni.mode]?.picture : undefined
  const encapsulation = encapsulationTo(report.datapath, lane, to.ip)
  if (picture?.shape === 'sdn' || encapsulation.protocol === 'azure-sdn') return { is: 'azure' }
  const via = picture?.shape === 'direct' ? picture.via : lane.kind === 'vpc-native' ? (nativeVia[report.cluster.platform] ?? 'vpc') : 'node-routes'
  if (encapsulation.when === 'never' || encapsulation.protocol === 'none' || lane.kind !== 'overlay') return { is: 'direct', via }
  const subnets = encapsulation.when === 'cross-subnet' ? subnetsOf(report, from, to) : 'different'
  if (subnets === 'same') return { is: 'direct', via, acrossSubnets: encapsulation }
  const fits = picture?.shape === 'tunnel' && (picture.wraps === encapsulation.protocol || encapsulation.protocol === 'unknown')
  return { is: 'tunnel', encapsulation, subnets, ...(fits ? { device: picture.device } : {}) }
}

/** Where pools or families differ, the destination's address decides. */
function encapsulationTo({ pools, families }: Datapath, lane: Lane, ip: string): Encapsulation {
  const family = familyOf(ip)
  return pools?.find(({ cidr }) => contains(cidr, ip))?.encapsulation ?? (family && families?.[family]) ?? lane.encapsulation
}
