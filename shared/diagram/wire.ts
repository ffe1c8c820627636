/** Headers of a packet between two nodes: as the report says, or, in a report of an older version, as its encapsulation implies. */
import type { Datapath, Encapsulation, Node, Protocol, Report, WireHeader } from '../contract/report.ts'
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

const size = { ipv4: 20, ipv6: 40 } as const
const ethernet: WireHeader = { header: 'ethernet', bytes: 14 }

/** Behind the outer IP header, before the pod's own packet; `hides` where nothing of the pod is left to see. */
const behind: Partial<Record<Protocol, { headers: readonly WireHeader[]; hides?: true }>> = {
  ipip: { headers: [] },
  vxlan: { headers: [{ header: 'udp', bytes: 8 }, { header: 'vxlan', bytes: 8 }, ethernet] },
  geneve: { headers: [{ header: 'udp', bytes: 8 }, { header: 'geneve', bytes: 8 }, ethernet] },
  gre: { headers: [{ header: 'gre', bytes: 8 }, ethernet] },
  udp: { headers: [{ header: 'udp', bytes: 8 }] },
  fou: { headers: [{ header: 'udp', bytes: 8 }, { header: 'fou' }] },
  stt: { headers: [{ header: 'tcp', bytes: 20 }, { header: 'stt', bytes: 18 }, ethernet] },
  sleeve: { headers: [{ header: 'udp', bytes: 8 }, { header: 'sleeve' }, ethernet] },
  wireguard: {
    headers: [
      { header: 'udp', bytes: 8 },
      { header: 'wireguard', bytes: 32 },
    ],
    hides: true,
  },
  esp: { headers: [{ header: 'esp' }], hides: true },
}

function derived(report: Report, of: WireOf): WireHeader[] | undefined {
  const encapsulation = encapsulationOf(report, of)
  if (!encapsulation) return undefined
  const { encryption } = report.datapath
  const pod: WireHeader = { header: of.family ?? 'ipv4', bytes: size[of.family ?? 'ipv4'], addresses: 'pod' }
  const protocol = isBare(encapsulation, of.between) ? 'none' : encapsulation.protocol
  if (encryption) return hiding(report, of, encryption, encapsulation)
  if (protocol === 'none' || protocol === 'azure-sdn') return [pod]
  return wrapped(report, of, protocol, encapsulation.port, pod)
}

const isBare = ({ protocol, when }: Encapsulation, between: WireHeader['between']): boolean =>
  protocol === 'none' || when === 'never' || (when === 'cross-subnet' && between === 'same-subnet')

/** Only what stands before the encrypted part can be read. */
function hiding(report: Report, of: WireOf, { protocol, port }: NonNullable<Datapath['encryption']>, tunnel: Encapsulation): WireHeader[] {
  const headers = wrapped(report, of, protocol, port ?? (tunnel.protocol === protocol ? tunnel.port : undefined))
  const last = headers.findIndex(({ header }) => header === protocol)
  return last < 0 ? headers : headers.slice(0, last + 1)
}

function wrapped(report: Report, of: WireOf, protocol: Protocol, port: number | undefined, pod?: WireHeader): WireHeader[] {
  const stack = behind[protocol]
  const inside = pod === undefined || stack?.hides ? [] : [pod]
  if (!stack) return [{ header: 'unknown' }, ...inside]
  const outer = outerFamily(report.nodes, report.datapath.families ? of.family : undefined)
  const [first, ...others] = stack.headers
  const ported = first && (port === undefined || first.header === 'gre' || first.header === 'esp' ? first : { ...first, port })
  return [{ header: outer, bytes: size[outer], addresses: 'node' }, ...(ported ? [ported] : []), ...others, ...inside]
}

/** The family asked for where nodes have it, else IPv4 where a node has one. */
function outerFamily(nodes: readonly Node[] = [], asked: Family | undefined): Family {
  const has = (family: Family) => nodes.some(({ internalIPs }) => internalIPs.some((ip) => familyOf(ip) === family))
  return asked && has(asked) ? asked : has('ipv4') || !has('ipv6') ? 'ipv4' : 'ipv6'
}
