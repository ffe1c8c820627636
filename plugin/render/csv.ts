/** One table for a spreadsheet or a script: heads are column ids, the same in every language. */
import { stringify } from 'csv-stringify/sync'
import { forTerminal } from '../../shared/diagram/escape.ts'
import type { Cell } from '../../shared/page/model.ts'
import { words } from '../../shared/text/words.ts'
import { defineNotation, pageOf } from './define.ts'

export default defineNotation({
  id: 'csv',
  set: async (answer, locale) => {
    const page = await pageOf(answer, 'wide')
    const table = page.sections.flatMap(({ blocks }) => blocks).find((block) => block.is === 'table')?.table
    if (!table) return ''
    const { unknown } = words[locale].cells
    return stringify(
      table.rows.map((row) => row.map((cell) => fieldOf(cell, unknown))),
      // A field that begins like a formula is one to a spreadsheet: the library puts an apostrophe before it.
      { header: true, columns: table.columns.map(({ id }) => ({ key: id, header: id })), escape_formulas: true },
    )
  },
})

/** None is empty. A line feed or an escape sequence shows as what it is, as in a terminal. */
function fieldOf(cell: Cell, unknown: string): string | number {
  if (cell === undefined) return unknown
  if (cell === null) return ''
  if (typeof cell === 'number') return cell
  return typeof cell === 'string' ? forTerminal(cell) : cell.map(forTerminal).join(',')
}
