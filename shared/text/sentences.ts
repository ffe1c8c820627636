/** Whole sentences about a report, in spans: text that came from a cluster stays apart from our own words. */
import { cniById } from '../cni/index.ts'
import type { Cni, Datapath, Encapsulation, Evidence, Finding, Report, Unknown } from '../contract/report.ts'
import { errorSentences, isErrorId } from './errors.ts'
import { findings } from './findings/index.ts'
import { blanksOf, listed, say, type Told, tell } from './icu.ts'
import type { Both, Locale } from './locale.ts'
import { meanings } from './meanings.ts'
import { openTexts } from './open.ts'
import { joined, type Text } from './span.ts'
import { verdictMessages } from './verdicts.ts'
import { wordOr, words } from './words.ts'

const own = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined => (Object.hasOwn(table, id) ? table[id] : undefined)

/** How packets travel, in one plain sentence; a second and third say how sure that is and what lies on top. */
export function verdictText(report: Report, locale: Locale): Text {
  const { datapath } = report
  const messages = verdictMessages[locale]
  const { encryption } = datapath
  const doubt =
    datapath.kind === 'unknown' ? undefined : { certain: undefined, likely: messages.likely, unknown: messages.unproven }[datapath.confidence]
  return joined(
    [
      pathSentence(datapath, locale),
      datapath.pools && datapath.pools.length > 1 ? poolSentence(datapath.pools, locale) : undefined,
      encryption && !saysEncryption.has(datapath.kind)
        ? [say(messages.encrypted, locale, { protocol: protocolName(encryption, locale) })]
        : undefined,
      doubt === undefined ? undefined : [doubt],
    ].filter((sentence) => sentence !== undefined),
  )
}

const protocolName = ({ protocol }: Pick<Encapsulation, 'protocol'>, locale: Locale): string => words[locale].protocols[protocol]

/** Kinds whose own sentence says what encryption does to the packet: it would else claim that nothing is laid around it. */
const saysEncryption: ReadonlySet<Datapath['kind']> = new Set(['vpc-native', 'routed'])

function pathSentence(datapath: Datapath, locale: Locale): Text {
  const messages = verdictMessages[locale]
  const { encryption } = datapath
  const plainOr = (plain: string, encrypted: string): Text => [
    encryption ? say(encrypted, locale, { protocol: protocolName(encryption, locale) }) : plain,
  ]
  const cases: Record<Datapath['kind'], () => Text> = {
    overlay: () => [overlaySentence(datapath.encapsulation, locale)],
    'vpc-native': () => plainOr(messages.native, messages.nativeEncrypted),
    routed: () => plainOr(messages.routed, messages.routedEncrypted),
    mixed: () => (datapath.classes ? tell(messages.mixed, locale, { classes: classList(datapath.classes, locale) }) : [messages.unknown]),
    unknown: () => [messages.unknown],
  }
  return cases[datapath.kind]()
}

function overlaySentence(encapsulation: Encapsulation, locale: Locale): string {
  const messages = verdictMessages[locale]
  const { protocol, when, possible = [] } = encapsulation
  const names = words[locale].protocols
  if (protocol === 'azure-sdn') return messages.azure
  if (protocol === 'unknown' || protocol === 'none') {
    return possible.length > 0
      ? say(messages.oneOf, locale, {
          possible: listed(
            possible.map((one) => names[one]),
            locale,
            'disjunction',
          ),
        })
      : messages.somehow
  }
  const message = when === 'always' || when === 'cross-subnet' ? messages[when] : messages.sometimes
  return say(message, locale, { protocol: names[protocol], detail: wrappingDetail(encapsulation, locale) })
}

/** Bytes and port in brackets; empty where neither is known. */
function wrappingDetail({ overheadBytes, port }: Encapsulation, locale: Locale): string {
  const messages = verdictMessages[locale]
  const parts = [
    overheadBytes ? say(messages.bytes, locale, { bytes: overheadBytes }) : undefined,
    port === undefined ? undefined : say(messages.port, locale, { port: String(port) }),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : say(messages.detail, locale, { parts: parts.join(', ') })
}

/** "overlay, VXLAN", or the kind alone where nothing is wrapped. */
export function kindAndProtocol(of: Pick<Datapath, 'kind' | 'encapsulation'>, locale: Locale): string {
  const kind = words[locale].kinds[of.kind].name
  const { protocol } = of.encapsulation
  if (of.kind !== 'overlay' || protocol === 'none' || protocol === 'unknown') return kind
  return say(verdictMessages[locale].wrapping, locale, { kind, protocol: words[locale].protocols[protocol] })
}

const classList = (classes: NonNullable<Datapath['classes']>, locale: Locale): Text =>
  joined(
    classes.map((one) => tell(verdictMessages[locale].class, locale, { name: one.name, count: one.nodes, kind: [kindAndProtocol(one, locale)] })),
    verdictMessages[locale].between,
  )

function poolSentence(pools: NonNullable<Datapath['pools']>, locale: Locale): Text {
  const { protocols, when } = words[locale]
  const messages = verdictMessages[locale]
  const each = pools
    .slice(0, 6)
    .map(({ cidr, encapsulation }) =>
      tell(messages.pool, locale, { cidr, protocol: [protocols[encapsulation.protocol]], when: [when[encapsulation.when]] }),
    )
  const more: Text[] = pools.length > each.length ? [[`+${pools.length - each.length}`]] : []
  return tell(messages.pools, locale, { pools: joined([...each, ...more], ', ') })
}

/** What one observation proves; an id this version does not know is shown as it is. */
export function meaningText(means: string, locale: Locale): Text {
  const dot = means.indexOf('.')
  const cni = dot > 0 ? cniById(means.slice(0, dot)) : undefined
  const said = (cni ? own(cni.words[locale].means, means.slice(dot + 1)) : undefined) ?? own<Both<string>>(meanings, means)?.[locale]
  return said === undefined ? [{ raw: means }] : [said]
}

/** Everything that was observed for path and ranges, each observation once. */
export const evidenceOf = ({ datapath, ranges }: Report): Evidence[] => [
  ...new Map([...datapath.evidence, ...ranges.evidence].map((one) => [JSON.stringify([one.at, one.saw, one.means]), one])).values(),
]

/** The mode's name, e.g. "prefix delegation"; undefined where none was decided. */
export function modeName({ id, mode }: Cni, locale: Locale): string | undefined {
  if (mode === undefined) return undefined
  const modes = cniById(id)?.words[locale].modes
  return (modes && own(modes, mode)?.name) ?? mode
}

/** What a CNI's setting decides, by its own name or by the kind of object it is named after; undefined for one this version does not know. */
export function settingText(cni: string, name: string, locale: Locale): Text | undefined {
  const sentences = cniById(cni)?.words[locale].settings ?? {}
  const said = own(sentences, name) ?? own(sentences, `${name.split('/')[0]}/*`)
  return said === undefined ? undefined : [said]
}

export interface FindingSentences {
  title: Text
  what: Text
  /** Empty where this version has no words for the finding. */
  why: Text
  check: Text
}

const toldOf = (data: Finding['data']): Told =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'number' || typeof value === 'string' ? value : value.join(', ')]),
  )

/** A finding in words; an id this version does not know is shown with its data. */
export function findingSentences(finding: Finding, locale: Locale): FindingSentences {
  const text = own(findings, finding.id)?.[locale]
  const data = toldOf(finding.data)
  if (!text) {
    const facts = Object.entries(data).map(([name, value]) => `${name}=${value}`)
    return { title: [{ raw: finding.id }], what: [{ raw: [finding.subject, ...facts].join(' ') }], why: [], check: [] }
  }
  const values = { ...data, subject: finding.subject }
  const filled = (message: string) => tell(message, locale, { ...blanksOf(message), ...values })
  return { title: [text.title], what: filled(text.what), why: filled(text.why), check: filled(text.check) }
}

export interface UnknownSentences {
  /** What could not be said. */
  what: Text
  why: Text
  /** Empty where there is no advice. */
  todo: Text
}

/** Longest answer of a source that is repeated. */
const MOST_DETAIL = 400

/** What could not be said, why, and what to do about it. */
export function unknownSentences(unknown: Unknown, locale: Locale): UnknownSentences {
  const known = own<string>(words[locale].statements, unknown.statement)
  const what: Text = known === undefined ? [{ raw: unknown.statement }] : [known]
  const open = own(openTexts, unknown.error)?.[locale]
  if (open) {
    const values = { source: unknown.source, detail: unknown.detail.slice(0, MOST_DETAIL) }
    return { what, why: tell(open.why, locale, values), todo: tell(open.todo, locale, values) }
  }
  if (!isErrorId(unknown.error)) return { what, why: [{ raw: `${unknown.error}: ${unknown.detail}` }], todo: [] }
  const { what: why, todo } = errorSentences(unknown.error, locale, { detail: unknown.detail.slice(0, MOST_DETAIL) })
  return { what, why, todo }
}

/** Where a range comes from, in words; an id this version does not know is shown as it is. */
export const sourceName = (source: string, locale: Locale): string => {
  const known = words[locale].rangeSources
  return Object.hasOwn(known, source) ? wordOr(known, source) : source
}
