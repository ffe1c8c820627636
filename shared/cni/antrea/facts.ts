/** What Antrea's module reads, and its modes as facts. */
import type { Encapsulation } from '../../contract/report.ts'
import type { Mode as ModeFacts, Needs } from '../define.ts'
import { none, wraps } from '../encapsulation.ts'
import type { View } from '../view.ts'

export const needs = {
  configMaps: { '@/antrea-config': ['antrea-agent.conf'] },
  resources: { 'ippools.crd.antrea.io': ['spec.ipRanges'] },
  nodeLabels: ['cloud.google.com/*'],
} as const satisfies Needs
export type AntreaView = View<typeof needs>

const unseen: Encapsulation = { protocol: 'unknown', when: 'unknown' }
const tunnel = (wrapped: 'geneve' | 'vxlan' | 'gre' | 'stt') => ({ shape: 'tunnel', device: 'antrea-tun0', wraps: wrapped }) as const

/** Ports are IANA's unless tunnelPort says otherwise. */
export const tunnels = {
  geneve: wraps('geneve', 'always', 6081),
  vxlan: wraps('vxlan', 'always', 4789),
  gre: wraps('gre', 'always'),
  stt: wraps('stt', 'always', 7471),
}

export const modes = {
  'encap-geneve': { kind: 'overlay', encapsulation: tunnels.geneve, picture: tunnel('geneve') },
  'encap-vxlan': { kind: 'overlay', encapsulation: tunnels.vxlan, picture: tunnel('vxlan') },
  'encap-gre': { kind: 'overlay', encapsulation: tunnels.gre, picture: tunnel('gre') },
  'encap-stt': { kind: 'overlay', encapsulation: tunnels.stt, picture: tunnel('stt') },
  hybrid: { kind: 'overlay', encapsulation: { ...tunnels.geneve, when: 'cross-subnet' }, picture: tunnel('geneve') },
  wireguard: {
    kind: 'overlay',
    encapsulation: wraps('wireguard', 'always', 51820),
    picture: { shape: 'tunnel', device: 'antrea-wg0', wraps: 'wireguard' },
  },
  'no-encap': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'underlay' } },
  'policy-only': { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'policy-only' } },
  'not-visible': { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'not-visible' } },
} as const satisfies Record<string, ModeFacts>
export type Mode = keyof typeof modes

export type Mean =
  | 'daemonset'
  | 'config-unread'
  | 'encap-mode'
  | 'encap-default'
  | 'policy-only'
  | 'tunnel-type'
  | 'tunnel-default'
  | 'port'
  | 'wireguard-replaces'
  | 'ipsec'
  | 'gke-nodes'
  | 'other-mode'

/** Documented defaults of build/charts/antrea/conf/antrea-agent.conf. */
export const defaults = {
  trafficEncapMode: 'encap',
  tunnelType: 'geneve',
  tunnelPort: '0',
  trafficEncryptionMode: 'none',
  defaultMTU: '0',
  enableBridgingMode: 'false',
} as const

/** Settings are named by their keys. */
export type Named = keyof typeof defaults
