/** What a packet between two nodes looks like: the headers that were added, then the pod's own packet. */
import { headerName } from '../cni/encapsulation.ts'
import type { Protocol, Report, WireHeader } from '../contract/report.ts'
import { API_VERSION } from '../contract/version.ts'
import { type Family, familyOf } from '../net/cidr.ts'
import { listed, say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { words } from '../text/words.ts'
import { headingOf, type Lane, lanesOf, packetOn } from './lanes.ts'
import type { Packet, PacketHeader, PacketModel } from './model.ts'
import { pairOf } from './pair.ts'
import { encapsulationOf, type WireOf, wireOf } from './wire.ts'

/** Addresses to write into the IP headers, by whose they are. */
type Known = Partial<Record<'node' | 'pod', readonly [from: string, to: string]>>

/** Every packet that differs, below each other; undefined where no header is known. */
export function packetsOf(report: Report, locale: Locale): PacketModel | undefined {
  const lanes = lanesOf(report)
  const packets = lanes.flatMap((lane) => packetsOn(report, lane, locale, lanes.length > 1))
  return packets.length === 0 ? undefined : modelOf(packets, locale)
}

function packetsOn(report: Report, lane: Lane, locale: Locale, several: boolean): Packet[] {
  const pair = pairOf(report, lane)
  const family = pair ? (familyOf(pair[0].ip) ?? 'ipv4') : familyOfPods(report)
  const known: Known = pair ? { pod: [pair[0].ip, pair[1].ip], node: [pair[0].address, pair[1].address] } : {}
  const of = packetOn(lane, family)
  const heading = several ? headingOf(lane, locale) : undefined
  const text = pictureWords[locale].cases
  const cases = { 'cross-subnet': ['same-subnet', 'different-subnets'], unknown: ['bare', 'wrapped'], always: [], never: [] } as const
  const differ = lane.kind === 'overlay' && lane.encapsulation.protocol !== 'none' ? cases[lane.encapsulation.when] : []
  if (differ.length === 0) return packetOf(report, of, { heading, known, locale })
  const each = differ.flatMap((one) =>
    packetOf(
      report,
      { ...of, between: one === 'same-subnet' || one === 'bare' ? 'same-subnet' : 'different-subnets' },
      { heading: [heading, text[one]].filter((part) => part !== undefined).join(', '), known, locale, bare: one === 'bare' },
    ),
  )
  // What is encrypted in either case looks the same in both.
  const alike = new Set(each.map(({ headers }) => JSON.stringify(headers))).size === 1
  return alike ? packetOf(report, of, { heading, known, locale }) : each
}

const familyOfPods = ({ ranges }: Report): Family => {
  const families = new Set(ranges.pods?.map(({ cidr }) => familyOf(cidr)))
  return families.has('ipv6') && !families.has('ipv4') ? 'ipv6' : 'ipv4'
}

interface Setting {
  heading: string | undefined
  known: Known
  locale: Locale
  /** Where nothing shows when packets are wrapped: the one that is not. */
  bare?: boolean
}

function packetOf(report: Report, of: WireOf, { heading, known, locale, bare = false }: Setting): Packet[] {
  const wire = wireOf(report, of)
  if (!wire) return []
  const { possible = [] } = encapsulationOf(report, of) ?? {}
  const unknown =
    possible.length > 0
      ? listed(
          possible.map((one) => words[locale].protocols[one]),
          locale,
          'disjunction',
        )
      : '?'
  const own = wire.filter(({ addresses }) => addresses === 'pod')
  const headers = (bare && own.length > 0 ? own : wire).map((header) => headerOf(header, known, unknown))
  const encrypted = headers.every(({ added }) => added)
  const added = headers.filter((header) => header.added)
  const bytes = added.every((header) => header.bytes !== undefined) ? added.reduce((sum, header) => sum + (header.bytes ?? 0), 0) : undefined
  const counted = encapsulationOf(report, of)?.overheadBytes
  const more = added.length > 0 && report.datapath.encryption === undefined && bytes !== undefined && counted !== undefined && counted > bytes
  return [
    {
      ...(heading === undefined || heading === '' ? {} : { heading }),
      headers,
      encrypted,
      ...(bytes === undefined ? {} : { added: bytes }),
      ...(more ? { counted } : {}),
    },
  ]
}

function headerOf({ header: id, bytes, addresses: whose, port }: WireHeader, known: Known, unknown: string): PacketHeader {
  const fromTo = whose && known[whose]
  const fits = fromTo && (id === 'ipv4' || id === 'ipv6') && familyOf(fromTo[0]) === id
  return {
    id,
    name: id === 'unknown' ? unknown : headerName(id),
    added: whose !== 'pod',
    ...(bytes === undefined ? {} : { bytes }),
    ...(port === undefined ? {} : { port }),
    ...(whose === undefined ? {} : { whose }),
    ...(fits ? { addresses: fromTo } : {}),
  }
}

function modelOf(packets: readonly Packet[], locale: Locale, title?: string): PacketModel {
  const text = pictureWords[locale]
  const [only, second] = packets
  const said = packets.map((packet) => [packet.heading, spoken(packet, locale)].filter((part) => part !== undefined).join(': ')).join(' ')
  const own = only?.headers.some(({ added }) => added) ? text.packetTitle.wrapped : text.packetTitle.bare
  return { title: title ?? (second ? text.packetTitle.several : own), description: said, locale, packets }
}

function spoken({ headers, added, encrypted }: Packet, locale: Locale): string {
  const text = pictureWords[locale].packetDescription
  const list = (which: boolean) =>
    headers.filter((header) => header.added === which).map(({ name, bytes }) => `${name}${bytes === undefined ? '' : ` ${bytes}`}`)
  const [front, own] = [list(true).join(', '), list(false).join(', ')]
  if (front === '') return say(text.bare, locale, { own })
  const inFront = added === undefined ? say(text.size, locale, { layers: front }) : say(text.wrapped, locale, { layers: front, bytes: added })
  return `${inFront} ${encrypted ? text.encrypted : say(text.behind, locale, { own })}`
}

/** Packets of several protocols as such, over IPv4, without anybody's addresses. */
export function examplePackets(protocols: readonly Protocol[], locale: Locale): PacketModel {
  const packets = protocols.flatMap((protocol) => packetOf(exampleOf(protocol), {}, { heading: nameOf(protocol, locale), known: {}, locale }))
  return modelOf(packets.length > 1 ? packets : packets.map(({ heading: _, ...packet }) => packet), locale, titleOf(protocols, locale))
}

const nameOf = (protocol: Protocol, locale: Locale): string =>
  protocol === 'none' ? pictureWords[locale].bareRow : words[locale].protocols[protocol]

function titleOf(protocols: readonly Protocol[], locale: Locale): string {
  const { packetTitle } = pictureWords[locale]
  const [protocol, second] = protocols
  if (protocol === undefined || second !== undefined) return packetTitle.several
  return protocol === 'none' ? packetTitle.bare : say(packetTitle.in, locale, { protocol: words[locale].protocols[protocol] })
}

function exampleOf(protocol: Protocol): Report {
  const nothing = { confidence: 'certain' as const, evidence: [] }
  return {
    apiVersion: API_VERSION,
    kind: 'Report',
    takenAt: '2026-01-01T00:00:00Z',
    tool: { name: '', version: '' },
    cluster: { context: '', server: '', platform: 'unknown' },
    datapath: {
      kind: protocol === 'none' ? 'routed' : 'overlay',
      encapsulation: { protocol, when: protocol === 'none' ? 'never' : 'always' },
      decidedFrom: 'object',
      ...nothing,
    },
    ranges: { nodes: [], relation: 'unknown', ...nothing },
    findings: [],
    unknowns: [],
  }
}

/** The same as one line of text, e.g. "VXLAN  [IPv4 20][UDP 8][VXLAN 8][Ethernet 14] pod IPv4 20 | TCP or UDP, data". */
export function packetLine(protocol: Protocol, locale: Locale): { name: string; line: string } {
  const text = pictureWords[locale]
  const packet = examplePackets([protocol], locale).packets[0]
  const sized = ({ name, bytes }: PacketHeader) => `${name}${bytes === undefined ? '' : ` ${bytes}`}`
  const added = (packet?.headers ?? []).filter((header) => header.added).map((header) => `[${sized(header)}]`)
  const own = (packet?.headers ?? []).filter((header) => !header.added).map((header) => say(text.podHeader, locale, { header: sized(header) }))
  const inside = packet?.encrypted ? [text.encryptedPacket] : [...own, text.payload]
  return {
    name: nameOf(protocol, locale),
    line: `${added.join('')}${added.length > 0 ? ' ' : ''}${inside.join(' | ')}`,
  }
}
