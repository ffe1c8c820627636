/** What EKS clusters are made of: nodes, the aws-node DaemonSet, and what EC2 answers about them. */
import type { InstanceFact, InterfaceFact, NodeFact, Sources, SubnetFact } from '../../shared/contract/snapshot.ts'
import { container, daemonSet, init, type NodeParts, three } from './build.ts'

export const eksPlace = {
  context: 'admin@shop.ap-northeast-2.eksctl.io',
  server: 'https://5D2A9C7E1F3B4860A1B2C3D4E5F60718.yl4.ap-northeast-2.eks.amazonaws.com',
} as const
const REGISTRY = '602401143452.dkr.ecr.ap-northeast-2.amazonaws.com'

/** What config/master/aws-k8s-cni.yaml writes. */
const manifestEnv = {
  ADDITIONAL_ENI_TAGS: '{}',
  ANNOTATE_POD_IP: 'false',
  AWS_VPC_CNI_NODE_PORT_SUPPORT: 'true',
  AWS_VPC_ENI_MTU: '9001',
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false',
  AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
  AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'prng',
  AWS_VPC_K8S_CNI_VETHPREFIX: 'eni',
  ENABLE_IPv4: 'true',
  ENABLE_IPv6: 'false',
  ENABLE_POD_ENI: 'false',
  ENABLE_PREFIX_DELEGATION: 'false',
  ENABLE_SUBNET_DISCOVERY: 'true',
  NETWORK_POLICY_ENFORCING_MODE: 'standard',
  WARM_ENI_TARGET: '1',
  WARM_PREFIX_TARGET: '1',
}

export const awsNode = (changed: Record<string, string | { from: string }> = {}, more: { desired?: number; policy?: boolean } = {}) =>
  daemonSet(
    'kube-system',
    'aws-node',
    [
      init('aws-vpc-cni-init', `${REGISTRY}/amazon-k8s-cni-init:v1.23.1`),
      container('aws-node', `${REGISTRY}/amazon-k8s-cni:v1.23.1`, { env: { ...manifestEnv, ...changed } }),
      container('aws-eks-nodeagent', `${REGISTRY}/amazon/aws-network-policy-agent:v1.4.2`, {
        args: [`--enable-network-policy=${more.policy ?? false}`],
      }),
    ],
    more.desired === undefined ? {} : { desired: more.desired },
  )

export const zones = ['a', 'b', 'c'] as const

/** One node in each zone of Seoul, in 10.20.<zone>.0/24. */
export const eksNode = (index: number, more: Partial<NodeParts> = {}): NodeParts => ({
  name: `ip-10-20-${index + 1}-${40 + index}.ap-northeast-2.compute.internal`,
  ip: `10.20.${index + 1}.${40 + index}`,
  kubelet: 'v1.33.5-eks-113cf36',
  providerID: `aws:///ap-northeast-2${zones[index]}/i-0f3c5a7b9d1e2f40${index}`,
  maxPods: 29,
  ...more,
  labels: {
    'alpha.eksctl.io/cluster-name': 'shop',
    'eks.amazonaws.com/nodegroup': 'workers',
    'node.kubernetes.io/instance-type': 'm5.large',
    'topology.kubernetes.io/region': 'ap-northeast-2',
    'topology.kubernetes.io/zone': `ap-northeast-2${zones[index]}`,
    ...more.labels,
  },
})

/** Networks without the VPC CNI take no address of a VPC: podCIDRs stay empty on EKS all the same. */
export const eksNodes = (more: (index: number) => Partial<NodeParts> = () => ({})): NodeFact[] => three((index) => eksNode(index, more(index)))

export const crds = ['crd.k8s.amazonaws.com/v1alpha1', 'vpcresources.k8s.aws/v1alpha1', 'networking.k8s.aws/v1alpha1']
export const inNodeSubnet = (index: number, nth: number) => `10.20.${index + 1}.${100 + nth * 7}`

const vpcId = 'vpc-0a1b2c3d4e5f60718'
export const nodeSubnets: SubnetFact[] = zones.map((zone, index) => ({
  id: `subnet-0aa00000000000${index}a1`,
  vpcId,
  cidrs: [`10.20.${index + 1}.0/24`],
  zone: `ap-northeast-2${zone}`,
  free: 201,
  name: `shop-private-${zone}`,
}))
export const podSubnets: SubnetFact[] = zones.map((zone, index) => ({
  id: `subnet-0bb00000000000${index}b2`,
  vpcId,
  cidrs: [`100.64.${index * 32}.0/19`],
  zone: `ap-northeast-2${zone}`,
  free: 8160,
  name: `shop-pods-${zone}`,
}))

const idOf = ({ providerID }: NodeFact) => providerID?.split('/').at(-1) ?? ''
const ipOf = ({ addresses }: NodeFact) => addresses[0]?.address ?? ''

const instance = (each: NodeFact, index: number): InstanceFact => ({
  id: idOf(each),
  name: 'shop-workers',
  type: 'm5.large',
  state: 'running',
  privateIP: ipOf(each),
  subnetId: nodeSubnets[index]?.id ?? '',
  vpcId,
})

type Slots = (index: number) => Pick<InterfaceFact, 'privateIPs' | 'prefixes'>

/** The primary ENI, and one more that ipamd made in `second`. */
function interfaces(each: NodeFact, index: number, second: readonly SubnetFact[], slots: Slots): InterfaceFact[] {
  const tags = { 'node.k8s.amazonaws.com/instance_id': idOf(each), 'cluster.k8s.amazonaws.com/name': 'shop' }
  const common = { instanceId: idOf(each), networkCard: 0, status: 'in-use', type: 'interface', vpcId, ipv6: [], ipv6Prefixes: [], tags }
  const [first, other] = [nodeSubnets[index]?.id ?? '', second[index]]
  const firstOfSubnet = (other?.cidrs[0] ?? '').replace(/\.0\/\d+$/, '.9')
  return [
    {
      ...common,
      id: `eni-0aaaa00000000000${index}`,
      deviceIndex: 0,
      description: '',
      subnetId: first,
      primaryIP: ipOf(each),
      privateIPs: [],
      prefixes: [],
    },
    {
      ...common,
      id: `eni-0bbbb00000000000${index}`,
      deviceIndex: 1,
      description: `aws-K8S-${idOf(each)}`,
      subnetId: other?.id ?? '',
      primaryIP: firstOfSubnet,
      ...slots(index),
    },
  ]
}

/** What EC2 says of these nodes when pods take their addresses from the subnets `second`. */
export function ec2(nodes: readonly NodeFact[], second: readonly SubnetFact[], slots: Slots): Partial<Sources> {
  const answered = <T>(at: string, items: T) => ({ ok: true as const, at, items })
  return {
    instances: answered('ec2:DescribeInstances', nodes.map(instance)),
    interfaces: answered(
      'ec2:DescribeNetworkInterfaces',
      nodes.flatMap((each, index) => interfaces(each, index, second, slots)),
    ),
    subnets: answered('ec2:DescribeSubnets', [...new Set([...nodeSubnets, ...second])]),
    vpcs: answered('ec2:DescribeVpcs', [{ id: vpcId, cidrs: ['10.20.0.0/16', '100.64.0.0/16'], name: 'shop' }]),
  }
}
