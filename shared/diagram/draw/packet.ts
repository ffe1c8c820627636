/** Packets header by header: side by side and to scale on a wide page, on a narrow one as a stack. */
import { say } from '../../text/icu.ts'
import type { Locale } from '../../text/locale.ts'
import { pictureWords } from '../../text/pictures.ts'
import type { Packet, PacketHeader, PacketModel } from '../model.ts'
import type { Role } from '../palette.ts'
import { broken, heightOf, type Line, NORMAL, type Rect, type Scene, Sheet, widthOf } from '../scene.ts'
import { drawLock, pairLines } from './way.ts'

const WIDTH = 760
const NARROW = 340
const MOST_A_BYTE = 7
const PAYLOAD = 176
const GAP = 22

export const drawPacket = (model: PacketModel, upright: boolean): Scene => (upright ? stacks(model) : rows(model))

const roleOf = ({ added }: PacketHeader, { encrypted }: Packet): Role => (added ? (encrypted ? 'encrypted' : 'tunnel') : 'pod')

/** Under the headers: how much was added, and what the CNI reserves where that is more. */
function sumOf({ headers, added, counted }: Packet, locale: Locale): string {
  const text = pictureWords[locale]
  if (!headers.some((header) => header.added)) return text.nothingAdded
  if (added === undefined) return text.addedUnknown
  const bytes = say(text.bytes, locale, { bytes: added })
  return counted === undefined ? bytes : `${bytes} (${say(text.counted, locale, { bytes: counted })})`
}

const sized = ({ name, bytes }: PacketHeader): string => (bytes === undefined ? `${name} ?` : `${name} ${bytes} B`)
const portOf = ({ port }: PacketHeader, locale: Locale): Line[] =>
  port === undefined ? [] : [{ text: say(pictureWords[locale].port, locale, { port: String(port) }), faint: true }]
const whoseOf = ({ whose }: PacketHeader, locale: Locale): Line[] =>
  whose === undefined ? [] : [{ text: pictureWords[locale].whose[whose], faint: true }]

/** Lines of a header in a row; each may be as wide as its longest. */
function cellLines(header: PacketHeader, locale: Locale): Line[] {
  const addresses = header.addresses ? [{ text: `${header.addresses[0]} →` }, { text: header.addresses[1] }] : []
  return [
    { text: header.name, bold: true },
    { text: header.bytes === undefined ? '?' : `${header.bytes} B` },
    ...portOf(header, locale),
    ...whoseOf(header, locale),
    ...addresses,
  ]
}

const needOf = (lines: readonly Line[]): number => Math.max(...lines.map(widthOf)) + 10

interface Row {
  packet: Packet
  cells: { header: PacketHeader; lines: Line[]; width: number }[]
  added: number
  own: number
}

function rowOf(packet: Packet, perByte: number, locale: Locale): Row {
  const cells = packet.headers.map((header) => {
    const lines = cellLines(header, locale)
    return { header, lines, width: Math.max((header.bytes ?? 0) * perByte, needOf(lines)) }
  })
  const sum = (which: boolean) => cells.filter(({ header }) => header.added === which).reduce((total, { width }) => total + width, 0)
  return { packet, cells, added: sum(true), own: sum(false) }
}

/** The widest scale at which every row fits; then narrower boxes, as wide as their words. */
function rowsFor(packets: readonly Packet[], locale: Locale): Row[] {
  const fits = (all: readonly Row[]) => Math.max(...all.map(({ added }) => added)) + Math.max(...all.map(({ own }) => own)) + PAYLOAD <= WIDTH - 2
  for (let perByte = MOST_A_BYTE; perByte > 0; perByte -= 0.5) {
    const all = packets.map((packet) => rowOf(packet, perByte, locale))
    if (fits(all)) return all
  }
  const all = packets.map((packet) => rowOf(packet, 0, locale))
  const shrink = (WIDTH - 2 - PAYLOAD) / (Math.max(...all.map(({ added }) => added)) + Math.max(...all.map(({ own }) => own)))
  const by = Math.min(1, shrink)
  return all.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, width: cell.width * by })),
    added: row.added * by,
    own: row.own * by,
  }))
}

/** Rows are aligned where the pod's own packet begins. */
function rows({ packets, locale, title, description }: PacketModel): Scene {
  const sheet = new Sheet()
  const all = rowsFor(packets, locale)
  const left = 1 + Math.max(...all.map(({ added }) => added))
  let y = 1
  for (const row of all) y = drawRow(sheet, row, { left, y, locale }) + GAP
  const width = left + Math.max(...all.map(({ own }) => own)) + PAYLOAD + 1
  return { title, description, width: Math.ceil(Math.min(WIDTH, width)), height: Math.ceil(y - GAP + 1), shapes: sheet.shapes }
}

function drawRow(sheet: Sheet, { packet, cells, added, own }: Row, { left, y: top, locale }: { left: number; y: number; locale: Locale }): number {
  const start = { x: left - added, width: added + own + PAYLOAD }
  let y = top
  if (packet.heading !== undefined) {
    const lines: Line[] = [{ text: packet.heading, bold: true, size: NORMAL }]
    sheet.write({ x: start.x, y, width: start.width, height: heightOf(lines) }, lines)
    y += heightOf(lines) + 4
  }
  const height = Math.max(...cells.map(({ lines }) => heightOf(lines)), 34) + 10
  let x = start.x
  for (const { header, lines, width } of cells) {
    const box = { x, y, width, height }
    sheet.box(box, roleOf(header, packet), { round: 0, dashed: header.bytes === undefined })
    sheet.write({ ...box, x: x + 4, width: width - 8 }, lines, 'middle')
    x += width
  }
  drawPayload(sheet, packet, { x: left + own, y, width: PAYLOAD, height }, locale)
  y += height
  if (added === 0) return y
  sheet.line(
    [
      [start.x + 1, y + 4],
      [start.x + 1, y + 9],
      [left - 1, y + 9],
      [left - 1, y + 4],
    ],
    packet.encrypted ? 'encrypted' : 'tunnel',
  )
  const sum: Line[] = [{ text: sumOf(packet, locale), bold: true }]
  sheet.write({ x: start.x, y: y + 12, width: start.width, height: heightOf(sum) }, sum)
  return y + 12 + heightOf(sum)
}

/** What is left of the pod's packet; its size is the application's, so it ends in a torn edge. */
function drawPayload(sheet: Sheet, { encrypted }: Packet, { x, y, width, height }: Rect, locale: Locale): void {
  const text = pictureWords[locale]
  const end = x + width - 8
  const tear = [3, 2, 1, 0].map((quarter) => `L${Math.round(end + (quarter % 2) * 7)} ${Math.round(y + (height * quarter) / 4)}`).join('')
  sheet.path(encrypted ? 'encrypted' : 'network', `M${Math.round(x)} ${Math.round(y)}V${Math.round(y + height)}H${Math.round(end)}${tear}Z`)
  writePayload(sheet, encrypted, { x: x + 6, y, width: width - 22, height }, encrypted ? text.encryptedPacket : text.payload)
}

function writePayload(sheet: Sheet, encrypted: boolean, room: Rect, text: string): void {
  if (encrypted) drawLock(sheet, room.x + 8, room.y + room.height / 2)
  if (encrypted) sheet.write({ ...room, x: room.x + 20, width: room.width - 20 }, broken({ text }, room.width - 20, 2))
  else sheet.write(room, [{ text }], 'middle')
}

/** The outermost header on top, each as tall as what it says. */
function stacks({ packets, locale, title, description }: PacketModel): Scene {
  const sheet = new Sheet()
  let y = 1
  for (const packet of packets) y = drawStack(sheet, packet, y, locale) + GAP
  return { title, description, width: NARROW, height: Math.ceil(y - GAP + 1), shapes: sheet.shapes }
}

function drawStack(sheet: Sheet, packet: Packet, start: number, locale: Locale): number {
  let y = start
  const line = (lines: Line[]) => {
    sheet.write({ x: 1, y, width: NARROW - 2, height: heightOf(lines) }, lines)
    y += heightOf(lines) + 4
  }
  if (packet.heading !== undefined) line([{ text: packet.heading, bold: true, size: NORMAL }])
  const x = 13
  const width = NARROW - x - 1
  const top = y
  const addedCount = packet.headers.filter(({ added }) => added).length
  packet.headers.forEach((header, index) => {
    y = drawLayer(sheet, packet, header, { x, y, width, height: 0 }, locale)
    if (index === addedCount - 1)
      sheet.line(
        [
          [8, top + 1],
          [3, top + 1],
          [3, y - 1],
          [8, y - 1],
        ],
        packet.encrypted ? 'encrypted' : 'tunnel',
      )
  })
  const { payload, encryptedPacket } = pictureWords[locale]
  const rest = { x, y, width, height: 32 }
  sheet.box(rest, packet.encrypted ? 'encrypted' : 'network', { round: 0 })
  writePayload(sheet, packet.encrypted, { ...rest, x: x + 8, width: width - 16 }, packet.encrypted ? encryptedPacket : payload)
  y += 36
  line([{ text: sumOf(packet, locale), bold: addedCount > 0 }])
  return y - 4
}

function drawLayer(sheet: Sheet, packet: Packet, header: PacketHeader, place: Rect, locale: Locale): number {
  const { addresses } = header
  const under = addresses ? pairLines(addresses[0], addresses[1], place.width - 16) : []
  const lines: Line[] = [{ text: sized(header), bold: true }, ...under]
  const box = { ...place, height: heightOf(lines) + 8 }
  sheet.box(box, roleOf(header, packet), { round: 0, dashed: header.bytes === undefined })
  sheet.write({ ...box, x: box.x + 8, width: box.width - 16 }, lines)
  const aside = [...portOf(header, locale), ...whoseOf(header, locale)].slice(0, 1)
  const head = widthOf(lines[0] as Line)
  sheet.write({ x: box.x + 16 + head, y: box.y + 4, width: box.width - 24 - head, height: heightOf(aside) }, aside, 'end')
  return box.y + box.height
}
