/**
 * Tables. Where one is wider than its place, its rows become cards: style alone does that, so each cell carries its
 * column's name, and roles are written out because a browser forgets those of a table that is not laid out as one.
 */
import { type ComponentChildren, h } from 'preact'
import { textWidth } from '../diagram/measure.ts'
import type { Cell, Column, Fact, Table } from '../page/model.ts'
import { tell } from '../text/icu.ts'
import { code } from '../text/span.ts'
import { words } from '../text/words.ts'
import type { Place } from './place.ts'
import { tableWidths } from './style.ts'
import { breaks, LONGEST_UNBROKEN, plain, spans, value, valuesOf } from './text.ts'
import { htmlWords } from './words.ts'

/** More rows than this scroll inside their table; on paper they all stand. */
const TALL = 40

/** Size of a table's text, the space between columns and one rem, in pixels. */
const [SIZE, GAP, REM] = [13, 18, 16]

/** Advance of a monospaced character, in em of a table's text. */
const MONO = 0.56

/** Rows looked at for the widest value: enough to tell, few enough for a list of 100,000. */
const MEASURED = 200

const valueWidth = (text: string, look: Column['look']): number =>
  (look === 'code' || look === 'long' ? [...text].length * MONO : textWidth(text, 1)) * SIZE

function columnWidth(column: Column, cells: readonly Cell[]): number {
  const words = cells.flatMap((cell) => valuesOf(cell ?? '-')).flatMap((text) => (column.look === 'words' ? text.split(/\s/) : [text]))
  const widths = words.map((text) => valueWidth(text.slice(0, LONGEST_UNBROKEN[column.look]), column.look))
  return Math.max(textWidth(column.head, SIZE), ...widths) + GAP
}

/** Name of the narrowest place a table fits, e.g. w36; `cards` where it fits none. */
export function widthClass({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const measured = rows.slice(0, MEASURED)
  const needed = columns.reduce(
    (sum, column, index) =>
      sum +
      columnWidth(
        column,
        measured.map((row) => row[index]),
      ),
    0,
  )
  const fits = tableWidths.find((width) => width * REM >= needed)
  return fits === undefined ? 'cards' : `w${fits}`
}

interface Named {
  name: string
  place: Place
}

const headRow = (heads: readonly { head: string; look?: Column['look'] }[]): ComponentChildren =>
  h(
    'thead',
    { role: 'rowgroup' },
    h(
      'tr',
      { role: 'row' },
      heads.map(({ head, look }) => h('th', { scope: 'col', role: 'columnheader', class: look === 'number' ? 'number' : undefined }, head)),
    ),
  )

/** The cell a row is called by: its name where it has one. */
const namingColumn = (columns: readonly Column[]): number =>
  Math.max(
    0,
    columns.findIndex(({ id }) => id === 'name'),
  )

const classOf = (cell: Cell, look: Column['look']): string | undefined => {
  if (look === 'number') return 'number'
  return look === 'words' && valuesOf(cell ?? '').some((text) => breaks(text, look)) ? 'loose' : undefined
}

const bodyRow = (columns: readonly Column[], row: readonly Cell[], place: Place): ComponentChildren => {
  const naming = namingColumn(columns)
  return h(
    'tr',
    { role: 'row' },
    columns.map(({ head, look }, index) => {
      const attributes = { 'data-label': head, class: classOf(row[index], look) }
      const content = value(row[index], look, place)
      if (index === naming) return h('th', { scope: 'row', role: 'rowheader', ...attributes }, content)
      return h('td', { role: 'cell', ...attributes }, content)
    }),
  )
}

/** Columns whose values need a word of explanation, below their table. */
const legend = (columns: readonly Column[]): ComponentChildren => {
  const explained = columns.filter(({ says }) => says !== undefined)
  if (explained.length === 0) return null
  return h(
    'dl',
    { class: 'legend' },
    explained.map(({ head, says }) => h('div', null, h('dt', null, head), h('dd', null, says))),
  )
}

/** How many are not shown, and the command that shows them. */
export function more(left: number, how: string, { locale }: Place): ComponentChildren {
  return left > 0 ? h('p', { class: 'more' }, spans(tell(words[locale].counts.more, locale, { count: left, how: code(how) }))) : null
}

export function DataTable({ name, table, place }: Named & { table: Table }): ComponentChildren {
  if (table.rows.length === 0) return h('p', { class: 'empty' }, spans(table.empty))
  const { columns, rows } = table
  const scrolls = rows.length > TALL ? { role: 'region' as const, 'aria-label': plain([name]), tabIndex: 0 } : {}
  const body = rows.map((row) => bodyRow(columns, row, place))
  return h('div', { class: 'table' }, [
    h(
      'div',
      { class: rows.length > TALL ? 'frame tall' : 'frame', ...scrolls },
      h('table', { role: 'table', 'aria-label': plain([name]), class: `rows ${widthClass({ columns, rows })}` }, [
        headRow(columns),
        h('tbody', { role: 'rowgroup' }, body),
      ]),
    ),
    more(table.left, table.how, place),
    legend(columns),
  ])
}

/** Values beside what they mean; without a head where there is nothing but name and value. */
export function FactTable({ name, facts, place }: Named & { facts: readonly Fact[] }): ComponentChildren {
  const { item, value: worth, meaning } = htmlWords[place.locale]
  const explained = facts.some(({ says }) => says.length > 0)
  const row = (fact: Fact): ComponentChildren =>
    h('tr', { role: 'row' }, [
      h('th', { scope: 'row', role: 'rowheader' }, fact.name),
      h('td', { role: 'cell' }, value(fact.value, 'words', place)),
      explained ? h('td', { role: 'cell', class: 'says' }, spans(fact.says)) : null,
    ])
  return h(
    'div',
    { class: 'table' },
    h('table', { role: 'table', 'aria-label': plain([name]), class: 'facts' }, [
      explained ? headRow([item, worth, meaning].map((head) => ({ head }))) : null,
      h('tbody', { role: 'rowgroup' }, facts.map(row)),
    ]),
  )
}
