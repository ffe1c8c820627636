/** Address ranges in the order of their addresses: blocks under each other on one line, or a bar a range where there is less room. */
import type { Range } from '../../contract/report.ts'
import { say } from '../../text/icu.ts'
import type { Locale } from '../../text/locale.ts'
import { pictureWords } from '../../text/pictures.ts'
import { words } from '../../text/words.ts'
import type { LineModel } from '../model.ts'
import { type LineBlock, type NumberLine, numberLines, type Track, type TrackKind } from '../number-line.ts'
import type { Role } from '../palette.ts'
import { heightOf, type Line, NORMAL, type Scene, Sheet, widthOf } from '../scene.ts'

const WIDE = 760
const NARROW = 340
const LANE = 32
const BOX = 25
const PAD = 12

const roles: Record<TrackKind, Role> = { networks: 'network', nodes: 'node', pods: 'pod', services: 'service' }

export function drawLine(model: LineModel, upright: boolean): Scene {
  const lines = numberLines(model.report, { stretch: (log2) => 14 + log2 * 1.5, gap: 28, label: labelWidth })
  const left =
    Math.max(0, ...lines.flatMap(({ tracks }) => tracks.map((track) => widthOf({ text: trackName(track, model.locale), bold: true })))) + PAD
  const wide = !upright && left + Math.max(0, ...lines.map(({ width }) => width)) <= WIDE - 2
  return wide ? onOneLine(model, lines, left) : oneBarEach(model, upright ? NARROW : WIDE)
}

const labelWidth = ({ cidr }: Range): number => widthOf({ text: cidr }) + PAD * 2

const trackName = ({ kind, more }: Track, locale: Locale): string =>
  `${words[locale].rangeKinds[kind]}${more > 0 ? ` ${say(pictureWords[locale].moreRanges, locale, { count: more })}` : ''}`

const familyLine = ({ family }: NumberLine): Line => ({ text: family === 'ipv4' ? 'IPv4' : 'IPv6', bold: true, size: NORMAL })

function onOneLine({ title, description, locale }: LineModel, lines: readonly NumberLine[], left: number): Scene {
  const sheet = new Sheet()
  const width = Math.ceil(left + Math.max(...lines.map((line) => line.width))) + 2
  let y = 1
  for (const line of lines) {
    if (lines.length > 1) y = written(sheet, [familyLine(line)], y, width)
    y = drawTracks(sheet, line, { left, y, locale })
  }
  const total = Math.max(width, widthOf(scaleNote(locale)) + 2)
  y = written(sheet, [scaleNote(locale)], y, total)
  return { title, description, width: Math.ceil(total), height: Math.ceil(y), shapes: sheet.shapes }
}

const scaleNote = (locale: Locale): Line => ({ text: `(${pictureWords[locale].notToScale})`, faint: true })

function written(sheet: Sheet, lines: readonly Line[], y: number, width: number): number {
  sheet.write({ x: 1, y, width: width - 2, height: heightOf(lines) }, lines)
  return y + heightOf(lines) + 4
}

function drawTracks(sheet: Sheet, line: NumberLine, { left, y: top, locale }: { left: number; y: number; locale: Locale }): number {
  const height = line.tracks.reduce((sum, { lanes }) => sum + lanes.length * LANE, 0)
  for (const { from, to } of line.gaps)
    for (const x of [left + from + 6, left + to - 6]) sheet.stretch([x, top], [x, top + height - 7], 'ink', { width: 1, dashed: true })
  let y = top
  for (const track of line.tracks) {
    sheet.write({ x: 1, y, width: left - 8, height: BOX }, [{ text: trackName(track, locale), bold: true }])
    for (const lane of track.lanes) {
      for (const block of lane) drawBlock(sheet, block, track.kind, left, y)
      y += LANE
    }
  }
  return y + 4
}

function drawBlock(sheet: Sheet, { from, to, cidr }: LineBlock, kind: TrackKind, left: number, y: number): void {
  const box = { x: left + from + 1, y, width: to - from - 2, height: BOX }
  sheet.box(box, roles[kind], { round: 4 })
  sheet.write({ ...box, x: box.x + 4, width: box.width - 8 }, [{ text: cidr }], 'middle')
}

/** Each range under its own name, its bar where it lies. */
function oneBarEach({ report, title, description, locale }: LineModel, width: number): Scene {
  const sheet = new Sheet()
  const lines = numberLines(report, { stretch: (log2) => 6 + log2, gap: 8, label: () => 10 })
  let y = 1
  for (const line of lines) {
    if (lines.length > 1) y = written(sheet, [familyLine(line)], y, width)
    const scale = (width - 2) / line.width
    for (const track of line.tracks) {
      y = written(sheet, [{ text: trackName(track, locale), bold: true }], y, width) - 4
      for (const { cidr, from, to } of track.lanes.flat().sort((a, b) => a.from - b.from || b.to - a.to)) {
        y = written(sheet, [{ text: cidr }], y, width) - 3
        sheet.stretch([1, y + 5], [width - 1, y + 5], 'ink', { width: 1, dashed: true })
        sheet.box({ x: 1 + from * scale, y, width: Math.max(6, (to - from) * scale - 1), height: 10 }, roles[track.kind], { round: 3 })
        y += 14
      }
      y += 6
    }
  }
  y = written(sheet, [scaleNote(locale)], y, width)
  return { title, description, width, height: Math.ceil(y), shapes: sheet.shapes }
}
