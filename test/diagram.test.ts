/** The pictures: which pods are chosen, what is said of the packet, that everything stays drawable and bounded. */
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, test } from 'vitest'
import { headerStacks, overheadOf } from '../shared/cni/encapsulation.ts'
import { Protocol, type Report } from '../shared/contract/report.ts'
import { clusterMap, packetPicture, pathSequence } from '../shared/diagram/index.ts'
import { MOST_BOXES, mapOf } from '../shared/diagram/map.ts'
import { countBoxes, peersOf } from '../shared/diagram/model.ts'
import { numberLineRows, numberLines } from '../shared/diagram/number-line.ts'
import { examplePackets, packetLine } from '../shared/diagram/packet.ts'
import { linePicture } from '../shared/diagram/pictures.ts'
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
    expect(map.bands).toEqual([{ label: 'unencapsulated through VPC router', role: 'fabric' }])
    expect(mapOf(calicoReport, 'en').bands).toEqual([{ label: 'IP-in-IP, +20 bytes', role: 'tunnel' }])
  })

  test('every node, or every subnet, is joined to the same hub: no pair of them is left out', () => {
    for (const report of [eksReport, calicoReport]) {
      const text = clusterMap(report, 'en')
      const hubs = [...text.matchAll(/^ {2}(n\d+) --- (n\d+)$/gm)].map(([, , hub]) => hub)
      expect(hubs).toHaveLength(peersOf(mapOf(report, 'en').boxes).length)
      expect(new Set(hubs).size).toBe(1)
    }
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
  test.each(Protocol.options)('%s: what is added stands in the first row, each header with its bytes', (protocol) => {
    const packet = examplePackets([protocol], 'en').packets[0]
    const text = packetPicture(protocol, 'en')
    const sizes = [...text.matchAll(/\+(\d+):/g)].map(([, bytes]) => Number(bytes))
    const added = packet?.headers.filter((header) => header.added) ?? []
    const first = sizes.slice(0, added.length).reduce((sum, bytes) => sum + bytes, 0)
    if (added.length > 0) expect(text).toContain(`bitsPerRow: ${first}`)
    if (packet?.added !== undefined) expect(first).toBe(packet.added)
  })

  test.each(Object.keys(headerStacks) as Protocol[])('%s: the picture adds as many bytes as the sentence', (protocol) => {
    expect(examplePackets([protocol], 'en').packets[0]?.added).toBe(overheadOf(protocol))
  })

  test.each(['unknown', 'fou', 'sleeve', 'stt', 'esp'] as const)('%s is in front of the packet, whether or not its size is known', (protocol) => {
    for (const locale of locales) {
      const model = examplePackets([protocol], locale)
      expect(model.packets[0]?.headers[0]?.added).toBe(true)
      expect(model.description).not.toMatch(/Nothing is added|덧붙는 것은 없/)
    }
  })

  test('as text: headers in brackets, then what is the pod’s own, or that it is encrypted', () => {
    expect(packetLine('vxlan', 'en')).toEqual({ name: 'VXLAN', line: '[IPv4 20][UDP 8][VXLAN 8][Ethernet 14] pod IPv4 20 | TCP or UDP, data' })
    expect(packetLine('none', 'en')).toEqual({ name: 'unencapsulated', line: 'pod IPv4 20 | TCP or UDP, data' })
    expect(packetLine('wireguard', 'en').line).toBe('[IPv4 20][UDP 8][WireGuard 32] the pod’s packet, encrypted')
    expect(packetLine('esp', 'en').line).toBe('[IPv4 20][ESP] the pod’s packet, encrypted')
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

  test.each(locales)('its picture says all ranges in words, %s', (locale) => {
    const line = linePicture(small, locale)
    for (const cidr of ['10.0.0.0/8', '10.0.1.0/24', '10.0.1.16/28', 'fd00:1::/64']) expect(line?.description).toContain(cidr)
    expect(line?.title).toMatch(/IPv4, IPv6$/)
  })

  test('no range at all: no picture', () => {
    const empty = changed(eksReport, (report) => {
      report.ranges = { nodes: [], relation: 'unknown', confidence: 'unknown', evidence: [] }
    })
    expect(linePicture(empty, 'en')).toBeUndefined()
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
    }
  })
})
