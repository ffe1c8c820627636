/** What the counting of addresses works on: the CNI's settings as values, and nodes joined with their interfaces. */

import { itemsOf } from '../../../shared/cni/view.ts'
import type { Cni, Report } from '../../../shared/contract/report.ts'
import type { InstanceTypeFact, InterfaceFact, NodeFact, Snapshot, SubnetFact } from '../../../shared/contract/snapshot.ts'
import { Ec2 } from '../ec2.ts'
import { nodeClass, zoneOf } from '../platform.ts'
import { type ClassifiedPod, classifyPods } from '../pods.ts'

/** undefined: the value comes from a place that was not read. */
export interface Config {
  prefix: boolean | undefined
  custom: boolean | undefined
  ipv6: boolean | undefined
  podEni: boolean | undefined
  discovery: boolean | undefined
  multiNic: boolean
  /** -1 is no limit. */
  maxEni: number
  warm: WarmSettings
}

/** 0 is unset for ip and minimum, as ipamd has it. */
export interface WarmSettings {
  eni: number
  prefix: number
  ip: number
  minimum: number
}

export interface EksNode {
  fact: NodeFact
  class: string | undefined
  zone: string | undefined
  instanceId: string | undefined
  type: InstanceTypeFact | undefined
  typeName: string | undefined
  interfaces: InterfaceFact[]
  /** Living pods with an address of their own; undefined when not all pods were read. */
  pods: ClassifiedPod[] | undefined
  hostNetworkPods: number
}

export interface Facts {
  snapshot: Snapshot
  report: Report
  cni: Cni
  config: Config
  nodes: EksNode[]
  pods: ClassifiedPod[] | undefined
  interfaces: InterfaceFact[]
  subnets: Map<string, SubnetFact>
}

/** Undefined where the Amazon VPC CNI does not run or EC2's interfaces are not known: then there is nothing to count. */
export function factsOf(snapshot: Snapshot, report: Report): Facts | undefined {
  const cni = report.cnis?.find(({ id, workload }) => id === 'aws-vpc' && workload !== undefined)
  if (!cni || !snapshot.sources.interfaces?.ok || !snapshot.sources.nodes?.ok) return undefined
  const pods = classifyPods(snapshot)
  // Counts over part of the pods would call a busy address warm.
  const all = snapshot.cluster.namespace === undefined && snapshot.sources.pods?.ok && !snapshot.sources.pods.partial ? pods : undefined
  const ec2 = new Ec2(snapshot)
  const types = new Map(itemsOf(snapshot.sources.instanceTypes).map((type) => [type.type, type]))
  const byNode = Map.groupBy(all ?? [], ({ node }) => node ?? '')
  const nodes = snapshot.sources.nodes.items.map((fact): EksNode => {
    const instance = ec2.join(fact)?.instance
    const typeName = instance?.type ?? fact.labels['node.kubernetes.io/instance-type']
    const own = byNode.get(fact.name) ?? []
    return {
      fact,
      class: nodeClass(fact),
      zone: zoneOf(fact),
      instanceId: instance?.id,
      type: typeName === undefined ? undefined : types.get(typeName),
      typeName,
      interfaces: instance ? ec2.interfacesOf(instance.id) : [],
      pods: all && own.filter(({ proves }) => proves),
      hostNetworkPods: own.filter(({ hostNetwork }) => hostNetwork).length,
    }
  })
  const subnets = new Map(itemsOf(snapshot.sources.subnets).map((subnet) => [subnet.id, subnet]))
  return { snapshot, report, cni, config: configOf(cni), nodes, pods, interfaces: itemsOf(snapshot.sources.interfaces), subnets }
}

function configOf({ settings }: Cni): Config {
  const on = (name: string) => (settings[name]?.from === 'unresolved' ? undefined : settings[name]?.value === 'true')
  const number = (name: string, byDefault: number) => {
    const value = settings[name]?.value
    return value !== undefined && /^-?\d{1,6}$/.test(value) ? Number(value) : byDefault
  }
  return {
    prefix: on('ENABLE_PREFIX_DELEGATION'),
    custom: on('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'),
    ipv6: on('ENABLE_IPv6'),
    podEni: on('ENABLE_POD_ENI'),
    discovery: on('ENABLE_SUBNET_DISCOVERY'),
    multiNic: on('ENABLE_MULTI_NIC') === true,
    maxEni: number('MAX_ENI', -1),
    warm: {
      eni: number('WARM_ENI_TARGET', 1),
      prefix: number('WARM_PREFIX_TARGET', 0),
      ip: Math.max(0, number('WARM_IP_TARGET', 0)),
      minimum: Math.max(0, number('MINIMUM_IP_TARGET', 0)),
    },
  }
}

/** Nodes whose interfaces ipamd manages: not Fargate, Auto Mode or hybrid. */
export const managed = ({ class: name }: EksNode): boolean => name === undefined || name === 'ec2'

export type InterfaceRole = 'primary' | 'secondary' | 'trunk' | 'branch' | 'unmanaged' | 'no-ip'

export function roleOf({ type, description, tags, deviceIndex, networkCard = 0 }: InterfaceFact, { multiNic }: Config): InterfaceRole {
  if (type === 'efa-only') return 'no-ip'
  if (type === 'branch' || description === 'aws-k8s-branch-eni') return 'branch'
  if (tags?.['node.k8s.amazonaws.com/no_manage'] === 'true') return 'unmanaged'
  if (deviceIndex === 0 && networkCard === 0) return 'primary'
  if (networkCard > 0 && !multiNic) return 'unmanaged'
  return type === 'trunk' ? 'trunk' : 'secondary'
}

/** Whether ipamd takes pod addresses from it under the present settings. */
export const forPods = (role: InterfaceRole, { custom }: Config): boolean =>
  role === 'primary' ? custom !== true : role === 'secondary' || role === 'trunk'
