/** A path as steps between actors: what Mermaid's sequence diagrams can say of it. */
import type { Protocol } from '../contract/report.ts'
import { listed, say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { words } from '../text/words.ts'
import type { Leg, PathEnd, PathModel, Way } from './model.ts'
import { nodeNames } from './names.ts'

export type Step =
  | { is: 'packet'; from: number; to: number; lines: readonly string[]; wrapped: boolean }
  | { is: 'note'; over: readonly [number] | readonly [number, number]; lines: readonly string[] }

/** Actors left to right; steps name them by index. */
export interface Sequence {
  title: string
  description: string
  actors: readonly { label: readonly string[] }[]
  steps: readonly Step[]
}

const [POD_A, NODE_A, MIDDLE, NODE_B, POD_B] = [0, 1, 2, 3, 4]

/** Encapsulations straight on IP have a protocol number instead of a port; firewalls must allow the number. */
export const ipProtocols: Partial<Record<Protocol, number>> = { ipip: 4, gre: 47, esp: 50 }

export function sequenceOf(path: PathModel): Sequence {
  const { from, to, legs, locale } = path
  const leg = legs.find(({ here }) => here === true) ?? legs[0]
  return {
    title: path.title,
    description: path.description,
    actors: [
      podActor(from, locale),
      nodeActor(from, to, locale),
      { label: [middleName(leg.way, locale)] },
      nodeActor(to, from, locale),
      podActor(to, locale),
    ],
    steps: [packet(POD_A, NODE_A, [addresses(path)]), ...stepsBetween(path, leg), packet(NODE_B, POD_B, [addresses(path)])],
  }
}

const podActor = ({ pod, ip }: PathEnd, locale: Locale) => ({ label: [say(pictureWords[locale].pod, locale, { name: pod }), ip] })

const nodeActor = ({ node, address }: PathEnd, other: PathEnd, locale: Locale) => ({
  label: [say(pictureWords[locale].node, locale, { name: nodeNames([node, other.node])(node) }), address],
})

/** What lies between the two nodes. */
export function middleName(way: Way, locale: Locale): string {
  const text = pictureWords[locale]
  return { bare: way.is === 'bare' ? text.via[way.via] : '', wrapped: text.underlay, below: text.azure, unknown: text.underlay }[way.is]
}

const packet = (from: number, to: number, lines: string[], wrapped = false): Step => ({ is: 'packet', from, to, lines, wrapped })
const note = (over: Extract<Step, { is: 'note' }>['over'], lines: string[]): Step => ({ is: 'note', over, lines })

const addresses = ({ from, to, locale }: PathModel): string => say(pictureWords[locale].packet, locale, { from: from.ip, to: to.ip })

function stepsBetween(path: PathModel, { way }: Leg): Step[] {
  const { locale, from } = path
  const text = pictureWords[locale]
  const across = acrossNote(path, way)
  if (way.is === 'wrapped') return [...tunnelSteps(path, way), ...across]
  if (way.is === 'unknown') return [packet(NODE_A, MIDDLE, ['?']), note([MIDDLE], [text.unknownSays]), packet(MIDDLE, NODE_B, ['?'])]
  const lines = [addresses(path), text.unchanged]
  const leaves = from.eni === undefined ? [] : [note([NODE_A], [say(text.leavesBy, locale, { interface: from.eni.id })])]
  const middle = way.is === 'below' ? text.azureWraps : text.viaSays[way.via]
  return [...leaves, packet(NODE_A, MIDDLE, lines), note([MIDDLE], [middle]), packet(MIDDLE, NODE_B, lines), ...across]
}

/** What holds in the other case. */
function acrossNote({ legs, locale }: PathModel, drawn: Way): Step[] {
  const text = pictureWords[locale]
  const [tunnel, bare] = legs
  if (!bare || tunnel.way.is !== 'wrapped') return []
  if (tunnel.case === 'wrapped') return [note([NODE_A, NODE_B], [text.whenUnknown])]
  if (drawn === bare.way)
    return [note([NODE_A, NODE_B], sentences(say(text.sameSubnet, locale, { protocol: protocolsOf(tunnel.way.protocols, locale) })))]
  return tunnel.here === undefined ? [note([NODE_A, NODE_B], sentences(text.subnetsUnknown))] : []
}

/** One line a sentence, so that notes stay narrow. */
const sentences = (text: string): string[] => text.split(/(?<=\.) /)

export const protocolsOf = (protocols: readonly Protocol[], locale: Locale): string =>
  listed(
    protocols.map((one) => words[locale].protocols[one]),
    locale,
    'disjunction',
  )

function tunnelSteps({ from, to, locale }: PathModel, way: Extract<Way, { is: 'wrapped' }>): Step[] {
  const text = pictureWords[locale]
  const inner = way.encrypted ? text.innerHidden : say(text.inner, locale, { from: from.ip, to: to.ip })
  const wrapped = [say(text.outer, locale, { from: from.address, to: to.address }), inner]
  return [
    note([NODE_A], wrapLines(way, locale)),
    packet(NODE_A, MIDDLE, wrapped, true),
    note([MIDDLE], [text.underlaySees]),
    packet(MIDDLE, NODE_B, wrapped, true),
    note([NODE_B], [text.unwraps]),
  ]
}

function wrapLines({ device, protocols, encryption, encrypted, bytes, port }: Extract<Way, { is: 'wrapped' }>, locale: Locale): string[] {
  const text = pictureWords[locale]
  const names = protocolsOf(protocols, locale)
  const around = encryption === undefined ? [] : [say(text.encrypted, locale, { protocol: words[locale].protocols[encryption] })]
  const [protocol, second] = protocols
  if (protocol === undefined || second !== undefined)
    return [names === '' ? text.someTunnel : say(text.oneOf, locale, { protocols: names }), ...around]
  const number = ipProtocols[protocol]
  const wraps = encrypted && encryption === undefined ? text.encrypted : text.wrapsUnnamed
  return [
    device === undefined ? say(wraps, locale, { protocol: names }) : say(text.wraps, locale, { device, protocol: names }),
    ...(port === undefined ? [] : [say(text.port, locale, { port: String(port) })]),
    ...(number === undefined ? [] : [say(text.ipProtocol, locale, { number })]),
    ...(bytes ? [say(text.bytes, locale, { bytes })] : []),
    ...around,
  ]
}
