/** The one painter: any picture as SVG. */
import { drawCells } from './draw/cells.ts'
import { drawHandover } from './draw/handover.ts'
import { drawLine } from './draw/line.ts'
import { drawMap } from './draw/map.ts'
import { drawPacket } from './draw/packet.ts'
import { drawPath } from './draw/path.ts'
import { drawPathStrip } from './draw/strip.ts'
import type { Picture } from './model.ts'
import type { Scene } from './scene.ts'
import { type Dress, svgOf } from './svg.ts'

export interface PaintOptions {
  /** For a narrow screen: at most 340 pixels wide. */
  upright?: boolean
  /** A path as a small strip of 360 pixels, for a page that says the rest in words. */
  compact?: boolean
  dress?: Dress
}

export const paint = (picture: Picture, options: PaintOptions = {}): string => svgOf(sceneOf(picture, options), options.dress)

/** What is painted, before it is written as SVG. */
export function sceneOf(picture: Picture, { upright = false, compact = false }: PaintOptions = {}): Scene {
  switch (picture.is) {
    case 'path':
      return compact ? drawPathStrip(picture) : drawPath(picture, upright)
    case 'packet':
      return drawPacket(picture, upright)
    case 'map':
      return drawMap(picture, upright)
    case 'line':
      return drawLine(picture, upright)
    case 'cells':
      return drawCells(picture, upright)
    case 'handover':
      return drawHandover(picture, upright)
  }
}
