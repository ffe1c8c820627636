/** Describes EKS clusters whose addresses can be counted by hand. Instance shapes are those of DescribeInstanceTypes. */
import type {
  InstanceTypeFact,
  InterfaceFact,
  NodeFact,
  PodFact,
  ReservationFact,
  ResourceFact,
  Snapshot,
  Sources,
  SubnetFact,
  SubnetInterfaceFact,
} from '../../shared/contract/snapshot.ts'
import { awsNode, crds, eksPlace } from '../cni-snapshots/aws-parts.ts'
import { node, object, snapshotOf } from '../cni-snapshots/build.ts'

const shape = (type: string, maxInterfaces: number, ipv4PerInterface: number, more: Partial<InstanceTypeFact> = {}): InstanceTypeFact => ({
  type,
  maxInterfaces,
  ipv4PerInterface,
  cards: [{ index: 0, maxInterfaces }],
  defaultCard: 0,
  hypervisor: 'nitro',
  ...more,
})

const types = {
  't3.medium': shape('t3.medium', 3, 6),
  'm4.large': shape('m4.large', 2, 10, { hypervisor: 'xen' }),
  'm5.large': shape('m5.large', 3, 10),
  'c5.4xlarge': shape('c5.4xlarge', 8, 30),
  'p4d.24xlarge': shape('p4d.24xlarge', 60, 50, { cards: [0, 1, 2, 3].map((index) => ({ index, maxInterfaces: 15 })) }),
} as const

type TypeName = keyof typeof types

const eni = (id: string, more: Partial<InterfaceFact> & Pick<InterfaceFact, 'subnetId'>): InterfaceFact => ({
  id,
  deviceIndex: 0,
  networkCard: 0,
  type: 'interface',
  privateIPs: [],
  prefixes: [],
  ipv6: [],
  ipv6Prefixes: [],
  ...more,
})

interface EksNodeParts {
  type: TypeName
  ip: string
  subnetId: string
  interfaces: Partial<InterfaceFact>[]
  /** Addresses of living pods. */
  pods?: (string | Partial<PodFact>)[]
  zone?: string
  maxPods?: number
  created?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
}

export interface EksParts {
  env?: Record<string, string>
  nodes: EksNodeParts[]
  subnets: SubnetFact[]
  eniConfigs?: ResourceFact[]
  /** Namespaces with a SecurityGroupPolicy: only there are pods' annotations read. */
  policies?: string[]
  /** Interfaces in the subnets beside those of the nodes. */
  others?: SubnetInterfaceFact[]
  reservations?: ReservationFact[]
  takenAt?: string
}

const nameOf = (index: number) => `ip-node-${index}.ap-northeast-2.compute.internal`
const instanceId = (index: number) => `i-0f3c5a7b9d1e2f40${index}`
const answered = <T>(at: string, items: T) => ({ ok: true as const, at, items })

export function eks(parts: EksParts): Snapshot {
  const { env = {}, nodes, eniConfigs = [], policies = [], takenAt } = parts
  const snapshot = snapshotOf({
    ...eksPlace,
    nodes: nodes.map(nodeOf),
    daemonSets: [awsNode(env)],
    podIP: () => '',
    groups: crds,
    resources: {
      'eniconfigs.crd.k8s.amazonaws.com': eniConfigs,
      'securitygrouppolicies.vpcresources.k8s.aws': policies.map((namespace) => object('pods', {}, namespace)),
    },
  })
  const { cniPods } = snapshot.sources
  return {
    ...snapshot,
    ...(takenAt ? { takenAt } : {}),
    sources: {
      ...snapshot.sources,
      cniPods: cniPods?.ok ? { ...cniPods, items: cniPods.items.map((pod, index) => ({ ...pod, name: `aws-node-${index}` })) } : undefined,
      pods: answered('/api/v1/pods', nodes.flatMap(podsOf)),
      ...awsOf(parts),
    },
  }
}

const nodeOf = (part: EksNodeParts, index: number): NodeFact => ({
  ...node({
    name: nameOf(index),
    ip: part.ip,
    kubelet: 'v1.33.5-eks-113cf36',
    providerID: `aws:///ap-northeast-2a/${instanceId(index)}`,
    maxPods: part.maxPods ?? 29,
    labels: {
      'alpha.eksctl.io/cluster-name': 'shop',
      'eks.amazonaws.com/nodegroup': 'workers',
      'topology.kubernetes.io/zone': part.zone ?? 'ap-northeast-2a',
      ...part.labels,
    },
    annotations: part.annotations ?? {},
  }),
  created: part.created ?? '2026-10-02T03:14:15Z',
})

const interfacesOf = (part: EksNodeParts, index: number): InterfaceFact[] =>
  part.interfaces.map((own, device) =>
    eni(`eni-${index}${device}`, {
      deviceIndex: device,
      instanceId: instanceId(index),
      subnetId: part.subnetId,
      ...(device === 0 ? { primaryIP: part.ip } : { description: `aws-K8S-${instanceId(index)}` }),
      tags: { 'node.k8s.amazonaws.com/instance_id': instanceId(index), 'cluster.k8s.amazonaws.com/name': 'shop' },
      ...own,
    }),
  )

const podsOf = ({ ip, pods = [] }: EksNodeParts, index: number): PodFact[] => [
  ...['aws-node', 'kube-proxy'].map((name) => ({
    namespace: 'kube-system',
    name: `${name}-${index}`,
    node: nameOf(index),
    ips: [ip],
    status: 'Running',
  })),
  ...pods.map((pod, nth) => ({
    namespace: 'shop',
    name: `cart-${index}-${nth}`,
    node: nameOf(index),
    status: 'Running',
    ips: [],
    ...(typeof pod === 'string' ? { ips: [pod] } : pod),
  })),
]

const awsOf = ({ nodes, subnets, others = [], reservations = [] }: EksParts): Partial<Sources> => ({
  instances: answered(
    'ec2:DescribeInstances',
    nodes.map(({ type, ip, subnetId }, index) => ({ id: instanceId(index), type, state: 'running', privateIP: ip, subnetId, vpcId: 'vpc-1' })),
  ),
  interfaces: answered('ec2:DescribeNetworkInterfaces', nodes.flatMap(interfacesOf)),
  subnets: answered('ec2:DescribeSubnets', subnets),
  vpcs: answered('ec2:DescribeVpcs', [{ id: 'vpc-1', cidrs: ['10.0.0.0/16'] }]),
  instanceTypes: answered(
    'ec2:DescribeInstanceTypes',
    [...new Set(nodes.map(({ type }) => type))].map((type) => types[type]),
  ),
  reservations: answered('ec2:GetSubnetCidrReservations', reservations),
  subnetInterfaces: answered('ec2:DescribeNetworkInterfaces', others),
  addon: answered('eks:DescribeAddon', { name: 'vpc-cni', version: 'v1.23.1-eksbuild.1', managed: true, status: 'ACTIVE' }),
})

export const subnet = (id: string, cidr: string, free: number, more: Partial<SubnetFact> = {}): SubnetFact => ({
  id,
  vpcId: 'vpc-1',
  cidrs: [cidr],
  zone: 'ap-northeast-2a',
  free,
  ...more,
})

/** `count` addresses from the given one on. */
export const run = (first: string, count: number): string[] => {
  const [start = '', last = '0'] = [first.slice(0, first.lastIndexOf('.')), first.slice(first.lastIndexOf('.') + 1)]
  return Array.from({ length: count }, (_, index) => `${start}.${Number(last) + index}`)
}
