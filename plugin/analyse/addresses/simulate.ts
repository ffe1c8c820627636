/** Whether more nodes with so many pods fit: placed one by one, as EC2 and ipamd would take their addresses. Pure. */
import type { Addresses, NodePool, SubnetAddresses } from '../../../shared/contract/addresses.ts'
import type { WarmSettings } from './counting.ts'
import { heldFor, type Room } from './warm.ts'

export interface Wish {
  nodes: number
  /** Pods with an address of their own on each new node; hostNetwork pods take none. */
  podsPerNode: number
  /** Instance type to copy; the most frequent one where not given. */
  type?: string
}

/** Settings and room that a fix changes. */
interface Variant {
  warm?: Partial<WarmSettings>
  each?: 1 | 16
  /** Further addresses (and as many blocks) in every zone. */
  more?: number
}

interface Break {
  /** Which of the new nodes, from 1. */
  node: number
  zone: string
  subnet: string
  condition: 'InsufficientFreeAddressesInSubnet' | 'InsufficientCidrBlocks' | 'NoRoomOnNode'
  wanted: number
  left: number
}

export interface Outcome {
  fits: boolean
  placed: number
  wanted: number
  type: string
  /** What one new node takes: its interfaces' own addresses, addresses for pods, /28 blocks. */
  each: { primary: number; addresses: number; blocks: number; interfaces: number }
  breaks?: Break
  subnets: { id: string; zone: string; before: { free: number; blocks?: number }; after: { free: number; blocks?: number } }[]
  /** Changes under which the same wish fits, each tried. */
  fixes: string[]
}

export type NotPossible = { not: 'no-nodes' | 'no-limits' | 'no-subnets' | 'no-blocks' | 'ipv6' | 'settings-unknown' }

export interface Inputs {
  addresses: Addresses
  warm: WarmSettings
}

/** The warm settings as numbers. An overridden one is kept: instances that are not Nitro fall back to WARM_ENI_TARGET. */
export function warmOf({ warm: { inForce, overridden } }: Addresses): WarmSettings {
  const value = (name: string) => [...inForce, ...overridden].find(({ setting }) => setting === name)?.value ?? 0
  return { eni: value('WARM_ENI_TARGET'), prefix: value('WARM_PREFIX_TARGET'), ip: value('WARM_IP_TARGET'), minimum: value('MINIMUM_IP_TARGET') }
}

interface Left {
  id: string
  zone: string
  use: SubnetAddresses['use']
  free: number
  blocks: number | undefined
}

export function simulate(inputs: Inputs, wish: Wish): Outcome | NotPossible {
  const { addresses } = inputs
  if (addresses.mode === 'ipv6') return { not: 'ipv6' }
  if (addresses.mode === 'unknown') return { not: 'settings-unknown' }
  const model = modelOf(addresses, wish)
  if (!model) return { not: 'no-nodes' }
  if (!model.limits) return { not: 'no-limits' }
  const subnets = addresses.subnets.filter(({ free }) => free !== undefined)
  if (subnets.length === 0) return { not: 'no-subnets' }
  if (addresses.mode === 'prefix' && subnets.every(({ use, blocks }) => use === 'nodes' || !blocks)) return { not: 'no-blocks' }
  const first = place(inputs, wish, model, {})
  return { ...first, fixes: first.fits ? [] : fixesFor(inputs, wish, model, first) }
}

/** The most frequent type, or the one asked for. */
function modelOf({ nodes }: Addresses, { type }: Wish): NodePool | undefined {
  const counts = Map.groupBy(
    nodes.filter((node) => type === undefined || node.type === type),
    (node) => node.type ?? '?',
  )
  return [...counts.values()].sort((a, b) => b.length - a.length)[0]?.[0]
}

function needOf(
  { addresses, warm }: Inputs,
  { podsPerNode }: Wish,
  { limits }: NodePool,
  { warm: changed, each }: Variant,
): Outcome['each'] & { room: Room } {
  const perEni = (limits?.ipv4PerEni ?? 1) - 1
  const most = (limits?.enis ?? 0) - (addresses.custom ? 1 : 0)
  const slotOf = each ?? (addresses.mode === 'prefix' && limits?.nitro !== false ? 16 : 1)
  const room: Room = { perEni, each: slotOf, slots: Math.max(0, most) * perEni }
  const held = heldFor(podsPerNode, { ...warm, ...changed }, room)
  const slots = held / slotOf
  const podEnis = Math.max(addresses.custom ? 0 : 1, Math.ceil(slots / Math.max(1, perEni)))
  const interfaces = podEnis + (addresses.custom ? 1 : 0)
  return { primary: interfaces, addresses: held, blocks: slotOf === 16 ? slots : 0, interfaces, room }
}

function place(inputs: Inputs, wish: Wish, model: NodePool, variant: Variant): Omit<Outcome, 'fixes'> {
  const { addresses } = inputs
  const { room, ...need } = needOf(inputs, wish, model, variant)
  const left = addresses.subnets.flatMap(({ id, zone = '?', use, free, blocks }): Left[] =>
    free === undefined
      ? []
      : [{ id, zone, use, free: free + (variant.more ?? 0), blocks: blocks && blocks.free + Math.floor((variant.more ?? 0) / 16) }],
  )
  const before = structuredClone(left)
  const zones = addresses.zones.filter(({ nodes, zone }) => nodes > 0 && left.some((one) => one.zone === zone)).map(({ zone }) => zone)
  let breaks: Break | undefined
  let placed = 0
  if (wish.podsPerNode > room.slots * room.each)
    breaks = {
      node: 1,
      zone: zones[0] ?? '?',
      subnet: model.type ?? '?',
      condition: 'NoRoomOnNode',
      wanted: wish.podsPerNode,
      left: room.slots * room.each,
    }
  while (!breaks && placed < wish.nodes) {
    breaks = placeOne(left, zones[placed % Math.max(1, zones.length)] ?? '?', need, addresses.custom, placed + 1)
    if (!breaks) placed += 1
  }
  return {
    fits: breaks === undefined,
    placed,
    wanted: wish.nodes,
    type: model.type ?? '?',
    each: need,
    ...(breaks ? { breaks } : {}),
    subnets: left.map(({ id, zone, free, blocks }, index) => ({
      id,
      zone,
      before: { free: before[index]?.free ?? 0, blocks: before[index]?.blocks },
      after: { free, blocks },
    })),
  }
}

/** The roomiest subnets of the zone: one for the node's own address, one for pods. Takes from `left` only where all of it is there. */
function placeOne(left: Left[], zone: string, need: Outcome['each'], custom: boolean, node: number): Break | undefined {
  const roomiest = (fits: (one: Left) => boolean) => left.filter((one) => one.zone === zone && fits(one)).sort((a, b) => b.free - a.free)[0]
  const home = roomiest(({ use }) => use === 'nodes' || use === 'both')
  const pods =
    need.blocks > 0
      ? left.filter((one) => one.zone === zone && one.use !== 'nodes').sort((a, b) => (b.blocks ?? 0) - (a.blocks ?? 0))[0]
      : roomiest(({ use }) => use !== 'nodes')
  const full = (subnet: Left | undefined, condition: Break['condition'], wanted: number, have: number): Break => ({
    node,
    zone,
    subnet: subnet?.id ?? '?',
    condition,
    wanted,
    left: have,
  })
  const own = custom ? 1 : need.interfaces
  if (!home || home.free < own) return full(home, 'InsufficientFreeAddressesInSubnet', own, home?.free ?? 0)
  if (!pods) return full(pods, 'InsufficientFreeAddressesInSubnet', need.addresses, 0)
  // Blocks first: with prefixes it is the block that EC2 looks for.
  if (need.blocks > 0 && (pods.blocks ?? 0) < need.blocks) return full(pods, 'InsufficientCidrBlocks', need.blocks, pods.blocks ?? 0)
  const wanted = need.addresses + (custom ? need.interfaces - 1 : 0) + (pods === home ? own : 0)
  if (pods.free < wanted) return full(pods, 'InsufficientFreeAddressesInSubnet', wanted, pods.free)
  home.free -= own
  pods.free -= need.addresses + (custom ? need.interfaces - 1 : 0)
  if (pods.blocks !== undefined) {
    pods.blocks -= need.blocks
    // Single addresses break blocks up at the rate at which they fill them: never more blocks than free addresses.
    pods.blocks = Math.min(pods.blocks, Math.floor(pods.free / 16))
  }
  return undefined
}

const variants: readonly { id: string; when(addresses: Addresses, first: Break): boolean; change: Variant }[] = [
  { id: 'less-warm', when: (_, { condition }) => condition !== 'NoRoomOnNode', change: { warm: { ip: 2, minimum: 0, eni: 0, prefix: 0 } } },
  {
    id: 'prefix-delegation',
    when: ({ mode }, { condition }) => mode === 'secondary-ip' && condition === 'NoRoomOnNode',
    change: { each: 16, warm: { prefix: 1 } },
  },
  {
    id: 'single-addresses',
    when: ({ mode }, { condition }) => mode === 'prefix' && condition === 'InsufficientCidrBlocks',
    change: { each: 1, warm: { ip: 2, minimum: 0 } },
  },
  { id: 'subnet-/24', when: (_, { condition }) => condition !== 'NoRoomOnNode', change: { more: 251 } },
  { id: 'subnet-/20', when: (_, { condition }) => condition !== 'NoRoomOnNode', change: { more: 4091 } },
]

function fixesFor(inputs: Inputs, wish: Wish, model: NodePool, { breaks }: Omit<Outcome, 'fixes'>): string[] {
  if (!breaks) return []
  const helps = variants.filter(({ when, change }) => when(inputs.addresses, breaks) && place(inputs, wish, model, change).fits).map(({ id }) => id)
  // The smaller of two that help is enough.
  const enough = helps.includes('subnet-/24') ? helps.filter((id) => id !== 'subnet-/20') : helps
  return breaks.condition === 'NoRoomOnNode' ? [...enough, 'bigger-type'] : enough.length > 0 ? enough : ['more-subnets']
}
