/** Contradictions and things worth a look. Ids are permanent; the words live in shared/text. */
import type { Finding } from '../../../shared/contract/report.ts'
import { finding, type KnownFinding } from '../../../shared/text/claim.ts'
import { addressFindings } from '../addresses/findings.ts'
import type { Said } from '../said.ts'
import type { Seen } from '../seen.ts'
import { shown } from '../shown.ts'
import { duplicateAddresses, overlayOverlapsNetwork, podsOutsideDeclaredRanges } from './addresses.ts'
import { nodeBlocksShort, poolsNearlyFull } from './capacity.ts'
import type { Facts, Rule } from './facts.ts'
import { leftovers, twoPrimaries, versionSkew } from './workloads.ts'

const rules: readonly Rule[] = [
  overlayOverlapsNetwork,
  podsOutsideDeclaredRanges,
  duplicateAddresses,
  poolsNearlyFull,
  nodeBlocksShort,
  twoPrimaries,
  versionSkew,
  leftovers,
  rangesMislead,
  joinedByAddress,
  ({ report: { addresses } }) => (addresses ? addressFindings(addresses) : []),
  ({ detections }) => detections.flatMap(({ detection }) => detection.findings ?? []),
]

const weight = { critical: 0, warning: 1, info: 2 }

export function findingsOf(seen: Seen, report: Said): Finding[] {
  const facts: Facts = { ...seen, report }
  return rules
    .flatMap((rule) => rule(facts))
    .sort((a, b) => weight[a.severity] - weight[b.severity] || a.id.localeCompare(b.id) || a.subject.localeCompare(b.subject))
}

/** The note's rule, held against this cluster: where ranges alone would have said the opposite. */
function rangesMislead({ report: { datapath, ranges } }: Facts): KnownFinding[] {
  const ruleSays =
    ranges.relation === 'same' ? 'vpc-native' : ranges.relation === 'apart' || ranges.relation === 'same-network' ? 'overlay' : undefined
  if (!ruleSays || datapath.kind === 'unknown' || datapath.kind === 'mixed') return []
  const truth = datapath.kind === 'overlay' ? 'overlay' : 'vpc-native'
  if (truth === ruleSays) return []
  return [finding('ranges-mislead', 'info', 'cluster', { relation: ranges.relation, kind: datapath.kind })]
}

function joinedByAddress({ report }: Facts): KnownFinding[] {
  const nodes = (report.nodes ?? []).filter(({ instance }) => instance?.joinedBy === 'private-address').map(({ name }) => name)
  return nodes.length === 0 ? [] : [finding('instances-joined-by-address', 'info', 'nodes', { nodes: shown(nodes), count: nodes.length })]
}
