/** What was collected from a cluster, as it stands in test/clusters. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readSnapshot } from '../../shared/contract/read.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'

export const snapshotFile = (name: string): Snapshot =>
  readSnapshot(JSON.parse(readFileSync(new URL(`../clusters/${name}/snapshot.json`, import.meta.url), 'utf8')))

const clusters = new URL('../clusters/', import.meta.url)

/** Clusters whose API server's own answers are kept. */
export const recordedClusters = readdirSync(clusters).filter((name) => existsSync(new URL(`${name}/api/`, clusters)))
