/** What the counts show. Ids are permanent; words, advice and sources live in shared/text/findings. */
import type { Addresses } from '../../../shared/contract/addresses.ts'
import type { Finding } from '../../../shared/contract/report.ts'
import { finding, type KnownFinding } from '../../../shared/text/claim.ts'
import { shown } from '../shown.ts'

const rules: readonly ((addresses: Addresses) => KnownFinding[])[] = [subnets, zones, maxPods, departures, leaks, idle, unattributed]

export const addressFindings = (addresses: Addresses): KnownFinding[] => rules.flatMap((rule) => rule(addresses))

function subnets({ subnets: all }: Addresses): KnownFinding[] {
  return all.flatMap(({ id, failsFirst, free, blocks, zone = '?' }): KnownFinding[] => {
    if (!failsFirst?.now) return []
    const data = { condition: failsFirst.condition, free: free ?? 0, zone, fragmented: blocks?.fragmented ?? 0 }
    return [finding(failsFirst.condition === 'InsufficientCidrBlocks' ? 'subnet-no-free-block' : 'subnet-no-free-address', 'critical', id, data)]
  })
}

/** A zone with less than a quarter of what the widest zone has left. */
function zones({ zones: all, mode }: Addresses): KnownFinding[] {
  const left = all.filter(({ nodes }) => nodes > 0).map(({ zone, free, freeBlocks }) => ({ zone, left: mode === 'prefix' ? freeBlocks : free }))
  const known = left.flatMap((one) => (one.left === undefined ? [] : [{ zone: one.zone, left: one.left }]))
  const most = Math.max(...known.map((one) => one.left))
  const poor = known.filter((one) => one.left * 4 < most)
  const unit = mode === 'prefix' ? 'blocks' : 'addresses'
  return poor.map(({ zone, left: own }) => finding('zone-imbalance', 'info', zone, { free: own, most, unit }))
}

function maxPods({ nodes }: Addresses): KnownFinding[] {
  const groups = (verdict: 'over' | 'under') =>
    Map.groupBy(
      nodes.filter((node) => node.maxPods.verdict === verdict),
      ({ type, maxPods: { kubelet, formula } }) => `${type} ${kubelet} ${formula?.value}`,
    )
  return (['over', 'under'] as const).flatMap((verdict) =>
    [...groups(verdict).values()].flatMap((own): KnownFinding[] => {
      const [first] = own
      const formula = first?.maxPods.formula
      if (!first || !formula) return []
      const data = {
        kubelet: first.maxPods.kubelet ?? 0,
        formula: formula.value,
        enis: formula.enis,
        perEni: formula.perEni,
        each: formula.each,
        caps: (formula.caps ?? []).map(String),
        nodes: shown(own.map(({ name }) => name)),
        count: own.length,
      }
      return [finding(`max-pods-${verdict}`, verdict === 'over' ? 'warning' : 'info', first.type ?? '?', data)]
    }),
  )
}

const severities: Record<string, Finding['severity']> = { 'in-node-subnet': 'warning', 'eniconfig-missing': 'critical', 'no-blocks': 'critical' }

/** Nodes that do not do what is configured, grouped by what and why. */
function departures({ nodes }: Addresses): KnownFinding[] {
  const rows = nodes.flatMap(({ name, follows }) =>
    follows.filter(({ ok }) => !ok).map(({ about, why = 'not-seen-why', saw }) => ({ name, about, why, saw })),
  )
  return [...Map.groupBy(rows, ({ about, why }) => `${about} ${why}`).values()].flatMap((own): KnownFinding[] => {
    const [first] = own
    if (!first) return []
    // The subject once more, as ICU's select wants it: its keys take no hyphen.
    const data = {
      reason: first.why.replaceAll('-', '_'),
      saw: shown([...new Set(own.map(({ saw }) => saw))]),
      nodes: shown(own.map(({ name }) => name)),
      count: own.length,
    }
    return [finding(`${first.about}-not-followed`, severities[first.why] ?? 'warning', first.why, data)]
  })
}

function leaks({ leaks: { interfaces = [] } }: Addresses): KnownFinding[] {
  if (interfaces.length === 0) return []
  const held = interfaces.reduce((sum, { addresses }) => sum + addresses, 0)
  const data = {
    interfaces: shown(interfaces.map(({ id }) => id)),
    count: interfaces.length,
    addresses: held,
    subnets: [...new Set(interfaces.map(({ subnet }) => subnet))],
  }
  return [finding('leaked-interfaces', 'warning', 'interfaces', data)]
}

function idle({ leaks: { idle: own = [] } }: Addresses): KnownFinding[] {
  if (own.length === 0) return []
  const addresses = own.reduce((sum, one) => sum + one.addresses, 0)
  return [finding('addresses-beyond-warm-target', 'info', 'nodes', { nodes: shown(own.map(({ node }) => node)), count: own.length, addresses })]
}

/** Fargate, Auto Mode and hybrid pods are expected to be out of sight. */
function unattributed({ unattributed: own = [] }: Addresses): KnownFinding[] {
  const odd = own.filter(({ why }) => why !== 'node-class')
  const pods = shown(odd.map(({ namespace, name, ip }) => `${namespace}/${name} ${ip}`))
  return odd.length === 0 ? [] : [finding('pod-address-unattributed', 'warning', 'pods', { pods, count: odd.length })]
}
