/** Pictures of a report, as models: whoever sets them loads the painter, Mermaid's text or lines of text. */
import type { NodePool, SubnetAddresses } from '../contract/addresses.ts'
import type { Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'
import { blockMapOf, eniMapOf, subnetBars } from './cells.ts'
import { lineOf } from './line.ts'
import { mapOf } from './map.ts'
import type { Picture } from './model.ts'
import { packetsOf } from './packet.ts'
import { pathsOf } from './path.ts'

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
