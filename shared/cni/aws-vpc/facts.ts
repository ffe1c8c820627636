/** What the Amazon VPC CNI's module reads, and its modes as facts. */
import type { NodeFact } from '../../contract/snapshot.ts'
import type { Needs, PodPlace } from '../define.ts'
import { none } from '../encapsulation.ts'
import type { View } from '../view.ts'

const native = <P extends PodPlace>(pods: P) => ({ kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vpc', pods } }) as const

export type Mean = 'daemonset' | 'never-wraps' | 'mode-unresolved' | 'prefix-setting' | 'custom-setting' | 'managed-nodes'

/** fargate, hybrid or auto: node classes that aws-node's own affinity leaves out. */
export const computeType = (node: NodeFact) =>
  node.labels['eks.amazonaws.com/compute-type'] ?? (node.providerID?.includes('/fargate-') ? 'fargate' : '')

/** Switches with what ipamd takes when they are not written at all. Source: pkg/ipamd/ipamd.go. */
export const switches = {
  ENABLE_IPv6: false,
  ENABLE_PREFIX_DELEGATION: false,
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: false,
  ENABLE_SUBNET_DISCOVERY: true,
  AWS_VPC_K8S_CNI_EXTERNALSNAT: false,
  ENABLE_POD_ENI: false,
} as const
export const numbers = { WARM_ENI_TARGET: '1', WARM_PREFIX_TARGET: '0', AWS_VPC_ENI_MTU: '9001' } as const
export const optional = [
  'WARM_IP_TARGET',
  'MINIMUM_IP_TARGET',
  'MAX_ENI',
  'POD_MTU',
  'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS',
  'AWS_VPC_K8S_CNI_RANDOMIZESNAT',
  'POD_SECURITY_GROUP_ENFORCING_MODE',
  'ENI_CONFIG_LABEL_DEF',
  'ENI_CONFIG_ANNOTATION_DEF',
  'NETWORK_POLICY_ENFORCING_MODE',
  'ENABLE_MULTI_NIC',
] as const

export const needs = {
  configMaps: {
    'kube-system/amazon-vpc-cni': [
      'enable-windows-ipam',
      'enable-windows-prefix-delegation',
      'enable-network-policy-controller',
      'enable-network-policy',
    ],
  },
  resources: { 'eniconfigs.crd.k8s.amazonaws.com': ['spec.subnet', 'spec.securityGroups'] },
  env: [
    'ENABLE_IPv4',
    'ENABLE_IPv6',
    'ENABLE_PREFIX_DELEGATION',
    'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
    'ENI_CONFIG_LABEL_DEF',
    'ENI_CONFIG_ANNOTATION_DEF',
    'WARM_ENI_TARGET',
    'WARM_IP_TARGET',
    'MINIMUM_IP_TARGET',
    'WARM_PREFIX_TARGET',
    'MAX_ENI',
    'ENABLE_POD_ENI',
    'POD_SECURITY_GROUP_ENFORCING_MODE',
    'AWS_VPC_K8S_CNI_EXTERNALSNAT',
    'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS',
    'AWS_VPC_K8S_CNI_RANDOMIZESNAT',
    'ENABLE_SUBNET_DISCOVERY',
    'AWS_VPC_ENI_MTU',
    'POD_MTU',
    'NETWORK_POLICY_ENFORCING_MODE',
    'ENABLE_MULTI_NIC',
    'CLUSTER_NAME',
  ],
  flags: ['--enable-network-policy'],
  nodeLabels: ['eks.amazonaws.com/*', 'k8s.amazonaws.com/eniConfig', 'vpc.amazonaws.com/*', 'alpha.eksctl.io/cluster-name'],
  nodeAnnotations: ['k8s.amazonaws.com/eniConfig'],
} as const satisfies Needs
export type AwsView = View<typeof needs>

export const modes = {
  'secondary-ip': native({ subnet: 'node', on: 'address' }),
  'prefix-delegation': native({ subnet: 'node', on: 'prefix' }),
  'custom-networking': native({ subnet: 'other', on: 'address' }),
  'custom-networking-prefix': native({ subnet: 'other', on: 'prefix' }),
  'ipv6-prefix': native({ subnet: 'node', on: 'prefix', family: 'ipv6' }),
  managed: native({ subnet: 'node' }),
} as const
export type Mode = keyof typeof modes

/** Names of the settings it reports. */
export type Named = keyof typeof switches | keyof typeof numbers | (typeof optional)[number] | '--enable-network-policy'
