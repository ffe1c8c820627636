/** From pod to pod: two nodes with their pods, and the way between them; side by side, or below each other. */
import { pictureWords } from '../../text/pictures.ts'
import type { Leg, PathModel, Way } from '../model.ts'
import { nodeNames } from '../names.ts'
import { broken, heightOf, type Line, NORMAL, type Point, type Rect, type Scene, Sheet } from '../scene.ts'
import { middleName } from '../sequence.ts'
import { drawEnd, type Exit, endHeight, exitOf, type Start } from './end.ts'
import { drawWay, wayHeight } from './way.ts'

const WIDE = { width: 760, node: 218, gap: 24, pad: 10 }
const UPRIGHT = { width: 340, gap: 30, pad: 12 }
const LEG_GAP = 14

export function drawPath(model: PathModel, upright: boolean): Scene {
  // The pod stands above the device that wraps, so the way that needs no device is drawn above the one that does.
  const [first, second] = model.legs
  const path: PathModel = second?.way.is === 'bare' ? { ...model, legs: [second, first] } : model
  return upright ? uprightPath(path) : widePath(path)
}

interface Ends {
  names: readonly [string, string]
  exits: readonly [Exit, Exit]
}

/** In an upright picture one line leads through all: no device where these very nodes need none. */
function endsOf({ from, to, legs, locale }: PathModel, upright: boolean): Ends {
  const short = nodeNames([from.node, to.node])
  const wrapping = legs.map(({ way }) => way).find((way) => way.is === 'wrapped')
  const bareHere = upright && legs.some(({ way, here }) => here === true && way.is === 'bare')
  const device =
    !bareHere && wrapping?.is === 'wrapped' && wrapping.device !== undefined ? { name: wrapping.device, encrypted: wrapping.encrypted } : undefined
  return { names: [short(from.node), short(to.node)], exits: [exitOf(from, device, locale), exitOf(to, device, locale)] }
}

/** What lies between the nodes, and what it knows. */
function groundLines({ legs, locale }: PathModel, width: number): Line[] {
  const text = pictureWords[locale]
  const bare = legs.map(({ way }) => way).find((way) => way.is === 'bare')
  const way: Way = bare ?? legs[0].way
  const says =
    legs.length > 1
      ? undefined
      : { bare: way.is === 'bare' ? text.viaSays[way.via] : '', wrapped: text.underlaySees, below: undefined, unknown: undefined }[way.is]
  return [{ text: middleName(way, locale), bold: true }, ...(says === undefined ? [] : broken({ text: says, faint: true }, width, 3))]
}

const headingLines = ({ heading }: PathModel): Line[] => (heading === undefined ? [] : [{ text: heading, bold: true, size: NORMAL }])

/** The way's outlines, laid below each other on the ground between the nodes. */
function drawGround(sheet: Sheet, path: PathModel, place: Rect, pad: number): Rect[] {
  const inner = { x: place.x + pad, width: place.width - 2 * pad }
  const lines = groundLines(path, inner.width)
  sheet.box(place, 'fabric', { round: 10 })
  const total = legsHeight(path, inner.width)
  let y = place.y + pad + Math.max(0, (place.height - 3 * pad - heightOf(lines) - total) / 2)
  const outlines = path.legs.map((leg) => {
    const outline = drawWay(sheet, path, leg, { ...inner, y })
    y += wayHeight(path, leg, inner.width) + LEG_GAP
    return outline
  })
  sheet.write({ ...inner, y: place.y + place.height - pad - heightOf(lines), height: heightOf(lines) }, lines, 'middle')
  return outlines
}

const legsHeight = (path: PathModel, width: number): number =>
  path.legs.reduce((sum, leg) => sum + wayHeight(path, leg, width), 0) + (path.legs.length - 1) * LEG_GAP

const groundHeight = (path: PathModel, width: number, pad: number): number =>
  3 * pad + legsHeight(path, width - 2 * pad) + heightOf(groundLines(path, width - 2 * pad))

function widePath(path: PathModel): Scene {
  const { width, node, gap, pad } = WIDE
  const { names, exits } = endsOf(path, false)
  const { from, to, locale } = path
  const heading = headingLines(path)
  const top = heading.length > 0 ? heightOf(heading) + 6 : 1
  const ground = { x: node + gap, y: top, width: width - 2 * (node + gap) }
  const height = Math.max(
    endHeight(from, names[0], exits[0], locale),
    endHeight(to, names[1], exits[1], locale),
    groundHeight(path, ground.width, pad),
  )
  const sheet = new Sheet()
  sheet.write({ x: 1, y: 0, width: width - 2, height: heightOf(heading) }, heading)
  const left = drawEnd(sheet, from, exits[0], { name: names[0], x: 1, y: top, width: node - 1, height }, locale)
  const right = drawEnd(sheet, to, exits[1], { name: names[1], x: width - node, y: top, width: node - 1, height }, locale)
  const outlines = drawGround(sheet, path, { ...ground, height }, pad)
  outlines.forEach((outline, index) => {
    const leg = path.legs[index]
    const look = { width: 2, dashed: leg?.here === false }
    const [a, b] = [startOf(left, exits[0], leg), startOf(right, exits[1], leg)]
    sheet.line(route([a.x + a.width, middleOf(a)], node + gap / 2, outline, outline.x), 'ink', look)
    sheet.line(route([b.x, middleOf(b)], width - node - gap / 2, outline, outline.x + outline.width).reverse(), 'ink', { ...look, head: true })
  })
  return { title: path.title, description: path.description, width, height: Math.ceil(top + height + 1), shapes: sheet.shapes }
}

const middleOf = ({ y, height }: Rect): number => y + height / 2

/** From a node's box to the edge of an outline: straight where both lie level, else by a turn half way. */
function route([x, y]: Point, turn: number, outline: Rect, edge: number): Point[] {
  const middle = middleOf(outline)
  const level: Point[] = [
    [x, y],
    [edge, y],
  ]
  const turned: Point[] = [
    [x, y],
    [turn, y],
    [turn, middle],
    [edge, middle],
  ]
  return Math.abs(y - middle) <= outline.height / 2 - 6 ? level : turned
}

/** A device that wraps is not on the way of a packet that is not wrapped. */
const startOf = (end: Start, exit: Exit, leg: Leg | undefined): Rect =>
  end.exit === undefined || (exit?.role !== 'eni' && leg?.way.is === 'bare') ? end.pod : end.exit

function uprightPath(path: PathModel): Scene {
  const { width, gap, pad } = UPRIGHT
  const { names, exits } = endsOf(path, true)
  const { locale } = path
  const sheet = new Sheet()
  const heading = headingLines(path)
  const full = { x: 1, width: width - 2 }
  sheet.write({ ...full, y: 0, height: heightOf(heading) }, heading)
  const first: Rect = { ...full, y: heading.length > 0 ? heightOf(heading) + 6 : 1, height: endHeight(path.from, names[0], exits[0], locale) }
  const start = drawEnd(sheet, path.from, exits[0], { name: names[0], ...first }, locale)
  const ground: Rect = { x: 14, width: width - 28, y: first.y + first.height + gap, height: 0 }
  ground.height = groundHeight(path, ground.width, pad)
  const last: Rect = { ...full, y: ground.y + ground.height + gap, height: endHeight(path.to, names[1], exits[1], locale) }
  const end = drawEnd(sheet, path.to, exits[1], { name: names[1], ...last, turned: true }, locale)
  drawGround(sheet, path, ground, pad)
  // The ways lie below each other here, so one line leads in and one leads out.
  const x = width / 2
  const [from, into] = [start.exit ?? start.pod, end.exit ?? end.pod]
  sheet.stretch([x, from.y + from.height], [x, ground.y], 'ink', { width: 2, head: true })
  sheet.stretch([x, ground.y + ground.height], [x, into.y], 'ink', { width: 2, head: true })
  return { title: path.title, description: path.description, width, height: Math.ceil(last.y + last.height + 1), shapes: sheet.shapes }
}
