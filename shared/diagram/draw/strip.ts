/** The path in one small strip, readable at the width of a phone: two nodes, two pods, the way between them. */
import { say } from '../../text/icu.ts'
import { pictureWords } from '../../text/pictures.ts'
import { words } from '../../text/words.ts'
import type { Leg, PathEnd, PathModel } from '../model.ts'
import { nodeNames } from '../names.ts'
import { broken, heightOf, type Line, type Rect, type Scene, Sheet, widthOf } from '../scene.ts'
import { middleName } from '../sequence.ts'
import { capsuleRole, isDashed } from './way.ts'

const WIDTH = 360
const NODE = 126
const HEIGHT = 122

export function drawPathStrip(path: PathModel): Scene {
  const { from, to, legs } = path
  const leg = legs.find(({ here }) => here === true) ?? legs[0]
  const short = nodeNames([from.node, to.node])
  const sheet = new Sheet()
  const pods = [
    { end: from, x: 1 },
    { end: to, x: WIDTH - NODE - 1 },
  ].map(({ end, x }) => drawNode(sheet, end, short(end.node), x))
  drawBetween(sheet, path, leg, pods as [Rect, Rect])
  return { title: path.title, description: path.description, width: WIDTH, height: HEIGHT, shapes: sheet.shapes }
}

function drawNode(sheet: Sheet, end: PathEnd, name: string, x: number): Rect {
  const node = { x, y: 1, width: NODE, height: HEIGHT - 2 }
  sheet.box(node, 'node')
  sheet.write({ x: x + 5, y: 4, width: NODE - 10, height: 36 }, [{ text: name }, { text: end.address }], 'middle')
  const pod = { x: x + 5, y: 45, width: NODE - 10, height: 70 }
  sheet.box(pod, 'pod')
  sheet.write(
    { x: pod.x + 4, y: pod.y, width: pod.width - 8, height: pod.height },
    [{ text: end.pod.split('/').at(-1) ?? '' }, { text: end.ip }],
    'middle',
  )
  return pod
}

function labelOf({ way }: Leg, path: PathModel): Line[] {
  const { locale } = path
  const text = pictureWords[locale]
  const { protocols } = words[locale]
  if (way.is === 'bare') return [{ text: text.bareRow, bold: true }]
  if (way.is === 'below') return [{ text: protocols['azure-sdn'] }]
  if (way.is === 'unknown') return [{ text: '?' }]
  const names = way.protocols.length > 0 ? way.protocols.map((one) => protocols[one]).join(' / ') : '?'
  const bytes = way.bytes === undefined ? [] : [{ text: say(text.bytes, locale, { bytes: way.bytes }), faint: true }]
  const around = way.encryption === undefined ? [] : [{ text: protocols[way.encryption] }]
  return [{ text: names, bold: true }, ...around, ...bytes]
}

function drawBetween(sheet: Sheet, path: PathModel, leg: Leg, [left, right]: readonly [Rect, Rect]): void {
  const { way } = leg
  const middle = left.y + left.height / 2
  const [start, end] = [left.x + left.width, right.x]
  const room = { x: NODE + 3, width: WIDTH - 2 * (NODE + 3) }
  if (way.is !== 'bare')
    sheet.box({ x: room.x + 4, y: middle - 11, width: room.width - 8, height: 22 }, capsuleRole(way), { round: 11, dashed: isDashed(way) })
  sheet.line(
    [
      [start, middle],
      [end, middle],
    ],
    'ink',
    { head: true },
  )
  const lines = labelOf(leg, path).flatMap((line) => twoIfNeeded(line, room.width))
  const height = Math.min(heightOf(lines), middle - 14)
  sheet.write({ ...room, y: middle - 14 - height, height }, lines, 'middle')
  const below = way.is === 'bare' ? broken({ text: middleName(way, path.locale), faint: true }, room.width, 2) : []
  sheet.write({ ...room, y: middle + 7, height: heightOf(below) }, below, 'middle')
}

/** Broken at a space or an opening bracket where it does not fit: the strip has little width, and some height. */
function twoIfNeeded(line: Line, room: number): Line[] {
  if (widthOf(line) <= room) return [line]
  const at = [...line.text.matchAll(/ |(?=\()/g)]
    .map(({ index }) => index)
    .sort((a, b) => Math.abs(a - line.text.length / 2) - Math.abs(b - line.text.length / 2))[0]
  return at === undefined ? [line] : [line.text.slice(0, at).trim(), line.text.slice(at).trim()].map((text) => ({ ...line, text }))
}
