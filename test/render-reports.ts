/** Two reports as the analyser makes them of the recorded clusters eks-default and calico-ipip, written by hand so that rendering is tested alone. */
import type { Node, Pod, Report } from '../shared/contract/report.ts'

export const pod = (namespace: string, name: string, node: string, ip: string, more: Partial<Pod> = {}): Pod => ({
  namespace,
  name,
  node,
  ips: [ip],
  status: 'Running',
  hostNetwork: false,
  ...more,
})

const head = {
  apiVersion: 'kubectl-cni/v1' as const,
  kind: 'Report' as const,
  takenAt: '2026-11-24T16:05:00.000Z',
  tool: { name: 'kubectl-cni', version: '0.1.0' },
  findings: [],
  unknowns: [],
}

const eksNode = (n: number, zone: string, instance: string, subnet: string, eni: string, pods: number): Node => ({
  name: `ip-192-168-${n}-${19 + n}.ap-northeast-2.compute.internal`,
  ready: true,
  internalIPs: [`192.168.${n}.${19 + n}`],
  externalIPs: [`3.35.${n - 1}.9`],
  podCIDRs: [],
  zone,
  class: 'ec2',
  maxPods: 17,
  pods: { total: pods, hostNetwork: 2 },
  instance: {
    id: instance,
    name: 'myeks-ng1-Node',
    type: 't3.medium',
    state: 'running',
    privateIP: `192.168.${n}.${19 + n}`,
    publicIP: `3.35.${n - 1}.9`,
    subnetId: subnet,
    vpcId: 'vpc-4f45b31f3b2860fe7',
    joinedBy: 'instance-id',
  },
  interfaces: [
    { id: `eni-0${n}962da74a25b0fc4`, deviceIndex: 0, subnetId: subnet, primaryIP: `192.168.${n}.${19 + n}`, secondaryIPs: [], prefixes: [] },
    { id: eni, deviceIndex: 1, subnetId: subnet, primaryIP: `192.168.${n}.90`, secondaryIPs: [], prefixes: [] },
  ],
})

const subnets = ['subnet-a41e9574b0a425b35', 'subnet-93e4c798975a91823', 'subnet-3f37f7a3bf6b5f31b'] as const
const enis = ['eni-2ebc9805c3bdfdee0', 'eni-71bd80a5c3bdfd1aa', 'eni-93cc0805c3bdf9f02'] as const
const eksNodes = [
  eksNode(1, 'ap-northeast-2a', 'i-67273e0c48829af54', subnets[0], enis[0], 5),
  eksNode(2, 'ap-northeast-2b', 'i-71ec6091a15a8f2fb', subnets[1], enis[1], 5),
  eksNode(3, 'ap-northeast-2c', 'i-8524b24daf3529d45', subnets[2], enis[2], 4),
]
const eksPod = (namespace: string, name: string, n: 1 | 2 | 3, host: number): Pod =>
  pod(namespace, name, eksNodes[n - 1]?.name ?? '', `192.168.${n}.${host}`, { range: `192.168.${n}.0/24`, interface: enis[n - 1] })
const eksHost = (name: string, n: 1 | 2 | 3): Pod =>
  pod('kube-system', name, eksNodes[n - 1]?.name ?? '', `192.168.${n}.${19 + n}`, { hostNetwork: true })

const vpcCniImage = '602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/amazon-k8s-cni:v1.23.1'
const awsNode = 'daemonset/kube-system/aws-node'

export const eksReport: Report = {
  ...head,
  cluster: {
    context: 'admin@myeks.ap-northeast-2.eksctl.io',
    server: 'https://EXAMPLE.gr7.ap-northeast-2.eks.amazonaws.com',
    name: 'myeks',
    kubernetes: 'v1.36.0-eks-1',
    platform: 'eks',
    region: 'ap-northeast-2',
  },
  cnis: [
    {
      id: 'aws-vpc',
      name: 'Amazon VPC CNI',
      role: 'primary',
      version: 'v1.23.1',
      mode: 'secondary-ip',
      workload: { kind: 'DaemonSet', namespace: 'kube-system', name: 'aws-node', desired: 3, ready: 3 },
      images: [
        {
          container: 'aws-vpc-cni-init',
          init: true,
          image: vpcCniImage.replace('cni:', 'cni-init:'),
          registry: '602401143452.dkr.ecr.ap-northeast-2.amazonaws.com',
          repository: 'amazon-k8s-cni-init',
          tag: 'v1.23.1',
        },
        {
          container: 'aws-node',
          init: false,
          image: vpcCniImage,
          registry: '602401143452.dkr.ecr.ap-northeast-2.amazonaws.com',
          repository: 'amazon-k8s-cni',
          tag: 'v1.23.1',
        },
        {
          container: 'aws-eks-nodeagent',
          init: false,
          image: '602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/amazon/aws-network-policy-agent:v1.4.2',
          registry: '602401143452.dkr.ecr.ap-northeast-2.amazonaws.com',
          repository: 'amazon/aws-network-policy-agent',
          tag: 'v1.4.2',
        },
      ],
      versions: [{ version: 'v1.23.1', nodes: 3 }],
      settings: {
        ENABLE_PREFIX_DELEGATION: { value: 'false', from: 'manifest', at: `${awsNode} env ENABLE_PREFIX_DELEGATION` },
        WARM_PREFIX_TARGET: { value: '1', from: 'default' },
      },
      confidence: 'certain',
      evidence: [{ at: awsNode, saw: vpcCniImage, means: 'aws-vpc.daemonset' }],
    },
  ],
  datapath: {
    kind: 'vpc-native',
    encapsulation: { protocol: 'none', when: 'never', overheadBytes: 0 },
    mtu: 9001,
    decidedFrom: 'manifest',
    confidence: 'certain',
    evidence: [
      { at: awsNode, saw: vpcCniImage, means: 'aws-vpc.never-wraps' },
      { at: `${awsNode} env ENABLE_PREFIX_DELEGATION`, saw: 'ENABLE_PREFIX_DELEGATION=false', means: 'aws-vpc.prefix-setting' },
      { at: `${awsNode} env AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG`, saw: 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=false', means: 'aws-vpc.custom-setting' },
    ],
  },
  ranges: {
    nodes: subnets.map((name, index) => ({
      cidr: `192.168.${index + 1}.0/24`,
      source: 'ec2-subnet',
      name,
      addresses: 1,
      free: index === 2 ? 247 : 246,
    })),
    pods: subnets.map((name, index) => ({
      cidr: `192.168.${index + 1}.0/24`,
      source: 'ec2-subnet',
      name,
      addresses: index === 2 ? 2 : 3,
      free: index === 2 ? 247 : 246,
    })),
    networks: [{ cidr: '192.168.0.0/16', source: 'ec2-vpc', name: 'vpc-4f45b31f3b2860fe7', addresses: 3 }],
    relation: 'same',
    confidence: 'certain',
    evidence: [{ at: '/api/v1/pods', saw: '8/8 → 192.168.1.0/24, 192.168.2.0/24, 192.168.3.0/24', means: 'ranges.pods-in-node-subnets' }],
  },
  nodes: eksNodes,
  pods: {
    total: 14,
    hostNetwork: 6,
    withoutIP: 0,
    items: [
      eksPod('default', 'web-1ad9f-5', 3, 105),
      eksPod('default', 'web-1od9f-7', 2, 107),
      eksPod('default', 'web-wd9f-3', 1, 103),
      eksHost('aws-node-ax0zk', 1),
      eksHost('aws-node-bx1zk', 2),
      eksHost('aws-node-cx2zk', 3),
      eksPod('kube-system', 'coredns-bd9f-0', 1, 100),
      eksPod('kube-system', 'coredns-id9f-1', 2, 101),
      eksHost('kube-proxy-ax0zk', 1),
      eksHost('kube-proxy-bx1zk', 2),
      eksHost('kube-proxy-cx2zk', 3),
      eksPod('shop', 'web-13d9f-4', 2, 104),
      eksPod('shop', 'web-1hd9f-6', 1, 106),
      eksPod('shop', 'web-pd9f-2', 3, 102),
    ],
  },
  subnets: subnets.map((id, index) => ({
    id,
    cidrs: [`192.168.${index + 1}.0/24`],
    zone: `ap-northeast-2${'abc'[index]}`,
    vpcId: 'vpc-4f45b31f3b2860fe7',
    free: index === 2 ? 247 : 246,
  })),
}

const calicoPod = (namespace: string, name: string, n: 1 | 2 | 3, host: number): Pod =>
  pod(namespace, name, `node-${n}`, `10.244.${n - 1}.${host}`, { range: '10.244.0.0/16' })
const calicoHost = (name: string, n: 1 | 2 | 3): Pod => pod('kube-system', name, `node-${n}`, `10.0.1.${9 + n}`, { hostNetwork: true })
const calicoNode = 'daemonset/kube-system/calico-node'
const pool = { at: 'ippool/default-ipv4-ippool', saw: 'cidr 10.244.0.0/16, ipipMode Always, vxlanMode Never' }

export const calicoReport: Report = {
  ...head,
  cluster: { context: 'kubernetes-admin@onprem', server: 'https://10.0.1.5:6443', kubernetes: 'v1.36.0', platform: 'unknown' },
  cnis: [
    {
      id: 'calico',
      name: 'Calico',
      role: 'primary',
      version: 'v3.32.1',
      mode: 'ipip-always',
      workload: { kind: 'DaemonSet', namespace: 'kube-system', name: 'calico-node', desired: 3, ready: 2 },
      images: [
        {
          container: 'calico-node',
          init: false,
          image: 'quay.io/calico/node:v3.32.1',
          registry: 'quay.io',
          repository: 'calico/node',
          tag: 'v3.32.1',
        },
      ],
      versions: [
        { version: 'v3.32.1', nodes: 2 },
        { version: 'v3.31.7', nodes: 1 },
      ],
      settings: { CALICO_NETWORKING_BACKEND: { value: 'bird', from: 'object', at: 'configmap/kube-system/calico-config calico_backend' } },
      confidence: 'certain',
      evidence: [{ at: calicoNode, saw: 'quay.io/calico/node:v3.32.1', means: 'calico.daemonset' }],
    },
  ],
  datapath: {
    kind: 'overlay',
    encapsulation: { protocol: 'ipip', when: 'always', overheadBytes: 20 },
    mtuIf1500: 1480,
    decidedFrom: 'object',
    confidence: 'certain',
    evidence: [
      { ...pool, means: 'calico.pool-ipip-always' },
      { at: 'configmap/kube-system/calico-config calico_backend', saw: 'CALICO_NETWORKING_BACKEND=bird', means: 'calico.backend' },
      { at: 'node/node-1', saw: 'projectcalico.org/IPv4IPIPTunnelAddr=10.244.0.1', means: 'calico.tunnel-ipip' },
    ],
  },
  ranges: {
    nodes: [{ cidr: '10.0.1.0/24', source: 'calico-node-address', addresses: 3 }],
    pods: [{ cidr: '10.244.0.0/16', source: 'calico-ippool', name: 'default-ipv4-ippool', addresses: 8 }],
    services: [{ cidr: '10.96.0.0/12', source: 'kubeadm', addresses: 0 }],
    relation: 'apart',
    confidence: 'certain',
    evidence: [
      { at: '/api/v1/pods', saw: '8/8 → 10.244.0.0/16', means: 'ranges.pods-in-declared-range' },
      { at: 'nodes', saw: '3', means: 'ranges.no-node-in-pod-range' },
    ],
  },
  nodes: ([1, 2, 3] as const).map(
    (n): Node => ({
      name: `node-${n}`,
      ready: n !== 3,
      internalIPs: [`10.0.1.${9 + n}`],
      externalIPs: [],
      podCIDRs: [`10.244.${n - 1}.0/24`],
      maxPods: 110,
      pods: { total: n === 3 ? 4 : 5, hostNetwork: 2 },
    }),
  ),
  pods: {
    total: 14,
    hostNetwork: 6,
    withoutIP: 0,
    items: [
      calicoPod('default', 'web-1ad9f-5', 3, 15),
      calicoPod('default', 'web-1od9f-7', 2, 17),
      calicoPod('default', 'web-wd9f-3', 1, 13),
      calicoHost('calico-node-ax0zk', 1),
      calicoHost('calico-node-bx1zk', 2),
      calicoHost('calico-node-cx2zk', 3),
      calicoPod('kube-system', 'coredns-bd9f-0', 1, 10),
      calicoPod('kube-system', 'coredns-id9f-1', 2, 11),
      calicoHost('kube-proxy-ax0zk', 1),
      calicoHost('kube-proxy-bx1zk', 2),
      calicoHost('kube-proxy-cx2zk', 3),
      calicoPod('shop', 'web-13d9f-4', 2, 14),
      calicoPod('shop', 'web-1hd9f-6', 1, 16),
      calicoPod('shop', 'web-pd9f-2', 3, 12),
    ],
  },
  findings: [{ id: 'version-skew', severity: 'warning', subject: 'calico', data: { versions: ['v3.32.1 × 2', 'v3.31.7 × 1'] } }],
  unknowns: [
    {
      statement: 'cni-objects',
      source: '/apis/crd.projectcalico.org/v1/felixconfigurations',
      error: 'forbidden',
      detail: 'felixconfigurations.crd.projectcalico.org is forbidden: User "viewer" cannot list resource',
    },
  ],
}
