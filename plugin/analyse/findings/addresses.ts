/** Addresses that contradict each other: ranges that overlap, pods outside of them, one address on several pods. */
import { BlockIndex, contains, overlaps } from '../../../shared/net/cidr.ts'
import { finding, type KnownFinding } from '../../../shared/text/claim.ts'
import type { ClassifiedPod } from '../pods.ts'
import { shown } from '../shown.ts'
import type { Facts } from './facts.ts'

/** Under an overlay the node decides by destination: an address that is both pod and network loses packets. */
export function overlayOverlapsNetwork({ nodeIPs, report: { datapath, ranges } }: Facts): KnownFinding[] {
  if (datapath.kind !== 'overlay' && datapath.kind !== 'mixed') return []
  const pods = (ranges.pods ?? []).filter(({ source }) => source !== 'ec2-subnet' && source !== 'covering')
  // A covering block is only what was seen, so there the addresses themselves have to lie in the pod range.
  const around = [...(ranges.networks ?? []), ...ranges.nodes.filter(({ source }) => source !== 'covering')]
  const index = new BlockIndex(pods.map(({ cidr }) => [cidr, cidr] as const))
  const inside = Map.groupBy(nodeIPs, (address) => index.find(address) ?? '')
  return pods.flatMap(({ cidr, source }): KnownFinding[] => {
    const blocks = around.filter((other) => overlaps(cidr, other.cidr)).map((other) => other.cidr)
    const nodes = (inside.get(cidr) ?? []).filter((address) => !blocks.some((block) => contains(block, address)))
    const hit = shown([...blocks, ...nodes])
    return hit.length === 0 ? [] : [finding('pod-range-overlaps-network', 'critical', cidr, { overlaps: hit, source })]
  })
}

export function podsOutsideDeclaredRanges({ snapshot, report, detections, proving }: Facts): KnownFinding[] {
  // A CNI on cloud addresses declares no range itself: without the cloud's subnets nothing can be outside.
  if (!snapshot.sources.subnets?.ok && detections.some(({ detection }) => detection.path && detection.podRanges.length === 0)) return []
  const declared = (report.ranges.pods ?? []).filter(({ source }) => source !== 'covering')
  if (declared.length === 0) return []
  const index = new BlockIndex(declared.map(({ cidr }) => [cidr, true] as const))
  const outside = proving.filter(({ ips: [ip] }) => ip !== undefined && !index.find(ip))
  if (outside.length === 0) return []
  const nodes = [...new Set(outside.flatMap((pod) => pod.node ?? []))]
  const list = outside.map((pod) => `${named(pod)} ${pod.ips.join(',')}`)
  return [finding('pod-outside-ranges', 'warning', 'pods', { pods: shown(list), count: outside.length, nodes: shown(nodes) })]
}

const named = ({ namespace, name }: ClassifiedPod): string => `${namespace}/${name}`

/** The address may already have been taken back: the pod is going, its node is lost, or a container of it has just ended. */
const letsGo = /^(Terminating|Unknown|NodeLost|ContainerCannotRun|StartError|(Init:)?(Error|OOMKilled|ExitCode:.*|Signal:.*))$/

export function duplicateAddresses({ proving, detections }: Facts): KnownFinding[] {
  const first = new Map<string, ClassifiedPod>()
  const holders = new Map<string, Set<string>>()
  for (const pod of proving) {
    if (letsGo.test(pod.status)) continue
    for (const ip of pod.ips) {
      const held = first.get(ip)
      if (held) holders.set(ip, (holders.get(ip) ?? new Set([named(held)])).add(named(pod)))
      else first.set(ip, pod)
    }
  }
  const claims = detections.flatMap(({ detection }) => detection.podRanges)
  return [...holders].flatMap(([ip, names]): KnownFinding[] => {
    if (names.size < 2) return []
    // Several objects that declare one address stand for separate networks, where each may use it.
    const declaredBy = new Set(claims.filter(({ cidr, name }) => name !== undefined && contains(cidr, ip)).map(({ name }) => name))
    return declaredBy.size > 1 ? [] : [finding('duplicate-pod-ip', 'critical', ip, { pods: shown([...names]) })]
  })
}
