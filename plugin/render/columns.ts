/**
 * Columns the way kubectl prints them: three spaces apart, no borders, nothing after the last.
 * Aligned here and not by cli-table3, whose time grows with the square of the rows (7 s for 10,000).
 */
import stringWidth from 'fast-string-width'

const GAP = '   '

/** Columns a terminal needs for the text; Hangul and most emoji take two. */
export const widthOf = (text: string): number => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text))

/** Lines of text; cells must already be safe for a terminal. The header comes first where there is one. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell))
    })
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join(GAP)
      .trimEnd(),
  )
}
