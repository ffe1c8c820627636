/** `addresses` of a report: pods to interfaces, pools of nodes, subnets and their blocks. Pure. */

import { itemsOf } from '../../../shared/cni/view.ts'
import type { Addresses, NodePool, SubnetAddresses } from '../../../shared/contract/addresses.ts'
import type { Cni } from '../../../shared/contract/report.ts'
import type { Seen, SeenNode } from '../seen.ts'
import { attribute } from './attribution.ts'
import { type Config, type Counting, countingOf, managed } from './counting.ts'
import { eniConfigOf, followsOf } from './follows.ts'
import { leaksOf } from './leaks.ts'
import { maxPodsOf } from './max-pods.ts'
import { type Pool, poolOf } from './pools.ts'
import { subnetsOf } from './subnets.ts'
import { heldFor, inForce, whatIf } from './warm.ts'

/** Undefined where there is nothing to count. */
export function addressesOf(seen: Seen, cnis: readonly Cni[] | undefined): Addresses | undefined {
  const counting = countingOf(seen, cnis)
  return counting && counted(counting)
}

interface Draft {
  node: SeenNode
  pool: Pool
  eniConfig: NodePool['eniConfig']
}

function counted(counting: Counting): Addresses {
  const { config, seen, cni } = counting
  const attribution = attribute(counting)
  const nodes = seen.nodes.filter((node) => managed(node) && node.join)
  const drafts = nodes.map((node): Draft => ({ node, pool: poolOf(node, counting), eniConfig: eniConfigOf(node, counting) }))
  const subnets = subnetsOf(counting, new Set(drafts.flatMap(({ eniConfig }) => eniConfig?.subnet ?? [])))
  const pools = nodePools(drafts, subnets, counting)
  const { addon } = seen.snapshot.sources
  return {
    mode: modeOf(config),
    custom: config.custom === true,
    total: { assigned: sum(pools, 'assigned'), warm: sum(pools, 'warm'), primary: sum(pools, 'primary') ?? 0, free: sum(pools, 'free') },
    pods: attribution?.pods,
    unattributed: attribution?.unattributed,
    nodes: pools,
    warm: warmOf(config, drafts),
    subnets,
    zones: zonesOf(nodes, subnets),
    snat: snatOf(counting),
    mtu: mtuOf(cni),
    addon: addon?.ok ? addonOf(addon.items) : undefined,
    leaks: { interfaces: leaksOf(counting), idle: idleOf(pools) },
  }
}

function nodePools(drafts: readonly Draft[], subnets: readonly SubnetAddresses[], counting: Counting): NodePool[] {
  const { config } = counting
  const byId = new Map(subnets.map((subnet) => [subnet.id, subnet]))
  const firstWithPrefixes = drafts.flatMap(({ node, pool }) => (pool.holds === 'prefix' ? (node.fact.created ?? []) : [])).sort()[0]
  return drafts.map(({ node, pool, eniConfig }): NodePool => {
    const { room, ...shown } = pool
    return {
      name: node.fact.name,
      type: node.typeName,
      zone: node.zone,
      ...shown,
      target: room && pool.assigned !== undefined && config.prefix !== undefined ? heldFor(pool.assigned, config.warm, room) : undefined,
      maxPods: maxPodsOf(node, pool, counting, supplyOf(pool, byId, eniConfig?.subnet)),
      eniConfig,
      follows: followsOf({ node, pool, counting, eniConfig, subnets: byId, firstWithPrefixes }),
    }
  })
}

function modeOf({ prefix, ipv6 }: Config): Addresses['mode'] {
  if (prefix === undefined || ipv6 === undefined) return 'unknown'
  return ipv6 ? 'ipv6' : prefix ? 'prefix' : 'secondary-ip'
}

const sum = (pools: readonly NodePool[], what: 'assigned' | 'warm' | 'primary' | 'free'): number | undefined =>
  pools.some((pool) => pool[what] === undefined) ? undefined : pools.reduce((total, pool) => total + (pool[what] ?? 0), 0)

/** Addresses the subnets of a node's pod interfaces can still give it. */
function supplyOf({ interfaces, room }: Pool, subnets: ReadonlyMap<string, SubnetAddresses>, configured: string | undefined): number | undefined {
  const ids = new Set([...interfaces.flatMap(({ forPods, subnet }) => (forPods && subnet ? [subnet] : [])), ...(configured ? [configured] : [])])
  const each = [...ids].map((id) => subnets.get(id)).map((subnet) => (room?.each === 16 ? subnet?.blocks && subnet.blocks.free * 16 : subnet?.free))
  return each.length === 0 || each.some((one) => one === undefined) ? undefined : each.reduce<number>((total, one) => total + (one ?? 0), 0)
}

function warmOf(config: Config, drafts: readonly Draft[]): Addresses['warm'] {
  const known = drafts.flatMap(({ pool: { assigned, room } }) => (assigned === undefined || !room ? [] : [{ assigned, room }]))
  const all = drafts.every(({ pool: { assigned, warm } }) => assigned !== undefined && warm !== undefined)
  return {
    ...inForce(config),
    held: all ? drafts.reduce((total, { pool: { assigned = 0, warm = 0 } }) => total + assigned + warm, 0) : undefined,
    whatIf: known.length === drafts.length ? whatIf(known, config) : [],
  }
}

function zonesOf(nodes: readonly SeenNode[], subnets: readonly SubnetAddresses[]): Addresses['zones'] {
  const names = [...new Set([...nodes.flatMap(({ zone }) => zone ?? []), ...subnets.flatMap(({ zone }) => zone ?? [])])].sort()
  return names.map((zone) => {
    const own = subnets.filter((subnet) => subnet.zone === zone && subnet.use !== 'nodes')
    const total = (values: (number | undefined)[]) =>
      values.length === 0 || values.includes(undefined) ? undefined : values.reduce<number>((all, one) => all + (one ?? 0), 0)
    return {
      zone,
      nodes: nodes.filter((node) => node.zone === zone).length,
      free: total(own.map(({ free }) => free)),
      freeBlocks: total(own.map(({ blocks }) => blocks?.free)),
    }
  })
}

function snatOf({ cni: { settings }, seen }: Counting): Addresses['snat'] {
  const external = settings.AWS_VPC_K8S_CNI_EXTERNALSNAT
  if (!external || external.from === 'unresolved') return undefined
  return {
    external: external.value === 'true',
    exclude: (settings.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS?.value ?? '')
      .split(',')
      .map((cidr) => cidr.trim())
      .filter((cidr) => cidr !== ''),
    network: itemsOf(seen.snapshot.sources.vpcs).flatMap(({ cidrs }) => cidrs),
    ports: settings.AWS_VPC_K8S_CNI_RANDOMIZESNAT?.value || 'prng',
  }
}

function mtuOf({ settings }: Cni): Addresses['mtu'] {
  const number = (name: string) => (/^\d{3,5}$/.test(settings[name]?.value ?? '') ? Number(settings[name]?.value) : undefined)
  const eni = number('AWS_VPC_ENI_MTU')
  return { eni, pod: number('POD_MTU') ?? eni }
}

const addonOf = (addon: { managed: boolean; version?: string; status?: string } | null): Addresses['addon'] =>
  addon ? { managed: addon.managed, version: addon.version, status: addon.status } : { managed: false }

/** Addresses no living pod holds and no warm setting asks for. Cooling ones (30 s after a pod ends) cannot be told apart from outside. */
const idleOf = (pools: readonly NodePool[]): Addresses['leaks']['idle'] =>
  pools.some(({ assigned, warm }) => assigned === undefined || warm === undefined)
    ? undefined
    : pools.flatMap(({ name, assigned = 0, warm = 0, target }) =>
        target !== undefined && assigned + warm > target ? [{ node: name, addresses: assigned + warm - target, target }] : [],
      )
