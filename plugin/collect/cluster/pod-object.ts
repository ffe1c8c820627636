/** Pods out of whole objects: both address families, and hostNetwork for certain. */
import type { PodFact } from '../../../shared/contract/snapshot.ts'
import { array, type Json, record, text } from '../shape.ts'
import { podEniOf } from './pod-eni.ts'

export function objectPod(item: unknown, listNamespace: string | undefined): PodFact | undefined {
  const pod = record(item)
  const [metadata, spec, status] = [record(pod.metadata), record(pod.spec), record(pod.status)]
  const [namespace, name] = [text(metadata.namespace) ?? listNamespace, text(metadata.name)]
  if (namespace === undefined || name === undefined) return undefined
  const node = text(spec.nodeName)
  const all = array(status.podIPs).flatMap((entry) => text(record(entry).ip) ?? [])
  const first = text(status.podIP)
  return {
    namespace,
    name,
    ...(node ? { node } : {}),
    ips: all.length > 0 ? all : first ? [first] : [],
    status: statusOf(metadata, status),
    hostNetwork: spec.hostNetwork === true,
    ...podEniOf(metadata.annotations),
  }
}

/** The word kubectl's STATUS column and a Table's show, but for the counts of init containers. */
function statusOf(metadata: Json, status: Json): string {
  const phase = text(status.reason) ?? text(status.phase) ?? 'Unknown'
  if (text(metadata.deletionTimestamp)) return status.reason === 'NodeLost' ? 'Unknown' : 'Terminating'
  const inits = array(status.initContainerStatuses).map(record)
  const waitingInit = inits.map(stateWord).find((word) => word !== undefined && word !== 'Completed')
  if (waitingInit !== undefined) return `Init:${waitingInit}`
  const containers = array(status.containerStatuses).map(record)
  const word = containers.map(stateWord).find((found) => found !== undefined)
  const someRuns = containers.some((container) => record(container.state).running !== undefined && container.ready === true)
  return word === 'Completed' && someRuns ? 'Running' : (word ?? phase)
}

/** Why a container does not run; undefined for one that does. */
function stateWord({ state }: Json): string | undefined {
  const { waiting, terminated } = record(state)
  if (terminated !== undefined) {
    const { reason, signal, exitCode } = record(terminated)
    return text(reason) ?? (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`)
  }
  return waiting === undefined ? undefined : text(record(waiting).reason)
}
