/** What a check found, as an answer; its data carry the words, for those who read JSON. */
import type { Finding } from '../../shared/contract/report.ts'
import { type CheckOutcome, checkPage, sourcesOf } from '../../shared/page/check.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { findingSentences } from '../../shared/text/sentences.ts'
import { rawOf } from '../../shared/text/span.ts'
import type { Answer } from './define.ts'

export function checkAnswer(outcome: CheckOutcome, locale: Locale): Answer {
  const { cluster, takenAt, failOn, failing, passing, unchecked } = outcome
  const said = (finding: Finding) => {
    const { title, what, why, check } = findingSentences(finding, locale)
    return { ...finding, title: rawOf(title), what: rawOf(what), why: rawOf(why), check: rawOf(check), sources: sourcesOf(finding.id) }
  }
  return {
    data: { cluster, takenAt, failOn, failing: failing.map(said), passing: passing.map(said), unchecked },
    page: (detail) => checkPage(outcome, locale, detail),
    check: outcome,
  }
}
