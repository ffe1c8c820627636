/** DaemonSets (and Deployments where a CNI is told by one): images of all, settings only of those a CNI recognises. */
import type { AnyCni, Needs } from '../../../shared/cni/define.ts'
import { matchWorkload } from '../../../shared/cni/view.ts'
import type { ContainerFact, EnvFact, WorkloadFact } from '../../../shared/contract/snapshot.ts'
import { kubeAsks, pathTo } from '../ask/asks.ts'
import { listItems } from '../ask/pages.ts'
import type { Reading } from '../ask/source.ts'
import type { KubeClient } from '../connect/kube.ts'
import { array, int, type Json, record, text, textMap, texts } from '../shape.ts'

export const DAEMON_SETS = pathTo(kubeAsks.daemonSets)
export const DEPLOYMENTS = pathTo(kubeAsks.deployments)

/** With what its pods are found by, which is of no use to a reader. */
export interface Workload extends WorkloadFact {
  selector?: Record<string, string>
}

export const readDaemonSets = (client: KubeClient, registry: readonly AnyCni[]): Promise<Reading<Workload[]>> =>
  listItems(client, DAEMON_SETS, (item) => pickWorkload('DaemonSet', item, registry))

/** Only the Deployments some CNI is told by: a cluster has many others. */
export const readDeployments = (client: KubeClient, registry: readonly AnyCni[]): Promise<Reading<Workload[]>> =>
  listItems(
    client,
    DEPLOYMENTS,
    (item) => {
      const workload = pickWorkload('Deployment', item, registry)
      return workload && recognisers(workload, registry).length > 0 ? workload : undefined
    },
    { strict: false },
  )

export const asksForDeployments = (registry: readonly AnyCni[]): boolean =>
  registry.some((cni) => cni.workloads.some(({ kind }) => kind === 'Deployment'))

export const withoutSelector = ({ selector: _, ...workload }: Workload): WorkloadFact => workload

/** The CNIs that see themselves in a workload. */
export const recognisers = (workload: WorkloadFact, registry: readonly AnyCni[]): AnyCni[] =>
  registry.filter((cni) => matchWorkload(cni.workloads, workload))

function pickWorkload(kind: WorkloadFact['kind'], { metadata, spec, status }: Json, registry: readonly AnyCni[]): Workload | undefined {
  const [meta, wanted, is] = [record(metadata), record(spec), record(status)]
  const [namespace, name] = [text(meta.namespace), text(meta.name)]
  if (namespace === undefined || name === undefined) return undefined
  const template = record(record(wanted.template).spec)
  const raw = [
    ...array(template.initContainers).map((container) => ({ init: true, container: record(container) })),
    ...array(template.containers).map((container) => ({ init: false, container: record(container) })),
  ].filter(({ container }) => text(container.name) !== undefined)
  const bare: WorkloadFact = {
    kind,
    namespace,
    name,
    containers: raw.map(({ init, container }) => ({ name: text(container.name) ?? '', init, image: text(container.image) ?? '' })),
    ...countsOf(kind, wanted, is),
  }
  const needs = recognisers(bare, registry).map((cni) => cni.needs)
  if (needs.length === 0) return bare
  return {
    ...bare,
    selector: textMap(record(wanted.selector).matchLabels, () => true),
    containers: bare.containers.map((container, index) => ({ ...container, ...settingsOf(raw[index]?.container ?? {}, needs) })),
  }
}

function countsOf(kind: WorkloadFact['kind'], spec: Json, status: Json): Partial<WorkloadFact> {
  const counts =
    kind === 'DaemonSet'
      ? {
          desired: status.desiredNumberScheduled,
          current: status.currentNumberScheduled,
          ready: status.numberReady,
          updated: status.updatedNumberScheduled,
        }
      : { desired: spec.replicas, current: status.replicas ?? 0, ready: status.readyReplicas ?? 0, updated: status.updatedReplicas ?? 0 }
  // A count of nought is left out of an answer, a status nobody has written yet is empty.
  const written = Object.keys(status).length > 0
  return Object.fromEntries(
    Object.entries(counts).flatMap(([key, value]) => {
      const count = int(value) ?? (written ? 0 : undefined)
      return count === undefined ? [] : [[key, count]]
    }),
  )
}

function settingsOf(container: Json, needs: readonly Needs[]): Pick<ContainerFact, 'env' | 'args'> {
  const secret = new Set(needs.flatMap(({ secretEnv }) => secretEnv ?? []))
  const plain = new Set(needs.flatMap(({ env }) => env ?? []))
  const env = array(container.env).flatMap((entry) => {
    const name = text(record(entry).name)
    if (name === undefined || !(plain.has(name) || secret.has(name))) return []
    return [envFact(name, record(entry), secret.has(name))]
  })
  const args = flagsOf(
    [...texts(container.command), ...texts(container.args)],
    needs.flatMap(({ flags }) => flags ?? []),
  )
  return { env, args }
}

function envFact(name: string, entry: Json, secret: boolean): EnvFact {
  const { secretKeyRef, configMapKeyRef } = record(entry.valueFrom)
  if (secretKeyRef) return { name, from: 'secret' }
  if (configMapKeyRef) {
    const { name: map, key } = record(configMapKeyRef)
    return { name, from: `configmap/${text(map) ?? ''}/${text(key) ?? ''}` }
  }
  if (entry.valueFrom) return { name, from: 'field' }
  const value = typeof entry.value === 'string' ? entry.value : ''
  return secret && value !== '' ? { name, from: 'secret' } : { name, value }
}

/** Declared flags of a command line as `--flag=value`, also out of a shell line and where the value is the next word. */
function flagsOf(words: readonly string[], flags: readonly string[]): string[] {
  const declared = new Set(flags)
  const tokens = words.flatMap((word) => word.split(/\s+/)).filter(Boolean)
  return tokens.flatMap((token, index) => {
    const [written = '', ...value] = token.replace(/^-(?=[a-z]{2})/i, '--').split('=')
    if (!declared.has(written)) return []
    if (value.length > 0) return [`${written}=${value.join('=').replace(/^(["'])(.*)\1$/, '$2')}`]
    const next = tokens[index + 1]
    return [next === undefined || next.startsWith('-') ? written : `${written}=${next}`]
  })
}
