/** Per node: its interfaces with their slots and prefixes, and addresses assigned, warm, primary and free. */

import { canTrunk } from '../../../shared/cni/aws-vpc/trunks.ts'
import type { NodePool, PoolInterface } from '../../../shared/contract/addresses.ts'
import type { InterfaceFact } from '../../../shared/contract/snapshot.ts'
import { addressOf, blockOf, contains } from '../../../shared/net/cidr.ts'
import type { SeenNode } from '../seen.ts'
import { type Config, type Counting, forPods, roleOf } from './counting.ts'
import type { Room } from './warm.ts'

export type Pool = Pick<NodePool, 'holds' | 'limits' | 'interfaces' | 'assigned' | 'warm' | 'primary' | 'free'> & { room: Room | undefined }

export function poolOf(node: SeenNode, { config, allPods }: Counting): Pool {
  const limits = limitsOf(node)
  const living = allPods ? new Set(node.pods.flatMap(({ proves, ips }) => (proves ? ips : []))) : undefined
  const interfaces = node.interfaces
    .map((eni) => interfaceOf(eni, living, limits, config))
    .sort((a, b) => a.card - b.card || (a.device ?? 99) - (b.device ?? 99))
  const holding = interfaces.filter(({ role }) => role === 'primary' || role === 'secondary' || role === 'trunk')
  const ipv4 = (eni: PoolInterface) => eni.prefixes.filter(({ size }) => size !== undefined)
  const held = holding.reduce((sum, eni) => sum + eni.secondary.held + ipv4(eni).length * 16, 0)
  const assigned = holding.reduce((sum, eni) => sum + eni.secondary.assigned + eni.prefixes.reduce((own, prefix) => own + prefix.assigned, 0), 0)
  const room = limits && !config.ipv6 ? roomOf(interfaces, limits, config) : undefined
  const used = interfaces.filter((eni) => eni.forPods).reduce((sum, eni) => sum + eni.used, 0)
  return {
    holds: holdsOf(holding),
    limits,
    interfaces,
    assigned: living && assigned,
    warm: living && !config.ipv6 ? Math.max(0, held - assigned) : undefined,
    primary: interfaces.filter(({ primaryIP, role }) => primaryIP !== undefined && role !== 'branch').length,
    free: room && Math.max(0, room.slots - used) * room.each,
    room,
  }
}

/** Of the default network card: the CNI makes its interfaces there. Source: aws/amazon-vpc-cni-k8s:scripts/gen_vpc_ip_limits.go. */
function limitsOf({ type }: SeenNode): NodePool['limits'] {
  if (!type) return undefined
  const card = type.defaultCard ?? 0
  return {
    enis: type.cards.find(({ index }) => index === card)?.maxInterfaces ?? type.maxInterfaces,
    ipv4PerEni: type.ipv4PerInterface,
    card,
    cards: type.cards,
    // Bare metal has no hypervisor and is Nitro as well.
    nitro: type.hypervisor === undefined ? true : type.hypervisor === 'nitro',
    trunking: canTrunk(type.type),
  }
}

function roomOf(interfaces: readonly Pick<PoolInterface, 'role' | 'card'>[], limits: NonNullable<NodePool['limits']>, config: Config): Room {
  const perEni = limits.ipv4PerEni - 1
  const outside = interfaces.filter(({ role, card }) => (role === 'unmanaged' || role === 'no-ip') && card === limits.card).length
  const most = (config.maxEni > 0 ? Math.min(config.maxEni, limits.enis) : limits.enis) - outside - (config.custom ? 1 : 0)
  return { perEni, each: config.prefix && limits.nitro !== false ? 16 : 1, slots: Math.max(0, most) * perEni }
}

function interfaceOf(eni: InterfaceFact, living: Set<string> | undefined, limits: NodePool['limits'], config: Config): PoolInterface {
  const role = roleOf(eni, config)
  const secondary = eni.privateIPs.filter((ip) => ip !== eni.primaryIP)
  return {
    id: eni.id,
    card: eni.networkCard ?? 0,
    device: eni.deviceIndex,
    role,
    subnet: eni.subnetId,
    primaryIP: eni.primaryIP,
    forPods: forPods(role, config),
    slots: limits && role !== 'branch' && role !== 'no-ip' ? limits.ipv4PerEni - 1 : undefined,
    used: secondary.length + eni.prefixes.length,
    secondary: { held: secondary.length, assigned: secondary.filter((ip) => living?.has(ip)).length },
    prefixes: [
      ...eni.prefixes.map((cidr) => ipv4Prefix(cidr, living)),
      ...eni.ipv6Prefixes.map((cidr) => ({ cidr, assigned: [...(living ?? [])].filter((ip) => contains(cidr, ip)).length })),
    ],
  }
}

function ipv4Prefix(cidr: string, living: Set<string> | undefined): PoolInterface['prefixes'][number] {
  const block = blockOf(cidr)
  const size = block ? Number(block.end - block.start) + 1 : 16
  if (!living || !block) return { cidr, assigned: 0, size }
  const map = Array.from({ length: size }, () => '.')
  for (const ip of living) {
    const address = addressOf(ip)
    if (address?.version === block.version && address.number >= block.start && address.number <= block.end)
      map[Number(address.number - block.start)] = '#'
  }
  return { cidr, assigned: map.filter((mark) => mark === '#').length, size, map: map.join('') }
}

function holdsOf(interfaces: readonly PoolInterface[]): NodePool['holds'] {
  const single = interfaces.some(({ secondary }) => secondary.held > 0)
  const prefixes = interfaces.flatMap((eni) => eni.prefixes)
  const ipv4 = prefixes.some(({ size }) => size !== undefined)
  if (ipv4) return single ? 'mixed' : 'prefix'
  if (single) return 'secondary-ip'
  return prefixes.length > 0 ? 'ipv6-prefix' : 'nothing'
}
