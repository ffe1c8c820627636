/** What could not be said, and why. A failed source becomes a line here, never a zero and never a crash. */

import { registry } from '../../shared/cni/index.ts'
import { NOT_ASKED } from '../../shared/contract/not-asked.ts'
import type { Unknown } from '../../shared/contract/report.ts'
import type { Failure, Snapshot } from '../../shared/contract/snapshot.ts'
import { unknown, unread } from '../../shared/text/claim.ts'
import type { OpenId } from '../../shared/text/open.ts'
import type { StatementId } from '../../shared/text/vocabulary.ts'
import type { Found } from './detect.ts'
import { networkSource } from './platform.ts'
import type { Said } from './said.ts'
import type { Seen } from './seen.ts'

/** Statement ids by source; the words are in shared/text. */
const statements = {
  version: 'version',
  groups: 'api-groups',
  namespaces: 'namespaces',
  nodes: 'nodes',
  daemonSets: 'cnis',
  deployments: 'deployments',
  cniPods: 'versions-by-node',
  pods: 'pods',
  instances: 'instances',
  interfaces: 'interfaces',
  subnets: 'subnets',
  vpcs: 'networks',
  instanceTypes: 'instance-types',
  reservations: 'reservations',
  subnetInterfaces: 'subnet-interfaces',
  addon: 'addon',
} as const satisfies Record<string, StatementId>

export const isNotAsked = (source: { ok: true } | Failure | undefined): boolean => source?.ok === false && source.error === NOT_ASKED

/** Statements whose sources were left out because the command did not need them; undefined where there are none. */
export function notAskedOf({ snapshot: { sources } }: Seen): string[] | undefined {
  const left = Object.entries(statements).flatMap(([key, statement]) => (isNotAsked(sources[key as keyof typeof statements]) ? [statement] : []))
  return left.length > 0 ? left : undefined
}

export function unknownsOf({ snapshot, detections }: Seen, report: Said): Unknown[] {
  const { sources } = snapshot
  const rows: Unknown[] = []
  for (const key of Object.keys(statements) as (keyof typeof statements)[]) {
    const [source, statement] = [sources[key], statements[key]]
    if (!source || isNotAsked(source)) continue
    if (!source.ok) rows.push(unread(statement, source))
    else for (const part of source.partial ?? []) rows.push(unread(statement, part))
  }
  // Only what a CNI that is here needed: another CNI's missing object says nothing about this cluster.
  const needed = new Set(detections.flatMap(({ cni }) => Object.keys(cni.needs.resources ?? {})))
  for (const [key, source] of Object.entries(sources.resources ?? {})) {
    // A kind this version of the CNI does not have is absent, which is knowledge.
    if (!source.ok && source.error !== 'not-served' && needed.has(key)) rows.push(unread('cni-objects', source))
  }
  for (const [key, source] of Object.entries(sources.configMaps ?? {}))
    if (!source.ok && isNeeded(key, detections)) rows.push(unread('cni-config', source))
  const kubeadm = sources.configMaps?.['kube-system/kubeadm-config']
  if (kubeadm && !kubeadm.ok) rows.push(unread('kubeadm', kubeadm))
  rows.push(...consequences(snapshot, report))
  return rows
}

const isNeeded = (key: string, detections: Found[]) =>
  detections.some(({ cni }) =>
    Object.keys(cni.needs.configMaps ?? {}).some((need) => need === key || (need.startsWith('@/') && key.endsWith(need.slice(1)))),
  )

/** Statements that stay open although nothing failed: each with the reason that words exist for. */
function consequences(snapshot: Snapshot, report: Said): Unknown[] {
  const pods = snapshot.sources.pods?.at ?? 'pods'
  const daemonSets = snapshot.sources.daemonSets?.at ?? 'daemonsets'
  const network = report.datapath.kind === 'vpc-native' ? networkSource(snapshot) : 'nodes'
  const rows: Unknown[] = []
  const open = (statement: StatementId, source: string, error: OpenId, detail: string) => rows.push(unknown(statement, source, error, detail))

  if (report.nodes?.length === 0) open('relation', snapshot.sources.nodes?.at ?? 'nodes', 'no-nodes', '0')
  if (report.ranges.relation === 'unknown') {
    const nothing = report.pods?.items.every((pod) => pod.hostNetwork || pod.ips.length === 0)
    if (report.pods && nothing) open('relation', pods, 'nothing-to-compare', `${report.pods.total}`)
    else if (report.ranges.evidence.some(({ means }) => means === 'ranges.subnets-unknown'))
      open(
        'relation',
        network,
        report.datapath.kind !== 'vpc-native' ? 'prefix-not-visible' : network === 'ec2' ? 'subnets-not-read' : 'network-not-visible',
        report.ranges.nodes.map(({ cidr }) => cidr).join(', '),
      )
  }
  if (report.cnis?.length === 0) open('datapath', daemonSets, 'no-cni-recognised', registry.map(({ id }) => id).join(', '))
  else if (report.datapath.kind === 'unknown' && report.cnis?.every(({ role }) => role !== 'primary')) {
    open('datapath', daemonSets, 'no-primary-recognised', report.cnis.map(({ id }) => id).join(', '))
  }
  const { protocol, possible = [] } = report.datapath.encapsulation
  const primary = report.cnis?.find(({ role }) => role === 'primary')
  if (report.datapath.kind === 'overlay' && protocol === 'unknown' && primary) {
    const at = primary.workload ? `${primary.workload.kind.toLowerCase()}/${primary.workload.namespace}/${primary.workload.name}` : primary.id
    open('encapsulation', at, possible.length > 1 ? 'per-connection' : 'protocol-not-visible', possible.join(', '))
  }
  return rows
}
