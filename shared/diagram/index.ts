/** The pictures of a report, each as finished text: Mermaid or SVG. */
import type { Protocol, Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'
import { mapOf } from './map.ts'
import { flowText, packetText, sequenceText } from './mermaid.ts'
import { packetOf } from './packet.ts'
import { pathOf } from './path.ts'

export { numberLineSvg } from './number-line-svg.ts'
export { whyNoPath } from './path.ts'

/** Mermaid sequence of one packet between two real pods on different nodes; undefined where `whyNoPath` says why. */
export function pathSequence(report: Report, locale: Locale): string | undefined {
  const model = pathOf(report, locale)
  return model && sequenceText(model)
}

/** Mermaid flowchart: network, subnets, nodes, pods. */
export const clusterMap = (report: Report, locale: Locale): string => flowText(mapOf(report, locale))

/** Mermaid packet diagram, one unit a byte; `none` draws the bare packet. */
export const packetPicture = (protocol: Protocol, locale: Locale): string => packetText(packetOf(protocol, locale))
