/** Collects test/clusters/<name>/snapshot.json from each described cluster. Run it after a change in a description, in collect or in a CNI's needs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readSnapshot } from '../shared/contract/read.ts'
import { snapshots } from './cni-snapshots/index.ts'
import { eksClusters } from './eks-snapshots/index.ts'
import { collectedFrom } from './fakes/collecting.ts'

for (const [name, describe] of Object.entries({ ...snapshots, ...eksClusters })) {
  const folder = new URL(`clusters/${name}/`, import.meta.url)
  mkdirSync(folder, { recursive: true })
  const collected: unknown = JSON.parse(JSON.stringify(await collectedFrom(describe())))
  writeFileSync(new URL('snapshot.json', folder), `${JSON.stringify(readSnapshot(collected), null, 1)}\n`)
}
