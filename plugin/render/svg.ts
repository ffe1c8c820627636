/** The pictures of an answer as one SVG, below each other. */
import { paint } from '../../shared/diagram/paint.ts'
import { defineNotation, picturesOf } from './define.ts'

const GAP = 24

export default defineNotation({
  id: 'svg',
  set: async (answer) => {
    const drawn = (await picturesOf(answer)).map((picture) => paint(picture)).filter((svg) => svg !== '')
    return `${drawn.length === 1 ? drawn[0] : stacked(drawn)}\n`
  },
})

/** Width and height stand in the first tag of every picture that was painted. */
function sizeOf(svg: string): { width: number; height: number } {
  const tag = svg.slice(0, svg.indexOf('>'))
  const number = (name: string) => Number(new RegExp(`\\s${name}="([\\d.]+)"`).exec(tag)?.[1] ?? 0)
  return { width: number('width'), height: number('height') }
}

function stacked(drawn: readonly string[]): string {
  let y = 0
  let width = 0
  const placed = drawn.map((svg) => {
    const size = sizeOf(svg)
    const at = svg.replace('<svg ', `<svg y="${y}" `)
    y += size.height + GAP
    width = Math.max(width, size.width)
    return at
  })
  const height = Math.max(0, y - GAP)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">\n${placed.join('\n')}\n</svg>`
}
