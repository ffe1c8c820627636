/** Node rows: addresses, class, instance and interfaces. */

import type { Interface, Node } from '../../shared/contract/report.ts'
import type { InterfaceFact } from '../../shared/contract/snapshot.ts'
import type { Seen } from './seen.ts'

/** Undefined where nodes could not be read. */
export function nodesOf({ snapshot, nodes, pods, ec2 }: Seen): Node[] | undefined {
  if (!snapshot.sources.nodes?.ok) return undefined
  return nodes.map(({ fact, class: name, zone, internalIPs, join, interfaces, pods: own }): Node => {
    const ready = fact.conditions.find(({ type }) => type === 'Ready')
    return {
      name: fact.name,
      ready: ready === undefined ? undefined : ready.status === 'True',
      internalIPs,
      externalIPs: fact.addresses.filter(({ type }) => type === 'ExternalIP').map(({ address }) => address),
      podCIDRs: fact.podCIDRs,
      zone,
      class: name,
      maxPods: fact.capacityPods,
      pods: pods === undefined ? undefined : { total: own.length, hostNetwork: own.filter((pod) => pod.hostNetwork).length },
      instance: join && {
        id: join.instance.id,
        name: join.instance.name,
        type: join.instance.type,
        state: join.instance.state,
        privateIP: join.instance.privateIP,
        publicIP: join.instance.publicIP,
        subnetId: join.instance.subnetId,
        vpcId: join.instance.vpcId,
        joinedBy: join.by,
      },
      interfaces: join && ec2.interfacesKnown ? interfaces.map(interfaceRow).sort(bySlot) : undefined,
    }
  })
}

const bySlot = (a: Interface, b: Interface) => (a.networkCard ?? 0) - (b.networkCard ?? 0) || (a.deviceIndex ?? 99) - (b.deviceIndex ?? 99)

const interfaceRow = (eni: InterfaceFact): Interface => ({
  id: eni.id,
  deviceIndex: eni.deviceIndex,
  networkCard: eni.networkCard,
  type: eni.type,
  description: eni.description,
  subnetId: eni.subnetId,
  primaryIP: eni.primaryIP,
  secondaryIPs: eni.privateIPs.filter((ip) => ip !== eni.primaryIP),
  prefixes: [...eni.prefixes, ...eni.ipv6Prefixes],
  ipv6: eni.ipv6.length > 0 ? eni.ipv6 : undefined,
})
