/** The path in one small strip, readable at the width of a phone: two nodes, two pods, the way between them. */
import { say } from '../../text/icu.ts'
import { pictureWords } from '../../text/pictures.ts'
import { words } from '../../text/words.ts'
import type { Leg, PathEnd, PathModel } from '../model.ts'
import { nodeNames } from '../names.ts'
import { broken, heightOf, type Line, type Rect, type Scene, Sheet } from '../scene.ts'
import { middleName } from '../sequence.ts'
import { capsuleRole, isDashed } from './way.ts'

const WIDTH = 360
const NODE = 126
const HEIGHT = 130

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
  const pod = { x: x + 5, y: 45, width: NODE - 10, height: 78 }
  sheet.box(pod, 'pod')
  sheet.write(
    { x: pod.x + 4, y: pod.y, width: pod.width - 8, height: pod.height },
    [{ text: end.pod.split('/').at(-1) ?? '' }, { text: end.ip }],
    'middle',
  )
  return pod
}

/** Names without what stands in brackets behind them: a strip has little width. */
const shortName = (name: string): string => name.split(/ ?\(/)[0] ?? name

function labelOf({ way }: Leg, { locale }: PathModel): Line[] {
  const text = pictureWords[locale]
  const { protocols } = words[locale]
  if (way.is === 'bare') return [{ text: text.bareRow, bold: true }]
  if (way.is === 'below') return [{ text: protocols['azure-sdn'], bold: true }]
  if (way.is === 'unknown') return [{ text: text.unknownWay }]
  const names = way.protocols.length > 0 ? way.protocols.map((one) => shortName(protocols[one])).join(' / ') : text.someTunnel
  const bytes = way.bytes === undefined ? [] : [{ text: say(text.bytes, locale, { bytes: way.bytes }), faint: true }]
  const around = way.encryption === undefined ? [] : [{ text: protocols[way.encryption] }]
  return [{ text: names, bold: way.protocols.length > 0 }, ...bytes, ...around]
}

function drawBetween(sheet: Sheet, path: PathModel, leg: Leg, [left, right]: readonly [Rect, Rect]): void {
  const { way } = leg
  const middle = left.y + left.height / 2
  const [start, end] = [left.x + left.width, right.x]
  const room = { x: NODE + 3, width: WIDTH - 2 * (NODE + 3) }
  if (way.is !== 'bare')
    sheet.box({ x: room.x + 4, y: middle - 11, width: room.width - 8, height: 22 }, capsuleRole(way), { round: 11, dashed: isDashed(way) })
  sheet.stretch([start, middle], [end, middle], 'ink', { head: true })
  const lines = labelOf(leg, path)
    .flatMap((line) => broken(line, room.width, 3))
    .slice(0, 4)
  sheet.write({ ...room, y: middle - 13 - heightOf(lines), height: heightOf(lines) }, lines, 'middle')
  const under = leg.case ? pictureWords[path.locale].cases[leg.case] : way.is === 'bare' ? middleName(way, path.locale) : undefined
  const below = under === undefined ? [] : broken({ text: under, faint: true }, room.width, 2)
  sheet.write({ ...room, y: middle + (way.is === 'bare' ? 7 : 12), height: heightOf(below) }, below, 'middle')
}
