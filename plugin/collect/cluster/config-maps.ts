/** The few ConfigMaps that recognised CNIs read their settings from, by name; only declared keys are kept. */
import type { AnyCni } from '../../../shared/cni/define.ts'
import type { ConfigMapFact, Source, WorkloadFact } from '../../../shared/contract/snapshot.ts'
import { matcher } from '../ask/allow.ts'
import { KUBEADM, kubeAsks, pathTo } from '../ask/asks.ts'
import { sourceOf } from '../ask/source.ts'
import { AnswerError } from '../connect/answer.ts'
import type { KubeClient } from '../connect/kube.ts'
import { record, text, textMap } from '../shape.ts'
import { recognisers } from './workloads.ts'

/** Keys by place. */
type Wanted = Map<string, Set<string>>

/**
 * By namespace/name. Without workloads (they could not be read) every CNI's own are asked for in their
 * usual places.
 */
export async function readConfigMaps(
  client: KubeClient,
  registry: readonly AnyCni[],
  workloads: readonly WorkloadFact[] | undefined,
): Promise<Record<string, Source<ConfigMapFact | null>>> {
  const wanted = workloads ? ofRunning(registry, workloads) : ofAll(registry)
  want(wanted, KUBEADM, [])
  const read = [...wanted].map(async ([place, keys]) => [place, await readOne(client, place, keys)] as const)
  return Object.fromEntries(await Promise.all(read))
}

function ofRunning(registry: readonly AnyCni[], workloads: readonly WorkloadFact[]): Wanted {
  const wanted: Wanted = new Map()
  for (const workload of workloads.filter(({ desired }) => desired !== 0)) {
    for (const { needs } of recognisers(workload, registry)) {
      for (const [key, keys] of Object.entries(needs.configMaps ?? {})) {
        want(wanted, key.replace(/^@\//, `${workload.namespace}/`), keys)
      }
    }
    for (const variable of workload.containers.flatMap(({ env }) => env ?? [])) {
      const [kind, name, key] = variable.from?.split('/') ?? []
      if (kind === 'configmap' && name && key) want(wanted, `${workload.namespace}/${name}`, [key])
    }
  }
  return wanted
}

function ofAll(registry: readonly AnyCni[]): Wanted {
  const wanted: Wanted = new Map()
  for (const { needs } of registry) {
    for (const [key, keys] of Object.entries(needs.configMaps ?? {})) want(wanted, key.replace(/^@\//, 'kube-system/'), keys)
  }
  return wanted
}

function want(wanted: Wanted, place: string, keys: readonly string[]): void {
  wanted.set(place, new Set([...(wanted.get(place) ?? []), ...keys]))
}

function readOne(client: KubeClient, place: string, keys: ReadonlySet<string>): Promise<Source<ConfigMapFact | null>> {
  const [namespace = '', name = ''] = place.split('/')
  const path = `${pathTo(kubeAsks.configMaps, namespace)}/${encodeURIComponent(name)}`
  return sourceOf<ConfigMapFact | null>(path, async () => {
    try {
      const map = record(await client.get(path))
      const ranges = place === KUBEADM ? await kubeadmRanges(map.data) : {}
      const data = { ...textMap(map.data, matcher([...keys])), ...ranges }
      return { items: { data } }
    } catch (error) {
      if (error instanceof AnswerError && error.status === 404) return { items: null }
      throw error
    }
  })
}

/** podSubnet and serviceSubnet out of kubeadm's ClusterConfiguration, which is YAML inside a key. */
async function kubeadmRanges(data: unknown): Promise<Record<string, string>> {
  const written = text(record(data).ClusterConfiguration)
  if (!written) return {}
  const { parse } = await import('../yaml.ts')
  try {
    return textMap(record(record(parse(written)).networking), (key) => key === 'podSubnet' || key === 'serviceSubnet')
  } catch {
    // Text that kubeadm itself could not read either says nothing.
    return {}
  }
}
