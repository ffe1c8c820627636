/**
 * Writes test/clusters/<name>/snapshot.json for each cluster that was recorded from a real API server (its
 * answers are in test/clusters/<name>/api), by collecting from those answers. Part of `npm run samples`.
 */
import { writeFileSync } from 'node:fs'
import { version } from '../plugin/version.ts'
import { collectedFromRecorded } from './fakes/collecting.ts'
import { recordedClusters } from './fakes/snapshot-file.ts'

for (const name of recordedClusters) {
  const snapshot = await collectedFromRecorded(name, version)
  writeFileSync(new URL(`clusters/${name}/snapshot.json`, import.meta.url), `${JSON.stringify(snapshot, null, 1)}\n`)
}
