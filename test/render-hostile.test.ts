/** Hostile text through the notations that are no text for a person: HTML, SVG, CSV, JUnit, SARIF; and through the answers of check and simulate. */
import { parse as parseCsv } from 'csv-parse/sync'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { checkAnswer } from '../plugin/render/check.ts'
import type { Answer } from '../plugin/render/define.ts'
import { type FormatId, fitting } from '../plugin/render/formats.ts'
import { loadNotation } from '../plugin/render/index.ts'
import { reportAnswer } from '../plugin/render/report.ts'
import { simulateAnswer } from '../plugin/render/simulate.ts'
import type { Report } from '../shared/contract/report.ts'
import { forTerminal } from '../shared/diagram/escape.ts'
import { type Locale, locales } from '../shared/text/locale.ts'
import { eksSnapshots } from './eks-snapshots/index.ts'
import { hostile } from './hostile.ts'
import { poisoned } from './render-makers.ts'
import { calicoReport, eksReport } from './render-reports.ts'

const set = async (answer: Answer, format: FormatId, locale: Locale) => (await loadNotation(format)).set(answer, locale, { color: false, width: 100 })

/** Everything that acts on a terminal or hides in it, but the line feed. */
const acting = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

const cases = hostile.map((text, index) => ({
  text,
  report: poisoned(index % 2 === 0 ? eksReport : calicoReport, text),
  locale: locales[(index >> 1) % 2] ?? 'ko',
}))

const outcomeOf = (text: string) => ({
  cluster: text,
  takenAt: '2026-11-24T16:05:00Z',
  version: '0.1.0',
  failOn: 'warning' as const,
  failing: [
    { id: 'version-skew', severity: 'warning' as const, subject: text, data: { versions: [text, text] } },
    { id: text, severity: 'critical' as const, subject: text, data: { [text]: text } },
  ],
  passing: [{ id: text, severity: 'info' as const, subject: text, data: {} }],
  unchecked: [text],
})

const simulationOf = (text: string) => ({
  cluster: text,
  podsPerNode: 3,
  outcome: {
    fits: false,
    placed: 1,
    wanted: 2,
    type: text,
    each: { primary: 1, addresses: 3, blocks: 0, interfaces: 1 },
    breaks: { node: 2, zone: text, subnet: text, condition: 'InsufficientFreeAddressesInSubnet', wanted: 4, left: 1 },
    subnets: [{ id: text, zone: text, before: { free: 5 }, after: { free: 1 } }],
    fixes: [text],
  },
  subnets: [{ id: text, name: text, zone: text, cidr: '10.0.0.0/24', use: 'both' as const, usable: 251, reservations: [] }],
  forecast: { since: '2026-11-20T16:05:00Z', rows: [{ id: text, of: 'addresses' as const, left: 3, perDay: 1, endsOn: text }] },
})

/** One test over all hostile texts, which names the text it failed on. */
function everyHostile(name: string, check: (one: (typeof cases)[number]) => Promise<void>): void {
  test(name, async () => {
    for (const one of cases)
      await check(one).catch((error) => {
        throw new Error(`with ${JSON.stringify(one.text)}`, { cause: error })
      })
  })
}

/** No element but the allowed ones, and no attribute that acts. */
function quiet(document: Document, allowed: RegExp): void {
  const elements = [...document.querySelectorAll('*')]
  const acts = ({ name, value }: Attr) => /^on|^srcdoc$/i.test(name) || (/href$|^src$/i.test(name) && !/^(#|data:,$|https:\/\/)/.test(value))
  expect(elements.map(({ tagName }) => tagName).filter((name) => !allowed.test(name))).toEqual([])
  expect(elements.flatMap(({ attributes }) => [...attributes]).filter(acts)).toEqual([])
}

const htmlTags =
  /^(html|head|meta|title|link|style|body|main|header|nav|section|figure|figcaption|details|summary|pre|code|h[1-6]|p|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|strong|small|span|div|a|svg|g|rect|path|text|tspan|line|circle|polygon|desc|defs|marker|br|wbr|bdi)$/i
const svgTags = /^(svg|g|rect|path|text|tspan|line|circle|polygon|polyline|title|desc|defs|marker|style)$/

// One window for all: making one costs more than a parse.
const parser = new new JSDOM('').window.DOMParser()
const html = (text: string): Document => parser.parseFromString(text, 'text/html')
const xml = (text: string): Document => parser.parseFromString(text, 'application/xml')

describe('a report', () => {
  everyHostile('as HTML holds our elements only', async ({ text, report, locale }) => {
    const view = ([undefined, 'image', 'nodes', 'pods', 'ranges'] as const)[hostile.indexOf(text) % 5]
    const page = await set(reportAnswer(report, locale, view), 'html', locale)
    expect(page).not.toMatch(acting)
    const document = html(page)
    quiet(document, htmlTags)
    expect(document.querySelectorAll('script, iframe, img, form')).toHaveLength(0)
    expect(document.querySelectorAll('title').length - document.querySelectorAll('svg title').length).toBe(1)
  })

  everyHostile('as SVG holds our elements only', async ({ text, report, locale }) => {
    // The painter is held picture by picture elsewhere: here one of the report's three a text.
    const view = ([undefined, 'nodes', 'ranges'] as const)[hostile.indexOf(text) % 3]
    const svg = await set(reportAnswer(report, locale, view), 'svg', locale)
    expect(svg).not.toMatch(acting)
    quiet(xml(svg), svgTags)
  })

  everyHostile('as CSV gives back the values, none of which is a formula', async ({ text, report, locale }) => {
    for (const view of ['image', 'nodes', 'pods', 'ranges'] as const) {
      const csv = await set(reportAnswer(report, locale, view), 'csv', locale)
      expect(csv).not.toMatch(acting)
      const [heads = [], ...rows]: string[][] = parseCsv(csv)
      for (const row of rows) {
        expect(row).toHaveLength(heads.length)
        for (const field of row) expect(field).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20](?!$)/)
      }
      if (view !== 'pods') continue
      expect(rows).toHaveLength(report.pods?.items.length ?? -1)
      expect(rows.map((row) => row[heads.indexOf('name')]?.replace(/^'(?=[=+\-@])/, ''))).toEqual(
        (report.pods?.items ?? []).map((pod) => forTerminal(`${text}${pod.name.slice(text.length)}`)),
      )
    }
  })
})

/** Fields of the address part that a cloud or a cluster fills freely. */
const free = new Set([
  'name',
  'namespace',
  'node',
  'type',
  'zone',
  'id',
  'subnet',
  'primaryIP',
  'interface',
  'ip',
  'saw',
  'setting',
  'by',
  'settings',
  'status',
  'version',
  'ports',
])

let made: Report | undefined

const poisonedAddresses = (text: string): Report => {
  const fill = (key: string, value: unknown): unknown => (typeof value === 'string' && free.has(key) ? text : value)
  made ??= analyse(eksSnapshots.prefix())
  const counted = made
  const { addresses } = counted
  if (!addresses) throw new Error('no addresses')
  const leak = { id: text, subnet: text, why: 'detached' as const, confidence: 'certain' as const, addresses: 1 }
  const stray = { namespace: text, name: text, ip: text, why: 'no-interface' as const }
  return {
    ...counted,
    addresses: {
      ...(JSON.parse(JSON.stringify(addresses), fill) as typeof addresses),
      leaks: { interfaces: [leak] },
      unattributed: [stray],
    },
  }
}

describe.each([
  ['addresses', fitting(['page', 'picture']), (text: string, locale: Locale) => reportAnswer(poisonedAddresses(text), locale, 'addresses')],
  ['check', fitting(['page', 'check']), (text: string, locale: Locale) => checkAnswer(outcomeOf(text), locale)],
  ['simulate', fitting(['page', 'picture']), (text: string, locale: Locale) => simulateAnswer(simulationOf(text), locale)],
] as const)('%s', (_name, fits, answerOf) => {
  everyHostile('nothing acts, in any of its formats', async ({ text, locale }) => {
    for (const format of fits) expect((await set(answerOf(text, locale), format, locale)).match(acting), format).toBeNull()
  })

  everyHostile('as HTML holds our elements only', async ({ text, locale }) => {
    quiet(html(await set(answerOf(text, locale), 'html', locale)), htmlTags)
  })
})

describe('check for machines', () => {
  everyHostile('JUnit is well formed and counts what it holds', async ({ text, locale }) => {
    const document = xml(await set(checkAnswer(outcomeOf(text), locale), 'junit', locale))
    quiet(document, /^(testsuites|testsuite|testcase|failure|error)$/)
    const count = (selector: string) => document.querySelectorAll(selector).length
    expect([count('testcase'), count('failure'), count('error')]).toEqual([4, 2, 1])
    expect(document.querySelector('testsuite')?.getAttribute('name')).toBe(forTerminal(text).replaceAll(/[\t\n]/g, ' '))
  })

  everyHostile('SARIF and JSON give back the subject', async ({ text, locale }) => {
    const log = JSON.parse(await set(checkAnswer(outcomeOf(text), locale), 'sarif', locale))
    expect(
      log.runs[0].results.map((one: { locations: { logicalLocations: { name: string }[] }[] }) => one.locations[0]?.logicalLocations[0]?.name),
    ).toEqual([text, text])
    expect(
      JSON.parse(await set(checkAnswer(outcomeOf(text), locale), 'json', locale)).failing.map(({ subject }: { subject: string }) => subject),
    ).toEqual([text, text])
  })
})
