/** The cluster as boxes in boxes, with one trunk that joins all its nodes. */
import { pictureWords } from '../../text/pictures.ts'
import { type Band, type Box, type MapModel, peersOf } from '../model.ts'
import type { Role } from '../palette.ts'
import { broken, heightOf, type Line, NORMAL, type Rect, type Scene, Sheet } from '../scene.ts'

const WIDE = 760
const NARROW = 340
const PAD = 8
/** Room left of joined boxes for the trunk, and below them for its branches. */
const TRUNK = 16
const LEAST: Record<Box['kind'], number> = { network: 300, subnet: 216, node: 200, pod: 150, more: 150 }

const roles: Record<Box['kind'], Role> = { network: 'network', subnet: 'subnet', node: 'node', pod: 'pod', more: 'empty' }

export function drawMap({ boxes, bands, title, description, locale }: MapModel, upright: boolean): Scene {
  const width = upright ? NARROW : WIDE
  const sheet = new Sheet()
  const joined: Joined = { peers: bands.length > 0 ? peersOf(boxes) : [], bands, between: pictureWords[locale].between }
  const height = drawGrid(sheet, boxes, { x: 1, y: 1, width: width - 2 }, joined)
  return { title, description, width, height: Math.ceil(height + 2), shapes: sheet.shapes }
}

interface Joined {
  peers: readonly Box[]
  bands: readonly Band[]
  between: string
}

type Place = Pick<Rect, 'x' | 'y' | 'width'>

const linesOf = ({ kind, label }: Box): Line[] =>
  label.map((text, index) => ({
    text,
    bold: index === 0 && kind !== 'more',
    size: index === 0 && kind !== 'pod' && kind !== 'more' ? NORMAL : 12,
    faint: kind === 'more',
  }))

/** Boxes side by side as far as they stay wide enough to read; the height they take. */
function drawGrid(sheet: Sheet, boxes: readonly Box[], place: Place, joined: Joined): number {
  const join = joined.peers.length > 0 && joined.peers === boxes ? joined : undefined
  const left = join ? TRUNK : 0
  const room = place.width - left
  const least = Math.max(...boxes.map(({ kind }) => LEAST[kind]))
  const columns = Math.max(1, Math.min(boxes.length, Math.floor((room + PAD) / (least + PAD))))
  const each = (room - (columns - 1) * PAD) / columns
  const branches: Branch[] = []
  let y = place.y
  for (let at = 0; at < boxes.length; at += columns) {
    const row = boxes.slice(at, at + columns)
    const heights = row.map((box) => measure(box, each, joined))
    const height = Math.max(...heights)
    row.forEach((box, index) => {
      drawBox(sheet, box, { x: place.x + left + index * (each + PAD), y, width: each, height }, joined)
    })
    branches.push({ y: y + height + 10, stubs: row.map((_, index) => ({ x: place.x + left + index * (each + PAD) + each / 2, y: y + height })) })
    y += height + (join ? 20 : PAD)
  }
  return (join ? drawTrunk(sheet, join, { ...place, y }, branches) : y - PAD) - place.y
}

interface Branch {
  y: number
  stubs: { x: number; y: number }[]
}

function drawTrunk(sheet: Sheet, { bands, between }: Joined, place: Place, branches: Branch[]): number {
  const heading: Line[] = [{ text: between, faint: true }]
  sheet.write({ x: place.x + TRUNK + 4, y: place.y - 6, width: place.width - TRUNK - 8, height: heightOf(heading) }, heading)
  let y = place.y + heightOf(heading) - 4
  drawBranches(sheet, place.x + TRUNK / 2 - 2, y, branches)
  for (const { label, role } of bands) {
    const lines = broken({ text: label, bold: true }, place.width - 28, 2)
    const box = { x: place.x, y, width: place.width, height: heightOf(lines) + 8 }
    sheet.box(box, role, { round: 14 })
    sheet.write({ ...box, x: box.x + 14, width: box.width - 28 }, lines, 'middle')
    y += box.height + 6
  }
  return y - 6
}

/** The trunk down to the bands, a branch below each row, a stub from each box. */
function drawBranches(sheet: Sheet, x: number, end: number, branches: readonly Branch[]): void {
  const look = { width: 2 }
  const [first] = branches
  if (first) sheet.stretch([x, first.y], [x, end], 'ink', look)
  for (const { y, stubs } of branches) {
    const last = stubs.at(-1)
    if (last) sheet.stretch([x, y], [last.x, y], 'ink', look)
    for (const stub of stubs) sheet.stretch([stub.x, stub.y], [stub.x, y], 'ink', look)
  }
}

/** The same drawing on a sheet that is thrown away: heights follow from what is drawn, in one place. */
const measure = (box: Box, width: number, joined: Joined): number => drawBox(new Sheet(), box, { x: 0, y: 0, width, height: 0 }, joined)

/** Drawn as tall as its place; its own height is what it needs. */
function drawBox(sheet: Sheet, box: Box, place: Rect, joined: Joined): number {
  const lines = linesOf(box).flatMap((line) => (box.kind === 'more' ? broken(line, place.width - 2 * PAD, 2) : [line]))
  const head = heightOf(lines) + 10
  const shown = { ...place, height: Math.max(place.height, head) }
  sheet.box(shown, roles[box.kind], { round: box.kind === 'pod' ? 8 : 6, dashed: box.kind === 'more' })
  sheet.write({ x: place.x + PAD, y: place.y, width: place.width - 2 * PAD, height: box.children.length > 0 ? head : shown.height }, lines)
  if (box.children.length === 0) return head
  const inner = { x: place.x + PAD, y: place.y + head, width: place.width - 2 * PAD }
  return head + drawGrid(sheet, box.children, inner, joined) + PAD
}
