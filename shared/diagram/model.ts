/** What a picture says, before any notation: boxes in boxes with arrows, packets between actors, headers in a row. Text is raw. */
import type { Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'

/** What a box stands for; it decides shape and colour, nothing else. */
export type BoxKind = 'network' | 'subnet' | 'node' | 'pod' | 'more'

export interface Box {
  kind: BoxKind
  /** One entry a line. */
  label: readonly string[]
  children: readonly Box[]
}

export interface Arrow {
  from: Box
  to: Box
  label: readonly string[]
  both: boolean
}

interface Described {
  title: string
  /** What the picture shows, in words, for readers who cannot see it. */
  description: string
}

export interface FlowModel extends Described {
  boxes: readonly Box[]
  arrows: readonly Arrow[]
  /** Boxes that should lie in a row, in this order. */
  row: readonly Box[]
}

export interface Actor {
  label: readonly string[]
}

export type Step =
  | { is: 'packet'; from: number; to: number; lines: readonly string[]; wrapped: boolean }
  | { is: 'note'; over: readonly [number] | readonly [number, number]; lines: readonly string[] }

/** Actors left to right; steps name them by index. */
export interface SequenceModel extends Described {
  actors: readonly Actor[]
  steps: readonly Step[]
}

export interface PacketLayer {
  name: string
  bytes: number
  /** Added by the tunnel, as against the pod's own packet. */
  added: boolean
}

export interface PacketModel extends Described {
  /** Outermost first. */
  layers: readonly PacketLayer[]
  /** What follows the last header; its size is the application's. */
  payload: string
}

export function countBoxes(boxes: readonly Box[]): number {
  return boxes.reduce((sum, box) => sum + 1 + countBoxes(box.children), 0)
}

/** Any picture: painted as SVG, written as Mermaid or as lines of text where it has such a form. */
export type Picture =
  | ({ is: 'path' } & SequenceModel)
  | ({ is: 'map' } & FlowModel)
  | ({ is: 'packet' } & PacketModel)
  | ({ is: 'line'; report: Report; locale: Locale } & Described)
  | ({ is: 'cells'; rows: readonly CellRow[]; legend: string } & Described)

export interface CellRow {
  label: string
  /** One letter a cell. */
  cells: string
  note?: string
}
