/** Stage 2: Snapshot in, Report out. Pure: no clock, no network, no environment. */

import { registry } from '../../shared/cni/index.ts'
import { itemsOf } from '../../shared/cni/view.ts'
import type { Report } from '../../shared/contract/report.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { API_VERSION } from '../../shared/contract/version.ts'
import { cnisOf } from './cnis.ts'
import { datapathOf } from './datapath.ts'
import { detectAll } from './detect.ts'
import { Ec2 } from './ec2.ts'
import { findingsOf } from './findings/index.ts'
import { nodesOf } from './nodes.ts'
import { clusterNameOf, platformOf, regionOf } from './platform.ts'
import { classifyPods, podsOf } from './pods.ts'
import { rangesOf } from './ranges.ts'
import { unknownsOf } from './unknowns.ts'

export function analyse(snapshot: Snapshot): Report {
  const { sources } = snapshot
  const pods = classifyPods(snapshot)
  const detections = detectAll(snapshot, registry, pods)
  const ec2 = new Ec2(snapshot)
  const datapath = datapathOf(snapshot, detections, pods)
  const ranges = rangesOf(snapshot, detections, datapath, pods, ec2)
  const name = clusterNameOf(snapshot)
  const region = regionOf(snapshot)
  const report: Report = {
    apiVersion: API_VERSION,
    kind: 'Report',
    takenAt: snapshot.takenAt,
    tool: snapshot.tool,
    cluster: {
      context: snapshot.cluster.context,
      server: snapshot.cluster.server,
      ...(name ? { name } : {}),
      ...(sources.version?.ok ? { kubernetes: sources.version.items.gitVersion } : {}),
      platform: platformOf(snapshot),
      ...(region ? { region } : {}),
    },
    ...(sources.daemonSets?.ok || detections.length > 0 ? { cnis: cnisOf(detections) } : {}),
    datapath,
    ranges,
    ...(sources.nodes?.ok ? { nodes: nodesOf(snapshot, pods, ec2) } : {}),
    ...(pods ? { pods: podsOf(snapshot, pods, ranges, ec2) } : {}),
    ...(sources.subnets?.ok
      ? { subnets: itemsOf(sources.subnets).map(({ id, cidrs, zone, vpcId, free, name: label }) => ({ id, cidrs, zone, vpcId, free, name: label })) }
      : {}),
    findings: [],
    unknowns: [],
  }
  report.findings = findingsOf(snapshot, report, detections, pods)
  report.unknowns = unknownsOf(snapshot, report, detections)
  // Through JSON once, so that absent fields are absent and a report equals its own file.
  return JSON.parse(JSON.stringify(report)) as Report
}
