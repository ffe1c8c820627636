/** The renderer of pages on pages made by hand; real reports are looked at in test/site*.test.ts. */
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { forTerminal } from '../shared/diagram/escape.ts'
import { htmlPage, insideHtml, sectionHtml } from '../shared/html/index.ts'
import { documentStyle, tableWidths } from '../shared/html/style.ts'
import { widthClass } from '../shared/html/table.ts'
import type { Block, Column } from '../shared/page/model.ts'
import { code, foreign, type Text } from '../shared/text/span.ts'
import { hostile } from './hostile.ts'
import { blocksWith, pageOf, sectionOf, tableOf } from './html-pages.ts'

const documentOf = (html: string): Document => new JSDOM(html).window.document
const { document: blank } = new JSDOM('').window
const bodyOf = (blocks: readonly Block[], place = {}): Document => documentOf(sectionHtml(sectionOf(blocks), { locale: 'en', ...place }))
const textsOf = (root: ParentNode, selector: string): (string | null)[] => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent)

describe('a document of its own', () => {
  const html = htmlPage(pageOf(blocksWith('node-a'), ['Cluster ', foreign('a<b>\u202e')]), { locale: 'ko' })
  const document = documentOf(html)

  test('is complete: doctype, language, charset, viewport, title', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="ko">/)
    expect(document.compatMode).toBe('CSS1Compat')
    expect(document.title).toBe('Cluster a<b>\\u{202e}')
    expect(document.querySelector('meta[charset]')?.getAttribute('charset')).toBe('utf-8')
    expect(document.querySelector('meta[name=viewport]')?.getAttribute('content')).toContain('width=device-width')
  })

  test('runs nothing and fetches nothing, and says so to the browser before anything else that could', () => {
    expect(document.querySelectorAll('script, img, iframe, object, embed, link:not([href^="data:"]), [src], [onload]').length).toBe(0)
    expect(html).not.toMatch(/@import|url\(/)
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')
    expect(policy?.getAttribute('content')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:/)
    expect([...document.head.children].indexOf(policy as Element)).toBeLessThan(2)
  })

  test('its style arrives as it was written, light and dark and for paper', () => {
    expect(document.querySelector('style')?.textContent).toBe(documentStyle)
    for (const part of ['prefers-color-scheme:dark', '@media print', 'color-scheme:light dark']) expect(documentStyle).toContain(part)
  })

  test('headings go down one step at a time, and the contents lead to the sections', () => {
    const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(({ tagName }) => Number(tagName[1]))
    expect(levels).toEqual([1, 2, 3, 4, 2])
    const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['#one', '#two'])
    for (const link of links) expect(document.querySelector(`h2${link}`)).not.toBeNull()
  })
})

test('hostile text comes out as the characters it is made of, wherever it stands', () => {
  const places = ['.lead bdi', '.lead code', '.facts td', '.rows td', '.list bdi', '.title bdi', 'dd code', 'figcaption bdi', 'h3 bdi']
  /** One page's elements, with the names of their attributes. */
  const look = (text: string): { elements: string[]; texts: (string | null | undefined)[] } => {
    blank.body.innerHTML = sectionHtml(sectionOf(blocksWith(text)), { locale: 'en' })
    const elements = [...blank.body.querySelectorAll('*')].filter((one) => one.closest('svg') === null)
    return {
      elements: elements.map(({ tagName, attributes }) =>
        [tagName, ...[...attributes].map(({ name }) => name).filter((name) => name !== 'class')].join(' '),
      ),
      texts: places.map((place) => blank.body.querySelector(place)?.textContent),
    }
  }
  const plain = look('x').elements
  for (const text of hostile.filter((one) => one !== '')) {
    const { elements, texts } = look(text)
    expect(texts, JSON.stringify(text)).toEqual(places.map(() => forTerminal(text)))
    expect(elements, JSON.stringify(text)).toEqual(plain)
    expect(blank.body.querySelector('svg script, svg [onload], svg [onclick]'), JSON.stringify(text)).toBeNull()
  }
})

describe('a table', () => {
  const render = (table = tableOf([['node-a', undefined, '10.0.0.1', [], 3]])): Document => bodyOf([{ is: 'table', name: 'Nodes', table }])

  test('names its columns and rows for those who listen, and each cell for a card', () => {
    const document = render()
    expect(textsOf(document, 'thead th[scope=col]')).toEqual(['Name', 'Ready', 'Internal IP', 'External IP', 'Pods'])
    expect(document.querySelector('tbody th')?.getAttribute('scope')).toBe('row')
    expect([...document.querySelectorAll('tbody tr > *')].map((cell) => cell.getAttribute('data-label'))).toEqual([
      'Name',
      'Ready',
      'Internal IP',
      'External IP',
      'Pods',
    ])
    expect(document.querySelector('table')?.getAttribute('aria-label')).toBe('Nodes')
    const roles = { table: 'table', 'tbody tr': 'row', 'thead th': 'columnheader', 'tbody th': 'rowheader', td: 'cell', tbody: 'rowgroup' }
    for (const [selector, role] of Object.entries(roles)) expect(document.querySelector(selector)?.getAttribute('role'), selector).toBe(role)
  })

  test('sets several values of one cell one after the other, each whole', () => {
    const cell = render(tableOf([['a', 'yes', ['10.0.0.1', 'fd00::1'], ['203.0.113.1'], 3]])).querySelectorAll('tbody td')
    expect([...cell].map(({ textContent }) => textContent)).toEqual(['yes', '10.0.0.1, fd00::1', '203.0.113.1', '3'])
    expect([...(cell[1]?.querySelectorAll('code') ?? [])].map(({ textContent }) => textContent)).toEqual(['10.0.0.1', 'fd00::1'])
    expect(cell[1]?.childNodes.length).toBe(1)
  })

  test('tells not known from none and from zero', () => {
    const cells = textsOf(render(tableOf([['a', undefined, null, 'x', 0]])), 'tbody td')
    expect(cells).toEqual(['?', '-', 'x', '0'])
    expect([...render(tableOf([['a', undefined, null, 'x', 0]])).querySelectorAll('.missing')].map((one) => one.getAttribute('title'))).toEqual([
      'not known',
      'none',
    ])
  })

  test('explains the columns that need it, counts what is left out, says why it is empty', () => {
    expect(textsOf(render(), '.legend dt')).toEqual(['Internal IP'])
    expect(textsOf(render(tableOf([['a']], { left: 1200 })), '.more')).toEqual(['… and 1,200 more: kubectl cni inspect nodes'])
    expect(render(tableOf([['a']])).querySelector('.more')).toBeNull()
    const empty = render(tableOf([]))
    expect(empty.querySelector('table')).toBeNull()
    expect(textsOf(empty, '.empty')).toEqual(['Nodes could not be read.'])
  })

  test('scrolls in itself only where it is long, and a keyboard reaches it there', () => {
    const long = render(tableOf(Array.from({ length: 41 }, (_, index) => [`node-${index}`])))
    expect(long.querySelector('.frame.tall')?.getAttribute('tabindex')).toBe('0')
    expect(render(tableOf(Array.from({ length: 40 }, () => ['node']))).querySelector('.tall')).toBeNull()
  })

  test('is as wide as its columns and values need', () => {
    const width = (columns: number, text: string) =>
      widthClass({
        columns: Array.from({ length: columns }, (_, index) => ({ id: `c${index}`, head: 'Head', look: 'code' as const, priority: 1 as const })),
        rows: [Array.from({ length: columns }, () => text)],
      })
    expect(width(2, '10.0.0.1')).toBe(`w${tableWidths[0]}`)
    expect(width(6, '10.0.0.1')).toBe(`w${tableWidths[1]}`)
    expect(width(9, '10.100.100.100/24')).toBe('cards')
    expect(width(2, 'x'.repeat(253))).toBe(width(2, 'x'.repeat(45)))
  })

  test('keeps an identifier whole as long as it can', () => {
    const breaking = (name: string, ip: string) =>
      [...render(tableOf([[name, 'yes', ip, '10.0.0.1', 1]])).querySelectorAll('tbody code')].map(({ className }) => className)
    expect(breaking('x'.repeat(16), 'x'.repeat(45))).toEqual(['', '', ''])
    expect(breaking('x'.repeat(17), 'x'.repeat(46))).toEqual(['long', 'long', ''])
  })

  test('lets words break only where one is too long for a column', () => {
    const cell = (ready: string) => render(tableOf([['a', ready, 'b', 'c', 1]])).querySelector('tbody td')?.className
    expect(cell('not ready since yesterday evening')).toBe('')
    expect(cell(`not ${'x'.repeat(21)}`)).toBe('loose')
  })

  test('calls a row by its name where that is not its first column', () => {
    const column = (id: string): Column => ({ id, head: id, look: 'code', priority: 1 })
    const table = tableOf([['kube-system', 'coredns']], { columns: [column('namespace'), column('name')] })
    const row = render(table).querySelector('tbody tr')
    expect([...(row?.children ?? [])].map(({ tagName, textContent }) => [tagName, textContent])).toEqual([
      ['TD', 'kube-system'],
      ['TH', 'coredns'],
    ])
  })
})

describe('facts', () => {
  test('have a head only where they are explained', () => {
    const facts = (says: Text): Document => bodyOf([{ is: 'facts', name: 'Facts', facts: [{ name: 'MTU', value: 8981, says }] }])
    expect(textsOf(facts(['Largest packet.']), 'thead th')).toEqual(['Item', 'Value', 'Meaning'])
    expect(textsOf(facts(['Largest packet.']), 'tbody tr > *')).toEqual(['MTU', '8981', 'Largest packet.'])
    expect(facts([]).querySelector('thead')).toBeNull()
    expect(textsOf(facts([]), 'tbody tr > *')).toEqual(['MTU', '8981'])
  })
})

describe('entries', () => {
  const entries = blocksWith('x').filter(({ is }) => is === 'entries')

  test('show their severity in words, and lead to their topic where the place has a page of it', () => {
    const document = bodyOf(entries, { linkOf: (topic: string) => `/findings/#${topic}` })
    expect(textsOf(document, '.entry.warning .badge')).toEqual(['warning'])
    expect(document.querySelector('.title a')?.getAttribute('href')).toBe('/findings/#pool-unused')
    expect(bodyOf(entries).querySelector('.title a')).toBeNull()
    expect(bodyOf(entries, { linkOf: () => undefined }).querySelector('.title a')).toBeNull()
  })

  test('labelled lines in a row are one list of terms', () => {
    const document = bodyOf(entries)
    expect(textsOf(document, 'dl').length).toBe(1)
    expect(textsOf(document, 'dt')).toEqual(['Why it matters', 'How to check'])
    expect(document.querySelector('.faint dd')?.textContent).toBe('x')
  })

  test('say so where there are none', () => {
    const none: Block = { is: 'entries', of: 'findings', entries: [], left: 0, how: '', empty: ['Nothing stands out.'] }
    expect(textsOf(bodyOf([none]), '.empty')).toEqual(['Nothing stands out.'])
    expect(bodyOf([none]).querySelector('ul')).toBeNull()
  })
})

describe('a picture', () => {
  const path = blocksWith('x').filter((block) => block.is === 'picture' && block.picture.is === 'path')

  test('stands in a figure with its caption and its Mermaid source', () => {
    const document = bodyOf(path)
    expect(textsOf(document, 'figure > figcaption')).toEqual(['The way of x'])
    expect(document.querySelector('figure details pre')?.textContent).toMatch(/^sequenceDiagram/)
    expect(document.querySelector('.mermaid')).toBeNull()
  })

  test('is drawn by Mermaid too where the place has that drawing', () => {
    const source = bodyOf(path).querySelector('figure pre')?.textContent ?? ''
    const document = bodyOf(path, { drawn: new Map([[source, '<svg width="812" height="9"><title>m</title></svg>']]) })
    expect(document.querySelector('.mermaid .drawing')?.getAttribute('style')).toBe('--width:812px')
    expect(document.querySelector('.mermaid svg title')?.textContent).toBe('m')
  })

  test('has no source where Mermaid has no such form', () => {
    const cells = blocksWith('x').filter((block) => block.is === 'picture' && block.picture.is === 'cells')
    expect(bodyOf(cells).querySelector('details')).toBeNull()
    expect(bodyOf(cells).querySelector('.drawing svg')).not.toBeNull()
  })
})

test('a verdict stands first, named by its kind', () => {
  const verdict = { kind: 'overlay', name: 'overlay', sure: 'certain, live object' } as const
  const section = { id: 'v', heading: 'Verdict', verdict, blocks: [{ is: 'text' as const, text: ['It tunnels.'] }] }
  const document = documentOf(sectionHtml(section, { locale: 'en' }))
  expect(textsOf(document, '.verdict.overlay')).toEqual(['overlay certain, live object'])
  expect(document.querySelector('h2 + .verdict + p')?.textContent).toBe('It tunnels.')
})

test('a part leads to its topic where the place has a page of it', () => {
  const part: Block = { is: 'part', id: 'cni/calico', heading: ['Calico'], blocks: [] }
  const document = bodyOf([part], { linkOf: (topic: string) => (topic === 'cni/calico' ? '/cni/calico/' : undefined) })
  expect(document.querySelector('h3 a')?.getAttribute('href')).toBe('/cni/calico/')
  expect(bodyOf([part]).querySelector('h3')?.innerHTML).toBe('Calico')
})

test('what stands in a section can be set without its heading', () => {
  const html = insideHtml({ id: 'nodes', heading: 'Nodes', blocks: [{ is: 'text', text: ['Said with ', code('x')] }] }, { locale: 'en' })
  expect(html).toBe('<div class="cni"><p>Said with <code>x</code></p></div>')
})
