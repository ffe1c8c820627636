/** `addresses` of a report and its findings: loaded only where the Amazon VPC CNI runs and EC2 answered. Pure. */

import { itemsOf } from '../../../shared/cni/view.ts'
import type { Addresses, NodePool, SubnetAddresses } from '../../../shared/contract/addresses.ts'
import type { Report } from '../../../shared/contract/report.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { attribute } from './attribution.ts'
import { type EksNode, type Facts, factsOf, managed } from './facts.ts'
import { addressFindings } from './findings.ts'
import { eniConfigOf, followsOf } from './follows.ts'
import { leaksOf } from './leaks.ts'
import { maxPodsOf } from './max-pods.ts'
import { type Pool, poolOf } from './pools.ts'
import { subnetsOf } from './subnets.ts'
import { heldFor, inForce, whatIf } from './warm.ts'

const weight = { critical: 0, warning: 1, info: 2 }

/** The report with `addresses` and what they show; the report itself where there is nothing to count. */
export function withAddresses(snapshot: Snapshot, report: Report): Report {
  const facts = factsOf(snapshot, report)
  if (!facts) return report
  // Through JSON once, so that absent fields are absent and a report equals its own file.
  const addresses = JSON.parse(JSON.stringify(addressesOf(facts))) as Addresses
  const findings = [...report.findings, ...addressFindings(addresses)].sort(
    (a, b) => weight[a.severity] - weight[b.severity] || a.id.localeCompare(b.id) || a.subject.localeCompare(b.subject),
  )
  return { ...report, addresses, findings }
}

function addressesOf(facts: Facts): Addresses {
  const { config, snapshot } = facts
  const attribution = attribute(facts)
  const nodes = facts.nodes.filter((node) => managed(node) && node.instanceId !== undefined)
  const drafts = nodes.map((node) => ({ node, pool: poolOf(node, config), eniConfig: eniConfigOf(node, facts) }))
  const subnets = subnetsOf(facts, new Set(drafts.flatMap(({ eniConfig }) => eniConfig?.subnet ?? [])))
  const byId = new Map(subnets.map((subnet) => [subnet.id, subnet]))
  const firstWithPrefixes = drafts.flatMap(({ node, pool }) => (pool.holds === 'prefix' ? (node.fact.created ?? []) : [])).sort()[0]
  const pools = drafts.map(({ node, pool, eniConfig }): NodePool => {
    const { room, ...shown } = pool
    const supply = supplyOf(pool, byId, eniConfig?.subnet)
    return {
      name: node.fact.name,
      type: node.typeName,
      zone: node.zone,
      ...shown,
      target: room && pool.assigned !== undefined && config.prefix !== undefined ? heldFor(pool.assigned, config.warm, room) : undefined,
      maxPods: maxPodsOf(node, pool, config, supply),
      eniConfig,
      follows: followsOf({ node, pool, facts, eniConfig, subnets: byId, firstWithPrefixes }),
    }
  })
  return {
    mode: config.prefix === undefined || config.ipv6 === undefined ? 'unknown' : config.ipv6 ? 'ipv6' : config.prefix ? 'prefix' : 'secondary-ip',
    custom: config.custom === true,
    total: { assigned: sum(pools, 'assigned'), warm: sum(pools, 'warm'), primary: sum(pools, 'primary') ?? 0, free: sum(pools, 'free') },
    pods: attribution?.pods,
    unattributed: attribution?.unattributed,
    nodes: pools,
    warm: warmOf(facts, drafts),
    subnets,
    zones: zonesOf(nodes, subnets),
    snat: snatOf(facts),
    mtu: mtuOf(facts),
    addon: snapshot.sources.addon?.ok ? addonOf(snapshot.sources.addon.items) : undefined,
    leaks: { interfaces: leaksOf(facts), idle: idleOf(pools) },
  }
}

const sum = (pools: readonly NodePool[], what: 'assigned' | 'warm' | 'primary' | 'free'): number | undefined =>
  pools.some((pool) => pool[what] === undefined) ? undefined : pools.reduce((total, pool) => total + (pool[what] ?? 0), 0)

/** Addresses the subnets of a node's pod interfaces can still give it. */
function supplyOf({ interfaces, room }: Pool, subnets: ReadonlyMap<string, SubnetAddresses>, configured: string | undefined): number | undefined {
  const ids = new Set([...interfaces.flatMap(({ forPods, subnet }) => (forPods && subnet ? [subnet] : [])), ...(configured ? [configured] : [])])
  const each = [...ids].map((id) => subnets.get(id)).map((subnet) => (room?.each === 16 ? subnet?.blocks && subnet.blocks.free * 16 : subnet?.free))
  return each.length === 0 || each.some((one) => one === undefined) ? undefined : each.reduce<number>((total, one) => total + (one ?? 0), 0)
}

function warmOf({ config }: Facts, drafts: readonly { pool: Pool }[]): Addresses['warm'] {
  const known = drafts.flatMap(({ pool: { assigned, room } }) => (assigned === undefined || !room ? [] : [{ assigned, room }]))
  const all = drafts.every(({ pool: { assigned, warm } }) => assigned !== undefined && warm !== undefined)
  return {
    ...inForce(config),
    held: all ? drafts.reduce((total, { pool: { assigned = 0, warm = 0 } }) => total + assigned + warm, 0) : undefined,
    whatIf: known.length === drafts.length ? whatIf(known, config) : [],
  }
}

function zonesOf(nodes: readonly EksNode[], subnets: readonly SubnetAddresses[]): Addresses['zones'] {
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

function snatOf({ cni: { settings }, snapshot }: Facts): Addresses['snat'] {
  const external = settings.AWS_VPC_K8S_CNI_EXTERNALSNAT
  if (!external || external.from === 'unresolved') return undefined
  return {
    external: external.value === 'true',
    exclude: (settings.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS?.value ?? '')
      .split(',')
      .map((cidr) => cidr.trim())
      .filter((cidr) => cidr !== ''),
    network: itemsOf(snapshot.sources.vpcs).flatMap(({ cidrs }) => cidrs),
    ports: settings.AWS_VPC_K8S_CNI_RANDOMIZESNAT?.value || 'prng',
  }
}

function mtuOf({ cni: { settings } }: Facts): Addresses['mtu'] {
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
