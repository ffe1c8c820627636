/** Mermaid text to one static SVG, on a thread whose globals dom.ts has set. */
import type { Mermaid } from 'mermaid'
import { themeVariables, withVariables } from './colours.ts'
import { installDom, measure } from './dom.ts'
import { fontSizes } from './font-sizes.ts'
import { centreGroupLabels, loosenActorNames } from './labels.ts'
import { slim } from './slim.ts'
import { hideSpecials } from './specials.ts'

/** Settings that text inside a diagram must never change: a directive in a label would otherwise restyle the page. */
const secure = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'theme',
  'themeCSS',
  'themeVariables',
  'fontFamily',
  'altFontFamily',
  'look',
  'layout',
  'htmlLabels',
  'handDrawnSeed',
  'deterministicIds',
  'dompurifyConfig',
  'flowchart',
  'sequence',
  'elk',
  'arrowMarkerAbsolute',
]

let ready: Promise<Mermaid> | undefined

async function start(): Promise<Mermaid> {
  installDom()
  // Mermaid looks for a document while it is imported, so this import cannot stand at the top.
  const { default: mermaid } = await import('mermaid')
  mermaid.initialize({
    startOnLoad: false,
    // The final sanitising of `strict` needs a browser's own parser; slim.ts refuses what it would have taken out.
    securityLevel: 'loose',
    secure,
    theme: 'base',
    themeVariables,
    look: 'classic',
    layout: 'elk',
    htmlLabels: false,
    handDrawnSeed: 1,
    deterministicIds: true,
    fontFamily: 'inherit',
    // Of sequences only: flowcharts take theirs from the theme.
    fontSize: fontSizes.sequence,
    suppressErrorRendering: true,
    flowchart: { wrappingWidth: 900, padding: 10 },
    elk: { forceNodeModelOrder: true },
    sequence: { actorMargin: 16, width: 100, diagramMarginX: 8, diagramMarginY: 8, mirrorActors: false },
  })
  return mermaid
}

/**
 * The same flowchart, lighter and narrower. roughjs draws a stadium as thousands of points where a rounded
 * box is one element, and the DOM at hand cannot sanitise a label with a tag in it, so breaks become \n.
 * A pod's namespace takes a line of its own, as a page has room below rather than beside.
 */
const lighterFlow = (source: string): string =>
  source
    .replace(/\(\["/g, '("')
    .replace(/"\]\)/g, '")')
    .replace(/<br\s*\/?>/g, '\\n')
    .replace(/(\("[^"/]*\/)(?=[^"]*")/g, '$1\\n')

/** The same sequence, narrower: "from → to" takes two lines, so that it fits a page beside its table of contents. */
const narrowerSequence = (source: string): string => source.replaceAll(' → ', ' →<br/>')

const fitted = (source: string): string =>
  source.startsWith('flowchart') ? lighterFlow(source) : source.startsWith('sequenceDiagram') ? narrowerSequence(source) : source

/** @throws Error where Mermaid cannot read the text. */
export async function renderMermaid(source: string, id: string): Promise<string> {
  ready ??= start()
  const mermaid = await ready
  const hidden = hideSpecials(fitted(source.trimStart()))
  measure.original = hidden.original
  const { svg } = await mermaid.render(id, hidden.text)
  return hidden.restore(withVariables(slim(loosenActorNames(centreGroupLabels(svg, hidden.original)))))
}
