/** What the counts show. Ids are permanent; words, advice and sources live in shared/text/address-findings.ts. */
import type { Addresses } from '../../../shared/contract/addresses.ts'
import type { Finding } from '../../../shared/contract/report.ts'
import { shown } from '../shown.ts'

const rules: readonly ((addresses: Addresses) => Finding[])[] = [subnets, zones, maxPods, departures, leaks, idle, unattributed]

export const addressFindings = (addresses: Addresses): Finding[] => rules.flatMap((rule) => rule(addresses))

function subnets({ subnets: all }: Addresses): Finding[] {
  return all.flatMap(({ id, failsFirst, free, blocks, zone = '?' }): Finding[] => {
    if (!failsFirst?.now) return []
    const data = { condition: failsFirst.condition, free: free ?? 0, zone, fragmented: blocks?.fragmented ?? 0 }
    return [
      {
        id: failsFirst.condition === 'InsufficientCidrBlocks' ? 'subnet-no-free-block' : 'subnet-no-free-address',
        severity: 'critical',
        subject: id,
        data,
      },
    ]
  })
}

/** A zone with less than a quarter of what the widest zone has left. */
function zones({ zones: all, mode }: Addresses): Finding[] {
  const left = all.filter(({ nodes }) => nodes > 0).map(({ zone, free, freeBlocks }) => ({ zone, left: mode === 'prefix' ? freeBlocks : free }))
  const known = left.flatMap((one) => (one.left === undefined ? [] : [{ zone: one.zone, left: one.left }]))
  const most = Math.max(...known.map((one) => one.left))
  const poor = known.filter((one) => one.left * 4 < most)
  return poor.map(({ zone, left: own }) => ({
    id: 'zone-imbalance',
    severity: 'info',
    subject: zone,
    data: { free: own, most, unit: mode === 'prefix' ? 'blocks' : 'addresses' },
  }))
}

function maxPods({ nodes }: Addresses): Finding[] {
  const groups = (verdict: 'over' | 'under') =>
    Map.groupBy(
      nodes.filter((node) => node.maxPods.verdict === verdict),
      ({ type, maxPods: { kubelet, formula } }) => `${type} ${kubelet} ${formula?.value}`,
    )
  return (['over', 'under'] as const).flatMap((verdict) =>
    [...groups(verdict).values()].flatMap((own): Finding[] => {
      const [first] = own
      const formula = first?.maxPods.formula
      if (!first || !formula) return []
      return [
        {
          id: `max-pods-${verdict}`,
          severity: verdict === 'over' ? 'warning' : 'info',
          subject: first.type ?? '?',
          data: {
            kubelet: first.maxPods.kubelet ?? 0,
            formula: formula.value,
            enis: formula.enis,
            perEni: formula.perEni,
            each: formula.each,
            caps: (formula.caps ?? []).map(String),
            nodes: shown(own.map(({ name }) => name)),
            count: own.length,
          },
        },
      ]
    }),
  )
}

const severities: Record<string, Finding['severity']> = { 'in-node-subnet': 'warning', 'eniconfig-missing': 'critical', 'no-blocks': 'critical' }

/** Nodes that do not do what is configured, grouped by what and why. */
function departures({ nodes }: Addresses): Finding[] {
  const rows = nodes.flatMap(({ name, follows }) =>
    follows.filter(({ ok }) => !ok).map(({ about, why = 'not-seen-why', saw }) => ({ name, about, why, saw })),
  )
  return [...Map.groupBy(rows, ({ about, why }) => `${about} ${why}`).values()].flatMap((own): Finding[] => {
    const [first] = own
    if (!first) return []
    // The subject once more, as ICU's select wants it: its keys take no hyphen.
    const data = {
      reason: first.why.replaceAll('-', '_'),
      saw: shown([...new Set(own.map(({ saw }) => saw))]),
      nodes: shown(own.map(({ name }) => name)),
      count: own.length,
    }
    return [{ id: `${first.about}-not-followed`, severity: severities[first.why] ?? 'warning', subject: first.why, data }]
  })
}

function leaks({ leaks: { interfaces = [] } }: Addresses): Finding[] {
  if (interfaces.length === 0) return []
  const held = interfaces.reduce((sum, { addresses }) => sum + addresses, 0)
  const data = {
    interfaces: shown(interfaces.map(({ id }) => id)),
    count: interfaces.length,
    addresses: held,
    subnets: [...new Set(interfaces.map(({ subnet }) => subnet))],
  }
  return [{ id: 'leaked-interfaces', severity: 'warning', subject: 'interfaces', data }]
}

function idle({ leaks: { idle: own = [] } }: Addresses): Finding[] {
  if (own.length === 0) return []
  return [
    {
      id: 'addresses-beyond-warm-target',
      severity: 'info',
      subject: 'nodes',
      data: { nodes: shown(own.map(({ node }) => node)), count: own.length, addresses: own.reduce((sum, { addresses }) => sum + addresses, 0) },
    },
  ]
}

/** Fargate, Auto Mode and hybrid pods are expected to be out of sight. */
function unattributed({ unattributed: own = [] }: Addresses): Finding[] {
  const odd = own.filter(({ why }) => why !== 'node-class')
  return odd.length === 0
    ? []
    : [
        {
          id: 'pod-address-unattributed',
          severity: 'warning',
          subject: 'pods',
          data: { pods: shown(odd.map(({ namespace, name, ip }) => `${namespace}/${name} ${ip}`)), count: odd.length },
        },
      ]
}
