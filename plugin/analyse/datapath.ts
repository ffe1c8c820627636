/** Overlay, VPC-native or routed: from what the CNI declares in force, never from ranges alone. */

import { none } from '../../shared/cni/encapsulation.ts'
import { itemsOf } from '../../shared/cni/view.ts'
import type { Datapath, DatapathClass, Encapsulation, Evidence } from '../../shared/contract/report.ts'
import { BlockIndex } from '../../shared/net/cidr.ts'
import { observed } from '../../shared/text/claim.ts'
import { type Found, named } from './detect.ts'
import type { ClassifiedPod } from './pods.ts'
import type { Seen } from './seen.ts'
import { type Families, familiesOf, wireOf, wireOfClasses } from './wire.ts'

const notKnown: Encapsulation = { protocol: 'unknown', when: 'unknown' }

export function datapathOf(seen: Seen): Datapath {
  const { detections, proving } = seen
  const speakers = detections.filter(({ detection }) => detection.path)
  if (speakers.length === 0) return withoutSpeaker(seen)
  const byClass = [...classesOf(seen)].flatMap(([name, nodes]) => {
    const found = speakerFor(name, nodes, speakers, proving)
    return found ? [{ name, nodes: nodes.size, found }] : []
  })
  const distinct = new Set(byClass.map(({ found }) => found))
  const only = distinct.size === 1 ? [...distinct][0] : byClass.length === 0 ? mostMembers(speakers, proving) : undefined
  const families = familiesOf(seen)
  return only ? claimed(only, speakers, families) : severalClasses(byClass, speakers, families)
}

/** Node names by class; one class `all` where the platform has none. */
function classesOf({ nodes }: Seen): Map<string, Set<string>> {
  const classes = new Map<string, Set<string>>()
  for (const { class: name = 'all', fact } of nodes) classes.set(name, (classes.get(name) ?? new Set()).add(fact.name))
  return classes
}

function speakerFor(name: string, nodes: Set<string>, speakers: Found[], proving: ClassifiedPod[]): Found | undefined {
  const explicit = speakers.filter(({ detection }) => detection.nodeClasses?.includes(name))
  const general = speakers.filter((found) => !found.detection.nodeClasses && runsOn(found, nodes))
  const candidates = explicit.length > 0 ? [...explicit, ...general.filter((found) => seenOn(found, nodes))] : general
  if (candidates.length < 2) return candidates[0]
  const here = proving.filter((pod) => pod.node !== undefined && nodes.has(pod.node))
  return mostMembers(candidates, here)
}

const ownPods = ({ view }: Found) =>
  view.cniPods.filter((pod) => view.workloads.some(({ namespace, name }) => pod.namespace === namespace && (pod.owner ?? name) === name))

/** False only where the CNI's own pods were read and none is on these nodes. */
function runsOn(found: Found, nodes: Set<string>): boolean {
  const own = ownPods(found)
  return own.length === 0 || own.some((pod) => pod.node !== undefined && nodes.has(pod.node))
}

const seenOn = (found: Found, nodes: Set<string>) => ownPods(found).some((pod) => pod.node !== undefined && nodes.has(pod.node))

/** Of several that claim the path, the one whose declared ranges hold most pod addresses. */
function mostMembers(candidates: Found[], proving: ClassifiedPod[]): Found | undefined {
  const scored = candidates.map((found) => {
    const index = new BlockIndex(found.detection.podRanges.map(({ cidr }) => [cidr, true] as const))
    return { found, members: proving.filter((pod) => pod.ips.some((ip) => index.find(ip))).length }
  })
  return scored.sort((a, b) => b.members - a.members)[0]?.found
}

function claimed(found: Found, speakers: Found[], families: Families): Datapath {
  const { cni, detection } = found
  const path = detection.path as NonNullable<typeof detection.path>
  const mode = detection.mode === undefined ? undefined : cni.modes[detection.mode]
  const encapsulation = { ...(mode?.encapsulation ?? notKnown), ...path.encapsulation }
  const rivals = speakers.filter((other) => other !== found && other.detection.role === 'primary' && !other.detection.nodeClasses)
  const wrapping = encapsulation.overheadBytes !== undefined && encapsulation.when !== 'never' ? encapsulation.overheadBytes : 0
  const extra = path.encryption?.overheadBytes ?? 0
  const kind = path.kind ?? mode?.kind ?? 'unknown'
  return {
    kind,
    encapsulation,
    wire: wireOf({ ...path, kind, encapsulation }, families, mode?.headerBytes),
    encryption: path.encryption,
    mtu: path.mtu,
    mtuIf1500: path.mtuIf1500 ?? (path.mtu === undefined && wrapping + extra > 0 ? 1500 - wrapping - extra : undefined),
    families: path.families,
    pools: path.pools,
    classes: path.classes,
    decidedFrom: path.decidedFrom,
    confidence: rivals.length > 0 && path.confidence === 'certain' ? 'likely' : path.confidence,
    evidence: [
      ...named(cni, path.evidence),
      ...rivals.map((rival) => observed(rival.view.workloads[0]?.at ?? rival.cni.id, rival.cni.name, 'datapath.two-primaries')),
    ],
  }
}

function severalClasses(byClass: { name: string; nodes: number; found: Found }[], speakers: Found[], families: Families): Datapath {
  const parts = byClass.map(({ name, nodes, found }) => ({ name, nodes, found, datapath: claimed(found, [found], families) }))
  const classes = parts.map(
    ({ name, nodes, found, datapath }): DatapathClass => ({
      name,
      nodes,
      cni: found.cni.id,
      kind: datapath.kind,
      encapsulation: datapath.encapsulation,
      confidence: datapath.confidence,
    }),
  )
  const kinds = new Set(classes.map(({ kind }) => kind))
  const first = parts[0]
  const widest = [...parts].sort((a, b) => b.nodes - a.nodes)[0]
  if (!first || !widest) return claimed(speakers[0] as Found, speakers, families)
  const mixed = kinds.size > 1
  return {
    ...widest.datapath,
    kind: mixed ? 'mixed' : widest.datapath.kind,
    encapsulation: mixed ? notKnown : widest.datapath.encapsulation,
    wire: wireOfClasses(parts),
    confidence: parts.some(({ datapath }) => datapath.confidence !== 'certain') ? 'likely' : 'certain',
    evidence: [
      ...(mixed ? [observed('nodes', classes.map(({ name, kind }) => `${name}: ${kind}`).join(', '), 'datapath.classes-differ')] : []),
      ...parts.flatMap(({ datapath }) => datapath.evidence),
    ],
    classes,
  }
}

/** No CNI that says anything about the path: cloud routes are likely where a cloud gave each node a podCIDR. */
function withoutSpeaker(seen: Seen): Datapath {
  const { snapshot, nodes: seenNodes, detections, proving } = seen
  const nodes = seenNodes.map(({ fact }) => fact)
  const cidrs = new BlockIndex(nodes.flatMap((node) => node.podCIDRs.map((cidr) => [cidr, node.name] as const)))
  const inside = proving.filter((pod) => pod.ips.some((ip) => cidrs.find(ip) === pod.node))
  const cloud = nodes.length > 0 && nodes.every((node) => /^(aws|azure|gce|openstack|digitalocean|hcloud):/.test(node.providerID ?? ''))
  const readAll = snapshot.sources.daemonSets?.ok === true
  const evidence: Evidence[] =
    readAll && detections.every(({ detection }) => detection.role !== 'primary')
      ? [observed(snapshot.sources.daemonSets?.at ?? 'daemonsets', `${itemsOf(snapshot.sources.daemonSets).length}`, 'datapath.no-cni')]
      : []
  if (readAll && cloud && proving.length > 0 && inside.length === proving.length) {
    evidence.push(observed('nodes .spec.podCIDRs', `${inside.length}/${proving.length}`, 'datapath.pods-in-podcidr'))
    const wire = wireOf({ kind: 'routed', encapsulation: none }, familiesOf(seen))
    return { kind: 'routed', encapsulation: none, wire, decidedFrom: 'membership', confidence: 'likely', evidence }
  }
  return { kind: 'unknown', encapsulation: notKnown, decidedFrom: 'none', confidence: 'unknown', evidence }
}
