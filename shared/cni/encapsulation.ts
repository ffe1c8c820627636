/**
 * Encapsulations as facts: the headers each puts in front of a pod's packet, outermost first, and their bytes, counted
 * against the IP MTU (the outer Ethernet header is not counted). The only place with sizes of headers.
 * Sources: RFC 791, 8200 (IP), 768 (UDP), 7348 (VXLAN), 8926 (Geneve), 2784 and 2890 (GRE with key), 4303 (ESP),
 * https://www.wireguard.com/protocol/ (16 in front, 16 behind).
 */
import type { Encapsulation, Protocol, WireHeader } from '../contract/report.ts'
import type { Family } from '../net/cidr.ts'

export interface Layer {
  name: string
  bytes: number
}

type Header = Pick<WireHeader, 'header' | 'bytes'>

const udp: Header = { header: 'udp', bytes: 8 }
const ethernet: Header = { header: 'ethernet', bytes: 14 }

const ipHeader: Record<Family, Header> = { ipv4: { header: 'ipv4', bytes: 20 }, ipv6: { header: 'ipv6', bytes: 40 } }

interface Tunnel {
  /** Behind the outer IP header. Without bytes where they vary or no source settles them. */
  headers: readonly Header[]
  /** Whether what is inside is encrypted, so that nothing of the pod's packet can be seen. */
  hides?: true
}

/** By protocol; what is not here adds no header that a node's interface would show. */
const tunnels: Partial<Record<Protocol, Tunnel>> = {
  vxlan: { headers: [udp, { header: 'vxlan', bytes: 8 }, ethernet] },
  geneve: { headers: [udp, { header: 'geneve', bytes: 8 }, ethernet] },
  ipip: { headers: [] },
  gre: { headers: [{ header: 'gre', bytes: 8 }, ethernet] },
  udp: { headers: [udp] },
  wireguard: { headers: [udp, { header: 'wireguard', bytes: 32 }], hides: true },
  esp: { headers: [{ header: 'esp' }], hides: true },
  // kube-router's FoU is generic UDP encapsulation (`encap gue`): a header of its own between UDP and the inner packet.
  fou: { headers: [udp, { header: 'gue' }] },
  stt: { headers: [{ header: 'tcp' }, { header: 'stt' }, ethernet] },
  sleeve: { headers: [udp, { header: 'sleeve' }] },
}

const shownNames: Readonly<Record<string, string>> = {
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  udp: 'UDP',
  tcp: 'TCP',
  vxlan: 'VXLAN',
  geneve: 'Geneve',
  gre: 'GRE',
  gue: 'GUE',
  wireguard: 'WireGuard',
  esp: 'ESP',
  stt: 'STT',
  sleeve: 'Sleeve',
  ethernet: 'Ethernet',
}

/** A header's name as engineers write it; an id this version does not know as it is. */
export const headerName = (header: string): string => (Object.hasOwn(shownNames, header) ? (shownNames[header] as string) : header)

const known = ({ headers }: Tunnel): Layer[] | undefined => {
  const all = [ipHeader.ipv4, ...headers].map(({ header, bytes }) => (bytes === undefined ? undefined : { name: headerName(header), bytes }))
  return all.every((layer) => layer !== undefined) ? all : undefined
}

/** Headers in front of the pod's own packet over an IPv4 underlay, of the protocols whose bytes are all known. */
export const headerStacks: Partial<Record<Protocol, readonly Layer[]>> = Object.fromEntries(
  Object.entries(tunnels).flatMap(([protocol, tunnel]) => {
    const layers = known(tunnel)
    return layers ? [[protocol, layers]] : []
  }),
)

export const overheadOf = (protocol: Protocol): number | undefined => headerStacks[protocol]?.reduce((sum, layer) => sum + layer.bytes, 0)

export const none: Encapsulation = { protocol: 'none', when: 'never', overheadBytes: 0 }

/** One protocol as a CNI uses it; port only where the protocol has one. */
export function wraps(protocol: Protocol, when: Encapsulation['when'], port?: number, overheadBytes = overheadOf(protocol)): Encapsulation {
  return {
    protocol,
    when,
    ...(port === undefined ? {} : { port }),
    ...(overheadBytes === undefined ? {} : { overheadBytes }),
  }
}

export interface WireCase {
  encapsulation: Pick<Encapsulation, 'protocol' | 'when' | 'port'>
  encryption?: { protocol: Protocol; port?: number | undefined } | undefined
  /** Family of the nodes' addresses in the outer header, and of the pod's own packet. */
  outer: Family
  inner: Family
  /** Sizes that differ from the usual ones, e.g. Geneve with options. */
  sizes?: Readonly<Record<string, number>> | undefined
}

/** Headers of one packet between two nodes, outermost first. Encryption is outermost and hides all that is inside it. */
export function wireHeaders(it: WireCase): WireHeader[] {
  const own: WireHeader = { ...ipHeader[it.inner], addresses: 'pod' }
  const { protocol, when, port } = it.encapsulation
  // A tunnel that encrypts by itself (Weave's sleeve) is one layer, on its own port.
  if (it.encryption) return inFront(it.encryption.protocol, it.encryption.port ?? (it.encryption.protocol === protocol ? port : undefined), it)
  if (when === 'never' || protocol === 'none' || protocol === 'azure-sdn') return [own]
  if (protocol === 'unknown') return [{ header: 'unknown' }, own]
  return tunnels[protocol]?.hides ? inFront(protocol, port, it) : [...inFront(protocol, port, it), own]
}

function inFront(protocol: Protocol, port: number | undefined, { outer, sizes = {} }: WireCase): WireHeader[] {
  const headers = tunnels[protocol]?.headers ?? [{ header: 'unknown' }]
  return [
    { ...ipHeader[outer], addresses: 'node' },
    ...headers.map(({ header, bytes }): WireHeader => {
      const size = Object.hasOwn(sizes, header) ? sizes[header] : bytes
      const carriesPort = port !== undefined && (header === 'udp' || header === 'tcp')
      return { header, ...(size === undefined ? {} : { bytes: size }), ...(carriesPort ? { port } : {}) }
    }),
  ]
}

/** OVN adds an 8-byte option (logical ports) to each Geneve header. Source: ovn-org/ovn:ovn-architecture.7.xml, "Tunnel Encapsulations". */
export const ovnGeneve: Readonly<Record<string, number>> = { geneve: 16 }
