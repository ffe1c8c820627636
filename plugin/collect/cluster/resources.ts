/** Custom resources the CNIs declare, where their group is served; only declared fields are kept. */
import type { ResourceFact, Source } from '../../../shared/contract/snapshot.ts'
import { CniError } from '../../../shared/text/errors.ts'
import type { Allowed } from '../ask/allow.ts'
import { listItems } from '../ask/pages.ts'
import { type Reading, sourceOf } from '../ask/source.ts'
import { AnswerError } from '../connect/answer.ts'
import type { KubeClient } from '../connect/kube.ts'
import { at, type Json, record, text } from '../shape.ts'
import { type Discovery, versionsServing } from './discovery.ts'

/** By plural.group; a group that is not served is absent, as it was not asked. */
export async function readResources(
  client: KubeClient,
  allowed: Allowed,
  discovery: Discovery | undefined,
): Promise<Record<string, Source<ResourceFact[]>>> {
  const read = [...allowed.paths].map(async ([key, paths]) => {
    const [plural, group] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
    if (discovery && !discovery.groups.some((served) => served.startsWith(`${group}/`))) return []
    const source = await sourceOf(`/apis/${group}/${plural}`, async () => {
      const versions = await versionsServing(client, discovery, plural, group)
      return readOne(client, versions, key, paths)
    })
    return [[key, source] as const]
  })
  return Object.fromEntries((await Promise.all(read)).flat())
}

async function readOne(client: KubeClient, versions: readonly string[], key: string, paths: readonly string[]): Promise<Reading<ResourceFact[]>> {
  for (const version of versions) {
    try {
      return await listItems(client, `/apis/${version}/${key.slice(0, key.indexOf('.'))}`, (item) => pick(item, paths))
    } catch (error) {
      // Another version of the group may serve it.
      if (!(error instanceof AnswerError && error.status === 404)) throw error
    }
  }
  throw new CniError('not-served', key)
}

function pick(item: Json, paths: readonly string[]): ResourceFact | undefined {
  const metadata = record(item.metadata)
  const name = text(metadata.name)
  if (name === undefined) return undefined
  const namespace = text(metadata.namespace)
  const fields = Object.fromEntries(paths.map((path) => [path, at(item, path)] as const).filter(([, value]) => value !== undefined && value !== null))
  return { name, ...(namespace ? { namespace } : {}), fields }
}
