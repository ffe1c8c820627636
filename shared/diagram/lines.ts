/** Pictures as lines of monospaced text, for a terminal. */
import stringWidth from 'fast-string-width'
import { words } from '../text/words.ts'
import { cellLines } from './cells.ts'
import type { Picture } from './model.ts'
import { numberLineRows } from './number-line.ts'

/** Lines of monospaced text at most `columns` wide, labels handed to `safe`; undefined for pictures without such a form. */
export function linesOf(picture: Picture, columns: number, safe: (text: string) => string): string[] | undefined {
  switch (picture.is) {
    case 'line':
      return lineRows(picture, columns, safe)
    case 'cells':
      return cellLines(picture, safe)
    case 'path':
    case 'map':
    case 'packet':
    case 'handover':
      return undefined
  }
}

/** Kind, block and bar below each other; Hangul takes two columns. */
function lineRows({ report, locale }: Extract<Picture, { is: 'line' }>, columns: number, safe: (text: string) => string): string[] {
  const rows = numberLineRows(report, columns).map(({ kind, cidr, bar }) => ({ kind: words[locale].rangeKinds[kind], cidr: safe(cidr), bar }))
  const widest = (key: 'kind' | 'cidr') => Math.max(0, ...rows.map((row) => stringWidth(row[key])))
  const [kinds, cidrs] = [widest('kind'), widest('cidr')]
  const padded = (text: string, width: number) => text + ' '.repeat(width - stringWidth(text))
  return rows.map(({ kind, cidr, bar }) => `${padded(kind, kinds)}   ${padded(cidr, cidrs)}   ${bar}`.trimEnd())
}
