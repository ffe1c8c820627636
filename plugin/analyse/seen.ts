/** What was seen, joined once: nodes with their instances, interfaces and pods, and who says what of it. Every part of the report is made from this. */

import { registry } from '../../shared/cni/index.ts'
import { itemsOf } from '../../shared/cni/view.ts'
import type { InstanceTypeFact, InterfaceFact, NodeFact, Snapshot } from '../../shared/contract/snapshot.ts'
import { addressOf } from '../../shared/net/cidr.ts'
import { detectAll, type Found } from './detect.ts'
import { Ec2, type Join } from './ec2.ts'
import { nodeClass, zoneOf } from './platform.ts'
import { type ClassifiedPod, classifyPods } from './pods.ts'

export interface SeenNode {
  fact: NodeFact
  class: string | undefined
  zone: string | undefined
  /** Its addresses of type InternalIP. */
  internalIPs: string[]
  /** The EC2 instance it is, and how that was found. */
  join: Join | undefined
  typeName: string | undefined
  /** Limits of its instance type; undefined where they were not read. */
  type: InstanceTypeFact | undefined
  /** Interfaces of its instance. */
  interfaces: InterfaceFact[]
  /** Pods on it; empty where pods could not be read. */
  pods: ClassifiedPod[]
}

export interface Seen {
  snapshot: Snapshot
  /** Empty where nodes could not be read. */
  nodes: SeenNode[]
  /** InternalIP addresses of all nodes that are addresses. */
  nodeIPs: string[]
  /** Undefined where pods could not be read. */
  pods: ClassifiedPod[] | undefined
  /** Pods with an address of the pod network; empty where pods could not be read. */
  proving: ClassifiedPod[]
  ec2: Ec2
  detections: Found[]
}

export function seenIn(snapshot: Snapshot): Seen {
  const { sources } = snapshot
  const facts = itemsOf(sources.nodes)
  const pods = classifyPods(snapshot)
  const proving = pods?.filter((pod) => pod.proves)
  const ec2 = new Ec2(sources)
  const types = new Map(itemsOf(sources.instanceTypes).map((type) => [type.type, type]))
  const podsOn = Map.groupBy(pods ?? [], ({ node }) => node ?? '')
  const nodes = facts.map((fact): SeenNode => {
    const join = ec2.join(fact)
    const typeName = join?.instance.type ?? fact.labels['node.kubernetes.io/instance-type']
    return {
      fact,
      class: nodeClass(fact),
      zone: zoneOf(fact),
      internalIPs: fact.addresses.filter(({ type }) => type === 'InternalIP').map(({ address }) => address),
      join,
      typeName,
      type: typeName === undefined ? undefined : types.get(typeName),
      interfaces: join ? ec2.interfacesOf(join.instance.id) : [],
      pods: podsOn.get(fact.name) ?? [],
    }
  })
  return {
    snapshot,
    nodes,
    nodeIPs: nodes.flatMap(({ internalIPs }) => internalIPs.filter(addressOf)),
    pods,
    proving: proving ?? [],
    ec2,
    detections: detectAll(snapshot, registry, proving),
  }
}
