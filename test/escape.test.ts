/** The one escaping place, held against the real parsers of every sink: what comes out must read as the characters that went in. */
import { JSDOM } from 'jsdom'
import { marked } from 'marked'
import type { Mermaid } from 'mermaid'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { forHtml, forJson, forMarkdown, forMarkdownCode, forMermaid, forSvg, forTerminal, forYaml, hasHidden } from '../shared/diagram/escape.ts'
import { flowText, sequenceText } from '../shared/diagram/mermaid.ts'
import { hostile } from './hostile.ts'

/** Controls, bidi marks, zero-width and line separators: nothing a terminal, a page or a reader's eye should be handed raw. */
const raw = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u

const rawOf = (text: string) => [...text].filter((char) => char.length === 1 && raw.test(char))

/** One test over all hostile texts, which names the text it failed on. */
function everyHostile(name: string, check: (text: string) => void | Promise<void>): void {
  test(name, async () => {
    for (const text of hostile) {
      try {
        await check(text)
      } catch (error) {
        throw new Error(`with ${JSON.stringify(text)}`, { cause: error })
      }
    }
  })
}

describe('forTerminal', () => {
  everyHostile('leaves nothing that acts', (text) => {
    expect(rawOf(forTerminal(text))).toEqual([])
  })

  test('what acts shows as what it is', () => {
    expect(forTerminal('a\u001b[31mred\u009b2Jx\u202eabc\n\u0000\u007f\u2028\u200b\ud800')).toBe(
      String.raw`a\u{1b}[31mred\u{9b}2Jx\u{202e}abc\u{a}\u{0}\u{7f}\u{2028}\u{200b}\u{d800}`,
    )
  })

  test.each(['payments-api', '결제-서비스 노드', '日本語ノード', 'café naïve', '👩‍👩‍👧 ❤️ 1️⃣ 🏳️‍🌈', 'x→y · “z”', '\u1112\u1161\u11ab'])(
    'ordinary text stays: %s',
    (text) => {
      expect(forTerminal(text)).toBe(text)
      expect(hasHidden(text)).toBe(false)
    },
  )

  test('a joiner or selector that joins no emoji is shown', () => {
    expect(forTerminal('a\u200db\ufe0fc')).toBe(String.raw`a\u{200d}b\u{fe0f}c`)
  })
})

describe('forJson and forYaml keep the value', () => {
  everyHostile('same value, nothing raw', (text) => {
    const value = { [text || 'key']: [text, { deep: `${text}${text}` }] }
    for (const indent of [0, 2]) {
      const json = forJson(JSON.stringify(value, null, indent))
      expect(JSON.parse(json)).toEqual(value)
      expect(rawOf(json.replaceAll('\n', ''))).toEqual([])
    }
    const yaml = forYaml(JSON.stringify(value))
    expect(parseYaml(yaml)).toEqual(value)
  })
})

type Html = DefaultTreeAdapterTypes.ChildNode

const textOf = (node: Html): string => ('value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '')
const tagsOf = (node: Html): string[] => ('tagName' in node ? [node.tagName, ...node.childNodes.flatMap(tagsOf)] : [])
const parsed = (html: string) => parseFragment(html).childNodes

const markdown = (text: string): Html[] => parsed(marked.parse(text, { async: false, gfm: true }))
const find = (nodes: Html[], tag: string): Html[] =>
  nodes.flatMap((node) => ('tagName' in node ? [...(node.tagName === tag ? [node] : []), ...find(node.childNodes, tag)] : []))

describe('forMarkdown', () => {
  everyHostile('cell, paragraph and list item show exactly the text', (text) => {
    const shown = forTerminal(text)
    const [, row] = find(markdown(`| a | b | c |\n| - | - | - |\n| x | ${forMarkdown(text)} | y |\n`), 'tr')
    const cells = find([row as Html], 'td')
    expect(cells.map(textOf)).toEqual(['x', shown, 'y'])
    expect(cells.flatMap(tagsOf)).toEqual(['td', 'td', 'td'])
    const inline = markdown(`see ${forMarkdown(text)} here`)
    expect(inline.map(textOf).join('').trim()).toBe(`see ${shown} here`)
    expect(inline.flatMap(tagsOf)).toEqual(['p'])
    const item = markdown(`- ${forMarkdown(text) || 'x'}`)
    expect(item.flatMap(tagsOf)).toEqual(['ul', 'li'])
  })
})

describe('forMarkdownCode', () => {
  everyHostile('cell shows exactly the text', (text) => {
    const shown = forTerminal(text)
    const [, row] = find(markdown(`| a | b |\n| - | - |\n| ${forMarkdownCode(text)} | y |\n`), 'tr')
    const cells = find([row as Html], 'td')
    expect(cells.map(textOf)).toEqual([shown, 'y'])
    expect(cells.flatMap(tagsOf).filter((tag) => tag !== 'code')).toEqual(['td', 'td'])
  })
})

describe('forHtml and forSvg', () => {
  everyHostile('text and attributes hold exactly the text', (text) => {
    const shown = forTerminal(text)
    const [node] = parsed(`<p title="${forHtml(text)}" lang='${forHtml(text)}'>${forHtml(text)}</p>`)
    expect(tagsOf(node as Html)).toEqual(['p'])
    expect(textOf(node as Html)).toBe(shown)
    expect((node as DefaultTreeAdapterTypes.Element).attrs.map(({ name, value }) => [name, value])).toEqual([
      ['title', shown],
      ['lang', shown],
    ])
    const svg = new JSDOM(`<svg xmlns="http://www.w3.org/2000/svg"><text id="${forSvg(text)}">${forSvg(text)}</text></svg>`, {
      contentType: 'image/svg+xml',
    }).window.document
    expect(svg.documentElement.children).toHaveLength(1)
    expect(svg.querySelector('text')?.textContent).toBe(shown)
    expect(svg.querySelector('text')?.id).toBe(shown)
  })
})

// Other sites draw with other versions of Mermaid than the one here, so some is held by letter.
describe('forMermaid, by letter', () => {
  everyHostile('no ASCII punctuation is left but dot, comma, slash and single hyphens', (text) => {
    const left = forMermaid(text).replace(/#\d+;/g, '')
    expect(left).toMatch(/^[^!-+:-@[-`{-~]*$/)
    expect(left).not.toContain('--')
    expect(left).not.toMatch(/\bend\b/i)
  })
})

describe('forMermaid, by Mermaid’s own parser', () => {
  let mermaid: Mermaid

  beforeAll(async () => {
    const { window } = new JSDOM('<!doctype html><body></body>')
    Object.assign(globalThis, { window, document: window.document })
    // DOMPurify looks for a window while it is imported.
    mermaid = (await import('mermaid')).default
    mermaid.initialize({ startOnLoad: false })
  })

  /** Mermaid keeps `#60;` as a placeholder until it draws. */
  const decoded = (label: string) => label.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))

  const diagramOf = async (source: string) => {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(source)
    return { db, type, config: mermaid.mermaidAPI.getConfig() }
  }

  /** Mermaid's own placeholder cannot stand in a label as it is: it is written out too. */
  const shownBy = (text: string) => forTerminal(text).replaceAll('ﬂ°', String.raw`\u{fb02}°`).replaceAll('¶ß', String.raw`¶\u{df}`).trim()

  const described = { title: 'T', description: 'D' }

  everyHostile('boxes, groups and the hub of a flowchart', async (text) => {
    const label = [text || 'x']
    const pod = { kind: 'pod' as const, label, children: [] }
    const other = { kind: 'node' as const, label: ['other'], children: [] }
    const group = { kind: 'subnet' as const, label, children: [pod, other] }
    const { db, type, config } = await diagramOf(
      flowText({ ...described, title: text || 'x', locale: 'en', boxes: [group], bands: [{ label: text || 'x', role: 'tunnel' }] }),
    )
    expect(type).toBe('flowchart-v2')
    const flow = db as unknown as {
      getVertices(): Map<string, { text: string }>
      getEdges(): { start: string; end: string }[]
      getSubGraphs(): { title: string; nodes: string[] }[]
    }
    const shown = shownBy(text || 'x')
    expect([...flow.getVertices().entries()].map(([id, { text: said }]) => [id, decoded(said)])).toEqual([
      ['n1', shown],
      ['n2', 'other'],
      ['n3', shown],
    ])
    expect(flow.getEdges().map(({ start, end }) => [start, end])).toEqual([
      ['n1', 'n3'],
      ['n2', 'n3'],
    ])
    expect(flow.getSubGraphs().map(({ title }) => decoded(title))).toEqual([shown])
    expect(config.theme).toBe('default')
    expect(config.themeCSS).toBeUndefined()
  })

  everyHostile('actors, packets and notes of a sequence', async (text) => {
    const lines = [text || 'x']
    const shown = shownBy(text || 'x')
    const { db, type, config } = await diagramOf(
      sequenceText({
        ...described,
        description: text || 'x',
        actors: [{ label: lines }, { label: ['b'] }],
        steps: [
          { is: 'packet', from: 0, to: 1, lines, wrapped: false },
          { is: 'note', over: [0, 1], lines },
        ],
      }),
    )
    expect(type).toBe('sequence')
    const sequence = db as unknown as { getActors(): Map<string, { description: string }>; getMessages(): { message: string }[] }
    expect([...sequence.getActors().entries()].map(([id, { description }]) => [id, decoded(description)])).toEqual([
      ['n0', shown],
      ['n1', 'b'],
    ])
    expect(sequence.getMessages().map(({ message }) => decoded(message))).toEqual([shown, shown])
    expect(config.theme).toBe('default')
  })
})
