/** Observations: where each was made, what was read there, and what it proves. */
import type { Evidence } from '../contract/report.ts'
import { pageWords } from '../text/page.ts'
import { meaningText } from '../text/sentences.ts'
import { code } from '../text/span.ts'
import type { Block } from './model.ts'
import type { Frame } from './table.ts'

const MOST = { short: 12, wide: 12, post: 25, page: 100 }

export function evidenceBlock(evidence: readonly Evidence[], { locale, detail }: Frame): Block {
  const shown = evidence.slice(0, MOST[detail])
  return {
    is: 'entries',
    of: 'evidence',
    entries: shown.map(({ at, saw, means }) => ({
      title: [code(at), ': ', code(saw)],
      lines: [{ text: meaningText(means, locale), faint: true }],
    })),
    left: evidence.length - shown.length,
    how: '-o json',
    empty: [pageWords[locale].noEvidence],
  }
}
