/** Node rows: addresses, class, instance and interfaces. */

import { itemsOf } from '../../shared/cni/view.ts'
import type { Interface, Node } from '../../shared/contract/report.ts'
import type { InterfaceFact, Snapshot } from '../../shared/contract/snapshot.ts'
import type { Ec2 } from './ec2.ts'
import { nodeClass, zoneOf } from './platform.ts'
import type { ClassifiedPod } from './pods.ts'

export function nodesOf(snapshot: Snapshot, pods: ClassifiedPod[] | undefined, ec2: Ec2): Node[] {
  const perNode = Map.groupBy(pods ?? [], (pod) => pod.node ?? '')
  return itemsOf(snapshot.sources.nodes).map((node): Node => {
    const own = perNode.get(node.name) ?? []
    const join = ec2.join(node)
    const ready = node.conditions.find(({ type }) => type === 'Ready')
    const ips = (type: string) => node.addresses.filter((address) => address.type === type).map(({ address }) => address)
    return {
      name: node.name,
      ready: ready === undefined ? undefined : ready.status === 'True',
      internalIPs: ips('InternalIP'),
      externalIPs: ips('ExternalIP'),
      podCIDRs: node.podCIDRs,
      zone: zoneOf(node),
      class: nodeClass(node),
      maxPods: node.capacityPods,
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
      interfaces: join && ec2.known.interfaces ? ec2.interfacesOf(join.instance.id).map(interfaceRow).sort(bySlot) : undefined,
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
