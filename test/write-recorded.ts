/**
 * Writes test/clusters/<name>/snapshot.json for each cluster that was recorded from a real API server (its
 * answers are in test/clusters/<name>/api), by collecting from those answers. Part of `npm run samples`.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { version } from '../plugin/version.ts'
import { withCluster } from './fakes/cluster.ts'
import { collectFrom } from './fakes/collecting.ts'

const folder = new URL('clusters/', import.meta.url)

for (const name of readdirSync(folder).filter((entry) => existsSync(new URL(`${entry}/api/`, folder)))) {
  const snapshot = await withCluster(name, [], (cluster) => collectFrom(cluster, {}, { version }))
  snapshot.cluster = { ...snapshot.cluster, context: name, server: 'https://127.0.0.1:6443' }
  writeFileSync(new URL(`${name}/snapshot.json`, folder), `${JSON.stringify(snapshot, null, 1)}\n`)
}
