/** The pictures: which pods are chosen, what is said of the packet, that everything stays drawable and bounded. */
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, test } from 'vitest'
import { headerStacks, overheadOf } from '../shared/cni/encapsulation.ts'
import { Protocol, type Report } from '../shared/contract/report.ts'
import { clusterMap, numberLineSvg, packetPicture, pathSequence } from '../shared/diagram/index.ts'
import { MOST_BOXES, mapOf } from '../shared/diagram/map.ts'
import { textWidth } from '../shared/diagram/measure.ts'
import { countBoxes } from '../shared/diagram/model.ts'
import { numberLineRows, numberLines } from '../shared/diagram/number-line.ts'
import { packetLine } from '../shared/diagram/packet.ts'
import { locales } from '../shared/text/locale.ts'
import { hostile } from './hostile.ts'
import { bigReport, poisoned } from './render-makers.ts'
import { calicoReport, eksReport } from './render-reports.ts'

const changed = (report: Report, change: (copy: Report) => void): Report => {
  const copy = structuredClone(report)
  change(copy)
  return copy
}

describe('cluster map', () => {
  test('network, subnets, nodes, pods, and one link that says how nodes reach each other', () => {
    const map = mapOf(eksReport, 'en')
    expect(map.boxes.map(({ label }) => label[0])).toEqual(['vpc-4f45b31f3b2860fe7 192.168.0.0/16'])
    expect(map.boxes[0]?.children.map(({ kind, children }) => [kind, children.length])).toEqual([
      ['subnet', 1],
      ['subnet', 1],
      ['subnet', 1],
    ])
    expect(map.arrows.map(({ label }) => label)).toEqual([['unencapsulated']])
    expect(mapOf(calicoReport, 'en').arrows.map(({ label }) => label)).toEqual([['IP-in-IP']])
  })

  test('unread nodes and no nodes are said, not drawn', () => {
    expect(
      clusterMap(
        changed(eksReport, (report) => {
          delete report.nodes
        }),
        'en',
      ),
    ).toContain('Nodes could not be read')
    expect(
      clusterMap(
        changed(eksReport, (report) => {
          report.nodes = []
        }),
        'ko',
      ),
    ).toContain('노드가 없습니다')
  })

  test.each([
    [1, 0],
    [1, 200],
    [2, 3],
    [7, 20],
    [60, 12],
    [5000, 20],
  ])('%i nodes of %i pods stay within one screen', (nodes, pods) => {
    const report = bigReport(nodes, pods)
    const map = mapOf(report, 'en')
    expect(countBoxes(map.boxes)).toBeLessThanOrEqual(MOST_BOXES)
    const text = clusterMap(report, 'ko')
    expect(text.length).toBeLessThan(8_000)
    const shown = [...text.matchAll(/노드 n-\d+/g)].length
    const more = [...text.matchAll(/비슷한 노드 ([\d,]+)개/g)].reduce((sum, [, count]) => sum + Number(count?.replaceAll(',', '')), 0)
    // Subnets that are left out take their nodes along.
    if (!text.includes('#43;서브넷')) expect(shown + more).toBe(nodes)
  })
})

describe('packet', () => {
  test.each(Protocol.options)('%s: added headers sum to the overhead and fill the first row', (protocol) => {
    const text = packetPicture(protocol, 'en')
    const sizes = [...text.matchAll(/\+(\d+):/g)].map(([, bytes]) => Number(bytes))
    const added = sizes.slice(0, headerStacks[protocol]?.length ?? 0).reduce((sum, bytes) => sum + bytes, 0)
    expect(added).toBe(overheadOf(protocol) ?? 0)
    if (added > 0) expect(text).toContain(`bitsPerRow: ${added}`)
    expect(packetLine(protocol, 'ko').line).toContain('파드 IPv4 20')
  })

  test('VXLAN as text', () => {
    expect(packetLine('vxlan', 'en')).toEqual({ name: 'VXLAN', line: '[IPv4 20][UDP 8][VXLAN 8][Ethernet 14] pod IPv4 20 | TCP or UDP, data' })
    expect(packetLine('none', 'en')).toEqual({ name: 'unencapsulated', line: 'pod IPv4 20 | TCP or UDP, data' })
  })
})

describe('number line', () => {
  const metric = { stretch: (log2: number) => 10 + log2, gap: 5, label: () => 40 }
  const small = changed(calicoReport, (report) => {
    report.ranges.nodes.push({ cidr: '10.0.1.16/28', source: 'ec2-subnet', addresses: 1 })
    report.ranges.networks = [{ cidr: '10.0.0.0/8', source: 'ec2-vpc', addresses: 3 }]
    report.ranges.pods?.push({ cidr: 'fd00:1::/64', source: 'covering', addresses: 2 }, { cidr: 'not a range', source: 'covering', addresses: 1 })
  })

  test('a /28 inside a /8 is as wide as its label, in order, inside what holds it', () => {
    const [line] = numberLines(small, metric)
    const blocks = new Map(line?.tracks.flatMap(({ lanes }) => lanes.flat()).map((block) => [block.cidr, block]))
    const [slash8, slash24, slash28] = ['10.0.0.0/8', '10.0.1.0/24', '10.0.1.16/28'].map((cidr) => blocks.get(cidr))
    for (const block of blocks.values()) expect(block.to - block.from).toBeGreaterThanOrEqual(40)
    expect(slash28 && slash24 && slash24.from < slash28.from && slash28.to < slash24.to).toBe(true)
    expect(slash24 && slash8 && slash8.from < slash24.from && slash24.to < slash8.to).toBe(true)
  })

  test('families apart; what is no range is left out', () => {
    expect(numberLines(small, metric).map(({ family, tracks }) => [family, tracks.map(({ kind }) => kind)])).toEqual([
      ['ipv4', ['networks', 'nodes', 'pods', 'services']],
      ['ipv6', ['pods']],
    ])
  })

  test('overlapping blocks of one kind lie in lanes of their own', () => {
    const nodes = numberLines(small, metric)[0]?.tracks.find(({ kind }) => kind === 'nodes')
    expect(nodes?.lanes.map((lane) => lane.map(({ cidr }) => cidr))).toEqual([['10.0.1.0/24'], ['10.0.1.16/28']])
  })

  test('at most six of a kind, and how many more', () => {
    const many = changed(calicoReport, (report) => {
      report.ranges.pods = Array.from({ length: 5000 }, (_, n) => ({ cidr: `10.${n >> 8}.${n & 255}.0/24`, source: 'node-podcidr', addresses: n }))
    })
    const pods = numberLines(many, metric)[0]?.tracks.find(({ kind }) => kind === 'pods')
    expect(pods?.lanes.flat()).toHaveLength(6)
    expect(pods?.more).toBe(4994)
  })

  test('terminal bars have one length and keep the order', () => {
    const rows = numberLineRows(small, 60).filter(({ family }) => family === 'ipv4')
    for (const { bar } of rows) expect(bar).toHaveLength(60)
    const bar = (cidr: string) => rows.find((row) => row.cidr === cidr)?.bar ?? ''
    expect(bar('10.0.1.0/24').indexOf('┤')).toBeLessThan(bar('10.96.0.0/12').indexOf('├'))
    expect(bar('10.96.0.0/12').indexOf('┤')).toBeLessThan(bar('10.244.0.0/16').indexOf('├'))
  })

  test.each(locales)('SVG, %s: well-formed, described, every label inside its box and the picture', (locale) => {
    for (const report of [eksReport, calicoReport, small]) {
      const { document } = new JSDOM(numberLineSvg(report, locale), { contentType: 'image/svg+xml' }).window
      const width = Number(document.documentElement.getAttribute('width'))
      expect(document.querySelector('title')?.textContent).toMatch(/IPv4/)
      expect(document.querySelector('desc')?.textContent).toContain(report === eksReport ? '192.168.1.0/24' : '10.244.0.0/16')
      const boxes = [...document.querySelectorAll('rect')]
      expect(boxes.length).toBeGreaterThan(2)
      for (const box of boxes) {
        const [x, room] = ['x', 'width'].map((name) => Number(box.getAttribute(name)))
        expect(textWidth(box.nextElementSibling?.textContent ?? '', 13)).toBeLessThanOrEqual(room as number)
        expect((x as number) + (room as number)).toBeLessThanOrEqual(width)
      }
      for (const element of document.querySelectorAll('text, rect'))
        expect(element.getAttribute('fill')).toMatch(/^var\(--cni-[a-z-]+,#[0-9a-f]{6}\)$/)
    }
  })

  test('no range at all is said', () => {
    const empty = changed(eksReport, (report) => {
      report.ranges = { nodes: [], relation: 'unknown', confidence: 'unknown', evidence: [] }
    })
    expect(numberLineSvg(empty, 'en')).toContain('No range is known.')
  })
})

describe('by Mermaid’s own parser', () => {
  let typeOf: (source: string) => Promise<string>

  beforeAll(async () => {
    const { window } = new JSDOM('<!doctype html><body></body>')
    Object.assign(globalThis, { window, document: window.document })
    const { default: mermaid } = await import('mermaid')
    mermaid.initialize({ startOnLoad: false })
    typeOf = async (source) => (await mermaid.parse(source)).diagramType
  })

  test.each(locales)('every picture parses, %s', async (locale) => {
    for (const report of [eksReport, calicoReport, bigReport(300, 30)]) {
      expect(await typeOf(pathSequence(report, locale) ?? '')).toBe('sequence')
      expect(await typeOf(clusterMap(report, locale))).toBe('flowchart-v2')
    }
    for (const protocol of Protocol.options) expect(await typeOf(packetPicture(protocol, locale))).toBe('packet')
  })

  test('hostile text in every field of a report', async () => {
    for (const [index, text] of hostile.entries()) {
      const report = poisoned(index % 2 === 0 ? eksReport : calicoReport, text)
      const locale = locales[index % 2] ?? 'ko'
      expect(await typeOf(clusterMap(report, locale)), JSON.stringify(text)).toBe('flowchart-v2')
      const path = pathSequence(report, locale)
      expect(path && (await typeOf(path)), JSON.stringify(text)).toBe('sequence')
      const svg = new JSDOM(numberLineSvg(report, locale), { contentType: 'image/svg+xml' }).window.document
      const tags = [...svg.querySelectorAll('*')].map(({ tagName }) => tagName)
      expect(
        tags.filter((tag) => !['svg', 'title', 'desc', 'path', 'rect', 'text'].includes(tag)),
        JSON.stringify(text),
      ).toEqual([])
    }
  })
})
