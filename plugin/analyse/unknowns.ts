/** What could not be said, and why. A failed source becomes a line here, never a zero and never a crash. */
import { registry } from '../../shared/cni/index.ts'
import type { Report, Unknown } from '../../shared/contract/report.ts'
import type { Failure, Snapshot } from '../../shared/contract/snapshot.ts'
import type { Found } from './detect.ts'

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
} as const

export function unknownsOf(snapshot: Snapshot, report: Report, detections: Found[]): Unknown[] {
  const { sources } = snapshot
  const rows: Unknown[] = []
  for (const [key, statement] of Object.entries(statements)) {
    const source = sources[key as keyof typeof statements]
    if (!source) continue
    if (!source.ok) rows.push(row(statement, source))
    else for (const part of source.partial ?? []) rows.push({ statement, source: part.at, error: part.error, detail: part.detail })
  }
  // Only what a CNI that is here needed: another CNI's missing object says nothing about this cluster.
  const needed = new Set(detections.flatMap(({ cni }) => Object.keys(cni.needs.resources ?? {})))
  for (const [key, source] of Object.entries(sources.resources ?? {})) {
    // A kind this version of the CNI does not have is absent, which is knowledge.
    if (!source.ok && source.error !== 'not-served' && needed.has(key)) rows.push(row('cni-objects', source))
  }
  for (const [key, source] of Object.entries(sources.configMaps ?? {})) if (!source.ok && isNeeded(key, detections)) rows.push(row('cni-config', source))
  rows.push(...consequences(snapshot, report))
  return rows
}

const row = (statement: string, { at, error, detail }: Failure): Unknown => ({ statement, source: at, error, detail })

const isNeeded = (key: string, detections: Found[]) =>
  detections.some(({ cni }) => Object.keys(cni.needs.configMaps ?? {}).some((need) => need === key || (need.startsWith('@/') && key.endsWith(need.slice(1)))))

/** Statements that stay open although nothing failed. */
function consequences(snapshot: Snapshot, report: Report): Unknown[] {
  const rows: Unknown[] = []
  const pods = report.pods
  if (pods && report.ranges.relation === 'unknown' && pods.items.every((pod) => pod.hostNetwork || pod.ips.length === 0)) {
    rows.push({ statement: 'relation', source: snapshot.sources.pods?.at ?? 'pods', error: 'nothing-to-compare', detail: `${pods.total}` })
  }
  if (report.nodes?.length === 0) rows.push({ statement: 'relation', source: snapshot.sources.nodes?.at ?? 'nodes', error: 'no-nodes', detail: '0' })
  if (report.cnis?.length === 0) {
    rows.push({ statement: 'datapath', source: snapshot.sources.daemonSets?.at ?? 'daemonsets', error: 'no-cni-recognised', detail: registry.map(({ id }) => id).join(', ') })
  }
  for (const cni of report.cnis ?? []) {
    if (report.datapath.kind === 'overlay' && report.datapath.encapsulation.protocol === 'unknown' && cni.role === 'primary') {
      rows.push({ statement: 'encapsulation', source: cni.workload ? `daemonset/${cni.workload.namespace}/${cni.workload.name}` : cni.id, error: 'per-connection', detail: (report.datapath.encapsulation.possible ?? []).join(', ') })
    }
  }
  return rows
}
