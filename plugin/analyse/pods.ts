/** Which pods prove something about the pod network, and where each address belongs. */

import { itemsOf } from '../../shared/cni/view.ts'
import type { Pods, Ranges } from '../../shared/contract/report.ts'
import type { PodFact, Snapshot } from '../../shared/contract/snapshot.ts'
import { BlockIndex } from '../../shared/net/cidr.ts'
import { nodeClass } from './platform.ts'
import type { Seen } from './seen.ts'

export interface ClassifiedPod extends PodFact {
  hostNetwork: boolean
  /** Has an address of the pod network: not the node's own, and the pod has not finished. */
  proves: boolean
}

/** Statuses after which the address may already belong to somebody else. */
const finished = new Set([
  'Succeeded',
  'Failed',
  'Completed',
  'Error',
  'Evicted',
  'OOMKilled',
  'NodeAffinity',
  'NodeShutdown',
  'Shutdown',
  'Terminated',
  'UnexpectedAdmissionError',
  'ContainerStatusUnknown',
  'DeadlineExceeded',
])

/** Undefined when pods could not be read. */
export function classifyPods(snapshot: Snapshot): ClassifiedPod[] | undefined {
  if (!snapshot.sources.pods?.ok) return undefined
  const nodes = itemsOf(snapshot.sources.nodes)
  const own = new Map(nodes.map((node) => [node.name, new Set(node.addresses.map(({ address }) => address))]))
  const all = new Set(nodes.flatMap((node) => node.addresses.filter(({ type }) => type === 'InternalIP').map(({ address }) => address)))
  // A Fargate node is made for one pod and lends it its address: equal addresses do not mean hostNetwork there.
  const fargate = new Set(nodes.filter((node) => nodeClass(node) === 'fargate').map((node) => node.name))
  return snapshot.sources.pods.items.map((pod) => {
    const onNode = pod.node === undefined ? undefined : own.get(pod.node)
    const coincides = pod.ips.some((ip) => (onNode ? onNode.has(ip) : all.has(ip)))
    const hostNetwork = pod.hostNetwork ?? (coincides && !(pod.node !== undefined && fargate.has(pod.node)))
    return { ...pod, hostNetwork, proves: !hostNetwork && pod.ips.length > 0 && !finished.has(pod.status) }
  })
}

/** Undefined where pods could not be read. */
export function podsOf({ snapshot, pods, ec2 }: Seen, ranges: Ranges): Pods | undefined {
  if (!pods) return undefined
  const index = new BlockIndex((ranges.pods ?? []).map((range) => [range.cidr, range.cidr] as const))
  return {
    total: pods.length,
    hostNetwork: pods.filter((pod) => pod.hostNetwork).length,
    withoutIP: pods.filter((pod) => pod.ips.length === 0).length,
    ...(snapshot.cluster.namespace === undefined ? {} : { namespace: snapshot.cluster.namespace }),
    items: pods.map(({ namespace, name, node, ips, status, hostNetwork, proves }) => {
      const range = proves && ips[0] ? index.find(ips[0]) : undefined
      const eni = hostNetwork ? undefined : ips.map((ip) => ec2.interfaceOf(ip)).find((id) => id !== undefined)
      return {
        namespace,
        name,
        ...(node === undefined ? {} : { node }),
        ips,
        status,
        hostNetwork,
        ...(range === undefined ? {} : { range }),
        ...(eni === undefined ? {} : { interface: eni }),
      }
    }),
  }
}
