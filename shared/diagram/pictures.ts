/** Pictures of a report as models, and the ways to set one: SVG, Mermaid, lines of text. */
import type { NodePool, SubnetAddresses } from '../contract/addresses.ts'
import type { Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { blockMapOf, eniMapOf, mapSvg, mapText, subnetBars } from './blocks.ts'
import { mapOf } from './map.ts'
import { flowText, packetText, sequenceText } from './mermaid.ts'
import type { Picture } from './model.ts'
import { numberLineRows } from './number-line.ts'
import { numberLineSvg } from './number-line-svg.ts'
import { packetOf } from './packet.ts'
import { pathOf } from './path.ts'

/** From pod to pod: one picture, several where node classes differ, none where `whyNoPath` says why. */
export function pathPictures(report: Report, locale: Locale): Picture[] {
  const model = pathOf(report, locale)
  return model ? [{ is: 'path', ...model }] : []
}

/** The packet between two nodes, header by header; none where it is not known. */
export function packetPictures(report: Report, locale: Locale): Picture[] {
  return report.datapath.kind === 'unknown' || report.datapath.kind === 'mixed'
    ? []
    : [{ is: 'packet', ...packetOf(report.datapath.encapsulation.protocol, locale) }]
}

export const mapPicture = (report: Report, locale: Locale): Picture => ({ is: 'map', ...mapOf(report, locale) })

/** Undefined where no range is known. */
export function linePicture(report: Report, locale: Locale): Picture | undefined {
  const { ranges } = report
  const some = [ranges.nodes, ranges.pods, ranges.services, ranges.networks].some((list) => list && list.length > 0)
  return some ? { is: 'line', report, locale, title: pictureWords[locale].lineTitle, description: '' } : undefined
}

export const eniPicture = (node: NodePool, locale: Locale): Picture => ({ is: 'cells', ...eniMapOf(node, locale) })

/** Undefined where the blocks are not known. */
export function blocksPicture(subnet: SubnetAddresses, locale: Locale): Picture | undefined {
  const map = blockMapOf(subnet, locale)
  return map && { is: 'cells', ...map }
}

export const barsPicture = (subnets: readonly SubnetAddresses[], locale: Locale): Picture => ({ is: 'cells', ...subnetBars(subnets, locale) })

/** SVG; `upright` for a narrow screen, where the picture has such a form. */
export function paint(picture: Picture, _options: { upright?: boolean } = {}): string {
  switch (picture.is) {
    case 'line':
      return numberLineSvg(picture.report, picture.locale)
    case 'cells':
      return mapSvg({ ...picture, rows: [...picture.rows] })
    default:
      return ''
  }
}

/** Undefined for pictures Mermaid has no form for. */
export function mermaidOf(picture: Picture): string | undefined {
  switch (picture.is) {
    case 'path':
      return sequenceText(picture)
    case 'map':
      return flowText(picture)
    case 'packet':
      return packetText(picture)
    default:
      return undefined
  }
}

/** Lines of monospaced text at most `columns` wide, labels handed to `safe`; undefined for pictures without such a form. */
export function linesOf(picture: Picture, columns: number, safe: (text: string) => string): string[] | undefined {
  switch (picture.is) {
    case 'line':
      return numberLineRows(picture.report, columns).map(({ cidr, bar }) => `${safe(cidr)}  ${bar}`)
    case 'cells':
      return mapText({ ...picture, rows: [...picture.rows] }, safe)
    default:
      return undefined
  }
}
