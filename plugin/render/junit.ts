/** A check for CI systems that read JUnit. The format is small enough to write out; a test holds it to its shape. */
import type { Finding } from '../../shared/contract/report.ts'
import { forSvg } from '../../shared/diagram/escape.ts'
import type { CheckOutcome } from '../../shared/page/check.ts'
import { addressWords } from '../../shared/text/addresses.ts'
import { say } from '../../shared/text/icu.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { findingSentences } from '../../shared/text/sentences.ts'
import { rawOf } from '../../shared/text/span.ts'
import { defineNotation } from './define.ts'

export default defineNotation({ id: 'junit', set: ({ check }, locale) => (check ? document(check, locale) : '') })

const open = (name: string): string => `  <testcase classname="kubectl-cni" name="${forSvg(name)}" time="0"`

/** One test case a finding: failures are those at or above the level, unchecked limits are errors. */
function document({ cluster, takenAt, failing, passing, unchecked }: CheckOutcome, locale: Locale): string {
  const errors = unchecked.map(
    (name) =>
      `${open(name)}>\n   <error type="unchecked" message="${forSvg(say(addressWords[locale].check.unchecked, locale, { what: name }))}"/>\n  </testcase>`,
  )
  const passed = passing.map(({ id, subject }) => `${open(`${id} ${subject}`)}/>`)
  const cases = [...failing.map((finding) => failure(finding, locale)), ...errors, ...passed]
  const counts = `tests="${cases.length}" failures="${failing.length}" errors="${errors.length}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="kubectl-cni check" ${counts} time="0">`,
    ` <testsuite name="${forSvg(cluster)}" ${counts} skipped="0" time="0" timestamp="${takenAt.slice(0, 19)}">`,
    ...cases,
    ' </testsuite>',
    '</testsuites>\n',
  ].join('\n')
}

function failure(finding: Finding, locale: Locale): string {
  const { title, what, why, check } = findingSentences(finding, locale)
  const text = [what, why, check].map(rawOf).filter(Boolean).join(' ')
  return `${open(`${finding.id} ${finding.subject}`)}>\n   <failure type="${finding.severity}" message="${forSvg(rawOf(title))}">${forSvg(text)}</failure>\n  </testcase>`
}
