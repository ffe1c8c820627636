/** Subnets that nodes and pods use: free addresses, the map of /28 blocks, and which EC2 error comes first. */

import { itemsOf } from '../../../shared/cni/view.ts'
import type { blockStates, SubnetAddresses } from '../../../shared/contract/addresses.ts'
import type { ReservationFact, SubnetFact, SubnetInterfaceFact } from '../../../shared/contract/snapshot.ts'
import { addressOf, type Block, blockOf } from '../../../shared/net/cidr.ts'
import { type Counting, forPods, roleOf } from './counting.ts'

/** AWS keeps the first four addresses and the last one of every subnet. */
const KEPT = 5

/** One letter a state, in the order of `blockStates`. */
const letters = { free: '.', prefix: 'P', used: '#', fragmented: '+', reserved: 'r', edge: 'e' } as const
type State = (typeof blockStates)[number]

/** @param eniSubnets subnets that ENIConfigs of the nodes name. */
export function subnetsOf(counting: Counting, eniSubnets: ReadonlySet<string>): SubnetAddresses[] {
  const uses = usesOf(counting, eniSubnets)
  const { sources } = counting.seen.snapshot
  const interfaces =
    sources.subnetInterfaces?.ok && !sources.subnetInterfaces.partial
      ? Map.groupBy(sources.subnetInterfaces.items, ({ subnetId }) => subnetId)
      : undefined
  const reservations = Map.groupBy(itemsOf(sources.reservations), ({ subnetId }) => subnetId)
  return itemsOf(sources.subnets).flatMap((subnet) => {
    const use = uses.get(subnet.id)
    const block = subnet.cidrs.map(blockOf).find((one) => one?.version === 4)
    if (!use || !block) return []
    const reserved = reservations.get(subnet.id) ?? []
    // Unread reservations would make reserved blocks look free.
    const blocks = interfaces && sources.reservations?.ok !== false ? blockMap(block, interfaces.get(subnet.id) ?? [], reserved) : undefined
    return [rowOf(subnet, block, use, reserved, blocks, counting)]
  })
}

function rowOf(
  subnet: SubnetFact,
  block: Block,
  use: SubnetAddresses['use'],
  reserved: ReservationFact[],
  blocks: SubnetAddresses['blocks'],
  { config }: Counting,
): SubnetAddresses {
  const usable = Number(block.end - block.start) + 1 - KEPT
  return {
    id: subnet.id,
    name: subnet.name,
    zone: subnet.zone,
    cidr: block.cidr,
    use,
    usable,
    free: subnet.free,
    usedPercent: subnet.free === undefined ? undefined : Math.round(((usable - subnet.free) / usable) * 1000) / 10,
    blocks,
    reservations: reserved.map(({ id, cidr, type }) => ({ id, cidr, type })),
    discovery: subnet.tags && subnet.tags['kubernetes.io/role/cni'] === '1',
    failsFirst: failsFirst(subnet.free, blocks, use !== 'nodes' && config.prefix === true),
  }
}

function usesOf({ seen: { nodes, snapshot }, config }: Counting, eniSubnets: ReadonlySet<string>): Map<string, SubnetAddresses['use']> {
  const primary = new Set<string>()
  const pods = new Set(eniSubnets)
  for (const eni of nodes.flatMap((node) => node.interfaces)) {
    const role = roleOf(eni, config)
    if (eni.subnetId === undefined) continue
    if (role === 'primary') primary.add(eni.subnetId)
    if (forPods(role, config) || role === 'branch') pods.add(eni.subnetId)
  }
  return new Map(
    itemsOf(snapshot.sources.subnets).flatMap(({ id, tags }): [string, SubnetAddresses['use']][] => {
      if (primary.has(id)) return [[id, pods.has(id) ? 'both' : 'nodes']]
      if (pods.has(id)) return [[id, 'pods']]
      return config.discovery && tags?.['kubernetes.io/role/cni'] === '1' ? [[id, 'discovery']] : []
    }),
  )
}

function blockMap(
  subnet: Block,
  interfaces: readonly SubnetInterfaceFact[],
  reservations: readonly ReservationFact[],
): NonNullable<SubnetAddresses['blocks']> {
  const total = Math.max(1, Number((subnet.end - subnet.start + 1n) / 16n))
  const place = (number: bigint) => Number((number - subnet.start) / 16n)
  const used = new Array<number>(total).fill(0)
  const states = new Array<State>(total).fill('free')
  // In a prefix reservation EC2 still finds blocks for prefixes; an explicit one is for addresses asked for by name.
  for (const { cidr, type } of reservations) {
    const block = blockOf(cidr)
    if (block && type === 'explicit')
      for (let at = Math.max(0, place(block.start)); at <= Math.min(total - 1, place(block.end)); at += 1) states[at] = 'reserved'
  }
  states[0] = 'edge'
  states[total - 1] = 'edge'
  for (const ip of interfaces.flatMap((eni) => [...new Set([eni.primaryIP ?? '', ...eni.privateIPs])])) {
    const address = addressOf(ip)
    if (address?.version !== 4 || address.number < subnet.start || address.number > subnet.end) continue
    const at = place(address.number)
    used[at] = (used[at] ?? 0) + 1
  }
  used.forEach((count, at) => {
    if (count > 0 && states[at] !== 'edge') states[at] = count >= 16 ? 'used' : 'fragmented'
  })
  for (const cidr of interfaces.flatMap(({ prefixes }) => prefixes)) {
    const block = blockOf(cidr)
    if (block && block.start >= subnet.start && block.end <= subnet.end) states[place(block.start)] = 'prefix'
  }
  const count = (state: State) => states.filter((one) => one === state).length
  return {
    total,
    free: count('free'),
    prefix: count('prefix'),
    used: count('used'),
    fragmented: count('fragmented'),
    reserved: count('reserved'),
    edge: count('edge'),
    map: states.map((state) => letters[state]).join(''),
  }
}

/** With prefixes a node asks for blocks, and a free block holds 16 free addresses: blocks can only run out first, unless nothing is free at all. */
function failsFirst(free: number | undefined, blocks: SubnetAddresses['blocks'], prefixes: boolean): SubnetAddresses['failsFirst'] {
  if (free === 0 || !prefixes) return free === undefined ? undefined : { condition: 'InsufficientFreeAddressesInSubnet', left: free, now: free === 0 }
  return blocks && { condition: 'InsufficientCidrBlocks', left: blocks.free, now: blocks.free === 0 }
}
