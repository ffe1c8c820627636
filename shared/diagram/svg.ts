/** A scene as SVG: attributes only, so that it reads where styles are stripped; every text goes through escape.ts. */
import { forSvg } from './escape.ts'
import { type Colour, colourOf, colours, type Scheme, variable } from './palette.ts'
import type { Point, Scene, Shape, TextShape } from './scene.ts'

/**
 * page: colours are the page's variables. standalone: a file of its own, with its ground and both schemes.
 * fixed: light colours and a class on each shape, for pages whose style sheets meddle with everything.
 */
export type Dress = 'page' | 'standalone' | 'fixed'

const family = 'system-ui,-apple-system,Segoe UI,Roboto,Noto Sans KR,Apple SD Gothic Neo,Malgun Gothic,sans-serif'
const BASE = 12

export function svgOf({ title, description, width, height, shapes }: Scene, dress: Dress = 'page'): string {
  const set = dress === 'fixed' ? fixed : page
  const own = dress === 'standalone' ? `${schemes}<rect width="100%" height="100%" ${page.fill('paper')}/>` : ''
  const fonts = dress === 'fixed' ? `font-family="sans-serif" font-size="${BASE}"` : `font-family="${family}" font-size="${BASE}" ${page.fill('ink')}`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${fonts}>` +
    `<title>${forSvg(title)}</title><desc>${forSvg(description)}</desc>${own}${shapes.map((shape) => drawn(shape, set)).join('')}</svg>`
  )
}

const variables = (scheme: Scheme): string => colours.map((colour) => `--cni-${colour}:${colourOf(colour, scheme)}`).join(';')
const schemes = `<style>@media(prefers-color-scheme:dark){svg{${variables('dark')}}}</style>`

/** How colours are set: by attribute alone, or by class too. */
interface Set {
  fill(colour: Colour): string
  stroke(colour: Colour): string
  named(name: string): string
}

const page: Set = {
  fill: (colour) => `fill="${variable(colour)}"`,
  stroke: (colour) => `stroke="${variable(colour)}"`,
  named: () => '',
}
const fixed: Set = {
  fill: (colour) => `fill="${colourOf(colour, 'light')}"`,
  stroke: (colour) => `stroke="${colourOf(colour, 'light')}"`,
  named: (name) => ` class="${name}"`,
}

/** Classes of `fixed` shapes with what a style sheet must set for them. */
export const classRules = (scheme: Scheme): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  Object.fromEntries([
    ['ink', { fill: colourOf('ink', scheme) }],
    ['faint', { fill: colourOf('faint', scheme) }],
    ['ink-line', { fill: 'none', stroke: colourOf('line', scheme) }],
    ...(['node', 'pod', 'eni', 'tunnel', 'encrypted', 'fabric'] as const).flatMap((role) => [
      [role, { fill: colourOf(`${role}-fill`, scheme), stroke: colourOf(`${role}-line`, scheme) }],
      [`${role}-line`, { fill: 'none', stroke: colourOf(`${role}-line`, scheme) }],
    ]),
  ])

function drawn(shape: Shape, set: Set): string {
  switch (shape.is) {
    case 'box': {
      const { role, x, y, width, height, round, dashed } = shape
      const corner = round > 0 ? ` rx="${round}"` : ''
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}"${corner} ${set.fill(`${role}-fill`)} ${set.stroke(`${role}-line`)}${dash(dashed)}${set.named(role)}/>`
    }
    case 'text':
      return drawnText(shape, set)
    case 'line': {
      const colour: Colour = shape.role === 'ink' ? 'line' : `${shape.role}-line`
      const head = shape.head ? headOf(shape.points) : ''
      return `<path d="${lineOf(shape.points)}${head}" fill="none" ${set.stroke(colour)} stroke-width="${shape.width}"${dash(shape.dashed)}${set.named(`${shape.role}-line`)}/>`
    }
    case 'path': {
      const fill = shape.filled ? set.fill(`${shape.role}-fill`) : 'fill="none"'
      return `<path d="${shape.d}" ${fill} ${set.stroke(`${shape.role}-line`)}${set.named(shape.filled ? shape.role : `${shape.role}-line`)}/>`
    }
  }
}

const dash = (dashed: boolean): string => (dashed ? ' stroke-dasharray="4 3"' : '')

function drawnText({ x, y, text, full, size, align, bold, faint }: TextShape, set: Set): string {
  const look = [
    align === 'start' ? '' : ` text-anchor="${align}"`,
    size === BASE ? '' : ` font-size="${size}"`,
    bold ? ' font-weight="600"' : '',
    faint ? ` ${set.fill('faint')}` : set === fixed ? ` ${set.fill('ink')}` : '',
    set.named(faint ? 'faint' : 'ink'),
  ]
  const whole = full === undefined ? '' : `<title>${forSvg(full)}</title>`
  return `<text x="${x}" y="${y}"${look.join('')}>${whole}${forSvg(text)}</text>`
}

const lineOf = (points: readonly Point[]): string => points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** An open arrow head at the last point; the last stretch is level or upright. */
function headOf(points: readonly Point[]): string {
  const [before, end] = points.slice(-2)
  if (!before || !end) return ''
  const [x, y] = end
  if (before[1] === y) {
    const back = x > before[0] ? -7 : 7
    return `M${x + back} ${y - 5}L${x} ${y}L${x + back} ${y + 5}`
  }
  const back = y > before[1] ? -7 : 7
  return `M${x - 5} ${y + back}L${x} ${y}L${x + 5} ${y + back}`
}
