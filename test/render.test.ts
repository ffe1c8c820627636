/** Every format of a report: golden texts, alignment, colour, hostile text, size. `npm run unit -- -u` writes the golden files; read each before accepting it. */
import { parse as parseCsv } from 'csv-parse/sync'
import { JSDOM } from 'jsdom'
import { marked } from 'marked'
import stringWidth from 'string-width'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { SetOptions } from '../plugin/render/define.ts'
import { type FormatId, fitting } from '../plugin/render/formats.ts'
import type { Report } from '../shared/contract/report.ts'
import { nodeColumns } from '../shared/page/nodes.ts'
import { views as allViews, type ViewId } from '../shared/page/views.ts'
import { type Locale, locales } from '../shared/text/locale.ts'
import { words } from '../shared/text/words.ts'
import { hostile } from './hostile.ts'
import { bigReport, poisoned } from './render-makers.ts'
import { calicoReport, eksReport } from './render-reports.ts'
import { setReport } from './setting.ts'

const render = (id: FormatId, report: Report, locale: Locale, options: Partial<SetOptions> & { view?: ViewId } = {}) =>
  setReport(report, id, locale, options)

/** Every format a whole report has. */
const outputs = fitting(['page', 'picture', 'mermaid'])
/** The questions whose answer is one table. */
const views = allViews.filter((view) => view !== 'addresses')

const reports = { eks: eksReport, calico: calicoReport }
const extension = { table: 'txt', wide: 'wide.txt', json: 'json', yaml: 'yaml', markdown: 'md', mermaid: 'mmd' } as const

describe.each(Object.entries(reports))('golden, %s', (name, report) => {
  test.each(['json', 'yaml'] as const)('%s, the same in every language', async (id) => {
    const text = await render(id, report, 'ko')
    expect(await render(id, report, 'en')).toBe(text)
    await expect(text).toMatchFileSnapshot(`golden/render/${name}.${extension[id]}`)
  })

  test.each(locales.flatMap((locale) => (['table', 'wide', 'markdown', 'mermaid'] as const).map((id) => [id, locale] as const)))(
    '%s, %s',
    async (id, locale) => {
      await expect(await render(id, report, locale)).toMatchFileSnapshot(`golden/render/${name}.${locale}.${extension[id]}`)
    },
  )

  test.each(locales.flatMap((locale) => views.map((view) => [view, locale] as const)))('view %s, %s', async (view, locale) => {
    await expect(await render('table', report, locale, { view })).toMatchFileSnapshot(`golden/render/${name}.${locale}.view-${view}.txt`)
  })
})

/** Where columns start, in terminal columns: the end of each run of three spaces. */
const startsOf = (line: string): number[] => [...line.matchAll(/ {3}(?=\S)/g)].map(({ index }) => stringWidth(line.slice(0, index + 3)))

describe('columns', () => {
  test.each(locales.flatMap((locale) => views.map((view) => [view, locale] as const)))(
    '%s, %s: every cell starts under its heading',
    async (view, locale) => {
      const wide = structuredClone(eksReport)
      wide.pods?.items.push(
        { namespace: '결제', name: '정산-api-0', node: '노드-하나', ips: [], status: 'Pending', hostNetwork: false },
        { namespace: 'x', name: '👩‍👩‍👧-❤️', ips: ['10.0.0.1'], status: 'Running', hostNetwork: false },
      )
      wide.nodes?.push({ name: '노드-하나', internalIPs: ['192.168.9.1'], externalIPs: [], podCIDRs: [] })
      const [head = '', ...rows] = (await render('table', wide, locale, { view })).trimEnd().split('\n')
      expect(rows.length).toBeGreaterThan(2)
      const starts = startsOf(head)
      expect(starts.length).toBeGreaterThan(3)
      for (const row of rows) for (const start of startsOf(row)) expect(starts, row).toContain(start)
    },
  )

  test('nothing is left behind a line, and the pods view lists all', async () => {
    for (const locale of locales) for (const id of ['table', 'wide'] as const) expect(await render(id, eksReport, locale)).not.toMatch(/[ \t]$/m)
    expect((await render('table', eksReport, 'en', { view: 'pods' })).trimEnd().split('\n')).toHaveLength(15)
  })

  test('a list is cut in the summary, and says how to see the rest', async () => {
    const text = await render('table', bigReport(40, 5), 'en')
    expect(text).toContain('… and 30 more: kubectl cni inspect nodes')
    expect(text).toContain('… and 190 more: kubectl cni inspect pods')
  })

  test('sentences keep to the width', async () => {
    const bars = (await render('table', calicoReport, 'ko', { width: 60 })).split('\n')
    const from = bars.findIndex((line) => line.startsWith('판정'))
    for (const line of bars.slice(from).filter((text) => /\s.*\s/.test(text.trim()))) expect(stringWidth(line), line).toBeLessThanOrEqual(60)
  })
})

describe('what is not known is not made up', () => {
  const bare: Report = {
    ...structuredClone(eksReport),
    cnis: undefined,
    nodes: undefined,
    pods: undefined,
    subnets: undefined,
    datapath: { kind: 'unknown', encapsulation: { protocol: 'unknown', when: 'unknown' }, decidedFrom: 'none', confidence: 'unknown', evidence: [] },
    ranges: { nodes: [], relation: 'unknown', confidence: 'unknown', evidence: [] },
    unknowns: [{ statement: 'cnis', source: '/apis/apps/v1/daemonsets', error: 'forbidden', detail: 'no' }],
  }

  test.each(locales)('everything unread still renders, %s', async (locale) => {
    const { hints, statements } = words[locale]
    const text = await render('table', bare, locale)
    for (const said of [hints.unreadCnis, hints.unreadNodes, hints.unreadPods, hints.noRanges, statements.cnis, '/apis/apps/v1/daemonsets'])
      expect(text).toContain(said)
    for (const id of outputs) expect((await render(id, bare, locale)).length).toBeGreaterThan(20)
    for (const view of views) expect((await render('table', bare, locale, { view })).trim()).not.toBe('')
  })

  test('absent is ?, none is -', async () => {
    const report = structuredClone(calicoReport)
    if (report.nodes?.[0]) Object.assign(report.nodes[0], { ready: undefined, maxPods: undefined, pods: undefined })
    const [, row = ''] = (await render('table', report, 'en', { view: 'nodes' })).split('\n')
    expect(row.split(/ {3,}/)).toEqual(['node-1', '?', '10.0.1.10', '-', '10.244.0.0/24', '?', '?/?'])
  })

  test('no nodes, no pods, no CNI is an answer, not a gap', async () => {
    const empty = { ...structuredClone(bare), cnis: [], nodes: [], pods: { total: 0, hostNetwork: 0, withoutIP: 0, items: [] } }
    const text = await render('table', empty, 'en')
    for (const said of ['No known CNI was found.', 'There are no nodes.', 'There are no pods.']) expect(text).toContain(said)
  })
})

describe('colour', () => {
  test('none unless asked for', async () => {
    for (const id of outputs) for (const locale of locales) expect(await render(id, calicoReport, locale)).not.toContain('\u001b')
  })

  test('with colour the same words', async () => {
    for (const locale of locales) {
      const painted = await render('table', calicoReport, locale, { color: true })
      expect(painted).toContain('\u001b[1m')
      expect(painted.replace(/\p{Cc}\[\d+m/gu, '')).toBe(await render('table', calicoReport, locale))
    }
  })
})

describe('JSON and YAML are the report', () => {
  const readers: Record<'json' | 'yaml', (text: string) => unknown> = { json: JSON.parse, yaml: (text) => parseYaml(text) }

  test.each(['json', 'yaml'] as const)('%s of a whole report', async (id) => {
    for (const report of [eksReport, calicoReport]) expect(readers[id](await render(id, report, 'ko'))).toEqual(JSON.parse(JSON.stringify(report)))
  })

  test.each(['json', 'yaml'] as const)('%s of one question is that question only, in the report’s own field names', async (id) => {
    for (const report of [eksReport, calicoReport]) {
      const read = async (view: ViewId) => readers[id](await render(id, report, 'ko', { view })) as Record<string, unknown>
      const { pods, nodes, ranges } = JSON.parse(JSON.stringify(report)) as Report
      const { apiVersion } = report
      expect(await read('pods')).toEqual({ apiVersion, kind: 'PodAddressList', items: pods?.items })
      expect(await read('nodes')).toEqual({ apiVersion, kind: 'NodeAddressList', items: nodes })
      expect(await read('image')).toMatchObject({
        kind: 'ImageList',
        items: expect.arrayContaining([expect.objectContaining({ cni: report.cnis?.[0]?.id, container: expect.any(String) })]),
      })
      const { items, ...about } = await read('ranges')
      expect(about).toEqual({ apiVersion, kind: 'RangeList', relation: ranges.relation, confidence: ranges.confidence })
      expect(items).toContainEqual({ of: 'nodes', ...ranges.nodes[0] })
    }
  })

  test('a question that could not be read has no items, and says why', async () => {
    const unknown = { statement: 'pods', source: '/api/v1/pods', error: 'forbidden', detail: 'no' }
    const report = { ...structuredClone(eksReport), pods: undefined, unknowns: [unknown] }
    expect(JSON.parse(await render('json', report, 'en', { view: 'pods' }))).toEqual({
      apiVersion: report.apiVersion,
      kind: 'PodAddressList',
      unknowns: [unknown],
    })
  })

  test('YAML quotes what YAML 1.1 would turn into something else', async () => {
    const report = structuredClone(eksReport)
    report.cluster.context = 'no'
    report.cluster.name = '1:20'
    expect(parseYaml(await render('yaml', report, 'en'), { version: '1.1' }).cluster).toMatchObject({ context: 'no', name: '1:20' })
  })
})

/** Everything that acts on a terminal or hides in it, but the line feed. */
const acting = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

describe('hostile text in every field, through every format', () => {
  const cases = hostile.map((text, index) => ({
    text,
    report: poisoned(index % 2 === 0 ? eksReport : calicoReport, text),
    locale: locales[(index >> 1) % 2] ?? 'ko',
  }))

  test('nothing acts on a terminal', async () => {
    for (const { text, report, locale } of cases) {
      for (const id of outputs) expect((await render(id, report, locale)).match(acting), `${id} ${JSON.stringify(text)}`).toBeNull()
      for (const view of views) expect((await render('table', report, locale, { view })).match(acting), `${view} ${JSON.stringify(text)}`).toBeNull()
    }
  })

  test('a name cannot start a row of its own', async () => {
    for (const { text, report, locale } of cases) {
      const lines = (view: ViewId) => render('table', report, locale, { view }).then((out) => out.trimEnd().split('\n').length - 1)
      expect(await lines('pods'), JSON.stringify(text)).toBe(report.pods?.items.length)
      expect(await lines('nodes'), JSON.stringify(text)).toBe(report.nodes?.length)
    }
  })

  test('JSON and YAML give back the value', async () => {
    for (const { text, report, locale } of cases) {
      const value = JSON.parse(JSON.stringify(report))
      expect(JSON.parse(await render('json', report, locale)), JSON.stringify(text)).toEqual(value)
      expect(parseYaml(await render('yaml', report, locale)), JSON.stringify(text)).toEqual(value)
    }
  })

  test('Markdown makes headings, tables, lists, code and one diagram, nothing else', async () => {
    const { document } = new JSDOM('').window
    const allowed = new Set(['h1', 'h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'strong', 'code', 'br', 'pre'])
    for (const { text, report, locale } of cases) {
      document.body.innerHTML = marked.parse(await render('markdown', report, locale), { async: false, gfm: true })
      const elements = [...document.body.querySelectorAll('*')]
      const name = JSON.stringify(text)
      expect(
        elements.map(({ tagName }) => tagName.toLowerCase()).filter((tag) => !allowed.has(tag)),
        name,
      ).toEqual([])
      expect(
        [...document.querySelectorAll('h1, h2')].map(({ tagName }) => tagName),
        name,
      ).toEqual(['H1', ...Array.from({ length: 9 }, () => 'H2')])
      expect(
        [...document.querySelectorAll('pre')].map(({ textContent }) => textContent?.split('\n', 1)[0]),
        name,
      ).toEqual(['sequenceDiagram'])
      for (const table of document.querySelectorAll('table')) {
        const heads = table.querySelectorAll('th').length
        for (const row of table.querySelectorAll('tbody tr')) expect(row.children.length, name).toBe(heads)
      }
      expect(document.querySelectorAll('table')[2]?.querySelectorAll('tbody tr').length, name).toBe(report.pods?.items.length)
    }
  })
})

describe('5,000 nodes and 100,000 pods', () => {
  let big: Report
  beforeAll(() => {
    big = bigReport(5000, 20)
  })

  test.each([
    ['table', 8_000],
    ['wide', 40_000],
    ['markdown', 16_000],
    ['mermaid', 4_000],
  ] as const)('%s stays under %i characters', async (id, most) => {
    expect((await render(id, big, 'ko')).length).toBeLessThan(most)
  })

  test('the pods view lists every pod', async () => {
    expect((await render('table', big, 'en', { view: 'pods' })).trimEnd().split('\n')).toHaveLength(100_001)
  })

  test('JSON is whole', async () => {
    expect((JSON.parse(await render('json', big, 'en')) as Report).pods?.items).toHaveLength(100_000)
  })
})

describe('CSV', () => {
  test('one table under stable heads; a value that acts on a spreadsheet does not', async () => {
    const report = structuredClone(eksReport)
    const formula = '=HYPERLINK("https://example.com","x")'
    report.pods?.items.unshift({ namespace: 'shop', name: formula, ips: ['10.0.0.1', 'fd00::1'], status: 'Run"ning,\nx', hostNetwork: false })
    const rows: string[][] = parseCsv(await render('csv', report, 'ko', { view: 'pods' }))
    expect(rows[0]).toEqual(['namespace', 'name', 'ips', 'node', 'status', 'range', 'interface'])
    expect(rows[1]?.slice(0, 3)).toEqual(['shop', `'${formula}`, '10.0.0.1,fd00::1'])
    expect(rows[1]?.[4]).toBe('Run"ning,\\u{a}x')
    expect(rows).toHaveLength(1 + (report.pods?.items.length ?? 0))
  })
})

describe('a column is added in one place', () => {
  test('and is seen in every notation', async () => {
    nodeColumns.push({ id: 'kubelets', head: () => 'Kubelets', look: 'code', priority: 1, cell: ({ name }) => `kubelet-of-${name.slice(-3)}` })
    try {
      for (const id of ['table', 'wide', 'markdown', 'html'] as const) expect(await render(id, calicoReport, 'en'), id).toContain('kubelet-of-e-1')
      expect(await render('csv', calicoReport, 'en', { view: 'nodes' })).toContain('kubelets')
      expect(await render('table', calicoReport, 'en', { view: 'nodes' })).toContain('KUBELETS')
    } finally {
      nodeColumns.pop()
    }
  })
})
