/** Pages as text for a terminal: sections below each other, tables in columns, sentences wrapped. */
import { wrapAnsi } from 'fast-wrap-ansi'
import pc from 'picocolors'
import { forTerminal } from '../../shared/diagram/escape.ts'
import { linesOf } from '../../shared/diagram/lines.ts'
import type { Block, Cell, Entry, Line, Page, Section, Table } from '../../shared/page/model.ts'
import { say } from '../../shared/text/icu.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { set, type Text } from '../../shared/text/span.ts'
import { words } from '../../shared/text/words.ts'
import { aligned } from './columns.ts'
import type { SetOptions } from './define.ts'

/** Narrower than this a wrapped sentence reads worse than an overflowing one. */
const LEAST_WIDTH = 40
const BAR = 40

interface Context {
  locale: Locale
  width: number
  paint: ReturnType<typeof pc.createColors>
}

export function terminalText(page: Page, locale: Locale, { color, width }: SetOptions): string {
  const context: Context = { locale, width: Math.max(width, LEAST_WIDTH), paint: pc.createColors(color) }
  const table = page.bare ? page.sections[0]?.blocks.find((block) => block.is === 'table')?.table : undefined
  if (table) return `${bareLines(table, locale).join('\n')}\n`
  const blocks = [
    ...(page.title.length > 0 ? [titleLine(page, context)] : []),
    ...page.sections.map((section) => sectionLines(section, context).join('\n')),
  ]
  return `${blocks.join('\n\n')}\n`
}

const plain = (text: Text): string => set(text, { own: (said) => said, foreign: ({ raw }) => forTerminal(raw) })

const titleLine = ({ title, facts }: Page, { paint }: Context): string =>
  [paint.bold(plain(title)), ...(facts.length > 0 ? [paint.dim(plain(facts))] : [])].join('  ')

function cellText(cell: Cell, locale: Locale): string {
  const { none, unknown } = words[locale].cells
  if (cell === undefined) return unknown
  if (cell === null || cell === '') return none
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'string') return forTerminal(cell)
  return cell.length === 0 ? none : cell.map(forTerminal).join(',')
}

const rowsOf = ({ rows }: Table, locale: Locale): string[][] => rows.map((row) => row.map((cell) => cellText(cell, locale)))

/** Plain columns whose heads hold no blank, as `kubectl get` prints: for awk. */
function bareLines(table: Table, locale: Locale): string[] {
  if (table.rows.length === 0) return [plain(table.empty)]
  return aligned([table.columns.map(({ head }) => head.toUpperCase().replaceAll(' ', '-')), ...rowsOf(table, locale)])
}

const verdictColours = { 'vpc-native': 'green', routed: 'cyan', overlay: 'yellow', mixed: 'magenta', unknown: 'magenta' } as const
const severityColours = { critical: 'red', warning: 'yellow', info: 'cyan' } as const

function sectionLines({ heading, count, verdict, blocks }: Section, context: Context): string[] {
  const { paint } = context
  const line = [
    paint.bold(heading),
    ...(count === undefined || count.length === 0 ? [] : [paint.dim(plain(count))]),
    ...(verdict ? [paint.bold(paint[verdictColours[verdict.kind]](verdict.name))] : []),
    ...(verdict?.sure === undefined ? [] : [paint.dim(verdict.sure)]),
  ]
  return [line.join('  '), ...blocksLines(blocks, context)]
}

function blocksLines(blocks: readonly Block[], context: Context): string[] {
  const lines: string[] = []
  let before: Block | undefined
  for (const block of blocks) {
    const own = blockLines(block, context)
    if (own.length === 0) continue
    if (before && apart(before, block)) lines.push('')
    lines.push(...own)
    before = block
  }
  return lines
}

const grids: ReadonlySet<Block['is']> = new Set(['table', 'facts'])
const freeStanding: ReadonlySet<Block['is']> = new Set(['part', 'picture', 'commands'])

/** Whether a blank line stands between two blocks. */
function apart(before: Block, block: Block): boolean {
  if (freeStanding.has(block.is) || freeStanding.has(before.is)) return true
  if (block.is === 'text') return block.head !== undefined || before.is === 'entries'
  return grids.has(block.is)
}

type Of<Is extends Block['is']> = Extract<Block, { is: Is }>

const setters: { [Is in Block['is']]: (block: Of<Is>, context: Context) => string[] } = {
  table: ({ table }, context) => tableLines(table, context),
  facts: ({ facts }, { locale, paint }) =>
    aligned(facts.map(({ name, value }) => [forTerminal(name), cellText(value, locale)])).map((line) => `  ${line.replace(/^\S+/, paint.bold)}`),
  text: ({ head, text, role }, context) => {
    const said = head === undefined ? plain(text) : `${context.paint.bold(head)} ${plain(text)}`
    return wrapped(role === 'faint' ? context.paint.dim(said) : said, 2, context)
  },
  list: ({ items }, context) => items.flatMap((item) => wrapped(plain(item), 4, context, '  - ')),
  entries: (block, context) => entriesLines(block, context),
  picture: ({ picture, caption }, context) => {
    const lines = linesOf(picture, BAR, forTerminal)
    if (!lines) return []
    return caption.length > 0
      ? [...wrapped(plain(caption), 2, context), ...lines.map((line) => `    ${line}`.trimEnd())]
      : lines.map((line) => context.paint.dim(`  ${line}`.trimEnd()))
  },
  commands: ({ lines }) => lines.map((line) => `  ${forTerminal(line)}`),
  part: ({ heading, blocks }, context) => [`  ${context.paint.bold(plain(heading))}`, ...blocksLines(blocks, context)],
}

const blockLines = <Is extends Block['is']>(block: Of<Is>, context: Context): string[] => setters[block.is](block, context)

const moreLine = (left: number, how: string, { locale, paint }: Context): string[] =>
  left === 0 ? [] : [paint.dim(`  ${say(words[locale].counts.more, locale, { count: left, how })}`)]

function tableLines(table: Table, context: Context): string[] {
  if (table.rows.length === 0) return table.empty.length > 0 ? [`  ${plain(table.empty)}`] : []
  const [head = '', ...rows] = aligned([table.columns.map((column) => column.head.toUpperCase()), ...rowsOf(table, context.locale)])
  return [context.paint.dim(`  ${head}`), ...rows.map((row) => `  ${row}`), ...moreLine(table.left, table.how, context)]
}

function entriesLines({ of, entries, left, how, empty }: Of<'entries'>, context: Context): string[] {
  if (entries.length === 0) return empty.length > 0 ? [`  ${plain(empty)}`] : []
  return [...entries.flatMap((entry) => entryLines(of, entry, context)), ...moreLine(left, how, context)]
}

function entryLines(of: Of<'entries'>['of'], { title, severity = 'info', lines }: Entry, context: Context): string[] {
  const { paint, locale } = context
  const heads = {
    evidence: () => wrapped(plain(title), 4, context, '  - '),
    findings: () => [`  ${paint[severityColours[severity]](`[${words[locale].severities[severity]}]`)} ${paint.bold(plain(title))}`],
    unknowns: () => [`  ${paint.yellow('[?]')} ${paint.bold(plain(title))}`],
  }
  return [...heads[of](), ...lines.flatMap((line) => wrapped(lineText(line, context), 4, context))]
}

function lineText({ label, text, faint }: Line, { paint }: Context): string {
  const said = label === undefined ? plain(text) : `${label}: ${plain(text)}`
  return faint ? paint.dim(said) : said
}

/** Sentences wrapped to the width, every line moved in. */
function wrapped(text: string, indent: number, { width }: Context, first = ' '.repeat(indent)): string[] {
  const room = Math.max(width - indent, LEAST_WIDTH - indent)
  return wrapAnsi(text, room, { hard: false, trim: true })
    .split('\n')
    .map((line, index) => `${index === 0 ? first : ' '.repeat(indent)}${line}`.trimEnd())
}
