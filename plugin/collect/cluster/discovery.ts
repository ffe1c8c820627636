/** What the API server is and which groups it serves. Discovery needs no permission beyond being known. */
import { CniError } from '../../../shared/text/errors.ts'
import type { Reading } from '../ask/source.ts'
import { AnswerError } from '../connect/answer.ts'
import type { KubeClient } from '../connect/kube.ts'
import { array, type Json, record, text } from '../shape.ts'

/** One answer instead of one for each group where the server can; the plain list where it is older. */
const DISCOVERY_TYPE = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join(',')

export interface Discovery {
  /** `group/version`, the preferred version of each group first. */
  groups: string[]
  /** Resource names by `group/version`; empty where the server only lists groups. */
  resources: Map<string, Set<string>>
}

export async function readVersion(client: KubeClient): Promise<Reading<{ gitVersion: string }>> {
  const gitVersion = text(record(await client.get('/version')).gitVersion)
  if (!gitVersion) throw new CniError('not-kubernetes', '/version: JSON without gitVersion')
  return { items: { gitVersion } }
}

export async function readDiscovery(client: KubeClient): Promise<Discovery> {
  const body = record(await client.get('/apis', DISCOVERY_TYPE))
  if (Array.isArray(body.items)) return aggregated(body)
  if (Array.isArray(body.groups)) return { groups: body.groups.flatMap(versionsOf), resources: new Map() }
  throw new CniError('not-kubernetes', '/apis: JSON, but not a list of groups')
}

function aggregated(body: Json): Discovery {
  const discovery: Discovery = { groups: [], resources: new Map() }
  for (const group of array(body.items).map(record)) {
    const name = text(record(group.metadata).name)
    for (const { version, resources, freshness } of name ? array(group.versions).map(record) : []) {
      if (!text(version)) continue
      discovery.groups.push(`${name}/${version}`)
      // What a stale answer leaves out may still be served.
      if (freshness !== 'Stale')
        discovery.resources.set(`${name}/${version}`, new Set(array(resources).flatMap((one) => text(record(one).resource) ?? [])))
    }
  }
  return discovery
}

/** `group/version` of an APIGroup, preferred first. */
function versionsOf(group: unknown): string[] {
  const { versions, preferredVersion } = record(group)
  const all = [preferredVersion, ...array(versions)].flatMap((one) => text(record(one).groupVersion) ?? [])
  return [...new Set(all)]
}

/** The versions to ask a resource in, best first; none where it is not served. Without any discovery the group itself is asked. */
export async function versionsServing(client: KubeClient, discovery: Discovery | undefined, plural: string, group: string): Promise<string[]> {
  const served = discovery ? discovery.groups.filter((one) => one.startsWith(`${group}/`)) : await groupAlone(client, group)
  return served.filter((version) => discovery?.resources.get(version)?.has(plural) ?? true)
}

async function groupAlone(client: KubeClient, group: string): Promise<string[]> {
  try {
    return versionsOf(await client.get(`/apis/${group}`))
  } catch (error) {
    if (error instanceof AnswerError && error.status === 404) return []
    throw error
  }
}
