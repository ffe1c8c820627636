/** Headers of a packet between two nodes: as the report says, or, in a report of an older version, as its encapsulation implies. */
import { wireHeaders } from '../cni/encapsulation.ts'
import type { Encapsulation, Node, Report, WireHeader } from '../contract/report.ts'
import { type Family, familyOf } from '../net/cidr.ts'

/** Of which packet: qualifiers of the contract's WireHeader. */
export interface WireOf {
  family?: Family
  pool?: string
  class?: string
  between?: WireHeader['between']
}

/** Outermost first, without the link's own Ethernet header; undefined where nothing is known of it. */
export function wireOf(report: Report, of: WireOf): readonly WireHeader[] | undefined {
  const asked: WireOf = { family: 'ipv4', between: 'different-subnets', ...of }
  const headers = report.datapath.wire?.filter((header) => fits(header, asked)) ?? derived(report, asked)
  const own = headers?.[0]?.header === 'ethernet' ? headers.slice(1) : headers
  return own && own.length > 0 ? own : undefined
}

const fits = (header: WireHeader, of: WireOf): boolean =>
  (['family', 'pool', 'class', 'between'] as const).every((name) => header[name] === undefined || header[name] === of[name])

/** The part of the report that speaks of this packet. */
export function encapsulationOf({ datapath }: Report, of: WireOf): Encapsulation | undefined {
  const { classes, pools, families } = datapath
  if (of.class !== undefined) {
    const found = classes?.find(({ name }) => name === of.class)
    return found && found.kind !== 'unknown' ? found.encapsulation : undefined
  }
  const known = datapath.kind === 'unknown' || datapath.kind === 'mixed' ? undefined : datapath.encapsulation
  return pools?.find(({ cidr }) => cidr === of.pool)?.encapsulation ?? (of.family && families?.[of.family]) ?? known
}

function derived(report: Report, of: WireOf): WireHeader[] | undefined {
  const encapsulation = encapsulationOf(report, of)
  if (!encapsulation) return undefined
  const { encryption, families } = report.datapath
  return wireHeaders({
    encapsulation: isBare(encapsulation, of.between) ? { protocol: 'none', when: 'never' } : encapsulation,
    encryption,
    outer: outerFamily(report.nodes, families ? of.family : undefined),
    inner: of.family ?? 'ipv4',
  })
}

const isBare = ({ protocol, when }: Encapsulation, between: WireHeader['between']): boolean =>
  protocol === 'none' || when === 'never' || (when === 'cross-subnet' && between === 'same-subnet')

/** The family asked for where nodes have it, else IPv4 where a node has one. */
function outerFamily(nodes: readonly Node[] = [], asked: Family | undefined): Family {
  const has = (family: Family) => nodes.some(({ internalIPs }) => internalIPs.some((ip) => familyOf(ip) === family))
  return asked && has(asked) ? asked : has('ipv4') || !has('ipv6') ? 'ipv4' : 'ipv6'
}
