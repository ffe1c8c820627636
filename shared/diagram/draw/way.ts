/** One way between two nodes, as a drawing: the pod's packet as a strip, what is around it as a capsule. */
import { say } from '../../text/icu.ts'
import { pictureWords } from '../../text/pictures.ts'
import { roleOf, wayNames } from '../bands.ts'
import type { Leg, PathModel, Way } from '../model.ts'
import type { Role } from '../palette.ts'
import { broken, heightOf, type Line, type Rect, type Sheet, widthOf } from '../scene.ts'
import { ipProtocols } from '../sequence.ts'

const PAD = 10
const EDGE = 6

type Path = Pick<PathModel, 'from' | 'to' | 'locale'>

/** "from → to" in one line where it fits, else in two. */
export function pairLines(from: string, to: string, room: number, look: Omit<Line, 'text'> = {}): Line[] {
  const whole = { ...look, text: `${from} → ${to}` }
  return widthOf(whole) <= room
    ? [whole]
    : [
        { ...look, text: `${from} →` },
        { ...look, text: to },
      ]
}

interface Parts {
  above: Line[]
  /** Inside the capsule, above the strip. */
  outer: Line[]
  strip: Line[]
  below: Line[]
}

function partsOf({ from, to, locale }: Path, { way, case: when, here }: Leg, width: number): Parts {
  const text = pictureWords[locale]
  const inStrip = width - (way.is === 'bare' ? 2 : 4) * PAD
  const marked = when && [text.cases[when], here ? `(${text.here})` : undefined].filter((part) => part !== undefined).join(' ')
  const packet = pairLines(from.ip, to.ip, inStrip)
  const names = way.is === 'bare' ? [text.nothingAdded] : wayNames(way, locale)
  const above: Line[] = [
    ...(marked === undefined ? [] : [{ text: marked, faint: true }]),
    ...names.flatMap((name) => broken({ text: name, bold: true }, width, 2)),
  ]
  if (way.is === 'unknown') return { above, outer: [], strip: [{ text: '?', bold: true }], below: [] }
  if (way.is !== 'wrapped') return { above, outer: [], strip: packet, below: [] }
  const outer = pairLines(from.address, to.address, width - 2 * PAD)
  return { above, outer, strip: way.encrypted ? [{ text: text.encryptedPod }] : packet, below: lookFor(way, locale) }
}

/** What a firewall must let through. */
function lookFor({ port, protocols, encryption }: Extract<Way, { is: 'wrapped' }>, locale: PathModel['locale']): Line[] {
  const text = pictureWords[locale]
  const number =
    protocols.length === 1 && protocols[0] && encryption === undefined ? ipProtocols[protocols[0]] : encryption && ipProtocols[encryption]
  if (port !== undefined) return [{ text: say(text.port, locale, { port: String(port) }), faint: true }]
  return number === undefined ? [] : [{ text: say(text.ipProtocol, locale, { number }), faint: true }]
}

const stripHeight = ({ strip }: Parts): number => heightOf(strip) + 2 * EDGE
const capsuleHeight = (parts: Parts, way: Way): number => stripHeight(parts) + (way.is === 'bare' ? 0 : heightOf(parts.outer) + 2 * EDGE + 2)

export function wayHeight(path: Path, leg: Leg, width: number): number {
  const parts = partsOf(path, leg, width)
  return heightOf(parts.above) + 4 + capsuleHeight(parts, leg.way) + (parts.below.length > 0 ? 4 + heightOf(parts.below) : 0)
}

/** The outline that lines lead to. */
export function drawWay(sheet: Sheet, path: Path, leg: Leg, place: Pick<Rect, 'x' | 'y' | 'width'>): Rect {
  const { way } = leg
  const parts = partsOf(path, leg, place.width)
  sheet.write({ ...place, height: heightOf(parts.above) }, parts.above, 'middle')
  const outline: Rect = { x: place.x, y: place.y + heightOf(parts.above) + 4, width: place.width, height: capsuleHeight(parts, way) }
  if (way.is === 'bare') drawStrip(sheet, outline, parts.strip, false)
  else {
    sheet.box(outline, capsuleRole(way), { round: Math.min(18, outline.height / 2), dashed: isDashed(way) })
    const outer: Rect = { x: outline.x + PAD, y: outline.y + EDGE, width: outline.width - 2 * PAD, height: heightOf(parts.outer) }
    sheet.write(outer, parts.outer, 'middle')
    const strip: Rect = { x: outline.x + PAD, y: outer.y + outer.height + 1, width: outline.width - 2 * PAD, height: stripHeight(parts) }
    if (way.is === 'unknown') sheet.write(strip, parts.strip, 'middle')
    else drawStrip(sheet, strip, parts.strip, way.is === 'wrapped' && way.encrypted)
  }
  const below: Rect = { x: place.x, y: outline.y + outline.height + 4, width: place.width, height: heightOf(parts.below) }
  sheet.write(below, parts.below, 'middle')
  return outline
}

export const capsuleRole = (way: Way): Role => (way.is === 'below' ? 'tunnel' : roleOf(way))

/** Drawn in full only where it is known and the node's own doing. */
export const isDashed = (way: Way): boolean => way.is === 'below' || way.is === 'unknown' || (way.is === 'wrapped' && way.protocols.length !== 1)

function drawStrip(sheet: Sheet, strip: Rect, lines: readonly Line[], locked: boolean): void {
  sheet.box(strip, 'pod', { round: Math.min(12, strip.height / 2), dashed: locked })
  const room = { x: strip.x + PAD, y: strip.y, width: strip.width - 2 * PAD, height: strip.height }
  const [line] = lines
  if (locked && line) {
    const half = Math.min(room.width - 18, widthOf(line)) / 2
    drawLock(sheet, room.x + room.width / 2 - half, strip.y + strip.height / 2)
  }
  sheet.write(locked ? { ...room, x: room.x + 18, width: room.width - 18 } : room, lines, 'middle')
}

/** A padlock around a middle point. */
export function drawLock(sheet: Sheet, x: number, y: number): void {
  const [left, top] = [Math.round(x - 4.5), Math.round(y - 1)]
  sheet.path('encrypted', `M${left + 2} ${top}v-2.5a2.5 2.5 0 0 1 5 0v2.5`, false)
  sheet.path('encrypted', `M${left} ${top}h9v7h-9z`)
}
