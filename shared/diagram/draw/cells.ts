/** Maps of cells: each state has a colour and a mark of its own, so that neither speaks alone. */
import { say } from '../../text/icu.ts'
import { pictureWords } from '../../text/pictures.ts'
import type { CellRow, CellsModel } from '../model.ts'
import type { Role } from '../palette.ts'
import { heightOf, type Line, NORMAL, type Rect, type Scene, Sheet, widthOf } from '../scene.ts'

const WIDE = 760
const NARROW = 340
const CELL = 15
const STEP = CELL + 2
const MOST_ROWS = 64

type Mark = 'none' | 'full' | 'dot' | 'corner' | 'cross'

/** What a letter looks like, by map. */
const looks: Record<CellsModel['of'], Readonly<Record<string, { role: Role; mark: Mark }>>> = {
  eni: {
    '#': { role: 'pod', mark: 'full' },
    '.': { role: 'pod', mark: 'none' },
    '-': { role: 'empty', mark: 'none' },
    '?': { role: 'fabric', mark: 'cross' },
  },
  blocks: {
    '.': { role: 'empty', mark: 'none' },
    P: { role: 'eni', mark: 'dot' },
    '#': { role: 'full', mark: 'full' },
    '+': { role: 'note', mark: 'corner' },
    r: { role: 'service', mark: 'dot' },
    e: { role: 'network', mark: 'cross' },
  },
  bars: {
    '#': { role: 'subnet', mark: 'full' },
    '.': { role: 'empty', mark: 'none' },
    '?': { role: 'fabric', mark: 'cross' },
  },
}
const strange = { role: 'fabric', mark: 'cross' } as const

export function drawCells(model: CellsModel, upright: boolean): Scene {
  const width = upright ? NARROW : WIDE
  const sheet = new Sheet()
  const title: Line[] = [{ text: model.title, bold: true, size: NORMAL }]
  sheet.write({ x: 1, y: 1, width: width - 2, height: heightOf(title) }, title)
  let y = heightOf(title) + 8
  const shown = model.rows.slice(0, MOST_ROWS)
  const label = Math.max(0, ...shown.map((row) => indentOf(row) + widthOf(labelOf(row)))) + 12
  // Labels stand beside their cells where both fit, else above them.
  const beside = !upright && label + 32 * STEP <= width - 2
  for (const row of shown) y = (beside ? drawBeside : drawBelow)(sheet, model.of, row, { x: 1, y, width: width - 2, label })
  if (model.rows.length > shown.length) {
    const rest: Line[] = [{ text: say(pictureWords[model.locale].moreRows, model.locale, { count: model.rows.length - shown.length }), faint: true }]
    sheet.write({ x: 1, y, width: width - 2, height: heightOf(rest) }, rest)
    y += heightOf(rest)
  }
  y = drawLegend(sheet, model, { y: y + 6, width })
  return { title: model.title, description: model.description, width, height: Math.ceil(y + 1), shapes: sheet.shapes }
}

const indentOf = ({ label }: CellRow): number => (label.startsWith(' ') ? 10 : 0)
const labelOf = ({ label }: CellRow): Line => ({ text: label.trim() })
const noteOf = ({ note }: CellRow): Line[] => (note === undefined || note === '' ? [] : [{ text: note, faint: true }])

interface Place {
  x: number
  y: number
  width: number
  label: number
}

function drawBeside(sheet: Sheet, of: CellsModel['of'], row: CellRow, { x, y, width, label }: Place): number {
  const indent = indentOf(row)
  sheet.write({ x: x + indent, y, width: label - 8 - indent, height: CELL + 3 }, [labelOf(row)])
  const note = noteOf(row)
  const noteWidth = note.length > 0 ? widthOf(note[0] as Line) + 8 : 0
  const columns = Math.max(1, Math.min(32, Math.floor((width - label - noteWidth) / STEP)))
  const end = drawRow(sheet, of, row.cells, { x: x + label, y, width: columns * STEP - 2, columns })
  const after = x + label + Math.min(row.cells.length, columns) * STEP + 4
  sheet.write({ x: after, y, width: x + width - after, height: CELL + 3 }, note)
  return Math.max(end, y + STEP + 2)
}

function drawBelow(sheet: Sheet, of: CellsModel['of'], row: CellRow, { x, y, width }: Place): number {
  const note = noteOf(row)
  const noteWidth = Math.min(width / 3, note.length > 0 ? widthOf(note[0] as Line) + 8 : 0)
  sheet.write({ x, y, width: width - noteWidth, height: CELL + 3 }, [labelOf(row)])
  sheet.write({ x: x + width - noteWidth, y, width: noteWidth, height: CELL + 3 }, note, 'end')
  const columns = Math.min(16, Math.floor(width / STEP))
  return drawRow(sheet, of, row.cells, { x, y: y + CELL + 4, width, columns }) + 2
}

/** Cells in as many rows as they need; a bar is one shape. */
function drawRow(
  sheet: Sheet,
  of: CellsModel['of'],
  cells: string,
  { x, y, width, columns }: { x: number; y: number; width: number; columns: number },
): number {
  if (of === 'bars') return drawBar(sheet, cells, { x, y, width, height: CELL })
  ;[...cells].forEach((letter, at) => {
    drawCell(sheet, of, letter, { x: x + (at % columns) * STEP, y: y + Math.floor(at / columns) * STEP, width: CELL, height: CELL })
  })
  return y + Math.ceil(cells.length / columns) * STEP + 2
}

function drawBar(sheet: Sheet, cells: string, place: Rect): number {
  const used = [...cells].filter((letter) => letter === '#').length
  if (cells.includes('?')) sheet.box(place, 'fabric', { round: 3, dashed: true })
  else sheet.box(place, 'empty', { round: 3 })
  if (used > 0) sheet.box({ ...place, width: (place.width * used) / cells.length }, 'eni', { round: 3 })
  return place.y + CELL + 6
}

function drawCell(sheet: Sheet, of: CellsModel['of'], letter: string, { x, y, width, height }: Rect): void {
  const { role, mark } = Object.hasOwn(looks[of], letter) ? (looks[of][letter] ?? strange) : strange
  sheet.box({ x, y, width, height }, role, { round: 2, dashed: of === 'eni' && letter === '-' })
  const [left, top] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10]
  if (mark === 'full') sheet.path(role, `M${left + 3.5} ${top + 8}l3 3l5 -6`, false)
  if (mark === 'dot') sheet.path(role, `M${left + 5} ${top + 5}h5v5h-5z`, false)
  if (mark === 'corner') sheet.path(role, `M${left + 3} ${top + 12}L${left + 12} ${top + 3}`, false)
  if (mark === 'cross') sheet.path(role, `M${left + 4} ${top + 4}l7 7M${left + 11} ${top + 4}l-7 7`, false)
}

function drawLegend(sheet: Sheet, { of, meanings }: CellsModel, { y: top, width }: { y: number; width: number }): number {
  let [x, y] = [1, top]
  for (const { letter, says } of meanings) {
    const line: Line = { text: says, faint: true }
    const need = CELL + 6 + widthOf(line) + 16
    if (x > 1 && x + need > width - 1) [x, y] = [1, y + STEP + 4]
    if (of === 'bars') sheet.box({ x, y, width: CELL, height: CELL }, letter === '#' ? 'eni' : letter === '?' ? 'fabric' : 'empty', { round: 3 })
    else drawCell(sheet, of, letter, { x, y, width: CELL, height: CELL })
    sheet.write({ x: x + CELL + 6, y: y - 1, width: need - CELL - 6, height: CELL + 2 }, [line])
    x += need
  }
  return meanings.length > 0 ? y + STEP + 2 : top
}
