/** Pictures of a report as models, and the ways to set one: SVG, Mermaid, lines of text. */
import stringWidth from 'fast-string-width'
import type { NodePool, SubnetAddresses } from '../contract/addresses.ts'
import type { Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'
import { words } from '../text/words.ts'
import { blockMapOf, cellLines, eniMapOf, subnetBars } from './cells.ts'
import { lineOf } from './line.ts'
import { mapOf } from './map.ts'
import { flowText, handoverText, packetText, sequenceText } from './mermaid.ts'
import type { Picture } from './model.ts'
import { numberLineRows } from './number-line.ts'
import { packetsOf } from './packet.ts'
import { pathsOf } from './path.ts'
import { sequenceOf } from './sequence.ts'

export { type PaintOptions, paint, sceneOf } from './paint.ts'

/** From pod to pod: one picture, several where node classes, pools or families differ, none where `whyNoPath` says why. */
export const pathPictures = (report: Report, locale: Locale): Picture[] => pathsOf(report, locale).map((model) => ({ is: 'path', ...model }))

/** The packet between two nodes, header by header, all kinds in one picture; none where it is not known. */
export function packetPictures(report: Report, locale: Locale): Picture[] {
  const model = packetsOf(report, locale)
  return model ? [{ is: 'packet', ...model }] : []
}

export const mapPicture = (report: Report, locale: Locale): Picture => ({ is: 'map', ...mapOf(report, locale) })

/** Undefined where no range is known. */
export function linePicture(report: Report, locale: Locale): Picture | undefined {
  const model = lineOf(report, locale)
  return model && { is: 'line', ...model }
}

export const eniPicture = (node: NodePool, locale: Locale): Picture => ({ is: 'cells', ...eniMapOf(node, locale) })

/** Undefined where the blocks are not known. */
export function blocksPicture(subnet: SubnetAddresses, locale: Locale): Picture | undefined {
  const map = blockMapOf(subnet, locale)
  return map && { is: 'cells', ...map }
}

export const barsPicture = (subnets: readonly SubnetAddresses[], locale: Locale): Picture => ({ is: 'cells', ...subnetBars(subnets, locale) })

/** Undefined for pictures Mermaid has no form for. */
export function mermaidOf(picture: Picture): string | undefined {
  switch (picture.is) {
    case 'path':
      return sequenceText(sequenceOf(picture))
    case 'map':
      return flowText(picture)
    case 'packet':
      return packetText(picture)
    case 'handover':
      return handoverText(picture)
    case 'line':
    case 'cells':
      return undefined
  }
}

/** Lines of monospaced text at most `columns` wide, labels handed to `safe`; undefined for pictures without such a form. */
export function linesOf(picture: Picture, columns: number, safe: (text: string) => string): string[] | undefined {
  switch (picture.is) {
    case 'line':
      return lineRows(picture, columns, safe)
    case 'cells':
      return cellLines(picture, safe)
    case 'path':
    case 'map':
    case 'packet':
    case 'handover':
      return undefined
  }
}

/** Kind, block and bar below each other; Hangul takes two columns. */
function lineRows({ report, locale }: Extract<Picture, { is: 'line' }>, columns: number, safe: (text: string) => string): string[] {
  const rows = numberLineRows(report, columns).map(({ kind, cidr, bar }) => ({ kind: words[locale].rangeKinds[kind], cidr: safe(cidr), bar }))
  const widest = (key: 'kind' | 'cidr') => Math.max(0, ...rows.map((row) => stringWidth(row[key])))
  const [kinds, cidrs] = [widest('kind'), widest('cidr')]
  const padded = (text: string, width: number) => text + ' '.repeat(width - stringWidth(text))
  return rows.map(({ kind, cidr, bar }) => `${padded(kind, kinds)}   ${padded(cidr, cidrs)}   ${bar}`.trimEnd())
}
