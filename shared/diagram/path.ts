/** The path of one packet between two real pods on different nodes, as a sequence. */
import type { Encapsulation, Protocol, Report } from '../contract/report.ts'
import { listed, say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { words } from '../text/words.ts'
import type { Actor, SequenceModel, Step } from './model.ts'
import { nodeNames } from './names.ts'
import { type End, type Pair, pairOf, type Way } from './pair.ts'

const [POD_A, NODE_A, MIDDLE, NODE_B, POD_B] = [0, 1, 2, 3, 4]

/** Encapsulations straight on IP have a protocol number instead of a port; firewalls must allow the number. */
const ipProtocols: Partial<Record<Protocol, number>> = { ipip: 4, gre: 47, esp: 50 }

/** The sequence of the path; undefined where `whyNoPath` says why. */
export function pathOf(report: Report, locale: Locale): SequenceModel | undefined {
  const pair = pairOf(report)
  return typeof pair === 'string' ? undefined : sequenceOf(pair, locale)
}

/** Why this report has no picture of the path; undefined where it has one. */
export function whyNoPath(report: Report, locale: Locale): string | undefined {
  const gap = pairOf(report)
  return typeof gap === 'string' ? pictureWords[locale].gaps[gap] : undefined
}

function sequenceOf(pair: Pair, locale: Locale): SequenceModel {
  const { from, to, way } = pair
  const text = pictureWords[locale]
  const how = way.is === 'tunnel' ? text.tunnelSays : way.is === 'azure' ? text.azureWraps : text.directSays
  return {
    title: text.pathTitle,
    description: say(text.pathDescription, locale, {
      from: podName(from),
      to: podName(to),
      fromNode: from.node.name,
      toNode: to.node.name,
      how,
    }),
    actors: [
      podActor(from, locale),
      nodeActor(from, to, locale),
      { label: [middleName(way, locale)] },
      nodeActor(to, from, locale),
      podActor(to, locale),
    ],
    steps: [packet(POD_A, NODE_A, [addresses(pair, locale)]), ...stepsBetween(pair, locale), packet(NODE_B, POD_B, [addresses(pair, locale)])],
  }
}

const podName = ({ pod }: End): string => `${pod.namespace}/${pod.name}`

const podActor = (end: End, locale: Locale): Actor => ({ label: [say(pictureWords[locale].pod, locale, { name: podName(end) }), end.ip] })

function nodeActor({ node, address }: End, other: End, locale: Locale): Actor {
  const name = nodeNames([node.name, other.node.name])(node.name)
  return { label: [say(pictureWords[locale].node, locale, { name }), address] }
}

function middleName(way: Way, locale: Locale): string {
  const text = pictureWords[locale]
  return way.is === 'direct' ? text.via[way.via] : way.is === 'azure' ? text.azure : text.underlay
}

const packet = (from: number, to: number, lines: string[], wrapped = false): Step => ({ is: 'packet', from, to, lines, wrapped })
const note = (over: Extract<Step, { is: 'note' }>['over'], lines: string[]): Step => ({ is: 'note', over, lines })

const addresses = ({ from, to }: Pair, locale: Locale): string => say(pictureWords[locale].packet, locale, { from: from.ip, to: to.ip })

function stepsBetween(pair: Pair, locale: Locale): Step[] {
  const { way } = pair
  if (way.is === 'tunnel') return tunnelSteps(pair, way, locale)
  const text = pictureWords[locale]
  const encrypted = encryptedLine(pair, locale)
  const lines = [addresses(pair, locale), ...(encrypted ?? [text.unchanged])]
  const leaves = pair.from.pod.interface === undefined ? [] : [note([NODE_A], [say(text.leavesBy, locale, { interface: pair.from.pod.interface })])]
  const middle = way.is === 'azure' ? text.azureWraps : text.viaSays[way.via]
  const across =
    way.is === 'direct' && way.acrossSubnets
      ? [note([NODE_A, NODE_B], sentences(say(text.sameSubnet, locale, { protocol: protocolsOf(way.acrossSubnets, locale) })))]
      : []
  return [...leaves, packet(NODE_A, MIDDLE, lines), note([MIDDLE], [middle]), packet(MIDDLE, NODE_B, lines), ...across]
}

/** One line a sentence, so that notes stay narrow. */
const sentences = (text: string): string[] => text.split(/(?<=\.) /)

function encryptedLine({ encryption }: Pair, locale: Locale): string[] | undefined {
  return encryption && [say(pictureWords[locale].encrypted, locale, { protocol: words[locale].protocols[encryption.protocol] })]
}

const protocolsOf = ({ protocol, possible = [] }: Encapsulation, locale: Locale): string =>
  listed(
    (protocol === 'unknown' ? possible : [protocol]).map((one) => words[locale].protocols[one]),
    locale,
    'disjunction',
  )

function tunnelSteps(pair: Pair, way: Extract<Way, { is: 'tunnel' }>, locale: Locale): Step[] {
  const text = pictureWords[locale]
  const { from, to } = pair
  const wrapped = [say(text.outer, locale, { from: from.address, to: to.address }), say(text.inner, locale, { from: from.ip, to: to.ip })]
  return [
    note([NODE_A], [...wrapLines(way, locale), ...(encryptedLine(pair, locale) ?? [])]),
    packet(NODE_A, MIDDLE, wrapped, true),
    note([MIDDLE], [text.underlaySees]),
    packet(MIDDLE, NODE_B, wrapped, true),
    note([NODE_B], [text.unwraps]),
    ...(way.subnets === 'unknown' ? [note([NODE_A, NODE_B], sentences(text.subnetsUnknown))] : []),
  ]
}

function wrapLines({ device, encapsulation }: Extract<Way, { is: 'tunnel' }>, locale: Locale): string[] {
  const text = pictureWords[locale]
  const { protocol, port, overheadBytes } = encapsulation
  const names = protocolsOf(encapsulation, locale)
  if (protocol === 'unknown') return [names === '' ? text.someTunnel : say(text.oneOf, locale, { protocols: names })]
  const number = ipProtocols[protocol]
  return [
    device === undefined ? say(text.wrapsUnnamed, locale, { protocol: names }) : say(text.wraps, locale, { device, protocol: names }),
    ...(port === undefined ? [] : [say(text.port, locale, { port: String(port) })]),
    ...(number === undefined ? [] : [say(text.ipProtocol, locale, { number })]),
    ...(overheadBytes ? [say(text.bytes, locale, { bytes: overheadBytes })] : []),
  ]
}
