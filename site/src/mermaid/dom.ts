/**
 * The little of a browser that Mermaid needs to draw flowcharts and sequences: svgdom's document, text
 * measured by our own table, and boxes of groups. Globals are set, so this runs in a worker of its own.
 */
import { createHTMLWindow, SVGGraphicsElement, SVGTextContentElement } from 'svgdom'
import { textWidth } from '../../../shared/diagram/measure.ts'
import { fontSizes } from './font-sizes.ts'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface Element {
  nodeName: string
  nodeType: number
  textContent: string
  data?: string
  parentNode: Element | null
  childNodes: Element[]
  style: Record<string, string>
  getAttribute(name: string): string | null
  matrixify?(): { a: number; d: number; e: number; f: number }
}

/** What a text has that sets none. */
const defaultSize = fontSizes.flowchart
const lineHeight = 1.1

/** What a character stands for while it is drawn; set for each diagram. */
export const measure: { original: (character: string) => string } = { original: (character) => character }

const isText = (node: Element): boolean => node.nodeName === 'text' || node.nodeName === 'tspan'

/** Length in pixels; em counts against the font size. */
function pixels(text: string | null | undefined, size: number): number | undefined {
  const found = /^\s*(-?[\d.]+)(em|px)?\s*$/.exec(text ?? '')
  return found ? Number(found[1]) * (found[2] === 'em' ? size : 1) : undefined
}

/** A property of the element or the nearest ancestor that sets it, style before attribute. */
function inherited(node: Element, property: string, camel: string): string | undefined {
  for (let at: Element | null = node; at && at.nodeType === 1; at = at.parentNode) {
    const value = at.style?.[camel] || at.getAttribute(property)
    if (value) return value
  }
  return undefined
}

/** Mermaid's style sheet, which is not read here, centres the text of nodes. */
function anchorOf(node: Element): string | undefined {
  const written = inherited(node, 'text-anchor', 'textAnchor')
  if (written) return written
  for (let at: Element | null = node; at && at.nodeType === 1; at = at.parentNode) {
    if (/^(rough-)?node\b/.test(at.getAttribute('class') ?? '')) return 'middle'
  }
  return undefined
}

const sizeOf = (node: Element): number => pixels(inherited(node, 'font-size', 'fontSize'), defaultSize) ?? defaultSize

const widthOf = (text: string, size: number): number => textWidth([...text].map((character) => measure.original(character)).join(''), size)

interface Line {
  text: string
  x?: number | undefined
  y?: number | undefined
  dy: number
}

/** Lines of a text element: a tspan with an x of its own starts one, all else continues. */
function linesOf(node: Element): Line[] {
  const size = sizeOf(node)
  const place = (at: Element): Line => ({
    text: '',
    x: pixels(at.getAttribute('x'), size),
    y: pixels(at.getAttribute('y'), size),
    dy: pixels(at.getAttribute('dy'), size) ?? 0,
  })
  const lines = [place(node)]
  const walk = (at: Element): void => {
    for (const child of at.childNodes) {
      if (child.nodeType === 3) (lines.at(-1) as Line).text += child.data ?? ''
      if (child.nodeType !== 1 || child.nodeName === 'title') continue
      if (child.getAttribute('x') !== null) lines.push(place(child))
      walk(child)
    }
  }
  walk(node)
  return lines
}

function textBox(node: Element): Box {
  const size = sizeOf(node)
  const [own, ...rest] = linesOf(node) as [Line, ...Line[]]
  const lines = [own, ...rest].filter(({ text }) => text.trim() !== '')
  const first = lines[0]
  if (!first) return { x: 0, y: 0, width: 0, height: 0 }
  const width = Math.max(...lines.map(({ text }) => widthOf(text.trim(), size)))
  const anchor = anchorOf(node)
  const x = first.x ?? own.x ?? 0
  const baseline = (first.y ?? own.y ?? 0) + first.dy
  const centred = ['central', 'middle'].includes(inherited(node, 'dominant-baseline', 'dominantBaseline') ?? '')
  return {
    x: x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0),
    y: baseline - size * (centred ? 0.6 : 0.95),
    width,
    height: (lines.length - 1) * size * lineHeight + size * 1.2,
  }
}

function union(boxes: Box[]): Box {
  const seen = boxes.filter(({ width, height }) => width > 0 || height > 0)
  if (seen.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  const x = Math.min(...seen.map((box) => box.x))
  const y = Math.min(...seen.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...seen.map((box) => box.x + box.width)) - x,
    height: Math.max(...seen.map((box) => box.y + box.height)) - y,
  }
}

const svgdomBox = SVGGraphicsElement.prototype.getBBox as (this: Element) => Box

/** Box in the element's own coordinates. Only x, y, width and height: Mermaid subtracts left and top where they exist. */
function boxOf(node: Element): Box {
  if (isText(node)) return textBox(node)
  if (['g', 'svg', 'a'].includes(node.nodeName)) return union(node.childNodes.filter((child) => child.matrixify).map(movedBox))
  if (['defs', 'marker', 'style', 'title', 'desc', 'symbol'].includes(node.nodeName)) return { x: 0, y: 0, width: 0, height: 0 }
  const { x, y, width, height } = svgdomBox.call(node)
  return Number.isFinite(width) && Number.isFinite(height) ? { x, y, width, height } : { x: 0, y: 0, width: 0, height: 0 }
}

function movedBox(node: Element): Box {
  const box = boxOf(node)
  const matrix = node.matrixify?.()
  return matrix ? { x: box.x * matrix.a + matrix.e, y: box.y * matrix.d + matrix.f, width: box.width * matrix.a, height: box.height * matrix.d } : box
}

/** Enough of CSSStyleSheet for Mermaid to collect the rules of classDef. */
class StyleSheet {
  cssRules: { cssText: string }[] = []
  insertRule(cssText: string, at: number): number {
    this.cssRules.splice(at, 0, { cssText })
    return at
  }
}

/** Sets window, document and what goes with them on this thread's globals. */
export function installDom(): void {
  const window = createHTMLWindow()
  SVGGraphicsElement.prototype.getBBox = function (this: Element) {
    return boxOf(this)
  }
  SVGTextContentElement.prototype.getComputedTextLength = function (this: Element) {
    return boxOf(this).width
  }
  Object.assign(window, { Map, Set, WeakMap, Array, Object, Math, Error, Promise, parseInt, parseFloat, isNaN, CSSStyleSheet: StyleSheet })
  for (const [name, value] of Object.entries({
    window,
    document: window.document,
    CSSStyleSheet: StyleSheet,
    Element: window.Element,
    HTMLElement: window.HTMLElement,
    SVGElement: window.SVGElement,
    Node: window.Node,
  })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
}
