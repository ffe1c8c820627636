/** Calico by manifest, by operator, and as policy only. */
import type { NodeFact, Snapshot } from '../../shared/contract/snapshot.ts'
import { type Cluster, forbidden, object, onPrem, onPremNodes, snapshotOf } from './build.ts'
import { calicoConfig, calicoMarks, calicoNode, inBlock, kubeControllers, manifestEnv, pool, tigeraOperator } from './calico-parts.ts'

const marked = (tunnel?: 'IPv4IPIPTunnelAddr' | 'IPv4VXLANTunnelAddr', more: (index: number) => Record<string, string> = () => ({})): NodeFact[] =>
  onPremNodes((index) => ({ annotations: { ...calicoMarks(index, tunnel), ...more(index) } }))

const POOLS = 'ippools.crd.projectcalico.org'
const information = {
  'clusterinformations.crd.projectcalico.org': [object('default', { 'spec.calicoVersion': 'v3.32.1', 'spec.clusterType': 'k8s,bgp,kdd' })],
}

const byManifest = (more: Partial<Cluster>): Snapshot =>
  snapshotOf({
    ...onPrem,
    nodes: marked(),
    daemonSets: [calicoNode(manifestEnv)],
    deployments: [kubeControllers],
    podIP: inBlock,
    configMaps: calicoConfig('bird'),
    ...more,
    resources: { ...information, ...more.resources },
  })

const operatorEnv = { CALICO_NETWORKING_BACKEND: 'bird', CLUSTER_TYPE: 'k8s,operator,bgp', NO_DEFAULT_POOLS: 'true' }
const byOperator = (more: Partial<Cluster>): Snapshot =>
  snapshotOf({
    ...onPrem,
    nodes: marked('IPv4VXLANTunnelAddr'),
    daemonSets: [calicoNode(operatorEnv, 'calico-system')],
    deployments: [tigeraOperator],
    podIP: inBlock,
    ...more,
  })
const installation = (network: Record<string, unknown>) => ({
  'installations.operator.tigera.io': [
    object('default', {
      'spec.cni.type': 'Calico',
      'spec.calicoNetwork': network,
      'status.computed': { cni: { type: 'Calico', ipam: { type: 'Calico' } }, calicoNetwork: network },
    }),
  ],
})

export const calico: Record<string, () => Snapshot> = {
  'calico-operator-vxlan-crosssubnet': () =>
    byOperator({
      resources: {
        ...installation({ bgp: 'Enabled', linuxDataplane: 'Iptables', ipPools: [{ cidr: '192.168.0.0/16', encapsulation: 'VXLANCrossSubnet' }] }),
        [POOLS]: [pool('default-ipv4-ippool', '192.168.0.0/16', { vxlan: 'CrossSubnet', ipip: 'Never' })],
      },
    }),
  'calico-operator-pools-forbidden': () => {
    const snapshot = byOperator({
      resources: installation({ bgp: 'Enabled', ipPools: [{ cidr: '192.168.0.0/16' }] }),
      nodes: marked('IPv4IPIPTunnelAddr'),
      groups: ['crd.projectcalico.org/v1'],
    })
    return {
      ...snapshot,
      sources: { ...snapshot.sources, resources: { ...snapshot.sources.resources, [POOLS]: forbidden('/apis/crd.projectcalico.org/ippools') } },
    }
  },
  // The DaemonSet still says IPIP Always: it only seeded the first pool, which somebody changed since.
  'calico-pool-beats-env': () =>
    byManifest({ resources: { [POOLS]: [pool('default-ipv4-ippool', '192.168.0.0/16', { ipip: 'Never', vxlan: 'Never' })] } }),
  'calico-vxlan-backend': () =>
    byManifest({
      nodes: marked('IPv4VXLANTunnelAddr'),
      configMaps: calicoConfig('vxlan', '1450'),
      daemonSets: [calicoNode({ ...manifestEnv, CALICO_IPV4POOL_IPIP: 'Never', CALICO_IPV4POOL_VXLAN: 'CrossSubnet' })],
      resources: {
        [POOLS]: [pool('default-ipv4-ippool', '192.168.0.0/16', { vxlan: 'CrossSubnet' })],
        'felixconfigurations.crd.projectcalico.org': [object('default', { 'spec.vxlanPort': 4790, 'spec.bpfEnabled': false })],
      },
    }),
  'calico-policy-only': () =>
    snapshotOf({
      context: 'gcp-vm-cluster',
      server: 'https://10.128.0.2:6443',
      podIP: (index, nth) => `10.244.${index}.${nth + 10}`,
      daemonSets: [calicoNode({ CALICO_NETWORKING_BACKEND: 'none', CLUSTER_TYPE: 'k8s', USE_POD_CIDR: 'true' })],
      nodes: onPremNodes((index) => ({
        ip: `10.128.0.${10 + index}`,
        podCIDRs: [`10.244.${index}.0/24`],
        providerID: `gce://shop-dev/asia-northeast3-a/k8s-worker${index + 1}`,
      })),
      // calico-policy-only.yaml has this ConfigMap without the key calico_backend.
      configMaps: { 'kube-system/calico-config': { veth_mtu: '0', typha_service_name: 'calico-typha' } },
      resources: { [POOLS]: [pool('default-ipv4-ippool', '192.168.0.0/16', { ipip: 'Never', vxlan: 'Never' })] },
    }),
  'calico-wireguard': () =>
    byManifest({
      // The third node has not published a key.
      nodes: marked(
        'IPv4VXLANTunnelAddr',
        (index): Record<string, string> =>
          index < 2
            ? {
                'projectcalico.org/WireguardPublicKey': `jlkVyQYooZYzI2wFfNhSZez5eWh44yfq1wKVjLvSXg${index}=`,
                'projectcalico.org/IPv4WireguardInterfaceAddr': `192.168.${[71, 126][index]}.66`,
              }
            : {},
      ),
      resources: {
        [POOLS]: [pool('default-ipv4-ippool', '192.168.0.0/16', { vxlan: 'Always', ipip: 'Never' })],
        'felixconfigurations.crd.projectcalico.org': [object('default', { 'spec.wireguardEnabled': true })],
      },
    }),
  // Newest installs: nothing in crd.projectcalico.org.
  'calico-native-crds': () =>
    byOperator({
      daemonSets: [
        calicoNode(
          { ...operatorEnv, CALICO_NETWORKING_BACKEND: 'bird' },
          'calico-system',
          'quay.io/calico/node@sha256:0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f',
        ),
      ],
      nodes: marked('IPv4IPIPTunnelAddr'),
      resources: {
        'ippools.projectcalico.org': [pool('default-ipv4-ippool', '192.168.0.0/16', { ipip: 'CrossSubnet' })],
        'clusterinformations.projectcalico.org': [object('default', { 'spec.calicoVersion': 'v3.33.0' })],
      },
    }),
  'calico-dual-stack': () =>
    byManifest({
      nodes: onPremNodes((index) => ({
        ipv6: `fd00:10:0:1::${index + 11}`,
        annotations: { ...calicoMarks(index, 'IPv4IPIPTunnelAddr'), 'projectcalico.org/IPv6Address': `fd00:10:0:1::${index + 11}/64` },
      })),
      podIP: (index, nth) => [inBlock(index, nth), `fd00:192:168::${index}:${(nth + 1).toString(16)}`],
      resources: {
        [POOLS]: [
          pool('default-ipv4-ippool', '192.168.0.0/16', { ipip: 'Always' }),
          pool('default-ipv6-ippool', 'fd00:192:168::/48', { ipip: 'Never', vxlan: 'Never' }),
        ],
      },
    }),
  // Two pools that differ, both in use; one for LoadBalancers and one that is disabled do not count.
  'calico-two-pools': () =>
    byManifest({
      podIP: (index, nth) => (index === 0 ? `10.77.0.${nth + 65}` : inBlock(index, nth)),
      nodes: marked('IPv4IPIPTunnelAddr'),
      resources: {
        [POOLS]: [
          pool('default-ipv4-ippool', '192.168.0.0/16', { ipip: 'CrossSubnet' }),
          pool('rack-a', '10.77.0.0/16', {}),
          pool('service-vips', '10.50.0.0/24', { ipip: 'Always' }, { 'spec.allowedUses': ['LoadBalancer'] }),
          pool('old', '10.51.0.0/16', { vxlan: 'Always' }, { 'spec.disabled': true }),
        ],
      },
    }),
  // A backend that cannot be read could be "none".
  'calico-backend-unresolved': () => {
    const snapshot = byManifest({ resources: { [POOLS]: [pool('default-ipv4-ippool', '192.168.0.0/16', { ipip: 'Always' })] } })
    return {
      ...snapshot,
      sources: {
        ...snapshot.sources,
        configMaps: { 'kube-system/calico-config': forbidden('/api/v1/namespaces/kube-system/configmaps/calico-config') },
      },
    }
  },
}
