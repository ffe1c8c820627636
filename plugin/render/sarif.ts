/** A check as SARIF 2.1.0. A cluster has no files, so places are logical: what the finding is about. */
import type { Finding } from '../../shared/contract/report.ts'
import { forJson } from '../../shared/diagram/escape.ts'
import { type CheckOutcome, sourcesOf } from '../../shared/page/check.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { findingSentences } from '../../shared/text/sentences.ts'
import { rawOf } from '../../shared/text/span.ts'
import { defineNotation } from './define.ts'

export default defineNotation({
  id: 'sarif',
  set: ({ check }, locale) => (check ? `${forJson(JSON.stringify(document(check, locale), null, 1))}\n` : ''),
})

const levels = { critical: 'error', warning: 'warning', info: 'note' } as const

function document({ cluster, version, failing }: CheckOutcome, locale: Locale): object {
  const rules = [...new Map(failing.map((finding) => [finding.id, finding])).values()]
  const driver = { name: 'kubectl-cni', version, informationUri: 'https://kubectl-cni.dev', rules: rules.map((finding) => ruleOf(finding, locale)) }
  const results = failing.map((finding) => {
    const { what, why, check } = findingSentences(finding, locale)
    return {
      ruleId: finding.id,
      ruleIndex: rules.findIndex(({ id }) => id === finding.id),
      level: levels[finding.severity],
      message: { text: [what, why, check].map(rawOf).filter(Boolean).join(' ') },
      locations: [{ logicalLocations: [{ name: finding.subject, fullyQualifiedName: `${cluster}/${finding.subject}`, kind: 'resource' }] }],
      partialFingerprints: { 'findingAndSubject/v1': `${finding.id}:${finding.subject}` },
    }
  })
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [{ tool: { driver }, results }] }
}

function ruleOf(finding: Finding, locale: Locale): object {
  const { title, why, check } = findingSentences(finding, locale)
  const help = [rawOf(why), rawOf(check), ...sourcesOf(finding.id)].filter(Boolean).join('\n')
  return {
    id: finding.id,
    shortDescription: { text: rawOf(title) },
    ...(help ? { help: { text: help } } : {}),
    defaultConfiguration: { level: levels[finding.severity] },
  }
}
