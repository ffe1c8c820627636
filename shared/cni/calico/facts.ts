/** What Calico's module reads, and its modes as facts. */
import type { Encapsulation } from '../../contract/report.ts'
import type { Mode as ModeFacts, Needs } from '../define.ts'
import { none, wraps } from '../encapsulation.ts'
import type { View } from '../view.ts'

const pool = [
  'spec.cidr',
  'spec.ipipMode',
  'spec.vxlanMode',
  'spec.disabled',
  'spec.allowedUses',
  'spec.blockSize',
  'spec.natOutgoing',
  'spec.nodeSelector',
] as const
/** Fields of FelixConfiguration's spec that are reported under their own names. */
export const felixFields = ['wireguardEnabled', 'wireguardEnabledV6', 'vxlanPort', 'vxlanVNI', 'bpfEnabled'] as const
const felix = felixFields.map((name) => `spec.${name}` as const)

export const needs = {
  configMaps: { '@/calico-config': ['calico_backend', 'veth_mtu', 'typha_service_name'] },
  // Newer installs keep everything in projectcalico.org and have no object in crd.projectcalico.org.
  resources: {
    'ippools.crd.projectcalico.org': pool,
    'ippools.projectcalico.org': pool,
    'felixconfigurations.crd.projectcalico.org': felix,
    'felixconfigurations.projectcalico.org': felix,
    'clusterinformations.crd.projectcalico.org': ['spec.calicoVersion', 'spec.clusterType'],
    'clusterinformations.projectcalico.org': ['spec.calicoVersion', 'spec.clusterType'],
    'installations.operator.tigera.io': ['spec.cni.type', 'spec.calicoNetwork', 'spec.kubernetesProvider', 'status.computed'],
  },
  env: [
    'CALICO_NETWORKING_BACKEND',
    'CLUSTER_TYPE',
    'CALICO_IPV4POOL_CIDR',
    'CALICO_IPV4POOL_IPIP',
    'CALICO_IPV4POOL_VXLAN',
    'CALICO_IPV6POOL_VXLAN',
    'USE_POD_CIDR',
    'FELIX_BPFENABLED',
    'FELIX_INTERFACEPREFIX',
    'FELIX_WIREGUARDENABLED',
  ],
  nodeAnnotations: ['projectcalico.org/*'],
} as const satisfies Needs
export type CalicoView = View<typeof needs>

const unseen: Encapsulation = { protocol: 'unknown', when: 'unknown' }
const ipip = { shape: 'tunnel', device: 'tunl0', wraps: 'ipip' } as const
const vxlan = { shape: 'tunnel', device: 'vxlan.calico', wraps: 'vxlan' } as const

export const modes = {
  'ipip-always': { kind: 'overlay', encapsulation: wraps('ipip', 'always'), picture: ipip },
  'ipip-cross-subnet': { kind: 'overlay', encapsulation: wraps('ipip', 'cross-subnet'), picture: ipip },
  'vxlan-always': { kind: 'overlay', encapsulation: wraps('vxlan', 'always', 4789), picture: vxlan },
  'vxlan-cross-subnet': { kind: 'overlay', encapsulation: wraps('vxlan', 'cross-subnet', 4789), picture: vxlan },
  bgp: { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'bgp' } },
  unrouted: { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'underlay' } },
  'policy-only': { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'policy-only' } },
  'not-visible': { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'not-visible' } },
} as const satisfies Record<string, ModeFacts>
export type Mode = keyof typeof modes
export type PoolMode = Exclude<Mode, 'policy-only' | 'not-visible'>

/** Stronger wrapping first: a cluster is an overlay as soon as one pool in use wraps. */
export const strength: readonly PoolMode[] = ['ipip-always', 'vxlan-always', 'ipip-cross-subnet', 'vxlan-cross-subnet', 'bgp', 'unrouted']

export type Mean =
  | 'daemonset'
  | 'backend-none'
  | 'canal'
  | 'installation-other'
  | 'installation-calico'
  | 'installation-pool'
  | 'backend'
  | 'backend-unresolved'
  | `pool-${PoolMode}`
  | 'ipip-without-bird'
  | 'no-pod-in-pool'
  | 'pod-cidr'
  | 'tunnel-ipip'
  | 'tunnel-vxlan'
  | 'seed'
  | 'seed-idle'
  | 'wireguard-on'
  | 'wireguard-key'

/** Names of the settings it reports; a star stands for objects of one kind. */
export type Named =
  | 'CALICO_NETWORKING_BACKEND'
  | 'ippool/*'
  | 'Installation cni.type'
  | 'Installation linuxDataplane'
  | 'vxlanPort'
  | 'vxlanVNI'
  | 'bpfEnabled'
  | 'wireguardEnabled'
  | 'wireguardEnabledV6'
  | 'FELIX_WIREGUARDENABLED'
  | 'FELIX_BPFENABLED'
