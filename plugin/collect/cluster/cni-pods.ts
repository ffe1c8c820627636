/** Pods of the CNIs' own workloads: what runs on each node, where versions may differ. */
import type { AnyCni } from '../../../shared/cni/define.ts'
import type { CniPodFact, Source } from '../../../shared/contract/snapshot.ts'
import { kubeAsks, pathTo } from '../ask/asks.ts'
import { listItems } from '../ask/pages.ts'
import { asCniError, type Note, noteOf, type Reading, sourceOf } from '../ask/source.ts'
import type { KubeClient } from '../connect/kube.ts'
import { array, type Json, record, text } from '../shape.ts'
import { recognisers, type Workload } from './workloads.ts'

/** Whole pod objects are large: above this many nodes they are read only in the middle of a rollout. */
const MOST_NODES = 500

/** Absent where there are such pods, but none that are worth their size. */
export async function readCniPods(
  client: KubeClient,
  registry: readonly AnyCni[],
  workloads: readonly Workload[],
): Promise<Source<CniPodFact[]> | undefined> {
  const running = workloads.filter((workload) => workload.desired !== 0 && recognisers(workload, registry).length > 0)
  const asked = running.filter(worthReading)
  return asked.length === 0 && running.length > 0 ? undefined : sourceOf(pathTo(kubeAsks.pods), () => readAll(client, asked))
}

async function readAll(client: KubeClient, asked: readonly Workload[]): Promise<Reading<CniPodFact[]>> {
  const read = await Promise.all(asked.map((workload) => podsOf(client, workload)))
  const failed = read.flatMap(({ error }) => error ?? [])
  if (failed.length > 0 && failed.length === read.length) throw failed[0]
  return { items: read.flatMap(({ items }) => items), notes: read.flatMap(({ notes }) => notes) }
}

const worthReading = ({ desired, current, updated }: Workload) =>
  (desired ?? 0) <= MOST_NODES || (updated !== undefined && current !== undefined && updated < current)

async function podsOf(client: KubeClient, workload: Workload) {
  const path = pathTo(kubeAsks.pods, workload.namespace)
  const labelSelector = Object.entries(workload.selector ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
  try {
    // A server that ignores the selector gives the whole namespace: what is not this workload's is left out here.
    const { items, notes } = await listItems(client, path, (item) => (belongs(item, workload) ? pick(item) : undefined), {
      query: labelSelector ? { labelSelector } : {},
      strict: false,
    })
    return { items, notes }
  } catch (thrown) {
    const error = asCniError(thrown)
    const notes: Note[] = [noteOf(path, error)]
    return { items: [], notes, error }
  }
}

const ownersOf = (item: Json) => array(record(item.metadata).ownerReferences).map(record)

function belongs(item: Json, workload: Workload): boolean {
  const owners = ownersOf(item)
  if (workload.kind === 'DaemonSet' && owners.length > 0) return owners.some(({ kind, name }) => kind === 'DaemonSet' && name === workload.name)
  const labels = record(record(item.metadata).labels)
  const wanted = Object.entries(workload.selector ?? {})
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value)
}

function pick(item: Json): CniPodFact | undefined {
  const [metadata, spec] = [record(item.metadata), record(item.spec)]
  const [namespace, name] = [text(metadata.namespace), text(metadata.name)]
  if (namespace === undefined || name === undefined) return undefined
  const node = text(spec.nodeName)
  const owner = text(ownersOf(item)[0]?.name)
  const images = [...array(spec.initContainers), ...array(spec.containers)].flatMap((entry) => {
    const { name: container, image } = record(entry)
    return typeof container === 'string' && typeof image === 'string' ? [{ container, image }] : []
  })
  return { namespace, name, ...(node ? { node } : {}), ...(owner ? { owner } : {}), images }
}
