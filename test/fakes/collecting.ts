/** Runs collect against a fake cluster, with the AWS SDK's own look at the environment turned the same way. */
import { type CollectHooks, type CollectOptions, collect } from '../../plugin/collect/index.ts'
import type { Snapshot, Source } from '../../shared/contract/snapshot.ts'
import { CniError } from '../../shared/text/errors.ts'
import { type FakeCluster, withCluster } from './cluster.ts'
import { served } from './serve.ts'

export const TAKEN_AT = '2026-11-24T16:05:00.000Z'

export async function collectFrom(
  cluster: Pick<FakeCluster, 'env' | 'kubeconfig'>,
  options: Partial<CollectOptions> = {},
  hooks: Partial<CollectHooks> = {},
): Promise<Snapshot> {
  return withProcessEnv({ ...cluster.env, ...options.env }, (env) =>
    collect({ kubeconfig: cluster.kubeconfig, ...options, env }, { now: () => new Date(TAKEN_AT), version: '0.0.0-test', ...hooks }),
  )
}

/** The SDKs read process.env themselves: it holds exactly these variables while `run` runs. */
async function withProcessEnv<T>(env: Record<string, string | undefined>, run: (env: Record<string, string>) => Promise<T>): Promise<T> {
  const before = { ...process.env }
  const set = (values: Record<string, string | undefined>) => {
    for (const name of Object.keys(process.env)) delete process.env[name]
    for (const [name, value] of Object.entries(values)) if (value !== undefined) process.env[name] = value
  }
  set(env)
  try {
    return await run({ ...process.env } as Record<string, string>)
  } finally {
    set(before)
  }
}

/** The items of a source that must have answered. */
export function answered<T>(source: Source<T> | undefined): T {
  if (!source?.ok) throw new Error(`no answer: ${JSON.stringify(source)}`)
  return source.items
}

/** The error a promise must end with. */
export async function errorOf(promise: Promise<unknown>): Promise<CniError> {
  const outcome = await promise.then(
    () => 'no error at all',
    (error: unknown) => error,
  )
  if (outcome instanceof CniError) return outcome
  throw outcome instanceof Error ? outcome : new Error(String(outcome))
}

/** What collect reads from a cluster as described. Sources the description does not tell of are not asked: a source of AWS is not there without it. */
export async function collectedFrom(described: Snapshot): Promise<Snapshot> {
  const { takenAt, tool, sources } = described
  const purpose = 'instanceTypes' in sources ? 'addresses' : 'inspect'
  const read = await withCluster('', served(described), (cluster) =>
    collectFrom(cluster, { purpose }, { version: tool.version, now: () => new Date(takenAt) }),
  )
  const { context, server } = described.cluster
  const region = 'instances' in sources && read.cluster.region ? { region: read.cluster.region } : {}
  return {
    ...read,
    takenAt,
    cluster: { context, server, ...region },
    sources: Object.fromEntries(Object.entries(read.sources).filter(([name]) => name in sources)),
  }
}

/** The same from a cluster recorded in test/clusters/<name>/api; a port of the moment is nothing to keep. */
export async function collectedFromRecorded(name: string, version: string): Promise<Snapshot> {
  const snapshot = await withCluster(name, [], (cluster) => collectFrom(cluster, {}, { version }))
  return { ...snapshot, cluster: { ...snapshot.cluster, context: name, server: 'https://127.0.0.1:6443' } }
}
