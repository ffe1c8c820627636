/** For a blog post or an issue: sections with headings, tables, and pictures as Mermaid fences. */
import { markdownTable } from 'markdown-table'
import { forMarkdown, forMarkdownCode, forTerminal } from '../../shared/diagram/escape.ts'
import { linesOf } from '../../shared/diagram/lines.ts'
import { mermaidOf } from '../../shared/diagram/mermaid.ts'
import type { Block, Cell, Entry, Look, Page, Section, Table } from '../../shared/page/model.ts'
import { say } from '../../shared/text/icu.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { pageWords } from '../../shared/text/page.ts'
import { set, type Text } from '../../shared/text/span.ts'
import { words } from '../../shared/text/words.ts'
import { widthOf } from './columns.ts'
import { defineNotation, pageOf } from './define.ts'

export default defineNotation({ id: 'markdown', set: async (answer, locale) => `${pageText(await pageOf(answer, 'post'), locale)}\n` })

const BAR = 60

function pageText(page: Page, locale: Locale): string {
  const sections = page.sections.flatMap((section) => sectionText(section, page.bare === true, locale))
  return [page.title.length > 0 ? `# ${inline(page.title)}` : '', inline(page.facts), ...sections].filter((block) => block !== '').join('\n\n')
}

const inline = (text: Text): string =>
  set(text, { own: (said) => said, foreign: ({ raw, code }) => (code ? forMarkdownCode(raw) : forMarkdown(raw)) })

function sectionText({ heading, count = [], verdict, blocks }: Section, bare: boolean, locale: Locale): string[] {
  const all = blocksText(blocks, 3, locale)
  if (bare) return all
  const sure = verdict?.sure === undefined ? '' : ` (${verdict.sure})`
  const more = [count.length > 0 ? inline(count) : '', verdict ? `${verdict.name}${sure}` : ''].filter((part) => part !== '')
  return [`## ${[heading, ...more].join(': ')}`, ...all]
}

const blocksText = (blocks: readonly Block[], depth: number, locale: Locale): string[] =>
  blocks.flatMap((block) => blockText(block, depth, locale)).filter((text) => text !== '')

type Of<Is extends Block['is']> = Extract<Block, { is: Is }>

const setters: { [Is in Block['is']]: (block: Of<Is>, depth: number, locale: Locale) => string[] } = {
  table: ({ table }, _depth, locale) => tableText(table, locale),
  facts: ({ facts }, _depth, locale) => {
    const { item, value, meaning } = pageWords[locale]
    const rows = facts.map((fact) => [forMarkdown(fact.name), cellText(fact.value, 'words', locale), inline(fact.says)])
    return [markdownTable([[item, value, meaning], ...rows], { stringLength: widthOf })]
  },
  text: ({ head, text }) => [head === undefined ? inline(text) : `**${forMarkdown(head)}** ${inline(text)}`],
  list: ({ items }) => [items.map((item) => `- ${inline(item)}`).join('\n')],
  entries: (block, _depth, locale) => entriesText(block, locale),
  picture: ({ picture, caption }) => [inline(caption), fenced(mermaidOf(picture), linesOf(picture, BAR, forTerminal))],
  commands: ({ lines }) => [fence('', lines.map(forTerminal))],
  part: ({ heading, blocks }, depth, locale) => [`${'#'.repeat(Math.min(depth, 6))} ${inline(heading)}`, ...blocksText(blocks, depth + 1, locale)],
}

const blockText = <Is extends Block['is']>(block: Of<Is>, depth: number, locale: Locale): string[] => setters[block.is](block, depth, locale)

const fenced = (diagram: string | undefined, lines: readonly string[] | undefined): string =>
  diagram !== undefined ? fence('mermaid', diagram.trimEnd().split('\n')) : lines ? fence('text', lines) : ''

/** Longer than any run of backticks inside, so that nothing in it can end the fence. */
function fence(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)))
  const marks = '`'.repeat(longest + 1)
  return [`${marks}${language}`, ...lines, marks].join('\n')
}

const codes: ReadonlySet<Look> = new Set(['code', 'long'])

function cellText(cell: Cell, look: Look, locale: Locale): string {
  const { none, unknown } = words[locale].cells
  if (cell === undefined) return unknown
  if (cell === null || cell === '') return none
  if (typeof cell === 'number') return String(cell)
  const shown = codes.has(look) ? forMarkdownCode : forMarkdown
  if (typeof cell === 'string') return shown(cell)
  return cell.length === 0 ? none : cell.map(shown).join(', ')
}

function tableText({ columns, rows, left, how, empty }: Table, locale: Locale): string[] {
  if (rows.length === 0) return [inline(empty)]
  const cells = rows.map((row) => row.map((cell, column) => cellText(cell, columns[column]?.look ?? 'words', locale)))
  const align = columns.map(({ look }) => (look === 'number' ? 'r' : null))
  return [markdownTable([columns.map(({ head }) => forMarkdown(head)), ...cells], { stringLength: widthOf, align }), moreText(left, how, locale)]
}

const moreText = (left: number, how: string, locale: Locale): string =>
  left === 0 ? '' : say(words[locale].counts.more, locale, { count: left, how: `\`${how}\`` })

function entriesText({ of, entries, left, how, empty }: Of<'entries'>, locale: Locale): string[] {
  if (entries.length === 0) return [inline(empty)]
  return [entries.map((entry) => entryText(of, entry, locale)).join('\n'), moreText(left, how, locale)]
}

function entryText(of: Of<'entries'>['of'], { title, severity, lines }: Entry, locale: Locale): string {
  const head = of === 'evidence' ? inline(title) : `**${inline(title)}**${severity ? ` (${words[locale].severities[severity]})` : ''}`
  const more = lines.map(({ label, text }) => (label === undefined ? inline(text) : `${label}: ${inline(text)}`))
  return `- ${[head, ...more].join('\\\n  ')}`
}
