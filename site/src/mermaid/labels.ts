/** Places of label lines that Mermaid leaves to the browser's own measuring, or sets too tight. */

import { textWidth } from '../../../shared/diagram/measure.ts'
import { fontSizes } from './font-sizes.ts'

const size = fontSizes.flowchart

/**
 * Group labels, centred on their own middle. Mermaid places them by their measured left edge, which is
 * an upper bound here, and leaves a second line flush left.
 */
export function centreGroupLabels(svg: string, original: (character: string) => string): string {
  const widthOf = (line: string): number => textWidth([...line.replace(/<[^>]*>/g, '')].map(original).join('').trim(), size)
  return svg.replace(/(<g class="cluster-label[^>]*>[\s\S]*?)<text([\s\S]*?)<\/text>/g, (_, before: string, body: string) => {
    const lines = body.split('<tspan class="text-outer-tspan').slice(1)
    const middle = Math.round(Math.max(0, ...lines.map((line) => widthOf(`<tspan${line}`))) / 2)
    return `${before}<text text-anchor="middle"${body.replace(/(<tspan class="text-outer-tspan[^>]*?\sx=")0"/g, `$1${middle}"`)}</text>`
  })
}

/** Lines of an actor's name, which Mermaid sets one font size apart, a quarter further. */
export const loosenActorNames = (svg: string): string =>
  svg.replace(/<text[^>]*class="actor actor-box"[\s\S]*?<\/text>/g, (name) =>
    name.replace(/(<tspan[^>]*\sdy=")(-?[\d.]+)"/g, (_, before: string, dy: string) => `${before}${Number(dy) * 1.25}"`),
  )
