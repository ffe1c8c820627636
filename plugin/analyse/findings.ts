/** Contradictions and things worth a look. Ids are permanent; the words live in shared/text. */
import { registry } from '../../shared/cni/index.ts'
import { itemsOf, matchWorkload } from '../../shared/cni/view.ts'
import type { Finding, Report } from '../../shared/contract/report.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { overlaps } from '../../shared/net/cidr.ts'
import type { Found } from './detect.ts'
import type { ClassifiedPod } from './pods.ts'

interface Facts {
  snapshot: Snapshot
  report: Report
  detections: Found[]
  pods: ClassifiedPod[]
}

const shown = (texts: string[], most = 10): string[] => (texts.length > most ? [...texts.slice(0, most), `+${texts.length - most}`] : texts)

const rules: readonly ((facts: Facts) => Finding[])[] = [
  overlayOverlapsNetwork,
  podsOutsideDeclaredRanges,
  duplicateAddresses,
  twoPrimaries,
  versionSkew,
  leftovers,
  rangesMislead,
  joinedByAddress,
  ({ detections }) => detections.flatMap(({ detection }) => detection.findings ?? []),
]

const weight = { critical: 0, warning: 1, info: 2 }

export function findingsOf(snapshot: Snapshot, report: Report, detections: Found[], pods: ClassifiedPod[] | undefined): Finding[] {
  const facts = { snapshot, report, detections, pods: pods ?? [] }
  return rules.flatMap((rule) => rule(facts)).sort((a, b) => weight[a.severity] - weight[b.severity] || a.id.localeCompare(b.id) || a.subject.localeCompare(b.subject))
}

/** Under an overlay the node decides by destination: an address that is both pod and network loses packets. */
function overlayOverlapsNetwork({ report }: Facts): Finding[] {
  if (report.datapath.kind !== 'overlay' && report.datapath.kind !== 'mixed') return []
  const around = [...(report.ranges.networks ?? []), ...report.ranges.nodes]
  return (report.ranges.pods ?? []).filter(({ source }) => source !== 'ec2-subnet' && source !== 'covering').flatMap((range) => {
    const hit = around.filter((other) => overlaps(range.cidr, other.cidr))
    if (hit.length === 0) return []
    return [{ id: 'pod-range-overlaps-network', severity: 'critical' as const, subject: range.cidr, data: { overlaps: hit.map(({ cidr }) => cidr), source: range.source } }]
  })
}

function podsOutsideDeclaredRanges({ snapshot, report, detections, pods }: Facts): Finding[] {
  // A CNI on cloud addresses declares no range itself: without the cloud's subnets nothing can be outside.
  if (!snapshot.sources.subnets?.ok && detections.some(({ detection }) => detection.path && detection.podRanges.length === 0)) return []
  const declared = (report.ranges.pods ?? []).some(({ source }) => source !== 'covering')
  if (!declared) return []
  const held = new Map((report.pods?.items ?? []).map((pod) => [`${pod.namespace}/${pod.name}`, pod.range]))
  const covers = new Set((report.ranges.pods ?? []).filter(({ source }) => source === 'covering').map(({ cidr }) => cidr))
  const outside = pods.filter((pod) => { const range = held.get(`${pod.namespace}/${pod.name}`); return pod.proves && (range === undefined || covers.has(range)) })
  if (outside.length === 0) return []
  const list = outside.map((pod) => `${pod.namespace}/${pod.name} ${pod.ips.join(',')}`)
  const nodes = [...new Set(outside.flatMap((pod) => pod.node ?? []))]
  return [{ id: 'pod-outside-ranges', severity: 'warning', subject: 'pods', data: { pods: shown(list), count: outside.length, nodes: shown(nodes) } }]
}

function duplicateAddresses({ pods }: Facts): Finding[] {
  const byAddress = Map.groupBy(pods.filter((pod) => pod.proves).flatMap((pod) => pod.ips.map((ip) => ({ ip, pod: `${pod.namespace}/${pod.name}` }))), ({ ip }) => ip)
  return [...byAddress].filter(([, holders]) => holders.length > 1).map(([ip, holders]) => ({
    id: 'duplicate-pod-ip', severity: 'critical' as const, subject: ip, data: { pods: shown(holders.map(({ pod }) => pod)) },
  }))
}

function twoPrimaries({ report, detections }: Facts): Finding[] {
  const primaries = detections.filter(({ detection }) => detection.role === 'primary' && !detection.nodeClasses)
  const all = detections.filter(({ detection }) => detection.role === 'primary')
  if (primaries.length < 2 && !(primaries.length === 1 && all.length > 1 && !report.datapath.classes)) return []
  return [{ id: 'two-primaries', severity: 'warning', subject: 'cluster', data: { cnis: all.map(({ cni }) => cni.id) } }]
}

function versionSkew({ report }: Facts): Finding[] {
  return (report.cnis ?? []).filter(({ versions }) => versions.length > 1).map((cni) => ({
    id: 'version-skew', severity: 'warning' as const, subject: cni.id, data: { versions: cni.versions.map(({ version, nodes }) => `${version} × ${nodes}`) },
  }))
}

/** Removing a CNI by giving its DaemonSet an impossible nodeSelector is a common migration step: it is not running. */
function leftovers({ detections, snapshot }: Facts): Finding[] {
  const running = new Set(detections.map(({ cni }) => cni.id))
  // GKE runs Cilium under another name, Canal runs Calico's objects: a group some running CNI reads is in use.
  const inUse = new Set(detections.flatMap(({ cni }) => Object.keys(cni.needs.resources ?? {}).map(groupOf)))
  return registry.flatMap((cni): Finding[] => {
    const idle = itemsOf(snapshot.sources.daemonSets).filter((set) => set.desired === 0 && matchWorkload(cni.workloads, set)?.match === 'decisive')
    const daemonSets = idle.map((set): Finding => ({
      id: 'leftover-daemonset', severity: 'info', subject: `daemonset/${set.namespace}/${set.name}`, data: { cni: cni.id },
    }))
    if (running.has(cni.id)) return daemonSets
    const groups = [...new Set(Object.keys(cni.needs.resources ?? {}).map(groupOf))]
    // Cloud control planes install some CRDs whether or not their CNI is used: those say nothing.
    const left = groups.filter((group) => !managedGroups.has(group) && !inUse.has(group) && itemsOf(snapshot.sources.groups).some((served) => served.startsWith(`${group}/`)))
    return [...daemonSets, ...left.map((group): Finding => ({ id: 'leftover-crds', severity: 'info', subject: group, data: { cni: cni.id } }))]
  })
}

const groupOf = (key: string): string => key.slice(key.indexOf('.') + 1)

const managedGroups = new Set(['crd.k8s.amazonaws.com', 'vpcresources.k8s.aws', 'eks.amazonaws.com', 'networking.k8s.aws', 'k8s.cni.cncf.io', 'config.openshift.io'])

/** The note's rule, held against this cluster: where ranges alone would have said the opposite. */
function rangesMislead({ report: { datapath, ranges } }: Facts): Finding[] {
  const ruleSays = ranges.relation === 'same' ? 'vpc-native' : ranges.relation === 'apart' || ranges.relation === 'same-network' ? 'overlay' : undefined
  if (!ruleSays || datapath.kind === 'unknown' || datapath.kind === 'mixed') return []
  const truth = datapath.kind === 'overlay' ? 'overlay' : 'vpc-native'
  if (truth === ruleSays) return []
  return [{ id: 'ranges-mislead', severity: 'info', subject: 'cluster', data: { relation: ranges.relation, kind: datapath.kind } }]
}

function joinedByAddress({ report }: Facts): Finding[] {
  const nodes = (report.nodes ?? []).filter(({ instance }) => instance?.joinedBy === 'private-address').map(({ name }) => name)
  return nodes.length === 0 ? [] : [{ id: 'instances-joined-by-address', severity: 'info', subject: 'nodes', data: { nodes: shown(nodes), count: nodes.length } }]
}
