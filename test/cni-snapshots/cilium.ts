/** Cilium as primary in its routing and IPAM modes. */
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { type Cluster, inBlocks, object, onPrem, onPremNodes, snapshotOf } from './build.ts'
import { ciliumDaemonSet, ciliumEnvoy, ciliumOperator } from './cilium-parts.ts'

/** Keys the chart of 1.18 always renders. */
const rendered = {
  'routing-mode': 'tunnel',
  'tunnel-protocol': 'vxlan',
  ipam: 'cluster-pool',
  'cluster-pool-ipv4-cidr': '10.0.0.0/8',
  'cluster-pool-ipv4-mask-size': '24',
  'cni-chaining-mode': 'none',
  'cni-exclusive': 'true',
  'auto-direct-node-routes': 'false',
  'enable-ipv4': 'true',
  'enable-ipv6': 'false',
  'enable-ipv4-masquerade': 'true',
  'kube-proxy-replacement': 'false',
  'enable-endpoint-routes': 'false',
}

const block = (index: number) => `10.0.${index}.0/24`
const ciliumNodes = (make = block) => ({
  'ciliumnodes.cilium.io': [0, 1, 2].map((index) => object(`k8s-worker${index + 1}`, { 'spec.ipam.podCIDRs': [make(index)] })),
})

/** Nodes in 10.90.1.0/24, so that they collide with no pool that is not meant to. */
const nodes = (more: Parameters<typeof onPremNodes>[0] = () => ({})) => onPremNodes((index) => ({ ip: `172.20.32.${20 + index}`, ...more(index) }))

const cluster = (config: Record<string, string>, more: Partial<Cluster> = {}): Snapshot =>
  snapshotOf({
    ...onPrem,
    server: 'https://172.20.32.20:6443',
    nodes: nodes(),
    daemonSets: [ciliumDaemonSet('kube-system'), ciliumEnvoy],
    deployments: [ciliumOperator('operator-generic', 2)],
    groups: ['cilium.io/v2'],
    podIP: inBlocks((index) => `10.0.${index}.0`),
    configMaps: { 'kube-system/cilium-config': { ...rendered, ...config } },
    resources: ciliumNodes(),
    ...more,
  })

const poolOf = (cidr: string) => ({ 'cluster-pool-ipv4-cidr': cidr })

export const cilium: Record<string, () => Snapshot> = {
  'cilium-geneve-wireguard': () =>
    cluster({ 'tunnel-protocol': 'geneve', 'tunnel-port': '6082', 'enable-wireguard': 'true', ...poolOf('10.0.0.0/16') }),
  // Charts write the tunnel's protocol in native mode too.
  'cilium-native-direct': () =>
    cluster({ 'routing-mode': 'native', 'auto-direct-node-routes': 'true', 'ipv4-native-routing-cidr': '10.0.0.0/16', ...poolOf('10.0.0.0/16') }),
  'cilium-native-bgp': () =>
    cluster(
      { 'routing-mode': 'native', 'ipv4-native-routing-cidr': '10.0.0.0/16', ...poolOf('10.0.0.0/16') },
      {
        resources: {
          ...ciliumNodes(),
          'ciliumbgpclusterconfigs.cilium.io': [object('rack', { 'spec.nodeSelector': {} })],
          'ciliumbgppeerconfigs.cilium.io': [object('tor', {})],
        },
      },
    ),
  'cilium-native-fabric-ipsec': () => cluster({ 'routing-mode': 'native', 'enable-ipsec': 'true', ...poolOf('10.0.0.0/16') }),
  // 10.0.0.0/8, the default, holds the nodes as well; Node.spec.podCIDRs is set and unused.
  'cilium-default-pool': () =>
    cluster(
      {},
      {
        server: 'https://10.0.1.11:6443',
        nodes: onPremNodes((index) => ({ podCIDRs: [`10.244.${index}.0/24`] })),
        podIP: inBlocks((index) => `10.0.${index + 100}.0`),
        resources: ciliumNodes((index) => `10.0.${index + 100}.0/24`),
      },
    ),
  'cilium-legacy-tunnel': () => {
    const image = 'quay.io/cilium/cilium:v1.12.19@sha256:7e2f1b0a9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f'
    return cluster(
      {},
      {
        daemonSets: [ciliumDaemonSet('kube-system', image)],
        configMaps: { 'kube-system/cilium-config': { tunnel: 'geneve', ipam: 'cluster-pool', ...poolOf('10.0.0.0/16') } },
      },
    )
  },
  'cilium-legacy-disabled': () =>
    cluster(
      {},
      {
        configMaps: { 'kube-system/cilium-config': { tunnel: 'disabled', 'auto-direct-node-routes': 'true', ipam: 'kubernetes' } },
        nodes: nodes((index) => ({ podCIDRs: [block(index)] })),
        resources: {},
      },
    ),
  'cilium-portmap': () => cluster({ 'cni-chaining-mode': 'portmap', ...poolOf('10.0.0.0/16') }),
  'cilium-flags-only': () =>
    cluster(
      {},
      {
        daemonSets: [
          ciliumDaemonSet('cilium', 'quay.io/cilium/cilium:v1.18.12', {
            args: ['--routing-mode=tunnel', '--tunnel-protocol=geneve', '--ipam=kubernetes'],
          }),
        ],
        configMaps: {},
        nodes: nodes((index) => ({ podCIDRs: [block(index)] })),
        resources: {},
      },
    ),
  // One node of three is moved to native routing by a CiliumNodeConfig.
  'cilium-node-config': () =>
    cluster(poolOf('10.0.0.0/16'), {
      nodes: nodes((index) => ({ labels: { 'io.cilium.migration/native': String(index === 2) } })),
      resources: {
        ...ciliumNodes(),
        'ciliumnodeconfigs.cilium.io': [
          object(
            'native-nodes',
            {
              'spec.defaults': { 'routing-mode': 'native', 'auto-direct-node-routes': 'true' },
              'spec.nodeSelector': { matchLabels: { 'io.cilium.migration/native': 'true' } },
            },
            'kube-system',
          ),
        ],
      },
    }),
  'cilium-node-config-unplaced': () =>
    cluster(poolOf('10.0.0.0/16'), {
      resources: {
        ...ciliumNodes(),
        'ciliumnodeconfigs.cilium.io': [
          object(
            'gpu',
            { 'spec.defaults': { 'routing-mode': 'native' }, 'spec.nodeSelector': { matchLabels: { 'example.com/pool': 'gpu' } } },
            'kube-system',
          ),
        ],
      },
    }),
  'cilium-multi-pool': () =>
    cluster(
      { ipam: 'multi-pool', 'routing-mode': 'native', 'auto-direct-node-routes': 'true' },
      {
        podIP: inBlocks((index) => `10.10.${index}.0`),
        resources: {
          'ciliumpodippools.cilium.io': [
            object('default', { 'spec.ipv4.cidrs': ['10.10.0.0/16'] }),
            object('blue', { 'spec.ipv4.cidrs': ['10.20.0.0/16'] }),
          ],
        },
      },
    ),
  'cilium-config-forbidden': () =>
    cluster(
      {},
      {
        sources: {
          configMaps: {
            'kube-system/cilium-config': {
              ok: false,
              at: '/api/v1/namespaces/kube-system/configmaps/cilium-config',
              error: 'forbidden',
              detail: 'configmaps "cilium-config" is forbidden',
            },
          },
        },
      },
    ),
}
