/**
 * Whole sentences about a report. Text that came from a cluster goes through `safe` before it enters a
 * sentence; without one the sentence must be escaped as a whole by whoever shows it.
 */
import { cniById } from '../cni/index.ts'
import type { Cni, Datapath, Encapsulation, Evidence, Finding, Report, Unknown } from '../contract/report.ts'
import { errorWords, isErrorId } from './errors.ts'
import { type FindingText, findingTexts } from './findings.ts'
import { blanksOf, type Escape, listed, say } from './icu.ts'
import type { Locale } from './locale.ts'
import { meanings } from './meanings.ts'
import { openTexts } from './open.ts'
import { verdictMessages } from './verdicts.ts'
import { wordOr, words } from './words.ts'

const asIs: Escape = (text) => text

const own = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined => (Object.hasOwn(table, id) ? table[id] : undefined)

/** How packets travel, in one plain sentence; a second and third say how sure that is and what lies on top. */
export function verdict(report: Report, locale: Locale, safe: Escape = asIs): string {
  const { datapath } = report
  const messages = verdictMessages[locale]
  const { encryption } = datapath
  const doubt =
    datapath.kind === 'unknown' ? undefined : { certain: undefined, likely: messages.likely, unknown: messages.unproven }[datapath.confidence]
  return [
    pathSentence(datapath, locale, safe),
    datapath.pools && datapath.pools.length > 1 ? poolSentence(datapath.pools, locale, safe) : undefined,
    encryption ? say(messages.encrypted, locale, { protocol: words[locale].protocols[encryption.protocol] }) : undefined,
    doubt,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ')
}

function pathSentence(datapath: Datapath, locale: Locale, safe: Escape): string {
  const messages = verdictMessages[locale]
  const cases: Record<Datapath['kind'], () => string> = {
    overlay: () => overlaySentence(datapath.encapsulation, locale),
    'vpc-native': () => messages.native,
    routed: () => messages.routed,
    mixed: () => (datapath.classes ? say(messages.mixed, locale, { classes: classList(datapath.classes, locale, safe) }) : messages.unknown),
    unknown: () => messages.unknown,
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

const classList = (classes: NonNullable<Datapath['classes']>, locale: Locale, safe: Escape): string =>
  classes
    .map((one) => say(verdictMessages[locale].class, locale, { name: safe(one.name), count: one.nodes, kind: kindAndProtocol(one, locale) }))
    .join(locale === 'ko' ? ', ' : '; ')

function poolSentence(pools: NonNullable<Datapath['pools']>, locale: Locale, safe: Escape): string {
  const { protocols, when } = words[locale]
  const messages = verdictMessages[locale]
  const each = pools
    .slice(0, 6)
    .map(({ cidr, encapsulation }) =>
      say(messages.pool, locale, { cidr: safe(cidr), protocol: protocols[encapsulation.protocol], when: when[encapsulation.when] }),
    )
  return say(messages.pools, locale, { pools: pools.length > each.length ? `${each.join(', ')}, +${pools.length - each.length}` : each.join(', ') })
}

/** What one observation proves; an id this version does not know is shown as it is. */
export function meaningOf(means: string, locale: Locale, safe: Escape = asIs): string {
  const dot = means.indexOf('.')
  const cni = dot > 0 ? cniById(means.slice(0, dot)) : undefined
  const said = cni ? own(cni.words[locale].means, means.slice(dot + 1)) : undefined
  return said ?? own<string>(meanings[locale], means) ?? safe(means)
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

const shown = (value: string | number | readonly string[]): string | number =>
  typeof value === 'string' || typeof value === 'number' ? value : value.join(', ')

/** A finding in words; an id this version does not know is shown with its data. */
export function findingWords(finding: Finding, locale: Locale, safe: Escape = asIs): FindingText {
  const text = own(findingTexts[locale], finding.id)
  const data = Object.fromEntries(Object.entries(finding.data).map(([name, value]) => [name, shown(value)]))
  if (!text) {
    const facts = Object.entries(data).map(([name, value]) => `${name}=${value}`)
    return { title: safe(finding.id), what: safe([finding.subject, ...facts].join(' ')), why: '', check: '' }
  }
  const values = { ...data, subject: finding.subject }
  const filled = (message: string) => say(message, locale, { ...blanksOf(message), ...values }, safe)
  return { title: text.title, what: filled(text.what), why: filled(text.why), check: filled(text.check) }
}

export interface UnknownText {
  /** What could not be said. */
  what: string
  why: string
  todo: string
}

/** What could not be said, why, and what to do about it. */
export function unknownWords(unknown: Unknown, locale: Locale, safe: Escape = asIs): UnknownText {
  const what = own<string>(words[locale].statements, unknown.statement) ?? safe(unknown.statement)
  const open = own(openTexts[locale], unknown.error)
  if (open) return { what, ...open }
  if (!isErrorId(unknown.error)) return { what, why: safe(`${unknown.error}: ${unknown.detail}`), todo: '' }
  const { what: why, todo } = errorWords(unknown.error, locale, { detail: safe(unknown.detail.slice(0, 400)) })
  return { what, why, todo }
}

/** Where a range comes from, in words. */
export const sourceName = (source: string, locale: Locale, safe: Escape = asIs): string => {
  const known = words[locale].rangeSources
  return Object.hasOwn(known, source) ? wordOr(known, source) : safe(source)
}
