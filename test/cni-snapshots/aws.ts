/** EKS: the VPC CNI in its modes, alone and beside others, and node classes without it. */
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { awsNode, crds, ec2, eksNode, eksNodes, eksPlace, inNodeSubnet, nodeSubnets, podSubnets, zones } from './aws-parts.ts'
import { node, object, snapshotOf, three } from './build.ts'
import { calicoNode, tigeraOperator } from './calico-parts.ts'
import { ciliumDaemonSet, ciliumOperator } from './cilium-parts.ts'

export const aws: Record<string, () => Snapshot> = {
  'eks-prefix-delegation': () => {
    const nodes = eksNodes(() => ({ maxPods: 110 }))
    const podIP = (index: number, nth: number) => `10.20.${index + 1}.${112 + nth}`
    return snapshotOf({
      ...eksPlace,
      nodes,
      daemonSets: [awsNode({ ENABLE_PREFIX_DELEGATION: 'true' })],
      podIP,
      groups: crds,
      sources: ec2(nodes, nodeSubnets, (index) => ({ privateIPs: [], prefixes: [`10.20.${index + 1}.112/28`] })),
    })
  },
  'eks-custom-networking': () => {
    const nodes = eksNodes(() => ({ maxPods: 20 }))
    const podIP = (index: number, nth: number) => `100.64.${index * 32}.${20 + nth}`
    const configs = zones.map((zone, index) =>
      object(`ap-northeast-2${zone}`, { 'spec.subnet': podSubnets[index]?.id, 'spec.securityGroups': ['sg-0c0ffee0c0ffee0c0'] }),
    )
    return snapshotOf({
      ...eksPlace,
      nodes,
      podIP,
      groups: crds,
      resources: { 'eniconfigs.crd.k8s.amazonaws.com': configs },
      daemonSets: [awsNode({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' })],
      sources: ec2(nodes, podSubnets, (index) => ({ privateIPs: [0, 1, 2, 3, 4, 5].map((nth) => podIP(index, nth)), prefixes: [] })),
    })
  },
  'eks-ipv6': () =>
    snapshotOf({
      ...eksPlace,
      groups: crds,
      podIP: (index, nth) => `2406:da12:5c0:3a0${index}:9f2c::${(nth + 2).toString(16)}`,
      nodes: eksNodes((index) => ({ ipv6: `2406:da12:5c0:3a0${index}::1f` })),
      daemonSets: [awsNode({ ENABLE_IPv4: 'false', ENABLE_IPv6: 'true', ENABLE_PREFIX_DELEGATION: 'true' })],
    }),
  // Go's ParseBool takes "T" and refuses "yes".
  'eks-odd-booleans': () =>
    snapshotOf({
      ...eksPlace,
      groups: crds,
      nodes: eksNodes(),
      podIP: (index, nth) => `100.64.${index * 32}.${20 + nth}`,
      daemonSets: [awsNode({ ENABLE_PREFIX_DELEGATION: 'yes', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'T' })],
    }),
  'eks-value-from': () =>
    snapshotOf({
      ...eksPlace,
      groups: crds,
      nodes: eksNodes(),
      podIP: inNodeSubnet,
      daemonSets: [awsNode({ ENABLE_PREFIX_DELEGATION: { from: 'configmap/cni-overrides/prefix' } }, { policy: true })],
    }),
  'eks-calico-policy': () =>
    snapshotOf({
      ...eksPlace,
      nodes: eksNodes(),
      podIP: inNodeSubnet,
      groups: [...crds, 'operator.tigera.io/v1'],
      deployments: [tigeraOperator],
      daemonSets: [
        awsNode(),
        calicoNode(
          { CALICO_NETWORKING_BACKEND: 'none', CLUSTER_TYPE: 'k8s,operator,ecs', FELIX_INTERFACEPREFIX: 'eni', NO_DEFAULT_POOLS: 'true' },
          'calico-system',
        ),
      ],
      resources: {
        'installations.operator.tigera.io': [
          object('default', {
            'spec.kubernetesProvider': 'EKS',
            'spec.cni.type': 'AmazonVPC',
            'status.computed': { cni: { type: 'AmazonVPC' }, kubernetesProvider: 'EKS', calicoNetwork: { bgp: 'Disabled' } },
          }),
        ],
        'ippools.crd.projectcalico.org': [],
      },
    }),
  'eks-cilium-chained': () =>
    snapshotOf({
      ...eksPlace,
      nodes: eksNodes(),
      podIP: inNodeSubnet,
      groups: [...crds, 'cilium.io/v2'],
      daemonSets: [awsNode(), ciliumDaemonSet('kube-system')],
      deployments: [ciliumOperator('operator-generic')],
      configMaps: {
        'kube-system/cilium-config': {
          'cni-chaining-mode': 'aws-cni',
          'cni-exclusive': 'false',
          'routing-mode': 'native',
          'tunnel-protocol': 'vxlan',
          'enable-ipv4-masquerade': 'false',
          'enable-endpoint-routes': 'true',
          ipam: 'cluster-pool',
        },
      },
    }),
  'eks-cilium-eni': () =>
    snapshotOf({
      ...eksPlace,
      nodes: eksNodes(),
      podIP: inNodeSubnet,
      groups: [...crds, 'cilium.io/v2'],
      kubeProxy: false,
      daemonSets: [awsNode({}, { desired: 0 }), ciliumDaemonSet('kube-system')],
      deployments: [ciliumOperator('operator-aws', 2)],
      configMaps: {
        'kube-system/cilium-config': {
          'routing-mode': 'native',
          'tunnel-protocol': 'vxlan',
          ipam: 'eni',
          'enable-endpoint-routes': 'true',
          'enable-ipv4-masquerade': 'false',
          'aws-enable-prefix-delegation': 'false',
        },
      },
    }),
  // A usual step of a migration: aws-node kept off every node, its CRDs and ConfigMap left behind.
  'eks-calico-replaces-aws-node': () =>
    snapshotOf({
      ...eksPlace,
      groups: [...crds, 'operator.tigera.io/v1'],
      deployments: [tigeraOperator],
      podIP: (index, nth) => `172.16.${index * 64 + 10}.${nth + 2}`,
      nodes: eksNodes((index) => ({
        annotations: {
          'projectcalico.org/IPv4Address': `10.20.${index + 1}.${40 + index}/24`,
          'projectcalico.org/IPv4VXLANTunnelAddr': `172.16.${index * 64 + 10}.1`,
        },
      })),
      daemonSets: [
        awsNode({}, { desired: 0 }),
        calicoNode({ CALICO_NETWORKING_BACKEND: 'vxlan', CLUSTER_TYPE: 'k8s,operator,ecs', NO_DEFAULT_POOLS: 'true' }, 'calico-system'),
      ],
      resources: {
        'installations.operator.tigera.io': [
          object('default', {
            'spec.kubernetesProvider': 'EKS',
            'spec.cni.type': 'Calico',
            'status.computed': {
              cni: { type: 'Calico' },
              kubernetesProvider: 'EKS',
              calicoNetwork: { bgp: 'Disabled', ipPools: [{ cidr: '172.16.0.0/16', encapsulation: 'VXLAN' }] },
            },
          }),
        ],
        'ippools.crd.projectcalico.org': [
          object('default-ipv4-ippool', {
            'spec.cidr': '172.16.0.0/16',
            'spec.vxlanMode': 'Always',
            'spec.ipipMode': 'Never',
            'spec.blockSize': 26,
            'spec.natOutgoing': true,
          }),
        ],
      },
    }),
  'eks-auto-mode': () =>
    snapshotOf({
      ...eksPlace,
      groups: ['eks.amazonaws.com/v1', 'vpcresources.k8s.aws/v1alpha1'],
      kubeProxy: false,
      daemonSets: [],
      podIP: (index, nth) => `10.20.${index + 1}.${100 + nth}`,
      nodes: three((index) => ({
        ...eksNode(index, { labels: { 'eks.amazonaws.com/compute-type': 'auto', 'eks.amazonaws.com/nodeclass': 'default' } }),
        name: `i-0f3c5a7b9d1e2f40${index}`,
      })),
    }),
  'eks-fargate-beside-ec2': () => {
    const fargate = [0, 1].map((index) =>
      node({
        ...eksNode(index),
        name: `fargate-ip-10-20-${index + 1}-20${index}.ap-northeast-2.compute.internal`,
        ip: `10.20.${index + 1}.20${index}`,
        providerID: `aws:///ap-northeast-2${zones[index]}/5c2a9d-0e1f2a3b/fargate-ip-10-20-${index + 1}-20${index}`,
        labels: { 'eks.amazonaws.com/compute-type': 'fargate', 'topology.kubernetes.io/region': 'ap-northeast-2' },
        maxPods: 1,
      }),
    )
    // A Fargate node is made for one pod, and both show the same address.
    return snapshotOf({
      ...eksPlace,
      groups: crds,
      nodes: [...eksNodes().slice(0, 2), ...fargate],
      daemonSets: [awsNode()],
      turns: [0, 1, 0, 2, 3, 1, 0, 1, 0, 1],
      podIP: (index, nth) => (index >= 2 ? `10.20.${index - 1}.20${index - 2}` : inNodeSubnet(index, nth)),
    })
  },
  'eks-hybrid-nodes': () => {
    const hybrid = [0, 1].map((index) =>
      node({
        name: `mi-0a1b2c3d4e5f6071${index}`,
        ip: `10.80.0.${11 + index}`,
        kubelet: 'v1.33.5-eks-113cf36',
        labels: { 'eks.amazonaws.com/compute-type': 'hybrid' },
        providerID: `eks-hybrid:///ap-northeast-2/shop/mi-0a1b2c3d4e5f6071${index}`,
      }),
    )
    return snapshotOf({
      ...eksPlace,
      groups: [...crds, 'cilium.io/v2'],
      nodes: [...eksNodes().slice(0, 2), ...hybrid],
      daemonSets: [awsNode(), ciliumDaemonSet('kube-system')],
      places: { cilium: ({ labels }) => labels['eks.amazonaws.com/compute-type'] === 'hybrid' },
      podIP: (index, nth) => (index >= 2 ? `10.85.${index - 2}.${10 + nth}` : inNodeSubnet(index, nth)),
      configMaps: {
        'kube-system/cilium-config': {
          'routing-mode': 'tunnel',
          'tunnel-protocol': 'vxlan',
          ipam: 'cluster-pool',
          'cluster-pool-ipv4-cidr': '10.85.0.0/16',
          'cluster-pool-ipv4-mask-size': '25',
        },
      },
      resources: { 'ciliumnodes.cilium.io': hybrid.map(({ name }, index) => object(name, { 'spec.ipam.podCIDRs': [`10.85.${index}.0/25`] })) },
    })
  },
}
