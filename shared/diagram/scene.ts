/** A drawing before any notation: a few kinds of shapes, and a sheet to lay them on. Text is fitted to its room when it is written. */
import { forTerminal } from './escape.ts'
import { textWidth } from './measure.ts'
import type { Role } from './palette.ts'

export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

export type Point = readonly [x: number, y: number]

export interface TextShape {
  is: 'text'
  x: number
  /** Of the baseline. */
  y: number
  text: string
  /** All of it, where only a part is shown. */
  full?: string
  size: number
  align: Align
  bold: boolean
  faint: boolean
  /** The text lies inside. */
  room: Rect
}

export type Shape =
  | ({ is: 'box'; role: Role; round: number; dashed: boolean } & Rect)
  | TextShape
  | { is: 'line'; role: Role | 'ink'; points: readonly Point[]; width: number; dashed: boolean; head: boolean }
  | { is: 'path'; role: Role; d: string; filled: boolean }

export type Align = 'start' | 'middle' | 'end'

export interface Scene {
  title: string
  description: string
  width: number
  height: number
  /** In the order they are laid on each other. */
  shapes: readonly Shape[]
}

/** Smallest text, readable at its natural size on a phone. */
const SMALL = 12
export const NORMAL = 13

export interface Line {
  text: string
  size?: number
  bold?: boolean
  faint?: boolean
}

const leading = ({ size = SMALL }: Line): number => size + 5

export const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + leading(line), 0)

/** Bold letters are wider: by an eighth in the widest of the usual fonts. */
export const widthOf = ({ text, size = SMALL, bold = false }: Line): number => textWidth(forTerminal(text), size) * (bold ? 1.13 : 1)

/** The text, or its beginning and its end: names differ in either. */
function fitted(line: Line, room: number): string {
  const shown = forTerminal(line.text)
  if (widthOf(line) <= room) return shown
  const chars = [...shown]
  let [low, high] = [0, chars.length]
  const cut = (kept: number) => `${chars.slice(0, Math.ceil(kept / 2)).join('')}…${chars.slice(chars.length - Math.floor(kept / 2)).join('')}`
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (widthOf({ ...line, text: cut(middle) }) <= room) low = middle
    else high = middle - 1
  }
  return cut(low)
}

/** Broken between words into at most so many lines; the last is fitted when it is written. */
export function broken(line: Line, room: number, most: number): Line[] {
  const lines: string[] = []
  for (const word of line.text.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && (lines.length === most || widthOf({ ...line, text: longer }) <= room)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.map((text) => ({ ...line, text }))
}

const round = (value: number): number => Math.round(value * 10) / 10

export class Sheet {
  readonly shapes: Shape[] = []

  box({ x, y, width, height }: Rect, role: Role, look: { round?: number; dashed?: boolean } = {}): void {
    const [left, top] = [round(x), round(y)]
    this.shapes.push({
      is: 'box',
      role,
      round: look.round ?? 6,
      dashed: look.dashed ?? false,
      x: left,
      y: top,
      width: round(width),
      height: round(height),
    })
  }

  /** Lines below each other, in the middle of the room's height. */
  write(room: Rect, lines: readonly Line[], align: Align = 'start'): void {
    let y = room.y + (room.height - heightOf(lines)) / 2
    for (const line of lines) {
      const { size = SMALL, bold = false, faint = false } = line
      const text = fitted(line, room.width)
      const x = { start: room.x, middle: room.x + room.width / 2, end: room.x + room.width }[align]
      const baseline = round(y + size)
      if (text !== '')
        this.shapes.push({
          is: 'text',
          x: round(x),
          y: baseline,
          text,
          ...(text === forTerminal(line.text) ? {} : { full: line.text }),
          size,
          align,
          bold,
          faint,
          room,
        })
      y += leading(line)
    }
  }

  line(points: readonly Point[], role: Role | 'ink', look: { width?: number; dashed?: boolean; head?: boolean } = {}): void {
    const placed = points.map(([x, y]): Point => [round(x), round(y)])
    this.shapes.push({ is: 'line', role, points: placed, width: look.width ?? 1.5, dashed: look.dashed ?? false, head: look.head ?? false })
  }

  /** A line of one piece. */
  stretch(from: Point, to: Point, role: Role | 'ink', look: { width?: number; dashed?: boolean; head?: boolean } = {}): void {
    this.line([from, to], role, look)
  }

  path(role: Role, d: string, filled = true): void {
    this.shapes.push({ is: 'path', role, d, filled })
  }
}

export const inset = ({ x, y, width, height }: Rect, by: number, byY = by): Rect => ({
  x: x + by,
  y: y + byY,
  width: width - 2 * by,
  height: height - 2 * byY,
})
