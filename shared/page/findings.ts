/** Things worth a look, and what could not be said. */
import type { Finding, Report, Unknown } from '../contract/report.ts'
import { isFindingId } from '../text/findings/index.ts'
import type { Locale } from '../text/locale.ts'
import { pageWords } from '../text/page.ts'
import { findingSentences, unknownSentences } from '../text/sentences.ts'
import { code } from '../text/span.ts'
import { words } from '../text/words.ts'
import type { Block, Entry, Line, Section } from './model.ts'
import type { Frame } from './table.ts'

const MOST = { short: 20, wide: 20, post: 25, page: 200 }

export function findingEntry(finding: Finding, locale: Locale): Entry {
  const { title, what, why, check } = findingSentences(finding, locale)
  const { labels } = pageWords[locale]
  return {
    title,
    severity: finding.severity,
    ...(isFindingId(finding.id) ? { topic: finding.id } : {}),
    lines: said([{ text: what }, { label: labels.why, text: why }, { label: labels.check, text: check }]),
  }
}

/** A line without words is no line. */
const said = (lines: readonly Line[]): Line[] => lines.filter(({ text }) => text.length > 0)

function unknownEntry(unknown: Unknown, locale: Locale): Entry {
  const { what, why, todo } = unknownSentences(unknown, locale)
  const { labels } = pageWords[locale]
  return {
    title: what,
    lines: said([{ text: why }, { label: labels.asked, text: [code(unknown.source)], faint: true }, { label: labels.todo, text: todo }]),
  }
}

/** Only a page says that there is nothing. */
export function findingsSection({ findings }: Report, frame: Frame): Section | undefined {
  if (findings.length === 0 && frame.detail !== 'page') return undefined
  const shown = findings.slice(0, MOST[frame.detail])
  return {
    id: 'findings',
    heading: words[frame.locale].headings.findings,
    blocks: [
      {
        is: 'entries',
        of: 'findings',
        entries: shown.map((finding) => findingEntry(finding, frame.locale)),
        left: findings.length - shown.length,
        how: '-o json',
        empty: [pageWords[frame.locale].noFindings],
      },
    ],
  }
}

export function unknownsSection({ unknowns }: Report, frame: Frame): Section | undefined {
  if (unknowns.length === 0 && frame.detail !== 'page') return undefined
  const text = pageWords[frame.locale]
  const shown = unknowns.slice(0, MOST[frame.detail])
  const intro: Block[] = frame.detail === 'page' && unknowns.length > 0 ? [{ is: 'text', text: [text.unknownsIntro] }] : []
  return {
    id: 'unknowns',
    heading: words[frame.locale].headings.unknowns,
    blocks: [
      ...intro,
      {
        is: 'entries',
        of: 'unknowns',
        entries: shown.map((unknown) => unknownEntry(unknown, frame.locale)),
        left: unknowns.length - shown.length,
        how: '-o json',
        empty: [text.noUnknowns],
      },
    ],
  }
}
