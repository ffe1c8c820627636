/** What the Azure CNI's module reads, and its modes as facts. */
import type { Encapsulation } from '../../contract/report.ts'
import type { Mode as ModeFacts, Needs } from '../define.ts'
import { none } from '../encapsulation.ts'
import type { View } from '../view.ts'

const label = (name: string) => `kubernetes.azure.com/${name}` as const

export const OVERLAY_LABELS = [label('podnetwork-type'), label('podv6network-type')] as const
export const OVERLAY_FLAG = label('azure-cni-overlay')
export const POD_SUBNET = label('podnetwork-subnet')

export const needs = {
  configMaps: {
    'kube-system/cns-config': ['cns_config.json'],
    'kube-system/cilium-config': ['ipam', 'enable-ipv4-masquerade', 'ipv4-native-routing-cidr'],
  },
  resources: { 'nodenetworkconfigs.acn.azure.com': ['status.networkContainers', 'status.assignedIPCount'] },
  nodeLabels: ['kubernetes.azure.com/*'],
} as const satisfies Needs
export type AzureView = View<typeof needs>

const unseen: Encapsulation = { protocol: 'unknown', when: 'unknown' }

/** The guest adds no header in any mode. Under overlay Azure's own network wraps, outside the nodes. */
export const modes = {
  'node-subnet': { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vnet', pods: { subnet: 'node' } } },
  'pod-subnet': { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vnet', pods: { subnet: 'other' } } },
  'pod-subnet-static': { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vnet', pods: { subnet: 'other' } } },
  overlay: { kind: 'overlay', encapsulation: { protocol: 'azure-sdn', when: 'always', overheadBytes: 0 }, picture: { shape: 'sdn', by: 'azure' } },
  'not-visible': { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'not-visible' } },
} as const satisfies Record<string, ModeFacts>
export type Mode = keyof typeof modes

export type Mean =
  | 'daemonset'
  | 'powered-by-cilium'
  | 'no-cns'
  | 'nnc-overlay'
  | 'nnc-vnet'
  | 'nnc-vnetblock'
  | 'label-overlay'
  | 'label-pod-subnet'
  | 'scenario-overlay'
  | 'channel-crd'
  | 'channel-azure-host'
  | 'channel-other'
  | 'cilium-masquerade'
  | 'cilium-no-masquerade'
  | 'sdn-wraps'
  | 'nothing-said'

/** Names of the settings it reports; a star stands for objects of one kind. */
export type Named = 'ChannelMode' | 'CNIConflistScenario' | 'networkContainers.type'
