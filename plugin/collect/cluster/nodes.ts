/** Nodes, picked down to what CNIs declare the moment a page arrives. */
import type { NodeFact } from '../../../shared/contract/snapshot.ts'
import type { Allowed } from '../ask/allow.ts'
import { kubeAsks, pathTo } from '../ask/asks.ts'
import { listItems } from '../ask/pages.ts'
import type { Reading } from '../ask/source.ts'
import type { KubeClient } from '../connect/kube.ts'
import { array, int, type Json, record, text, textMap, texts } from '../shape.ts'

export const NODES = pathTo(kubeAsks.nodes)

export const readNodes = (client: KubeClient, allowed: Allowed): Promise<Reading<NodeFact[]>> =>
  listItems(client, NODES, (item) => pickNode(item, allowed))

function pickNode({ metadata, spec, status }: Json, allowed: Allowed): NodeFact | undefined {
  const [meta, wanted, is] = [record(metadata), record(spec), record(status)]
  const name = text(meta.name)
  if (name === undefined) return undefined
  const capacity = record(is.capacity)
  const info = record(is.nodeInfo)
  const podCIDRs = texts(wanted.podCIDRs)
  const optional = {
    created: text(meta.creationTimestamp),
    providerID: text(wanted.providerID),
    capacityPods: int(capacity.pods),
    kubelet: text(info.kubeletVersion),
  }
  return {
    name,
    labels: textMap(meta.labels, allowed.label),
    annotations: annotationsOf(meta.annotations, allowed),
    podCIDRs: podCIDRs.length > 0 ? podCIDRs : texts([wanted.podCIDR]),
    addresses: array(is.addresses).flatMap((entry) => {
      const { type, address } = record(entry)
      return typeof type === 'string' && typeof address === 'string' ? [{ type, address }] : []
    }),
    conditions: array(is.conditions).flatMap((entry) => {
      const { type, status: state } = record(entry)
      return type === 'Ready' && typeof state === 'string' ? [{ type, status: state }] : []
    }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

function annotationsOf(value: unknown, allowed: Allowed): Record<string, string> {
  const kept = textMap(value, allowed.annotation)
  const nodeArgs = kept[K3S_ARGS]
  if (nodeArgs !== undefined) kept[K3S_ARGS] = JSON.stringify(k3sArgs(nodeArgs))
  return kept
}

const K3S_ARGS = 'k3s.io/node-args'
const k3sFlags = /^--(flannel[\w-]*|cluster-cidr|service-cidr|disable-network-policy)(=|$)/

/** The networking flags of a k3s command line, and whether it is a server's; the rest holds tokens and datastore passwords. */
function k3sArgs(json: string): string[] {
  const args = parsedTexts(json)
  return args.flatMap((arg, index) => {
    if (index === 0 && (arg === 'server' || arg === 'agent')) return [arg]
    if (!k3sFlags.test(arg)) return []
    const next = args[index + 1]
    return arg.includes('=') || next === undefined || next.startsWith('-') ? [arg] : [arg, next]
  })
}

function parsedTexts(json: string): string[] {
  try {
    return texts(JSON.parse(json))
  } catch {
    return []
  }
}
