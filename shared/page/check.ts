/** What a check found, as a page. */
import type { Finding } from '../contract/report.ts'
import { addressWords } from '../text/addresses.ts'
import { findings, isFindingId } from '../text/findings/index.ts'
import { tell } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pageWords } from '../text/page.ts'
import { code, foreign } from '../text/span.ts'
import { words } from '../text/words.ts'
import { minuteOf } from './cluster.ts'
import { findingEntry } from './findings.ts'
import type { Block, Detail, Entry, Page, Section } from './model.ts'

export interface CheckOutcome {
  cluster: string
  takenAt: string
  version: string
  failOn: Finding['severity']
  /** At or above failOn. */
  failing: readonly Finding[]
  /** Below it. */
  passing: readonly Finding[]
  /** Limits that could not be checked. */
  unchecked: readonly string[]
}

/** Where upstream documents what a finding rests on. */
export const sourcesOf = (id: string): readonly string[] => (isFindingId(id) ? findings[id].upstream : [])

/** With its id, which `--ignore` takes, and its sources. */
function entryOf(finding: Finding, locale: Locale): Entry {
  const { title, lines, ...entry } = findingEntry(finding, locale)
  const sources = sourcesOf(finding.id)
  return {
    ...entry,
    title: [...title, '  (', code(finding.id), ')'],
    lines: [...lines, ...(sources.length > 0 ? [{ label: pageWords[locale].source, text: [code(sources.join(', '))], faint: true }] : [])],
  }
}

const entriesOf = (findings: readonly Finding[], locale: Locale): Block => ({
  is: 'entries',
  of: 'findings',
  entries: findings.map((finding) => entryOf(finding, locale)),
  left: 0,
  how: '-o json',
  empty: [pageWords[locale].noFindings],
})

export function checkPage(outcome: CheckOutcome, locale: Locale, detail: Detail): Page {
  const { cluster, takenAt, passing } = outcome
  const full = detail === 'page' || detail === 'post'
  const text = pageWords[locale]
  return {
    title: full ? tell(text.check, locale, { cluster: foreign(cluster) }) : [],
    facts: full ? tell(words[locale].cluster.taken, locale, { time: [minuteOf(takenAt)] }) : [],
    sections: [
      failingSection(outcome, locale),
      ...(detail === 'page' && passing.length > 0 ? [{ id: 'passing', heading: text.passing, blocks: [entriesOf(passing, locale)] }] : []),
    ],
  }
}

function failingSection({ failOn, failing, unchecked }: CheckOutcome, locale: Locale): Section {
  const { none, some, unchecked: gap } = addressWords[locale].check
  const level = [words[locale].severities[failOn]]
  const said = failing.length === 0 ? tell(none, locale, { level }) : tell(some, locale, { count: failing.length, level })
  return {
    id: 'findings',
    heading: words[locale].headings.findings,
    blocks: [
      ...(failing.length > 0 ? [entriesOf(failing, locale)] : []),
      { is: 'text', text: said, role: 'lead' },
      ...(unchecked.length > 0 ? [{ is: 'text', text: tell(gap, locale, { what: unchecked.join(', ') }) } as const] : []),
    ],
  }
}
