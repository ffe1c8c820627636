/** Who leaves packets to whom: two boxes and an arrow, which says why. */
import type { HandoverModel } from '../model.ts'
import { broken, heightOf, inset, type Line, NORMAL, type Rect, type Scene, Sheet } from '../scene.ts'

const BOX = { width: 200, height: 56 }
const BETWEEN = 200
const NARROW = 340

export function drawHandover({ from, to, says, title, description }: HandoverModel, upright: boolean): Scene {
  const sheet = new Sheet()
  const label = broken({ text: says, faint: true }, upright ? NARROW - 2 : BETWEEN - 24, 3)
  const down = heightOf(label) + 44
  const top = upright ? 1 : Math.max(1, heightOf(label) + 8 - BOX.height / 2)
  const first: Rect = { x: 1, y: top, ...BOX, ...(upright ? { width: NARROW - 2 } : {}) }
  const second: Rect = upright ? { ...first, y: first.y + BOX.height + down } : { ...first, x: first.x + BOX.width + BETWEEN }
  for (const [box, text] of [
    [first, from],
    [second, to],
  ] as const) {
    sheet.box(box, 'fabric', { round: 8 })
    const name: Line = { text, bold: true, size: NORMAL }
    sheet.write(inset(box, 10, 4), [name], 'middle')
  }
  const middle = first.y + BOX.height / 2
  if (upright) {
    const x = NARROW / 2
    const y = first.y + BOX.height
    sheet.stretch([x, y], [x, y + 16], 'ink', { width: 2 })
    sheet.write({ x: 1, y: y + 18, width: NARROW - 2, height: heightOf(label) }, label, 'middle')
    sheet.stretch([x, second.y - 22], [x, second.y], 'ink', { width: 2, head: true })
  } else {
    sheet.stretch([first.x + BOX.width, middle], [second.x, middle], 'ink', { width: 2, head: true })
    sheet.write({ x: first.x + BOX.width + 12, y: middle - 6 - heightOf(label), width: BETWEEN - 24, height: heightOf(label) }, label, 'middle')
  }
  const width = upright ? NARROW : second.x + BOX.width + 1
  return { title, description, width, height: second.y + BOX.height + 1, shapes: sheet.shapes }
}
