/** Writes the built snapshots to test/clusters/<name>/snapshot.json. Run it after a change in test/cni-snapshots or in a CNI's needs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readSnapshot } from '../shared/contract/read.ts'
import { snapshots } from './cni-snapshots/index.ts'
import { eksClusters } from './eks-snapshots/index.ts'

for (const [name, make] of Object.entries({ ...snapshots, ...eksClusters })) {
  const folder = new URL(`clusters/${name}/`, import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('snapshot.json', folder), `${JSON.stringify(readSnapshot(JSON.parse(JSON.stringify(make()))), null, 1)}\n`)
}
