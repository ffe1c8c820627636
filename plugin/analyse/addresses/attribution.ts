/** Which interface and subnet each pod address leads to. Addresses of finished pods are left out: they may be somebody else's by now. */

import { itemsOf } from '../../../shared/cni/view.ts'
import type { PodAddress, Unattributed } from '../../../shared/contract/addresses.ts'
import type { InterfaceFact, SubnetInterfaceFact } from '../../../shared/contract/snapshot.ts'
import { BlockIndex } from '../../../shared/net/cidr.ts'
import type { ClassifiedPod } from '../pods.ts'
import type { SeenNode } from '../seen.ts'
import { type Counting, managed, roleOf } from './counting.ts'

type Eni = Pick<
  InterfaceFact,
  'id' | 'subnetId' | 'primaryIP' | 'privateIPs' | 'prefixes' | 'type' | 'description' | 'tags' | 'deviceIndex' | 'networkCard'
> & {
  ipv6: string[]
  ipv6Prefixes: string[]
}

interface Place {
  eni: Eni
  held: PodAddress['held']
  block?: string
}

export interface Attribution {
  pods: PodAddress[]
  unattributed: Unattributed[]
}

/** Undefined when pods could not be read. */
export function attribute(counting: Counting): Attribution | undefined {
  const { pods, nodes: all } = counting.seen
  if (!pods) return undefined
  const find = placesOf(counting)
  const nodes = new Map(all.map((node) => [node.fact.name, node]))
  const result: Attribution = { pods: [], unattributed: [] }
  for (const pod of pods) {
    if (!pod.proves && !pod.hostNetwork) continue
    for (const ip of pod.ips) {
      const place = find(ip)
      const who = { namespace: pod.namespace, name: pod.name, ip, ...(pod.node === undefined ? {} : { node: pod.node }) }
      if (place) result.pods.push({ ...who, ...row(place, pod, ip, counting) })
      // A node's own address proves itself, with or without EC2.
      else if (pod.hostNetwork) result.pods.push({ ...who, held: 'node' })
      else result.unattributed.push({ ...who, why: whyNot(nodes.get(pod.node ?? '')) })
    }
  }
  return result
}

function row(
  { eni, held, block }: Place,
  pod: ClassifiedPod,
  ip: string,
  { config }: Counting,
): Omit<PodAddress, 'namespace' | 'name' | 'ip' | 'node'> {
  const annotated = pod.podEni?.find(({ privateIp }) => privateIp === ip)
  const tagged = Number(eni.tags?.['vpcresources.k8s.aws/vlan-id'] ?? Number.NaN)
  const vlan = annotated?.vlanId ?? (Number.isInteger(tagged) ? tagged : undefined)
  return {
    held: pod.hostNetwork ? 'node' : held,
    interface: eni.id,
    interfaceRole: roleOf(eni, config),
    ...(block === undefined ? {} : { block }),
    ...(eni.subnetId === undefined ? {} : { subnet: eni.subnetId }),
    ...(vlan === undefined || held !== 'branch' ? {} : { vlan }),
  }
}

const whyNot = (node: SeenNode | undefined): Unattributed['why'] =>
  node && !managed(node) ? 'node-class' : node?.join === undefined ? 'no-instance' : 'no-interface'

/** By exact address first, because a listed address says more than the prefix around it. */
function placesOf({ seen: { snapshot, pods = [] }, config }: Counting): (ip: string) => Place | undefined {
  const interfaces = itemsOf(snapshot.sources.interfaces)
  const known = new Set(interfaces.map(({ id }) => id))
  const all: Eni[] = [
    ...interfaces,
    ...itemsOf(snapshot.sources.subnetInterfaces)
      .filter(({ id }) => !known.has(id))
      .map(asEni),
  ]
  const byId = new Map(all.map((eni) => [eni.id, eni]))
  const byIp = new Map<string, Place>()
  for (const eni of all) {
    const branch = roleOf(eni, config) === 'branch'
    if (eni.primaryIP) byIp.set(eni.primaryIP, { eni, held: branch ? 'branch' : 'primary' })
    for (const ip of eni.privateIPs) if (ip !== eni.primaryIP) byIp.set(ip, { eni, held: branch ? 'branch' : 'secondary-ip' })
    for (const ip of eni.ipv6) byIp.set(ip, { eni, held: branch ? 'branch' : 'ipv6-address' })
  }
  for (const { eniId, privateIp } of pods.flatMap(({ podEni = [] }) => podEni)) {
    if (!privateIp || !eniId || byIp.get(privateIp)?.held === 'branch') continue
    byIp.set(privateIp, { eni: byId.get(eniId) ?? branchOnly(eniId), held: 'branch' })
  }
  const blocks = new BlockIndex(
    all.flatMap((eni) => [
      ...eni.prefixes.map((block) => [block, { eni, held: 'prefix', block } as Place] as const),
      ...eni.ipv6Prefixes.map((block) => [block, { eni, held: 'ipv6-prefix', block } as Place] as const),
    ]),
  )
  return (ip) => byIp.get(ip) ?? blocks.find(ip)
}

const asEni = ({ ipv6Prefixes = [], ...eni }: SubnetInterfaceFact): Eni => ({ ...eni, ipv6: [], ipv6Prefixes })

/** The annotation names an interface that EC2 was not asked about. */
const branchOnly = (id: string): Eni => ({ id, type: 'branch', privateIPs: [], prefixes: [], ipv6: [], ipv6Prefixes: [] })
