/** Stage 2: Snapshot in, Report out. Pure: no clock, no network, no environment. */

import { itemsOf } from '../../shared/cni/view.ts'
import type { Report, Subnet } from '../../shared/contract/report.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { API_VERSION } from '../../shared/contract/version.ts'
import { addressesOf } from './addresses/index.ts'
import { cnisOf } from './cnis.ts'
import { datapathOf } from './datapath.ts'
import { findingsOf } from './findings/index.ts'
import { nodesOf } from './nodes.ts'
import { clusterNameOf, platformOf, regionOf } from './platform.ts'
import { podsOf } from './pods.ts'
import { rangesOf } from './ranges.ts'
import type { Said } from './said.ts'
import { type Seen, seenIn } from './seen.ts'
import { notAskedOf, unknownsOf } from './unknowns.ts'

export function analyse(snapshot: Snapshot): Report {
  const seen = seenIn(snapshot)
  const said = saidOf(seen)
  const report: Report = { ...said, findings: findingsOf(seen, said), unknowns: unknownsOf(seen, said), notAsked: notAskedOf(seen) }
  // Through JSON once, so that absent fields are absent and a report equals its own file.
  return JSON.parse(JSON.stringify(report)) as Report
}

function saidOf(seen: Seen): Said {
  const { snapshot } = seen
  const datapath = datapathOf(seen)
  const ranges = rangesOf(seen, datapath)
  const cnis = cnisOf(seen)
  return {
    apiVersion: API_VERSION,
    kind: 'Report',
    takenAt: snapshot.takenAt,
    tool: snapshot.tool,
    cluster: clusterOf(snapshot),
    cnis,
    datapath,
    ranges,
    nodes: nodesOf(seen),
    pods: podsOf(seen, ranges),
    subnets: subnetsOf(snapshot),
    addresses: addressesOf(seen, cnis),
  }
}

function clusterOf(snapshot: Snapshot): Report['cluster'] {
  const { context, server } = snapshot.cluster
  const { version } = snapshot.sources
  return {
    context,
    server,
    name: clusterNameOf(snapshot),
    kubernetes: version?.ok ? version.items.gitVersion : undefined,
    platform: platformOf(snapshot),
    region: regionOf(snapshot),
  }
}

function subnetsOf({ sources }: Snapshot): Subnet[] | undefined {
  if (!sources.subnets?.ok) return undefined
  return itemsOf(sources.subnets).map(({ id, cidrs, zone, vpcId, free, name }) => ({ id, cidrs, zone, vpcId, free, name }))
}
