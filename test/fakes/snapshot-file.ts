/** What was collected from a cluster, as it stands in test/clusters. */
import { readFileSync } from 'node:fs'
import { readSnapshot } from '../../shared/contract/read.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'

export const snapshotFile = (name: string): Snapshot =>
  readSnapshot(JSON.parse(readFileSync(new URL(`../clusters/${name}/snapshot.json`, import.meta.url), 'utf8')))
