/** One explanation of each kind, put together from the words that stand beside the thing itself. */

import type { AnyCni, Mode, WorkloadSignal } from '../cni/define.ts'
import { headerStacks, overheadOf } from '../cni/encapsulation.ts'
import { registry } from '../cni/index.ts'
import type { DatapathKind, Encapsulation, Finding, Protocol } from '../contract/report.ts'
import { packetPicture } from '../diagram/index.ts'
import { packetLine } from '../diagram/packet.ts'
import { type ErrorId, errorWords, exitCodeOf } from '../text/errors.ts'
import { type FindingId, type FindingText, findings } from '../text/findings/index.ts'
import { say, valuesIn } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { type OpenId, openTexts } from '../text/open.ts'
import { findingSentences } from '../text/sentences.ts'
import { rawOf } from '../text/span.ts'
import { words } from '../text/words.ts'
import { modePicture } from './picture.ts'
import { explainWords, protocolFacts, type TopicKind } from './words.ts'

export interface ExplainPage {
  kind: TopicKind
  title: string
  paragraphs: readonly string[]
  facts: readonly { name: string; value: string }[]
  /** Commands that show it without this tool. */
  byHand: readonly string[]
  /** owner/repo:path, an RFC or an address. */
  upstream: readonly string[]
  /** Mermaid text. */
  picture?: string
}

const facts = (rows: Readonly<Record<string, string | undefined>>): ExplainPage['facts'] =>
  Object.entries(rows).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]))

/** How a CNI's own workloads are told: one entry a kind of workload. */
export const signalsOf = ({ workloads }: Pick<AnyCni, 'workloads'>, locale: Locale): string[] => [
  ...new Set(workloads.map((signal) => signalText(signal, locale))),
]

const signalText = ({ kind = 'DaemonSet', names, container }: WorkloadSignal, locale: Locale): string =>
  say(explainWords[locale].workload, locale, { kind, names: names.join(', '), container })

export function cniPage(cni: AnyCni, locale: Locale): ExplainPage {
  const { labels } = explainWords[locale]
  const { summary, addresses } = cni.words[locale]
  const modes = Object.keys(cni.modes)
  const picture = modes.map((mode) => modePicture(cni, mode, locale)).find((text) => text !== undefined)
  return {
    kind: 'cni',
    title: `${cni.name} (${cni.id})`,
    paragraphs: [summary, addresses],
    facts: facts({ [labels.modes]: modes.join(', '), [labels.shows]: signalsOf(cni, locale).join('; ') }),
    byHand: cni.byHand,
    upstream: cni.upstream,
    ...(picture === undefined ? {} : { picture }),
  }
}

export function modePage(cni: AnyCni, mode: string, locale: Locale): ExplainPage {
  const { name, says } = cni.words[locale].modes[mode] ?? { name: mode, says: '' }
  const { kind, encapsulation } = cni.modes[mode] as Mode
  const { labels } = explainWords[locale]
  const named = words[locale].kinds[kind]
  const picture = modePicture(cni, mode, locale)
  return {
    kind: 'mode',
    title: `${cni.name}: ${name} (${cni.id}/${mode})`,
    paragraphs: [says],
    facts: facts({
      [labels.kind]: kind === 'unknown' ? undefined : `${named.name}. ${named.says}`,
      [labels.encapsulation]: kind === 'unknown' ? undefined : encapsulationText(encapsulation, locale),
      [labels.headers]: headerStacks[encapsulation.protocol] && packetLine(encapsulation.protocol, locale).line,
    }),
    byHand: cni.byHand,
    upstream: cni.upstream,
    ...(picture === undefined ? {} : { picture }),
  }
}

/** "VXLAN, across subnets, port 4789, 50 bytes" */
function encapsulationText({ protocol, when, port, overheadBytes, possible }: Encapsulation, locale: Locale): string {
  const text = explainWords[locale]
  const { protocols } = words[locale]
  if (protocol === 'none') return protocols.none
  return [
    possible ? possible.map((one) => protocols[one]).join(' / ') : protocols[protocol],
    words[locale].when[when],
    port === undefined ? undefined : say(text.port, locale, { port: String(port) }),
    overheadBytes === undefined ? undefined : say(text.bytes, locale, { bytes: overheadBytes }),
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

export function protocolPage(protocol: Protocol, locale: Locale): ExplainPage {
  const text = explainWords[locale]
  const bytes = overheadOf(protocol)
  const uses = registry.flatMap((cni) => [
    ...new Set(Object.values(cni.modes).flatMap(({ encapsulation }) => (encapsulation.protocol === protocol ? [useOf(cni, encapsulation)] : []))),
    ...(cni.encrypts?.some((one) => one === protocol) ? [say(text.asEncryption, locale, { cni: cni.id })] : []),
  ])
  // An IPv6 header is 20 bytes longer than an IPv4 one.
  const sizes = bytes === undefined ? undefined : protocol === 'ipip' ? String(bytes) : say(text.bytesOver, locale, { v4: bytes, v6: bytes + 20 })
  return {
    kind: 'protocol',
    title: `${words[locale].protocols[protocol]} (${protocol})`,
    paragraphs: [text.protocols[protocol]],
    facts: facts({
      [text.labels.headers]: headerStacks[protocol] && packetLine(protocol, locale).line,
      [text.labels.bytes]: sizes,
      [text.labels.usedBy]: protocol === 'unknown' ? undefined : uses.join(', '),
    }),
    ...protocolFacts[protocol],
    ...(protocol === 'none' || headerStacks[protocol] ? { picture: packetPicture(protocol, locale) } : {}),
  }
}

const useOf = ({ id }: AnyCni, { port }: Encapsulation): string => (port === undefined ? id : `${id} ${port}`)

export function datapathPage(kind: DatapathKind, locale: Locale): ExplainPage {
  const { labels } = explainWords[locale]
  const { name, says } = words[locale].kinds[kind]
  const modes = registry.flatMap((cni) =>
    Object.entries(cni.modes)
      .filter(([, mode]) => mode.kind === kind)
      .map(([mode]) => `${cni.id}/${mode}`),
  )
  return {
    kind: 'datapath',
    title: `${name} (${kind})`,
    paragraphs: [says],
    facts: facts({ [labels.modes]: modes.join(', ') }),
    byHand: ['kubectl cni inspect -o json | jq .datapath'],
    upstream: [],
  }
}

/** Values stand as <name>, as in a usage line; numbers that choose a plural are 2. */
const exampleOf = ({ what, why, check }: FindingText): Finding['data'] =>
  Object.fromEntries([...valuesIn(`${what} ${why} ${check}`)].map(([name, kind]) => [name, kind === 'number' ? 2 : `<${name}>`]))

export function findingPage(id: FindingId, locale: Locale): ExplainPage {
  const finding = { id, severity: 'info' as const, subject: '<subject>', data: exampleOf(findings[id][locale]) }
  const { title, what, why, check } = findingSentences(finding, locale)
  const said = words[locale].facts
  return {
    kind: 'finding',
    title: `${rawOf(title)} (${id})`,
    paragraphs: [rawOf(what), say(said.why, locale, { text: rawOf(why) }), say(said.check, locale, { text: rawOf(check) })],
    facts: [],
    byHand: [`kubectl cni inspect -o json | jq '.findings[] | select(.id=="${id}")'`],
    upstream: findings[id].upstream,
  }
}

export function errorPage(id: ErrorId, locale: Locale): ExplainPage {
  const { what, todo } = errorWords(id, locale)
  return {
    kind: 'error',
    title: id,
    paragraphs: [what, todo],
    facts: facts({ [explainWords[locale].labels.exit]: String(exitCodeOf(id)) }),
    byHand: [],
    upstream: [],
  }
}

export function openPage(id: OpenId, locale: Locale): ExplainPage {
  const { why, todo } = openTexts[id][locale]
  return {
    kind: 'error',
    title: id,
    paragraphs: [why, todo],
    facts: facts({ [explainWords[locale].labels.exit]: '0' }),
    byHand: ['kubectl cni inspect -o json | jq .unknowns'],
    upstream: [],
  }
}
