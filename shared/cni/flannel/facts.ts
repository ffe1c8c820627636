/** What flannel's module reads, and its modes as facts. */
import type { Encapsulation } from '../../contract/report.ts'
import type { NodeFact } from '../../contract/snapshot.ts'
import type { Mode as ModeFacts, Needs } from '../define.ts'
import { none, wraps } from '../encapsulation.ts'
import type { View } from '../view.ts'

export const PREFIX = 'flannel.alpha.coreos.com'
export const BACKEND = `${PREFIX}/backend-type`
export const NODE_ARGS = 'k3s.io/node-args'

export const needs = {
  configMaps: {
    '@/kube-flannel-cfg': ['net-conf.json'],
    '@/canal-config': ['net-conf.json'],
    '@/rke2-canal-config': ['net-conf.json'],
  },
  flags: ['--kube-annotation-prefix'],
  nodeAnnotations: [`${PREFIX}/*`, NODE_ARGS],
} as const satisfies Needs
export type FlannelView = View<typeof needs>

const notVisible: Encapsulation = { protocol: 'unknown', when: 'unknown' }

/** Linux defaults. WireGuard: flannel reserves 80 bytes for either family. Sources: pkg/backend/<type>, Documentation/backends.md. */
export const modes = {
  vxlan: { kind: 'overlay', encapsulation: wraps('vxlan', 'always', 8472), picture: { shape: 'tunnel', device: 'flannel.1', wraps: 'vxlan' } },
  'vxlan-direct-routing': {
    kind: 'overlay',
    encapsulation: wraps('vxlan', 'cross-subnet', 8472),
    picture: { shape: 'tunnel', device: 'flannel.1', wraps: 'vxlan' },
  },
  'host-gw': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'node-routes' } },
  wireguard: {
    kind: 'overlay',
    encapsulation: wraps('wireguard', 'always', 51820, 80),
    picture: { shape: 'tunnel', device: 'flannel-wg', wraps: 'wireguard' },
  },
  udp: { kind: 'overlay', encapsulation: wraps('udp', 'always', 8285), picture: { shape: 'tunnel', device: 'flannel0', wraps: 'udp' } },
  ipip: { kind: 'overlay', encapsulation: wraps('ipip', 'always'), picture: { shape: 'tunnel', device: 'flannel.ipip', wraps: 'ipip' } },
  'ipip-direct-routing': {
    kind: 'overlay',
    encapsulation: wraps('ipip', 'cross-subnet'),
    picture: { shape: 'tunnel', device: 'flannel.ipip', wraps: 'ipip' },
  },
  ipsec: { kind: 'overlay', encapsulation: wraps('esp', 'always'), picture: { shape: 'tunnel', device: 'xfrm', wraps: 'esp' } },
  tailscale: {
    kind: 'overlay',
    encapsulation: { protocol: 'unknown', when: 'always' },
    picture: { shape: 'tunnel', device: 'tailscale0', wraps: 'unknown' },
  },
  'tencent-vpc': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'cloud-routes' } },
  'not-visible': { kind: 'unknown', encapsulation: notVisible, picture: { shape: 'other', says: 'not-visible' } },
} as const satisfies Record<string, ModeFacts>
export type Mode = keyof typeof modes

/** By backend name, as in node annotations and net-conf.json. A lease of the udp backend sets no type at all. */
export const byBackend: Readonly<Record<string, Mode>> = {
  vxlan: 'vxlan',
  'host-gw': 'host-gw',
  wireguard: 'wireguard',
  'wireguard-native': 'wireguard',
  udp: 'udp',
  '': 'udp',
  ipip: 'ipip',
  ipsec: 'ipsec',
  tailscale: 'tailscale',
  'tencent-vpc': 'tencent-vpc',
}
export const withDirectRouting: Partial<Record<Mode, Mode>> = { vxlan: 'vxlan-direct-routing', ipip: 'ipip-direct-routing' }

export type Mean =
  | 'daemonset'
  | 'canal'
  | 'k3s-version'
  | 'k3s-backend'
  | 'k3s-default'
  | 'annotations-only'
  | 'pods-in-podcidr'
  | 'annotation'
  | 'annotation-udp'
  | 'net-conf'
  | 'backend-missing'
  | 'direct-routing'
  | 'no-direct-routing'
  | 'port'
  | 'nothing-said'

/** True where flannel has written its lease on the node. */
export const isMarked = (node: NodeFact) => Object.keys(node.annotations).some((name) => name.startsWith(`${PREFIX}/`))

/** Names of the settings it reports; a star stands for objects of one kind. */
export type Named = 'Network' | 'Backend.Type' | 'Backend.DirectRouting' | 'Backend.Port' | '--flannel-backend' | '--kube-annotation-prefix'
