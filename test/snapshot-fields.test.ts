/**
 * Nothing is read for nothing, and nothing said from nothing: each field of the snapshot is written by a collection
 * from the fakes, and read when what was collected is analysed.
 */
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { analyse } from '../plugin/analyse/index.ts'
import { type Snapshot, Snapshot as snapshotSchema } from '../shared/contract/snapshot.ts'
import { snapshots as described } from './cni-snapshots/index.ts'
import { eks, subnet } from './eks-snapshots/build.ts'
import { eksClusters } from './eks-snapshots/index.ts'
import { withCluster } from './fakes/cluster.ts'
import { collectedFrom, collectFrom } from './fakes/collecting.ts'
import { recordedClusters } from './fakes/snapshot-file.ts'

/** Keys from the snapshot down; `[]` is any element of a list, `*` any key of a map. */
type Path = readonly string[]

/** Where a schema ends: all that a snapshot can hold. */
function leavesOf(schema: z.core.$ZodType, path: Path = []): Path[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return leavesOf(schema.unwrap(), path)
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([key, value]) => leavesOf(value, [...path, key]))
  if (schema instanceof z.ZodArray) return leavesOf(schema.element, [...path, '[]'])
  if (schema instanceof z.ZodRecord) return leavesOf(schema.valueType, [...path, '*'])
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => leavesOf(option, path))
  return [path]
}

/**
 * Sources answer, answer in part and fail in the same words, and Deployments are of the shape of DaemonSets: what holds
 * of one holds of all.
 */
function placed(path: Path): Path {
  const [first, name = '', ...rest] = path
  if (first !== 'sources') return path
  const by = name === 'configMaps' || name === 'resources' ? ['*', ...rest.slice(1)] : rest
  if (by.find((key) => key !== '*') !== 'items') return ['any source', ...by.filter((key) => key !== '*')]
  return [first, name === 'deployments' ? 'daemonSets' : name, ...by]
}

const leaves = [...new Map(leavesOf(snapshotSchema).map((path) => [placed(path).join(' '), placed(path)])).values()]

const fits = (leaf: Path, path: Path) => leaf.length === path.length && leaf.every((key, index) => key === '*' || key === path[index])

/** Notes each place that is looked at; the same object keeps the same watch, for some are compared by identity. */
function watched<T>(value: T, note: (path: Path) => void): T {
  const known = new WeakMap<object, object>()
  const watch = (one: unknown, path: Path): unknown => {
    if (typeof one !== 'object' || one === null) return one
    const proxy =
      known.get(one) ??
      new Proxy(one, {
        get(target, key) {
          const found: unknown = Reflect.get(target, key)
          if (typeof key === 'symbol' || typeof found === 'function') return found
          const at = [...path, Array.isArray(target) ? '[]' : key]
          note(at)
          return watch(found, at)
        },
      })
    known.set(one, proxy)
    return proxy
  }
  return watch(value, []) as T
}

/** What no other cluster here has: reservations, subnets by tag, an IPv6 block of somebody else, a public address, a type that tells no cards. */
function rich(): Snapshot {
  const described = eks({
    env: { ENABLE_SUBNET_DISCOVERY: 'true' },
    subnets: [subnet('subnet-a', '10.0.1.0/24', 100), subnet('subnet-b', '10.0.2.0/24', 100, { tags: { 'kubernetes.io/role/cni': '1' } })],
    reservations: [{ id: 'scr-1', subnetId: 'subnet-a', cidr: '10.0.1.64/26', type: 'prefix' }],
    others: [{ id: 'eni-v6', subnetId: 'subnet-a', status: 'in-use', privateIPs: [], prefixes: [], ipv6Prefixes: ['2406:da12:5c0:3a00:1::/80'] }],
    nodes: [
      {
        type: 'm5.large',
        ip: '10.0.1.20',
        subnetId: 'subnet-a',
        pods: ['10.0.1.21'],
        interfaces: [{ privateIPs: ['10.0.1.21'] }, { subnetId: 'subnet-b', primaryIP: '10.0.2.40', privateIPs: ['10.0.2.41'] }],
      },
    ],
  })
  const { instances, instanceTypes } = described.sources
  for (const instance of instances?.ok ? instances.items : []) instance.publicIP = '198.51.100.7'
  if (instanceTypes?.ok) instanceTypes.items = instanceTypes.items.map((type) => ({ ...type, cards: [] }))
  return described
}

const held = new Map<string, Path>()
const read = new Map<string, Path>()

function everyPlace(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, entry]) => everyPlace(entry, [...path, Array.isArray(value) ? '[]' : key]))
}

async function* collections(): AsyncGenerator<Snapshot> {
  for (const describe of [rich, ...Object.values(eksClusters), ...Object.values(described)]) yield await collectedFrom(describe())
  for (const name of recordedClusters) yield await withCluster(name, [], (cluster) => collectFrom(cluster))
  yield await withCluster('weave', [], (cluster) => collectFrom(cluster, { namespace: 'default' }))
  yield await withCluster('weave', [{ on: /namespaces\/default\/pods/, status: 403 }], (cluster) => collectFrom(cluster))
}

beforeAll(async () => {
  for await (const snapshot of collections()) {
    for (const path of everyPlace(JSON.parse(JSON.stringify(snapshot)))) held.set(path.join(' '), path)
    analyse(watched(snapshot, (path) => read.set(path.join(' '), path)))
  }
})

/** By these a person finds their way in a file somebody attached; what is judged does not hang on them. */
const forPeople = ['apiVersion', 'kind', 'sources namespaces items []', 'sources cniPods items [] name']

const missing = (places: Iterable<Path>) => {
  const all = [...places].map(placed)
  return leaves.filter((leaf) => !all.some((path) => fits(leaf, path))).map((leaf) => leaf.join(' '))
}

test('each field is written by some collection', () => {
  expect(missing(held.values())).toEqual([])
})

test('each field is read by analyse', () => {
  expect(missing(read.values())).toEqual(forPeople)
})
