/** What is used up or soon will be: pools, the blocks nodes take out of them, and the nodes' own ranges beside max-pods. */

import type { RangeClaim } from '../../../shared/cni/define.ts'
import { allInside, podsInOwnPodCidr } from '../../../shared/cni/membership.ts'
import { addressOf, type Block, BlockIndex, blockOf, sizeOf } from '../../../shared/net/cidr.ts'
import { finding, type KnownFinding } from '../../../shared/text/claim.ts'
import { shown } from '../shown.ts'
import type { Facts } from './facts.ts'

/** Share of a range in use from which it counts as nearly full. */
const NEARLY = 0.9

/** Ranges of which each pod takes an address. Free addresses are an upper bound: gateways, tunnels and other users take some too. */
export function poolsNearlyFull({ report }: Facts): KnownFinding[] {
  return (report.ranges.pods ?? []).flatMap(({ cidr, source, name, addresses }): KnownFinding[] => {
    const size = Number(sizeOf(cidr))
    if (source === 'covering' || source === 'ec2-subnet' || addresses < size * NEARLY) return []
    const free = Math.max(0, size - addresses)
    const data = { free, size, source, ...(name === undefined ? {} : { name }) }
    return [finding('pool-nearly-full', free === 0 ? 'critical' : 'warning', cidr, data)]
  })
}

interface Frame {
  block: Block
  /** Prefix length of the blocks taken out of it. */
  prefix: number
  /** First addresses of the blocks in use. */
  used: Set<bigint>
}

const bitsOf = ({ version }: Pick<Block, 'version'>): number => (version === 4 ? 32 : 128)

type Held = ReadonlyMap<string, readonly Block[]>

/** Blocks that nodes take whole, and each node's own. */
export function nodeBlocksShort(facts: Facts): KnownFinding[] {
  const held = heldBlocks(facts)
  return [...blocksNearlyUsedUp(facts, [...held.values()].flat()), ...nodeRangesTooSmall(facts, held), ...nodeRangesNearlyFull(facts, held)]
}

/** Ranges out of which nodes take whole blocks: a node that finds none left gets no pods, or borrows single addresses. */
function blocksNearlyUsedUp(facts: Facts, held: readonly Block[]): KnownFinding[] {
  const frames = facts.detections.flatMap(({ detection }) => (detection.path ? detection.podRanges : [])).flatMap((claim) => frameOf(claim, held))
  const index = new BlockIndex(frames.map((frame) => [frame.block.cidr, frame] as const))
  const use = (number: bigint, frame: Frame | undefined) => frame?.used.add(number >> BigInt(bitsOf(frame.block) - frame.prefix))
  for (const { start, cidr } of held) use(start, index.find(cidr.split('/')[0] as string))
  for (const ip of facts.proving.flatMap(({ ips }) => ips)) use(addressOf(ip)?.number ?? 0n, index.find(ip))
  return frames.flatMap(({ block, prefix, used }): KnownFinding[] => {
    const total = 2 ** (prefix - block.prefix)
    if (used.size === 0 || used.size < total * NEARLY) return []
    return [finding('pool-blocks-nearly-used-up', 'warning', block.cidr, { blocks: `/${prefix}`, total, left: Math.max(0, total - used.size) })]
  })
}

/** Frames whose blocks are the nodes' podCIDRs: their size is that of the podCIDRs. */
const cutByPodCidr = new Set<RangeClaim['source']>(['flannel-net-conf', 'k3s-args'])

function frameOf({ cidr, source, blocks }: RangeClaim, held: readonly Block[]): Frame[] {
  const block = blockOf(cidr)
  if (!block) return []
  const prefixes = cutByPodCidr.has(source)
    ? new Set(
        held.filter(({ start, version }) => version === block.version && start >= block.start && start <= block.end).map(({ prefix }) => prefix),
      )
    : undefined
  const prefix = blocks?.prefix ?? (prefixes?.size === 1 ? [...prefixes][0] : undefined)
  return prefix === undefined || prefix < block.prefix || prefix > bitsOf(block) ? [] : [{ block, prefix, used: new Set() }]
}

/** Blocks by node name, where pods are known to take their addresses from their node's own: of the CNI's objects, else podCIDRs. */
function heldBlocks({ nodes: seen, detections, proving }: Facts): Held {
  const nodes = seen.map(({ fact }) => fact)
  const named = detections.flatMap(({ detection }) => Object.entries((detection.path && detection.nodeBlocks) || {}))
  const byPodCidr = named.length === 0 && allInside(podsInOwnPodCidr({ nodes, pods: proving }))
  const written: [string, readonly string[]][] = byPodCidr ? nodes.map((node) => [node.name, node.podCIDRs]) : named
  return new Map(written.map(([node, cidrs]) => [node, cidrs.flatMap((cidr) => blockOf(cidr) ?? [])]))
}

/** A node's own range against the pods it may run. First and last address are never a pod's; pods on the node's address need none. */
function nodeRangesTooSmall(facts: Facts, held: Held): KnownFinding[] {
  const sizes = nodeRangeSizes(facts, held)
  const small = (facts.report.nodes ?? []).flatMap(({ name, maxPods, pods }) => {
    const size = sizes.get(name)
    return size === undefined || maxPods === undefined || maxPods - (pods?.hostNetwork ?? 0) <= size - 2 ? [] : [{ name, size, maxPods }]
  })
  return [...Map.groupBy(small, ({ size, maxPods }) => `${size} ${maxPods}`).values()].map((group): KnownFinding => {
    const { size = 0, maxPods = 0 } = group[0] ?? {}
    const data = { addresses: size, maxPods, nodes: shown(group.map(({ name }) => name)), count: group.length }
    return finding('node-range-below-max-pods', 'warning', 'nodes', data)
  })
}

/** IPv4 addresses in each node's own range; IPv6 ranges never run out. */
function nodeRangeSizes(facts: Facts, held: Held): Map<string, number> {
  const sizes = [...held].map(([node, blocks]) => [node, ipv4Size(blocks)] as const).filter(([, size]) => size > 0)
  if (sizes.length > 0) return new Map(sizes)
  // Blocks could not be read; their declared size is the same for every node that takes exactly one.
  const one = facts.detections
    .flatMap(({ detection }) => (detection.path ? detection.podRanges : []))
    .filter(({ cidr, blocks }) => blocks?.perNode === 'one' && blockOf(cidr)?.version === 4)
  const prefix = one[0]?.blocks?.prefix
  return new Map(prefix === undefined ? [] : (facts.report.nodes ?? []).map(({ name }) => [name, 2 ** (32 - prefix)]))
}

const ipv4Size = (blocks: readonly Block[]): number =>
  blocks.filter(({ version }) => version === 4).reduce((sum, { prefix }) => sum + 2 ** (32 - prefix), 0)

function nodeRangesNearlyFull(facts: Facts, held: Held): KnownFinding[] {
  const owners = new BlockIndex(
    [...held].flatMap(([node, blocks]) => blocks.filter(({ version }) => version === 4).map(({ cidr }) => [cidr, node] as const)),
  )
  const used = new Map<string, number>()
  for (const pod of facts.proving) {
    if (pod.node === undefined) continue
    for (const ip of pod.ips) if (owners.find(ip) === pod.node) used.set(pod.node, (used.get(pod.node) ?? 0) + 1)
  }
  const full = [...used].flatMap(([node, count]) => {
    const usable = ipv4Size(held.get(node) ?? []) - 2
    return count < usable * NEARLY ? [] : [`${node} ${count}/${usable}`]
  })
  return full.length === 0 ? [] : [finding('node-range-nearly-full', 'warning', 'nodes', { nodes: shown(full), count: full.length })]
}
