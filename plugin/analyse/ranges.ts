/** Where node and pod addresses lie, and how the two relate. hostNetwork pods never take part; families are judged apart. */
import type { RangeClaim } from '../../shared/cni/define.ts'
import { itemsOf } from '../../shared/cni/view.ts'
import type { Confidence, Datapath, Evidence, Range, Ranges } from '../../shared/contract/report.ts'
import type { SubnetFact } from '../../shared/contract/snapshot.ts'
import { BlockIndex, blockOf, covering, type Family, familyOf, merge } from '../../shared/net/cidr.ts'
import { observed } from '../../shared/text/claim.ts'
import type { Meaning } from '../../shared/text/meanings.ts'
import { named } from './detect.ts'
import { networkSource } from './platform.ts'
import type { Seen, SeenNode } from './seen.ts'
import { shown } from './shown.ts'

type Relation = Ranges['relation']
interface Judgement {
  relation: Relation
  confidence: Confidence
  evidence: Evidence[]
}

export function rangesOf(seen: Seen, datapath: Datapath): Ranges {
  const podIPs = seen.proving.flatMap((pod) => pod.ips)
  const nodes = nodeRanges(seen)
  const networks = networkRanges(seen)
  const declared = podRanges(seen, podIPs)
  const services = serviceRanges(seen)
  const families = (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const ips = podIPs.filter((ip) => familyOf(ip) === family)
    return ips.length === 0 ? [] : [[family, judge({ seen, family, ips, nodes, networks, declared, datapath })] as const]
  })
  const [first] = families
  const relations = new Set(families.map(([, { relation }]) => relation))
  return {
    nodes,
    ...(seen.pods ? { pods: declared } : {}),
    ...(services.length > 0 ? { services } : {}),
    ...(networks ? { networks } : {}),
    relation: relations.size === 1 ? (first as NonNullable<typeof first>)[1].relation : relations.size === 0 ? 'unknown' : 'mixed',
    ...(families.length > 1 ? { families: Object.fromEntries(families.map(([family, { relation }]) => [family, relation])) } : {}),
    confidence: families.length === 0 ? 'unknown' : weakest(families.map(([, { confidence }]) => confidence)),
    evidence: families.flatMap(([, { evidence }]) => evidence),
  }
}

const weakest = (all: Confidence[]): Confidence => (all.includes('unknown') ? 'unknown' : all.includes('likely') ? 'likely' : 'certain')

const counted = (claims: RangeClaim[], addresses: string[], free?: Map<string, number | undefined>): Range[] => {
  const unique = [
    ...new Map(
      claims.flatMap((claim) => {
        const block = blockOf(claim.cidr)
        return block ? [[block.cidr, { ...claim, cidr: block.cidr }] as const] : []
      }),
    ).values(),
  ]
  const index = new BlockIndex(unique.map((claim) => [claim.cidr, claim.cidr] as const))
  const counts = new Map<string, number>()
  for (const address of addresses) {
    const cidr = index.find(address)
    if (cidr) counts.set(cidr, (counts.get(cidr) ?? 0) + 1)
  }
  return unique.map(({ cidr, source, name }) => {
    const left = name === undefined ? undefined : free?.get(name)
    return { cidr, source, ...(name === undefined ? {} : { name }), addresses: counts.get(cidr) ?? 0, ...(left === undefined ? {} : { free: left }) }
  })
}

const freeBySubnet = ({ snapshot }: Seen) => new Map(itemsOf(snapshot.sources.subnets).map((subnet) => [subnet.id, subnet.free]))

const ec2Claims = ({ id, cidrs }: SubnetFact): RangeClaim[] => cidrs.map((cidr): RangeClaim => ({ cidr, source: 'ec2-subnet', name: id }))

function nodeRanges(seen: Seen): Range[] {
  const { nodes, nodeIPs, detections } = seen
  const claims: RangeClaim[] = [
    ...nodes.flatMap((node) => subnetOf(node, seen) ?? []).flatMap(ec2Claims),
    ...detections.flatMap(({ detection }) => detection.nodeRanges ?? []),
  ]
  return withCovering(counted(claims, nodeIPs, freeBySubnet(seen)), nodeIPs).filter((range) => range.addresses > 0)
}

/** The subnet a node's own address comes from. */
function subnetOf({ join, internalIPs: [address] }: SeenNode, { ec2 }: Seen): SubnetFact | undefined {
  return ec2.subnet(join?.instance.subnetId) ?? (address === undefined ? undefined : ec2.subnetOf(address))
}

/** Addresses no declared range holds are shown as the smallest block around them: what was seen, not a prefix. */
function withCovering(ranges: Range[], addresses: string[]): Range[] {
  const index = new BlockIndex(ranges.map((range) => [range.cidr, true] as const))
  const outside = addresses.filter((address) => !index.find(address))
  const groups = Map.groupBy(outside, vicinity)
  const seen = [...groups.values()].flatMap((group): Range[] => {
    const cidr = covering(group)
    return cidr ? [{ cidr, source: 'covering', addresses: group.length }] : []
  })
  return [...ranges, ...seen].sort(byAddress)
}

function byAddress(a: Range, b: Range): number {
  const [x, y] = [blockOf(a.cidr), blockOf(b.cidr)]
  if (!x || !y) return 0
  return x.version - y.version || (x.start < y.start ? -1 : x.start > y.start ? 1 : x.prefix - y.prefix)
}

/** Grouping key: far-apart addresses (another /16, another IPv6 /64) must not be covered by one meaningless block. */
function vicinity(address: string): string {
  const parts = address.split(/[.:]/)
  return address.includes(':') ? parts.slice(0, 4).join(':') : parts.slice(0, 2).join('.')
}

function networkRanges({ snapshot, detections, nodeIPs }: Seen): Range[] | undefined {
  const vpcs = snapshot.sources.vpcs
  const claims: RangeClaim[] = [
    ...itemsOf(vpcs).flatMap(({ id, cidrs }) => cidrs.map((cidr): RangeClaim => ({ cidr, source: 'ec2-vpc', name: id }))),
    ...detections.flatMap(({ detection }) => detection.networks ?? []),
  ]
  if (claims.length === 0 && !vpcs?.ok) return undefined
  return counted(claims, nodeIPs)
}

/** Declared by the CNI; else the cloud subnets that hold the pods; else node podCIDRs; the rest as seen. */
function podRanges(seen: Seen, podIPs: string[]): Range[] {
  const { detections, nodes, ec2 } = seen
  const primary = detections.filter(({ detection }) => detection.path || detection.role === 'ipam')
  let claims: RangeClaim[] = primary.flatMap(({ detection }) => detection.podRanges)
  const index = new BlockIndex(claims.map(({ cidr }) => [cidr, true] as const))
  const left = podIPs.filter((ip) => !index.find(ip))
  const subnets = new Map(
    left.flatMap((ip) => {
      const subnet = ec2.subnetOf(ip)
      return subnet ? [[subnet.id, subnet] as const] : []
    }),
  )
  claims = [...claims, ...[...subnets.values()].flatMap(ec2Claims)]
  if (claims.length === 0) {
    const podCIDRs = merge(nodes.flatMap(({ fact }) => fact.podCIDRs))
    const held = new BlockIndex(podCIDRs.map((cidr) => [cidr, true] as const))
    if (podIPs.some((ip) => held.find(ip))) claims = podCIDRs.map((cidr): RangeClaim => ({ cidr, source: 'node-podcidr' }))
  }
  const ranges = counted(claims, podIPs, freeBySubnet(seen)).filter((range) => range.source !== 'ec2-subnet' || range.addresses > 0)
  return withCovering(ranges, podIPs)
}

function serviceRanges({ snapshot, detections }: Seen): Range[] {
  const kubeadm = snapshot.sources.configMaps?.['kube-system/kubeadm-config']
  const subnet = kubeadm?.ok ? kubeadm.items?.data.serviceSubnet : undefined
  return counted(
    [
      ...(subnet ? subnet.split(',').map((cidr): RangeClaim => ({ cidr: cidr.trim(), source: 'kubeadm' })) : []),
      ...detections.flatMap(({ detection }) => detection.serviceRanges ?? []),
    ],
    [],
  )
}

interface Case {
  seen: Seen
  family: Family
  ips: string[]
  nodes: Range[]
  networks: Range[] | undefined
  declared: Range[]
  datapath: Datapath
}

function judge(it: Case): Judgement {
  const ofFamily = (ranges: Range[]) => ranges.filter(({ cidr }) => familyOf(cidr) === it.family)
  const real = ofFamily(it.nodes).filter(({ source }) => source !== 'covering')
  const nodesKnown = real.length > 0 && ofFamily(it.nodes).every(({ source }) => source !== 'covering')
  const inNodes = new BlockIndex(real.map((range) => [range.cidr, range] as const))
  const networks = ofFamily(it.networks ?? [])
  const inNetwork = new BlockIndex(networks.map((range) => [range.cidr, range] as const))
  const same = it.ips.filter((ip) => inNodes.find(ip))
  const rest = it.ips.filter((ip) => !inNodes.find(ip))
  const near = rest.filter((ip) => inNetwork.find(ip))
  const far = rest.filter((ip) => !inNetwork.find(ip))
  const evidence: Evidence[] = [...said(same, it, inNodes, 'ranges.pods-in-node-subnets'), ...said(near, it, inNetwork, 'ranges.pods-in-network')]
  if (far.length === 0) {
    const relation: Relation = near.length === 0 ? 'same' : same.length === 0 ? 'same-network' : 'mixed'
    return { relation, confidence: 'certain', evidence }
  }
  const outside = judgeFar(it, far, { nodesKnown, networkKnown: networks.length > 0 })
  if (same.length + near.length === 0) return { ...outside, evidence: [...evidence, ...outside.evidence] }
  return {
    relation: outside.relation === 'unknown' ? 'unknown' : 'mixed',
    confidence: weakest(['certain', outside.confidence]),
    evidence: [...evidence, ...outside.evidence],
  }
}

const said = (ips: string[], it: Case, index: BlockIndex<Range>, means: Meaning): Evidence[] => {
  if (ips.length === 0) return []
  const cidrs = [...new Set(ips.map((ip) => index.find(ip)?.cidr ?? ''))]
  return [observed(it.seen.snapshot.sources.pods?.at ?? 'pods', `${ips.length}/${it.ips.length} → ${shown(cidrs, 4).join(', ')}`, means)]
}

/** Pods outside every known node subnet and network: apart if something declares their range, else not known. */
function judgeFar(it: Case, far: string[], known: { nodesKnown: boolean; networkKnown: boolean }): Judgement {
  const claim = it.seen.detections.find(({ detection }) => detection.path && detection.samenetwork)
  if (claim && !known.networkKnown) {
    const { relation = 'same-network', confidence, evidence } = claim.detection.samenetwork as NonNullable<typeof claim.detection.samenetwork>
    return { relation, confidence, evidence: named(claim.cni, evidence) }
  }
  if (it.datapath.kind === 'vpc-native' && !known.networkKnown) {
    return {
      relation: 'unknown',
      confidence: 'unknown',
      evidence: [observed(networkSource(it.seen.snapshot), `${far.length}/${it.ips.length}`, 'ranges.subnets-unknown')],
    }
  }
  const declared = it.declared.filter(({ source }) => source !== 'covering')
  const inDeclared = new BlockIndex(declared.map((range) => [range.cidr, range] as const))
  const held = far.filter((ip) => inDeclared.find(ip))
  const { nodeIPs } = it.seen
  const nodesInside = nodeIPs.filter((ip) => inDeclared.find(ip))
  const evidence: Evidence[] = [
    ...said(held, it, inDeclared, 'ranges.pods-in-declared-range'),
    nodesInside.length === 0
      ? observed('nodes', `${nodeIPs.length}`, 'ranges.no-node-in-pod-range')
      : observed('nodes', nodesInside.slice(0, 3).join(', '), 'ranges.nodes-in-pod-range'),
  ]
  if (held.length === 0 && !known.nodesKnown)
    return {
      relation: 'unknown',
      confidence: 'unknown',
      evidence: [observed('nodes', `${far.length}/${it.ips.length}`, 'ranges.subnets-unknown')],
    }
  if (nodesInside.length > 0 && !known.nodesKnown) return { relation: 'unknown', confidence: 'unknown', evidence }
  const sure = (known.nodesKnown || known.networkKnown || it.datapath.kind === 'overlay') && held.length === far.length
  return { relation: 'apart', confidence: sure ? 'certain' : 'likely', evidence }
}
