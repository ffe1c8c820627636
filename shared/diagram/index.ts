/** Mermaid text of a report's pictures, and why there is none. */
import type { Protocol, Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'
import { mapOf } from './map.ts'
import { flowText, packetText, sequenceText } from './mermaid.ts'
import { examplePackets } from './packet.ts'
import { pathsOf } from './path.ts'
import { sequenceOf } from './sequence.ts'

export { whyNoPath } from './path.ts'

/** Mermaid sequence of one packet between two real pods on different nodes; undefined where `whyNoPath` says why. */
export function pathSequence(report: Report, locale: Locale): string | undefined {
  const [model] = pathsOf(report, locale)
  return model && sequenceText(sequenceOf(model))
}

/** Mermaid flowchart: network, subnets, nodes, pods. */
export const clusterMap = (report: Report, locale: Locale): string => flowText(mapOf(report, locale))

/** Mermaid packet diagram, one unit a byte; `none` draws the packet without encapsulation. */
export const packetPicture = (protocol: Protocol, locale: Locale): string => packetText(examplePackets([protocol], locale))
