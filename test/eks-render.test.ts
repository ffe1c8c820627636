/** The address view and its maps: what they show, in both languages, and that no text of the cluster acts in them. */
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import type { Addresses } from '../shared/contract/addresses.ts'
import type { Report } from '../shared/contract/report.ts'
import { blockMapOf, cellLines, eniMapOf, subnetBars } from '../shared/diagram/cells.ts'
import { paint } from '../shared/diagram/paint.ts'
import { blocksPicture } from '../shared/diagram/pictures.ts'
import { addressWords } from '../shared/text/addresses.ts'
import { type Locale, locales } from '../shared/text/locale.ts'
import { eksClusters, eksSnapshots } from './eks-snapshots/index.ts'
import { snapshotFile } from './fakes/snapshot-file.ts'
import { setReport } from './setting.ts'

const addressesOf = async (name: keyof typeof eksSnapshots): Promise<Addresses> => {
  const { addresses } = analyse(eksSnapshots[name]())
  if (!addresses) throw new Error('no addresses')
  return addresses
}

describe('maps', () => {
  test('an ENI: single addresses, empty slots, and each prefix bit by bit', async () => {
    const [, mixed] = (await addressesOf('prefix')).nodes
    // 2 singles of which 1 is assigned, 1 prefix, 9 slots: 6 empty.
    expect(mixed && cellLines(eniMapOf(mixed, 'en'), String)).toEqual([
      'eni-10 0/0       #.------  primary',
      '  10.0.1.112/28  .#..............',
      '# assigned   . warm   - empty slot',
    ])
  })
  test('a subnet: blocks in address order, 32 a row', async () => {
    const [subnet] = (await addressesOf('cards')).subnets
    const map = subnet && blockMapOf(subnet, 'en')
    // /20 is 256 blocks, 8 rows of 32, each row 512 addresses further.
    expect(map?.rows.map(({ label, cells }) => [label, cells.length])).toEqual([0, 2, 4, 6, 8, 10, 12, 14].map((third) => [`10.0.${third}.0`, 32]))
  })
  test('a bar: 25.5% of 32 cells are 8', async () => {
    expect(subnetBars((await addressesOf('fragmented')).subnets, 'en').rows).toEqual([
      { label: 'subnet-a', cells: `${'#'.repeat(8)}${'.'.repeat(24)}`, note: '25.5% used' },
    ])
  })
  test('SVG draws a cell for each letter and one for each meaning, says its counts, and stays text whatever a name holds', async () => {
    const addresses = await addressesOf('fragmented')
    const [subnet] = addresses.subnets
    const map = subnet && blocksPicture({ ...subnet, name: '</text><script>alert(1)</script>\u0000' }, 'ko')
    if (map?.is !== 'cells') throw new Error('no map')
    const document = new JSDOM(paint(map), { contentType: 'application/xml' }).window.document
    expect(document.querySelectorAll('rect').length).toBe(16 + map.meanings.length)
    expect(document.querySelectorAll('script').length).toBe(0)
    expect(document.querySelector('desc')?.textContent).toContain('/28 블록 16개: 비어 있음 0')
  })
})

const viewOf = (report: Report, format: 'table' | 'markdown', locale: Locale) => setReport(report, format, locale, { view: 'addresses' })

describe.each(locales)('the view in %s', (locale) => {
  test('definitions, pools, subnets and the stated assumption', async () => {
    const text = await viewOf(analyse(eksSnapshots.prefix()), 'table', locale)
    const words = addressWords[locale]
    for (const said of [
      ...Object.values(words.definitions),
      words.assumption,
      words.reasons['older-node'],
      '3×9×16+2=434',
      'e++.PPPP.......e',
      '.#..............',
    ])
      expect(text.replaceAll(/\s+/g, ' ')).toContain(said)
    expect(text).not.toMatch(/[{}]|undefined/)
  })
  test.each(Object.keys(eksSnapshots) as (keyof typeof eksSnapshots)[])('%s: complete as text and as Markdown', async (name) => {
    for (const format of ['table', 'markdown'] as const)
      expect(await viewOf(analyse(eksSnapshots[name]()), format, locale)).not.toMatch(/undefined|NaN|\[object/)
  })
  test('nothing to count is said', async () => {
    const { addresses: _none, ...report } = analyse(eksSnapshots.prefix())
    expect(await viewOf(report, 'table', locale)).toContain(addressWords[locale].none)
  })
})

describe.each(Object.keys(eksClusters))('%s', (name) => {
  test.each(locales)('golden address view, %s', async (locale) => {
    await expect(await viewOf(analyse(snapshotFile(name)), 'table', locale)).toMatchFileSnapshot(`clusters/${name}/addresses.${locale}.txt`)
  })
})

test('hostile names stay on their line, in a terminal and in Markdown', async () => {
  const report = analyse(eksSnapshots.prefix())
  const [node] = report.addresses?.nodes ?? []
  if (node) node.name = 'x\u001b[31m|`<b>\n## owned'
  expect(await viewOf(report, 'table', 'en')).not.toContain('\u001b')
  expect(await viewOf(report, 'markdown', 'en')).not.toMatch(/^## owned|<b>/m)
})
