/** Which two real pods stand for all in the picture of a path. */
import type { Node, Pod, Report } from '../contract/report.ts'
import { contains, type Family, familyOf } from '../net/cidr.ts'
import { type Lane, lanesOf } from './lanes.ts'

export interface End {
  pod: Pod
  /** The pod's address, and its node's address of the same family. */
  ip: string
  node: Node
  address: string
}

/** Why there is no picture: pods or nodes unread, no two such pods, or the way itself not known. */
export type Gap = 'pods' | 'nodes' | 'pair' | 'way'

/** undefined where some path can be drawn. */
export function gapOf(report: Report): Gap | undefined {
  if (!report.pods) return 'pods'
  if (!report.nodes) return 'nodes'
  const known = lanesOf(report).filter(({ kind }) => kind !== 'unknown')
  if (known.length === 0) return 'way'
  return known.some((lane) => pairOf(report, lane)) ? undefined : 'pair'
}

const platformNamespace = /^(kube-|openshift|calico-|tigera-|cilium|gke-|amazon-|azure-|gatekeeper-|istio-|cert-manager|monitoring|.*-system$)/

const rankOf = ({ namespace }: Pod): string => (platformNamespace.test(namespace) ? '1' : '0')
const orderOf = (pod: Pod): string => `${rankOf(pod)} ${pod.namespace}/${pod.name}`
const endOrder = ({ pod, node }: End): string => `${rankOf(pod)} ${node.name}`

function endOf(pod: Pod, nodes: ReadonlyMap<string, Node>, family: Family | undefined): End | undefined {
  const node = pod.node === undefined ? undefined : nodes.get(pod.node)
  if (!node || pod.hostNetwork || pod.status !== 'Running') return undefined
  const wanted: readonly Family[] = family ? [family] : ['ipv4', 'ipv6']
  for (const one of wanted) {
    const ip = pod.ips.find((text) => familyOf(text) === one)
    const address = node.internalIPs.find((text) => familyOf(text) === one) ?? (family && node.internalIPs[0])
    if (ip !== undefined && address !== undefined) return { pod, ip, node, address }
  }
  return undefined
}

const inPools = (lane: Lane, ip: string): boolean => lane.pools === undefined || lane.pools.some((cidr) => contains(cidr, ip))

/** The first pod of each node, applications before the platform's own; the second end prefers another subnet where that decides. */
export function pairOf(report: Report, lane: Lane): readonly [from: End, to: End] | undefined {
  const nodes = new Map(lane.nodes.map((node) => [node.name, node]))
  const best = new Map<string, End>()
  for (const pod of report.pods?.items ?? []) {
    const held = best.get(pod.node ?? '')
    if (held && orderOf(held.pod) <= orderOf(pod)) continue
    const end = endOf(pod, nodes, lane.family)
    if (end && inPools(lane, end.ip)) best.set(end.node.name, end)
  }
  const [from, ...others] = [...best.values()].sort((a, b) => (endOrder(a) < endOrder(b) ? -1 : 1))
  const fitting = others.filter((end) => from && familyOf(end.ip) === familyOf(from.ip))
  const across = lane.encapsulation.when === 'cross-subnet' ? fitting.find((end) => from && subnetsOf(report, from, end) === 'different') : undefined
  const to = across ?? fitting[0]
  return from && to ? [from, to] : undefined
}

export function subnetsOf(report: Report, a: End, b: End): 'same' | 'different' | 'unknown' {
  const [x, y] = [a, b].map(({ node, address }) => node.instance?.subnetId ?? nodeRangeOf(report, address))
  return x === undefined || y === undefined ? 'unknown' : x === y ? 'same' : 'different'
}

/** The declared range a node's address lies in; a range that only covers what was seen is none. */
export const nodeRangeOf = ({ ranges }: Report, address: string): string | undefined =>
  ranges.nodes.find(({ cidr, source }) => source !== 'covering' && contains(cidr, address))?.cidr
