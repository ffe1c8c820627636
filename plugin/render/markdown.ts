/** For a blog post or an issue: the verdict, the four parts as tables, the evidence, and the path as a Mermaid fence. */
import { markdownTable } from 'markdown-table'
import type { Report } from '../../shared/contract/report.ts'
import { forMarkdown, forMarkdownCode } from '../../shared/diagram/escape.ts'
import { clusterMap, pathSequence } from '../../shared/diagram/index.ts'
import { say } from '../../shared/text/icu.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { evidenceOf, findingWords, meaningOf, unknownWords, verdict } from '../../shared/text/sentences.ts'
import { words } from '../../shared/text/words.ts'
import { widthOf } from './columns.ts'
import { defineRenderer, type ViewId, views } from './define.ts'
import { type Part, partOf } from './parts.ts'

/** A post is read, not searched: long lists are cut, and say so. */
const MOST = 25

export default defineRenderer({
  id: 'markdown',
  render: (report, locale, { view }) => (view ? `${tableOf(partFor(view, report, locale), locale)}\n` : page(report, locale)),
})

const partFor = (view: ViewId, report: Report, locale: Locale): Part => partOf(view, report, locale, { wide: false, most: MOST })

function page(report: Report, locale: Locale): string {
  const { headings, kinds, confidence } = words[locale]
  const { cluster, datapath } = report
  const sure = datapath.kind === 'unknown' ? '' : ` (${confidence[datapath.confidence]})`
  const blocks = [
    `# ${forMarkdown(cluster.name ?? cluster.context)}: ${kinds[datapath.kind].name}`,
    factsOf(report, locale),
    `**${kinds[datapath.kind].name}**${sure}: ${verdict(report, locale, forMarkdown)}`,
    fence(pathSequence(report, locale) ?? clusterMap(report, locale)),
    ...views.flatMap((view) => sectionOf(partFor(view, report, locale), report, locale)),
    section(headings.evidence, evidenceList(report, locale)),
    section(headings.findings, findingList(report, locale)),
    section(headings.unknowns, unknownList(report, locale)),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** Labels in the diagram hold no backtick, so nothing in it can end the fence. */
const fence = (diagram: string): string => `\`\`\`mermaid\n${diagram}\`\`\``

const section = (heading: string, body: string): string => (body === '' ? '' : `## ${heading}\n\n${body}`)

function factsOf({ cluster, takenAt }: Report, locale: Locale): string {
  const text = words[locale]
  return [
    text.platforms[cluster.platform],
    cluster.kubernetes === undefined ? undefined : say(text.cluster.version, locale, { version: cluster.kubernetes }, forMarkdown),
    cluster.region === undefined ? undefined : forMarkdown(cluster.region),
    say(text.cluster.taken, locale, { time: takenAt.slice(0, 16).replace('T', ' ') }),
  ]
    .filter((fact) => fact !== undefined)
    .join(' · ')
}

function sectionOf(part: Part, { ranges }: Report, locale: Locale): string[] {
  const { name, says } = words[locale].relations[ranges.relation]
  const relation = part.id === 'ranges' ? [`**${name}**: ${says}`] : []
  const heading = part.count === '' ? part.heading : `${part.heading}: ${forMarkdown(part.count)}`
  return [`## ${heading}`, tableOf(part, locale), ...relation]
}

function tableOf(part: Part, locale: Locale): string {
  if (part.rows.length === 0) return part.empty
  const blank = new Set([words[locale].cells.none, words[locale].cells.unknown])
  const cell = (text: string, column: number) => (blank.has(text) ? text : part.code[column] ? forMarkdownCode(text) : forMarkdown(text))
  const table = markdownTable([part.head, ...part.rows.map((row) => row.map(cell))], { stringLength: widthOf })
  return part.left === 0
    ? table
    : `${table}\n\n${say(words[locale].counts.more, locale, { count: part.left, how: `\`kubectl cni inspect ${part.id}\`` })}`
}

const evidenceList = (report: Report, locale: Locale): string =>
  evidenceOf(report)
    .slice(0, MOST)
    .map(({ at, saw, means }) => `- ${forMarkdownCode(at)}: ${forMarkdownCode(saw)}\\\n  ${meaningOf(means, locale, forMarkdown)}`)
    .join('\n')

const findingList = ({ findings }: Report, locale: Locale): string =>
  findings
    .slice(0, MOST)
    .map((finding) => {
      const { title, what, why, check } = findingWords(finding, locale, forMarkdown)
      const { facts, severities } = words[locale]
      const more = [what, why && say(facts.why, locale, { text: why }), check && say(facts.check, locale, { text: check })].filter(
        (line) => line !== '',
      )
      return `- **${title}** (${severities[finding.severity]})\\\n  ${more.join('\\\n  ')}`
    })
    .join('\n')

const unknownList = ({ unknowns }: Report, locale: Locale): string =>
  unknowns
    .slice(0, MOST)
    .map((unknown) => {
      const { what, why, todo } = unknownWords(unknown, locale, forMarkdown)
      const { facts } = words[locale]
      const more = [
        why,
        `${say(facts.asked, locale, { source: '' })}${forMarkdownCode(unknown.source)}`,
        todo && say(facts.todo, locale, { text: todo }),
      ].filter((line) => line !== '')
      return `- **${what}**\\\n  ${more.join('\\\n  ')}`
    })
    .join('\n')
