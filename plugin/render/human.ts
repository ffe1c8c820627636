/** The human format: what runs, nodes, pods, ranges; then the verdict with its evidence; then findings and what stays unknown. */

import { wrapAnsi } from 'fast-wrap-ansi'
import pc from 'picocolors'
import type { Confidence, DatapathKind, Evidence, Finding, Report } from '../../shared/contract/report.ts'
import { forTerminal } from '../../shared/diagram/escape.ts'
import { numberLineRows } from '../../shared/diagram/number-line.ts'
import { say } from '../../shared/text/icu.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { evidenceOf, findingWords, meaningOf, unknownWords, verdict } from '../../shared/text/sentences.ts'
import { words } from '../../shared/text/words.ts'
import { aligned } from './columns.ts'
import { type RenderOptions, type ViewId, views } from './define.ts'
import { type Part, partOf } from './parts.ts'

type Paint = ReturnType<typeof pc.createColors>

/** How much of each list the summary shows. */
const MOST: Record<'table' | 'wide', Record<ViewId, number>> = {
  table: { image: 20, nodes: 10, pods: 10, ranges: 20 },
  wide: { image: 40, nodes: 50, pods: 50, ranges: 40 },
}
const MOST_EVIDENCE = 12
const MOST_FINDINGS = 20
const BAR = 40
/** Narrower than this a wrapped sentence reads worse than an overflowing one. */
const LEAST_WIDTH = 40

interface Context {
  report: Report
  locale: Locale
  width: number
  paint: Paint
}

export function humanText(report: Report, locale: Locale, { color, width }: RenderOptions, wide: boolean): string {
  const context: Context = { report, locale, width: Math.max(width, LEAST_WIDTH), paint: pc.createColors(color) }
  const most = MOST[wide ? 'wide' : 'table']
  const blocks = [
    [titleOf(context)],
    ...views.map((id) => partLines(partOf(id, report, locale, { wide, most: most[id] }), context)),
    ...(wide ? [pictureLines(context)] : []),
    verdictLines(context),
    findingLines(context),
    unknownLines(context),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** One part in plain columns, as `kubectl get` prints: for people in a hurry and for awk. */
export function viewText(report: Report, locale: Locale, view: ViewId, wide = view === 'image'): string {
  const part = partOf(view, report, locale, { wide, most: Number.POSITIVE_INFINITY, fixed: true })
  const lines =
    part.rows.length === 0
      ? [part.empty]
      : aligned([part.head.map(headName).map((name) => name.replaceAll(' ', '-')), ...part.rows.map((row) => row.map(forTerminal))])
  return `${lines.join('\n')}\n`
}

const headName = (name: string): string => name.toUpperCase()

function titleOf({ report: { cluster, takenAt }, locale, paint }: Context): string {
  const text = words[locale]
  const facts = [
    text.platforms[cluster.platform],
    cluster.kubernetes === undefined ? undefined : say(text.cluster.version, locale, { version: cluster.kubernetes }),
    cluster.region,
    say(text.cluster.taken, locale, { time: takenAt.slice(0, 16).replace('T', ' ') }),
  ].filter((fact) => fact !== undefined)
  return `${paint.bold(forTerminal(cluster.name ?? cluster.context))}  ${paint.dim(forTerminal(facts.join(' · ')))}`
}

const heading = (text: string, count: string, { paint }: Context): string =>
  count === '' ? paint.bold(text) : `${paint.bold(text)}  ${paint.dim(forTerminal(count))}`

/** Sentences wrapped to the width, every line moved in. */
function wrapped(text: string, indent: number, { width }: Context, first = ' '.repeat(indent)): string[] {
  const room = Math.max(width - indent, LEAST_WIDTH - indent)
  return wrapAnsi(text, room, { hard: false, trim: true })
    .split('\n')
    .map((line, index) => `${index === 0 ? first : ' '.repeat(indent)}${line}`.trimEnd())
}

function partLines(part: Part, context: Context): string[] {
  const { locale, paint, report } = context
  const [head = '', ...rows] = aligned([part.head.map(headName), ...part.rows.map((row) => row.map(forTerminal))]).map((line) => `  ${line}`)
  const more = part.left === 0 ? [] : [`  ${say(words[locale].counts.more, locale, { count: part.left, how: `kubectl cni inspect ${part.id}` })}`]
  const body = part.rows.length === 0 ? [`  ${part.empty}`] : [paint.dim(head), ...rows, ...more.map((line) => paint.dim(line))]
  const notes = part.id === 'ranges' ? relationLines(report, context) : []
  return [heading(part.heading, part.count, context), ...body, ...notes]
}

function relationLines({ ranges, pods }: Report, context: Context): string[] {
  const { locale, paint } = context
  const text = words[locale]
  const { name, says } = text.relations[ranges.relation]
  const sure = ranges.relation === 'unknown' ? '' : ` (${text.confidence[ranges.confidence]})`
  const apart = pods && pods.hostNetwork > 0 ? ` ${text.hints.hostNetworkLeftOut}` : ''
  return ['', ...wrapped(`${paint.bold(name)}${sure}: ${says}${paint.dim(apart)}`, 2, context)]
}

function pictureLines({ report, locale, paint }: Context): string[] {
  const rows = numberLineRows(report, BAR).map(({ kind, cidr, bar }) => [words[locale].rangeKinds[kind], cidr, bar])
  return rows.length === 0 ? [] : aligned(rows).map((line) => paint.dim(`  ${line}`))
}

const kindColours: Record<DatapathKind, 'green' | 'cyan' | 'yellow' | 'magenta'> = {
  'vpc-native': 'green',
  routed: 'cyan',
  overlay: 'yellow',
  mixed: 'magenta',
  unknown: 'magenta',
}

function verdictLines(context: Context): string[] {
  const { report, locale, paint } = context
  const { datapath } = report
  const text = words[locale]
  const kind = paint.bold(paint[kindColours[datapath.kind]](text.kinds[datapath.kind].name))
  const sure = datapath.kind === 'unknown' ? '' : `  ${paint.dim(sureness(datapath.confidence, text.decidedFrom[datapath.decidedFrom], locale))}`
  const facts = [
    datapath.mtu === undefined ? undefined : say(text.facts.mtu, locale, { mtu: String(datapath.mtu) }),
    datapath.mtuIf1500 === undefined ? undefined : say(text.facts.mtuIf1500, locale, { mtu: String(datapath.mtuIf1500) }),
  ].filter((fact) => fact !== undefined)
  return [
    `${paint.bold(text.headings.verdict)}  ${kind}${sure}`,
    ...wrapped(verdict(report, locale, forTerminal), 2, context),
    ...facts.map((fact) => `  ${fact}`),
    ...evidenceLines(evidenceOf(report), context),
  ]
}

const sureness = (confidence: Confidence, from: string, locale: Locale): string => `${words[locale].confidence[confidence]}, ${from}`

function evidenceLines(evidence: readonly Evidence[], context: Context): string[] {
  if (evidence.length === 0) return []
  const { locale, paint } = context
  const shown = evidence.slice(0, MOST_EVIDENCE).flatMap(({ at, saw, means }) => {
    const seen = `${forTerminal(at)}: ${forTerminal(saw)}`
    return [...wrapped(seen, 4, context, '  - '), ...wrapped(paint.dim(meaningOf(means, locale, forTerminal)), 4, context)]
  })
  const left = evidence.length - MOST_EVIDENCE
  return [
    '',
    `  ${paint.bold(words[locale].headings.evidence)}`,
    ...shown,
    ...(left > 0 ? [`  ${say(words[locale].counts.more, locale, { count: left, how: '-o json' })}`] : []),
  ]
}

const severityColours: Record<Finding['severity'], 'red' | 'yellow' | 'cyan'> = { critical: 'red', warning: 'yellow', info: 'cyan' }

function findingLines(context: Context): string[] {
  const {
    report: { findings },
    locale,
    paint,
  } = context
  if (findings.length === 0) return []
  const text = words[locale]
  const shown = findings.slice(0, MOST_FINDINGS).flatMap((finding) => {
    const { title, what, why, check } = findingWords(finding, locale, forTerminal)
    const mark = paint[severityColours[finding.severity]](`[${text.severities[finding.severity]}]`)
    return [
      `  ${mark} ${paint.bold(title)}`,
      ...wrapped(what, 4, context),
      ...(why === '' ? [] : wrapped(say(text.facts.why, locale, { text: why }), 4, context)),
      ...(check === '' ? [] : wrapped(say(text.facts.check, locale, { text: check }), 4, context)),
    ]
  })
  const left = findings.length - MOST_FINDINGS
  return [paint.bold(text.headings.findings), ...shown, ...(left > 0 ? [`  ${say(text.counts.more, locale, { count: left, how: '-o json' })}`] : [])]
}

function unknownLines(context: Context): string[] {
  const {
    report: { unknowns },
    locale,
    paint,
  } = context
  if (unknowns.length === 0) return []
  const text = words[locale]
  const shown = unknowns.slice(0, MOST_FINDINGS).flatMap((unknown) => {
    const { what, why, todo } = unknownWords(unknown, locale, forTerminal)
    return [
      `  ${paint.yellow('[?]')} ${paint.bold(what)}`,
      ...wrapped(why, 4, context),
      ...wrapped(paint.dim(say(text.facts.asked, locale, { source: unknown.source }, forTerminal)), 4, context),
      ...(todo === '' ? [] : wrapped(say(text.facts.todo, locale, { text: todo }), 4, context)),
    ]
  })
  const left = unknowns.length - MOST_FINDINGS
  return [paint.bold(text.headings.unknowns), ...shown, ...(left > 0 ? [`  ${say(text.counts.more, locale, { count: left, how: '-o json' })}`] : [])]
}
