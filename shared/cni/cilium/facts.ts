/** What Cilium's module reads, and its modes as facts. */
import type { Encapsulation } from '../../contract/report.ts'
import type { Mode as ModeFacts, Needs } from '../define.ts'
import { none, wraps } from '../encapsulation.ts'
import type { View } from '../view.ts'

/** Keys of cilium-config; the agent takes the same names as flags. Source: cilium/charts, templates/cilium-configmap.yaml. */
export const keys = [
  'routing-mode',
  'tunnel-protocol',
  'tunnel',
  'tunnel-port',
  'underlay-protocol',
  'ipam',
  'cluster-pool-ipv4-cidr',
  'cluster-pool-ipv4-mask-size',
  'cluster-pool-ipv6-cidr',
  'ipv4-native-routing-cidr',
  'auto-direct-node-routes',
  'enable-endpoint-routes',
  'enable-ipv4',
  'enable-ipv6',
  'enable-ipv4-masquerade',
  'cni-chaining-mode',
  'cni-chaining-target',
  'cni-exclusive',
  'enable-wireguard',
  'enable-ipsec',
  'encrypt-node',
  'aws-enable-prefix-delegation',
  'mtu',
  'kube-proxy-replacement',
] as const
export type Key = (typeof keys)[number]

/** Documented defaults of the keys that decide something. */
export const defaults = {
  'routing-mode': 'tunnel',
  ipam: 'cluster-pool',
  'auto-direct-node-routes': 'false',
  'cni-chaining-mode': 'none',
  'enable-wireguard': 'false',
  'enable-ipsec': 'false',
}

export const needs = {
  configMaps: { '@/cilium-config': keys },
  resources: {
    'ciliumnodeconfigs.cilium.io': ['spec.defaults', 'spec.nodeSelector'],
    'ciliumnodes.cilium.io': ['spec.ipam.podCIDRs'],
    'ciliumpodippools.cilium.io': ['spec.ipv4.cidrs', 'spec.ipv6.cidrs'],
    'ciliumbgpclusterconfigs.cilium.io': ['spec.nodeSelector'],
    'ciliumbgppeerconfigs.cilium.io': ['spec.families'],
  },
  flags: keys.map((key) => `--${key}` as const),
  // What CiliumNodeConfig objects usually select nodes by.
  nodeLabels: [
    'io.cilium.migration/*',
    'kubernetes.io/hostname',
    'kubernetes.io/os',
    'node.kubernetes.io/instance-type',
    'node-role.kubernetes.io/*',
    'cloud.google.com/*',
  ],
} as const satisfies Needs
export type CiliumView = View<typeof needs>

const unseen: Encapsulation = { protocol: 'unknown', when: 'unknown' }

export const modes = {
  'tunnel-vxlan': {
    kind: 'overlay',
    encapsulation: wraps('vxlan', 'always', 8472),
    picture: { shape: 'tunnel', device: 'cilium_vxlan', wraps: 'vxlan' },
  },
  'tunnel-geneve': {
    kind: 'overlay',
    encapsulation: wraps('geneve', 'always', 6081),
    picture: { shape: 'tunnel', device: 'cilium_geneve', wraps: 'geneve' },
  },
  eni: { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vpc', pods: { subnet: 'node', on: 'address' } } },
  'azure-ipam': { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vnet' } },
  alibabacloud: { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vpc' } },
  'gke-alias-ip': { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'alias-ip' } },
  'native-direct': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'node-routes' } },
  'native-bgp': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'bgp' } },
  'native-fabric': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'underlay' } },
  delegated: { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'delegates' } },
  chained: { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'delegates' } },
  'not-visible': { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'not-visible' } },
} as const satisfies Record<string, ModeFacts>
export type Mode = keyof typeof modes

export type Mean =
  | 'daemonset'
  | 'config-unread'
  | 'chaining'
  | 'chaining-target'
  | 'portmap-is-full'
  | 'delegated-azure'
  | 'delegated-unknown'
  | 'routing-tunnel'
  | 'routing-native'
  | 'routing-default'
  | 'legacy-tunnel'
  | 'legacy-disabled'
  | 'protocol'
  | 'protocol-default'
  | 'protocol-idle'
  | 'port'
  | 'ipam'
  | 'ipam-default'
  | 'direct-routes'
  | 'bgp-objects'
  | 'no-direct-routes'
  | 'gke-nodes'
  | 'wireguard'
  | 'ipsec'
  | 'node-config'
  | 'node-config-unplaced'
  | 'node-configs-unread'

/** Settings are named by their keys. */
export type Named = Key
