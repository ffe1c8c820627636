/** Joins of the cluster with what EC2 answered: node to instance, address to interface, interface to subnet. */

import { itemsOf } from '../../shared/cni/view.ts'
import type { InstanceFact, InterfaceFact, NodeFact, Sources, SubnetFact } from '../../shared/contract/snapshot.ts'
import { BlockIndex } from '../../shared/net/cidr.ts'

export interface Join {
  instance: InstanceFact
  by: 'instance-id' | 'private-address'
}

export class Ec2 {
  readonly #instances: Map<string, InstanceFact>
  readonly #byAddress: Map<string, InstanceFact>
  readonly #byInstance = Map.groupBy([] as InterfaceFact[], () => '')
  readonly #byIp = new Map<string, string>()
  readonly #prefixes: BlockIndex<string>
  readonly #subnets: Map<string, SubnetFact>
  readonly #subnetBlocks: BlockIndex<SubnetFact>
  /** Whether interfaces could be read. */
  readonly interfacesKnown: boolean

  constructor(sources: Sources) {
    const instances = itemsOf(sources.instances)
    const interfaces = itemsOf(sources.interfaces)
    this.#instances = new Map(instances.map((instance) => [instance.id, instance]))
    this.#byAddress = new Map(
      instances.flatMap((instance) => (instance.privateIP && instance.state !== 'terminated' ? [[instance.privateIP, instance]] : [])),
    )
    this.#subnets = new Map(itemsOf(sources.subnets).map((subnet) => [subnet.id, subnet]))
    this.#subnetBlocks = new BlockIndex(itemsOf(sources.subnets).flatMap((subnet) => subnet.cidrs.map((cidr) => [cidr, subnet] as const)))
    for (const eni of interfaces) {
      const owner = eni.instanceId ?? eni.tags?.['node.k8s.amazonaws.com/instance_id'] ?? ''
      const own = this.#byInstance.get(owner)
      if (own) own.push(eni)
      else this.#byInstance.set(owner, [eni])
      for (const ip of [eni.primaryIP, ...eni.privateIPs, ...eni.ipv6]) if (ip) this.#byIp.set(ip, eni.id)
    }
    this.#prefixes = new BlockIndex(interfaces.flatMap((eni) => [...eni.prefixes, ...eni.ipv6Prefixes].map((prefix) => [prefix, eni.id] as const)))
    this.interfacesKnown = sources.interfaces?.ok === true
  }

  /** By instance id; where EC2 does not know the id, by the node's own address, and it says so. */
  join(node: NodeFact): Join | undefined {
    const id = /\/(i-[0-9a-f]+)$/.exec(node.providerID ?? '')?.[1]
    const instance = id === undefined ? undefined : this.#instances.get(id)
    if (instance) return { instance, by: 'instance-id' }
    for (const { type, address } of node.addresses) {
      const found = type === 'InternalIP' ? this.#byAddress.get(address) : undefined
      if (found) return { instance: found, by: 'private-address' }
    }
    return undefined
  }

  interfacesOf(instanceId: string): InterfaceFact[] {
    return this.#byInstance.get(instanceId) ?? []
  }

  /** The interface that holds an address: listed on it, or inside a prefix delegated to it. */
  interfaceOf(ip: string): string | undefined {
    return this.#byIp.get(ip) ?? this.#prefixes.find(ip)
  }

  subnet(id: string | undefined): SubnetFact | undefined {
    return id === undefined ? undefined : this.#subnets.get(id)
  }

  subnetOf(ip: string): SubnetFact | undefined {
    return this.#subnetBlocks.find(ip)
  }
}
