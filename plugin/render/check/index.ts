/** The outcome of a check for people and CI systems. JUnit and SARIF are small enough to write out; tests hold them to their shapes. */
import type { Finding } from '../../../shared/contract/report.ts'
import { forJson, forSvg, forTerminal } from '../../../shared/diagram/escape.ts'
import { addressWords } from '../../../shared/text/addresses.ts'
import { findings, isFindingId } from '../../../shared/text/findings/index.ts'
import { say } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { findingWords } from '../../../shared/text/sentences.ts'
import { words } from '../../../shared/text/words.ts'

export interface Outcome {
  cluster: string
  takenAt: string
  version: string
  failOn: Finding['severity']
  /** At or above failOn. */
  failing: Finding[]
  /** Below it. */
  passing: Finding[]
  unchecked: string[]
}

const checkOutputs = ['table', 'json', 'junit', 'sarif'] as const
export type CheckOutput = (typeof checkOutputs)[number]

const sourcesOf = (id: string): readonly string[] => (isFindingId(id) ? findings[id].upstream : [])

const writers: Record<CheckOutput, (outcome: Outcome, locale: Locale) => string> = { table, json, junit, sarif }

export const checkText = (outcome: Outcome, locale: Locale, output: CheckOutput): string => writers[output](outcome, locale)

function table({ failOn, failing, unchecked }: Outcome, locale: Locale): string {
  const text = addressWords[locale].check
  const { severities, facts } = words[locale]
  const level = severities[failOn]
  const lines = failing.flatMap((finding) => {
    const { title, what, check } = findingWords(finding, locale, forTerminal)
    const sources = sourcesOf(finding.id)
    return [
      `[${severities[finding.severity]}] ${title}  (${forTerminal(finding.id)})`,
      `    ${what}`,
      ...(check ? [`    ${say(facts.check, locale, { text: check })}`] : []),
      ...(sources.length > 0 ? [`    ${sources.join(', ')}`] : []),
    ]
  })
  const head = failing.length === 0 ? say(text.none, locale, { level }) : say(text.some, locale, { count: failing.length, level })
  return `${[...lines, head, ...(unchecked.length > 0 ? [say(text.unchecked, locale, { what: unchecked.join(', ') }, forTerminal)] : [])].join('\n')}\n`
}

function json({ cluster, takenAt, failOn, failing, passing, unchecked }: Outcome, locale: Locale): string {
  const row = (finding: Finding) => ({ ...finding, ...findingWords(finding, locale), sources: sourcesOf(finding.id) })
  return `${forJson(JSON.stringify({ cluster, takenAt, failOn, failing: failing.map(row), passing: passing.map(row), unchecked }, null, 1))}\n`
}

/** One test case a finding: failures are those at or above the level, unchecked limits are errors. */
function junit({ cluster, takenAt, failing, passing, unchecked }: Outcome, locale: Locale): string {
  const open = (name: string) => `  <testcase classname="kubectl-cni" name="${forSvg(name)}" time="0"`
  const failed = failing.map((finding) => {
    const { title, what, why, check } = findingWords(finding, locale)
    return `${open(`${finding.id} ${finding.subject}`)}>\n   <failure type="${finding.severity}" message="${forSvg(title)}">${forSvg([what, why, check].filter(Boolean).join(' '))}</failure>\n  </testcase>`
  })
  const errors = unchecked.map(
    (name) =>
      `${open(name)}>\n   <error type="unchecked" message="${forSvg(say(addressWords[locale].check.unchecked, locale, { what: name }))}"/>\n  </testcase>`,
  )
  const passed = passing.map(({ id, subject }) => `${open(`${id} ${subject}`)}/>`)
  const cases = [...failed, ...errors, ...passed]
  const counts = `tests="${cases.length}" failures="${failed.length}" errors="${errors.length}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="kubectl-cni check" ${counts} time="0">`,
    ` <testsuite name="${forSvg(cluster)}" ${counts} skipped="0" time="0" timestamp="${takenAt.slice(0, 19)}">`,
    ...cases,
    ' </testsuite>',
    '</testsuites>\n',
  ].join('\n')
}

const levels = { critical: 'error', warning: 'warning', info: 'note' } as const

/** SARIF 2.1.0. A cluster has no files, so places are logical: what the finding is about. */
function sarif({ cluster, version, failing }: Outcome, locale: Locale): string {
  const rules = [...new Map(failing.map((finding) => [finding.id, finding])).values()]
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'kubectl-cni', version, informationUri: 'https://kubectl-cni.dev', rules: rules.map((finding) => ruleOf(finding, locale)) },
        },
        results: failing.map((finding) => {
          const { what, why, check } = findingWords(finding, locale)
          return {
            ruleId: finding.id,
            ruleIndex: rules.findIndex(({ id }) => id === finding.id),
            level: levels[finding.severity],
            message: { text: [what, why, check].filter(Boolean).join(' ') },
            locations: [{ logicalLocations: [{ name: finding.subject, fullyQualifiedName: `${cluster}/${finding.subject}`, kind: 'resource' }] }],
            partialFingerprints: { 'findingAndSubject/v1': `${finding.id}:${finding.subject}` },
          }
        }),
      },
    ],
  }
  return `${forJson(JSON.stringify(document, null, 1))}\n`
}

function ruleOf(finding: Finding, locale: Locale): object {
  const { title, why, check } = findingWords(finding, locale)
  const help = [why, check, ...sourcesOf(finding.id)].filter(Boolean).join('\n')
  return {
    id: finding.id,
    shortDescription: { text: title },
    ...(help ? { help: { text: help } } : {}),
    defaultConfiguration: { level: levels[finding.severity] },
  }
}
