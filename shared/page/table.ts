/** Tables from their columns: what a column is called, what it means, and what a row has in it, in one place. */
import type { Locale } from '../text/locale.ts'
import type { Text } from '../text/span.ts'
import { type Words, words } from '../text/words.ts'
import type { Block, Cell, Column, Detail, Look, Table } from './model.ts'

export interface ColumnOf<Row> {
  id: string
  head(locale: Locale): string
  says?(locale: Locale): string
  look: Look
  priority: Column['priority']
  /** Left out where no row has a value. */
  optional?: true
  cell(row: Row, locale: Locale): Cell
}

/** What a page is made for. */
export interface Frame {
  locale: Locale
  detail: Detail
  /** Most rows of each list; what is left out is counted. */
  most: number
  /** For scripts: columns stay even where they are empty, rows in the order of the report. */
  fixed: boolean
}

export const named =
  (key: keyof Words['columns']) =>
  (locale: Locale): string =>
    words[locale].columns[key]

const rich: Record<Detail, boolean> = { short: false, wide: true, post: false, page: true }

/** Whether there is room for what only some readers look for. */
export const isRich = ({ detail }: Pick<Frame, 'detail'>): boolean => rich[detail]

const hasValue = (cell: Cell): boolean => cell !== undefined && cell !== null && cell !== '' && !(Array.isArray(cell) && cell.length === 0)

interface Around {
  empty: Text
  /** The command that lists all rows. */
  how: string
}

export function tableOf<Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[], frame: Frame, { empty, how }: Around): Table {
  const { locale, most, fixed } = frame
  const shown = rows.length > most ? rows.slice(0, most) : rows
  const wanted = isRich(frame) ? columns : columns.filter(({ priority }) => priority < 3)
  const kept = fixed ? wanted : wanted.filter(({ optional, cell }) => !optional || shown.some((row) => hasValue(cell(row, locale))))
  return {
    columns: kept.map(({ id, head, says, look, priority }) => ({ id, head: head(locale), ...(says ? { says: says(locale) } : {}), look, priority })),
    rows: shown.map((row) => kept.map(({ cell }) => cell(row, locale))),
    left: rows.length - shown.length,
    how,
    empty,
  }
}

export const tableBlock = (name: string, table: Table): Block => ({ is: 'table', name, table })

/** "3/5"; a part that is not known is a question mark. */
export const outOf = (part: number | undefined, whole: number | undefined, locale: Locale): string => {
  const { unknown } = words[locale].cells
  return `${part ?? unknown}/${whole ?? unknown}`
}
