/** kindnet, Antrea, kube-router, Kube-OVN, OVN-Kubernetes, and no CNI at all. */
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { awsNode, eksNodes, eksPlace } from './aws-parts.ts'
import {
  type Cluster,
  container,
  daemonSet,
  deployment,
  inBlocks,
  init,
  type NodeParts,
  object,
  onPrem,
  onPremNodes,
  snapshotOf,
  three,
} from './build.ts'
import { calicoNode } from './calico-parts.ts'
import { ciliumDaemonSet } from './cilium-parts.ts'

const cidr = (index: number) => `10.244.${index}.0/24`
const podIP = inBlocks((index) => `10.244.${index}.0`)
const withPodCidr = () => onPremNodes((index) => ({ podCIDRs: [cidr(index)] }))
const cluster = (more: Partial<Cluster> & Pick<Cluster, 'daemonSets'>): Snapshot => snapshotOf({ ...onPrem, nodes: withPodCidr(), podIP, ...more })

const kindnet = (image: string, args: string[]) =>
  daemonSet('kube-system', 'kindnet', [container('kindnet-cni', image, { args, env: { POD_SUBNET: '10.244.0.0/16' } })])

const antreaAgent = daemonSet('kube-system', 'antrea-agent', [
  init('install-cni', 'docker.io/antrea/antrea-agent-ubuntu:v2.7.0'),
  container('antrea-agent', 'docker.io/antrea/antrea-agent-ubuntu:v2.7.0'),
  container('antrea-ovs', 'docker.io/antrea/antrea-agent-ubuntu:v2.7.0'),
])
const antrea = (conf: string, more: Partial<Cluster> = {}) =>
  cluster({
    daemonSets: [antreaAgent],
    groups: ['crd.antrea.io/v1beta1'],
    configMaps: { 'kube-system/antrea-config': { 'antrea-agent.conf': conf } },
    ...more,
  })

const kubeRouter = (args: string[]) =>
  daemonSet('kube-system', 'kube-router', [
    init('install-cni', 'docker.io/cloudnativelabs/kube-router'),
    container('kube-router', 'docker.io/cloudnativelabs/kube-router', { args }),
  ])

const kubeOvn = (args: { cni?: string[]; controller?: string[] }, more: Partial<Cluster>) =>
  cluster({
    nodes: onPremNodes((index) => ({
      annotations: { 'ovn.kubernetes.io/cidr': '100.64.0.0/16', 'ovn.kubernetes.io/logical_switch': 'join' },
      podCIDRs: [cidr(index)],
    })),
    daemonSets: [
      daemonSet('kube-system', 'kube-ovn-cni', [
        init('install-cni', 'docker.io/kubeovn/kube-ovn:v1.17.0'),
        container('cni-server', 'docker.io/kubeovn/kube-ovn:v1.17.0', { args: args.cni ?? [] }),
      ]),
      daemonSet('kube-system', 'ovs-ovn', [container('openvswitch', 'docker.io/kubeovn/kube-ovn:v1.17.0')]),
    ],
    deployments: [
      deployment('kube-system', 'kube-ovn-controller', [
        container('kube-ovn-controller', 'docker.io/kubeovn/kube-ovn:v1.17.0', { args: args.controller ?? [] }),
      ]),
    ],
    podIP: (index, nth) => `10.16.0.${index * 20 + nth + 4}`,
    ...more,
  })
const join = object('join', { 'spec.cidrBlock': '100.64.0.0/16', 'spec.vpc': 'ovn-cluster' })

const ovnkube = (namespace: string, image: string, args: string[] = []) =>
  daemonSet(namespace, 'ovnkube-node', [container('ovn-controller', image), container('ovnkube-controller', image, { args })])
const ovnNodes = (more: (index: number) => Partial<NodeParts> = () => ({})) =>
  onPremNodes((index) => ({
    annotations: {
      'k8s.ovn.org/node-subnets': `{"default":["10.128.${index * 2}.0/23"]}`,
      'k8s.ovn.org/node-encap-ips': `["10.0.1.${index + 11}"]`,
      'k8s.ovn.org/zone-name': `k8s-worker${index + 1}`,
    },
    ...more(index),
  }))
const inOvn = inBlocks((index) => `10.128.${index * 2}.0`)

export const others: Record<string, () => Snapshot> = {
  kindnet: () =>
    cluster({
      context: 'kind-dev',
      server: 'https://127.0.0.1:40771',
      daemonSets: [kindnet('docker.io/kindest/kindnetd:v20260820-69b56db7', [])],
      nodes: three((index) => ({
        name: ['dev-control-plane', 'dev-worker', 'dev-worker2'][index] ?? '',
        ip: `172.18.0.${index + 2}`,
        podCIDRs: [cidr(index)],
        providerID: `kind://docker/dev/${['dev-control-plane', 'dev-worker', 'dev-worker2'][index]}`,
      })),
    }),
  'kindnet-ipsec': () => cluster({ daemonSets: [kindnet('ghcr.io/networking/kindnet:v1.0.0', ['--ipsec-overlay=true'])] }),
  'antrea-encap': () =>
    antrea('# Enable or disable features\nfeatureGates:\n#  AntreaProxy: true\n\n# trafficEncapMode: encap\n#tunnelType: geneve\ntunnelPort: 0\n'),
  'antrea-hybrid-vxlan': () => antrea('trafficEncapMode: "hybrid"\ntunnelType: vxlan\ndefaultMTU: 1450\n'),
  'antrea-gre-ipsec': () => antrea('trafficEncapMode: encap\ntunnelType: gre\ntrafficEncryptionMode: ipsec\n'),
  'antrea-wireguard': () =>
    antrea('trafficEncapMode: encap\ntunnelType: geneve\ntrafficEncryptionMode: wireGuard\n', {
      nodes: onPremNodes((index) => ({
        podCIDRs: [cidr(index)],
        annotations: { 'node.antrea.io/wireguard-public-key': `q4Zt0mS3hC7v9bLxk2yPnR5wJ8uTfDgAeGiOoVrXsM${index}=` },
      })),
    }),
  'antrea-no-encap': () => antrea('trafficEncapMode: noEncap\n'),
  'antrea-policy-on-eks': () =>
    snapshotOf({
      ...eksPlace,
      nodes: eksNodes(),
      podIP: (index, nth) => `10.20.${index + 1}.${100 + nth}`,
      daemonSets: [awsNode(), antreaAgent],
      groups: ['crd.k8s.amazonaws.com/v1alpha1', 'crd.antrea.io/v1beta1'],
      configMaps: { 'kube-system/antrea-config': { 'antrea-agent.conf': 'trafficEncapMode: networkPolicyOnly\n' } },
    }),
  'kube-router': () => cluster({ daemonSets: [kubeRouter(['--run-router=true', '--run-firewall=true', '--run-service-proxy=true'])] }),
  'kube-router-fou-full': () => cluster({ daemonSets: [kubeRouter(['--run-router=true', '--overlay-type=full', '--overlay-encap=fou'])] }),
  'kube-router-bgp': () =>
    cluster({
      daemonSets: [kubeRouter(['--run-router', '--enable-overlay=false'])],
      nodes: onPremNodes((index) => ({ podCIDRs: [cidr(index)], annotations: { 'kube-router.io/pod-cidrs': `10.250.${index}.0/24` } })),
      podIP: inBlocks((index) => `10.250.${index}.0`),
    }),
  'kube-router-firewall-on-calico': () =>
    cluster({
      daemonSets: [
        kubeRouter(['--run-router=false', '--run-firewall=true']),
        calicoNode({ CALICO_NETWORKING_BACKEND: 'bird', CLUSTER_TYPE: 'k8s,bgp' }),
      ],
      resources: {
        'ippools.crd.projectcalico.org': [
          object('default-ipv4-ippool', { 'spec.cidr': '10.244.0.0/16', 'spec.ipipMode': 'Always', 'spec.vxlanMode': 'Never' }),
        ],
      },
    }),
  'kube-ovn': () =>
    kubeOvn(
      { cni: ['--network-type=geneve'], controller: ['--network-type=geneve'] },
      {
        resources: {
          'subnets.kubeovn.io': [object('ovn-default', { 'spec.cidrBlock': '10.16.0.0/16', 'spec.vpc': 'ovn-cluster' }), join],
          'ippools.kubeovn.io': [object('reserved', {})],
        },
      },
    ),
  // The controller's flag of the same name says vlan: the default subnet is underlay, the tunnel type says nothing.
  'kube-ovn-underlay': () =>
    kubeOvn(
      { cni: ['--network-type=geneve'], controller: ['--network-type=vlan'] },
      { resources: { 'subnets.kubeovn.io': [object('ovn-default', { 'spec.cidrBlock': '10.16.0.0/16', 'spec.vlan': 'ovn-vlan' }), join] } },
    ),
  'kube-ovn-mixed-subnets': () =>
    kubeOvn(
      { cni: ['--network-type=vxlan'] },
      {
        podIP: (index, nth) => (index === 0 ? `10.17.0.${nth + 4}` : `10.16.0.${index * 20 + nth + 4}`),
        resources: {
          'subnets.kubeovn.io': [
            object('ovn-default', { 'spec.cidrBlock': '10.16.0.0/16' }),
            object('rack', { 'spec.cidrBlock': '10.17.0.0/16', 'spec.vlan': 'vlan100' }),
            join,
          ],
        },
      },
    ),
  'kube-ovn-cilium-chained': () =>
    kubeOvn(
      {},
      {
        resources: { 'subnets.kubeovn.io': [object('ovn-default', { 'spec.cidrBlock': '10.16.0.0/16' }), join] },
        groups: ['cilium.io/v2'],
        daemonSets: [
          daemonSet('kube-system', 'kube-ovn-cni', [container('cni-server', 'docker.io/kubeovn/kube-ovn:v1.17.0')]),
          ciliumDaemonSet('kube-system'),
        ],
        configMaps: {
          'kube-system/cilium-config': {
            'cni-chaining-mode': 'none',
            'cni-chaining-target': 'kube-ovn',
            'routing-mode': 'native',
            ipam: 'cluster-pool',
          },
        },
      },
    ),
  'ovn-kubernetes': () =>
    cluster({
      nodes: ovnNodes(),
      podIP: inOvn,
      daemonSets: [ovnkube('ovn-kubernetes', 'ghcr.io/ovn-kubernetes/ovn-kubernetes/ovn-kube-ubuntu:master')],
      groups: ['k8s.ovn.org/v1'],
      configMaps: { 'ovn-kubernetes/ovn-config': { net_cidr: '10.128.0.0/14/23', svc_cidr: '172.30.0.0/16', mtu: '1400' } },
    }),
  'ovn-kubernetes-no-overlay': () =>
    cluster({
      nodes: ovnNodes(),
      podIP: inOvn,
      daemonSets: [ovnkube('ovn-kubernetes', 'ghcr.io/ovn-kubernetes/ovn-kubernetes/ovn-kube-ubuntu:master', ['--transport=no-overlay'])],
      resources: { 'routeadvertisements.k8s.ovn.org': [object('default', {})] },
    }),
  'openshift-ovn-multus': () =>
    cluster({
      context: 'admin',
      server: 'https://api.shop.example.com:6443',
      podIP: inOvn,
      nodes: ovnNodes(() => ({ kubelet: 'v1.33.5', labels: { 'node.openshift.io/os_id': 'rhel' } })),
      kubeProxy: false,
      groups: ['k8s.ovn.org/v1', 'k8s.cni.cncf.io/v1'],
      daemonSets: [
        ovnkube(
          'openshift-ovn-kubernetes',
          'quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:1f2e3d4c5b6a79880796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
        ),
        daemonSet('openshift-multus', 'multus', [
          container(
            'kube-multus',
            'quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:2f3e4d5c6b7a89900807b6c5d4e3f2a11a2f3e4d5c6b7a899008a7b6c5d4e3f2',
          ),
        ]),
      ],
      resources: {
        'networks.config.openshift.io': [
          object('cluster', {
            'status.networkType': 'OVNKubernetes',
            'status.clusterNetwork': [{ cidr: '10.128.0.0/14', hostPrefix: 23 }],
            'status.clusterNetworkMTU': 1400,
          }),
        ],
      },
    }),
  'no-cni': () => snapshotOf({ ...onPrem, nodes: onPremNodes(), daemonSets: [], podIP: () => [] }),
}
