/**
 * Everything a run asks for, in one table: collection takes its paths and calls from here, the least
 * permissions are printed from here. The CNIs' own objects are declared by their `needs`.
 */

import type { Purpose } from '../connect/options.ts'

export interface KubeAsk {
  /** Empty for the core group. */
  group: string
  version: string
  resource: string
  verb: 'get' | 'list'
}

/** Needed whatever is asked for. Discovery (`/version`, `/apis`) is open to every user a server knows. */
export const kubeAsks = {
  nodes: { group: '', version: 'v1', resource: 'nodes', verb: 'list' },
  namespaces: { group: '', version: 'v1', resource: 'namespaces', verb: 'list' },
  pods: { group: '', version: 'v1', resource: 'pods', verb: 'list' },
  configMaps: { group: '', version: 'v1', resource: 'configmaps', verb: 'get' },
  daemonSets: { group: 'apps', version: 'v1', resource: 'daemonsets', verb: 'list' },
  deployments: { group: 'apps', version: 'v1', resource: 'deployments', verb: 'list' },
} as const satisfies Record<string, KubeAsk>

/** ConfigMaps read beside those that CNIs declare, by namespace/name. */
export const KUBEADM = 'kube-system/kubeadm-config'

/** Path of a resource; within one namespace where one is given. */
export const pathTo = ({ group, version, resource }: KubeAsk, namespace?: string): string =>
  `/${group ? `apis/${group}` : 'api'}/${version}${namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`}/${resource}`

export interface AwsAsk {
  /** As IAM writes it, which is also how the source is named in a report. */
  action: `${'ec2' | 'eks'}:${string}`
  for: Purpose
}

/** By source of the snapshot. */
export const awsAsks = {
  instances: { action: 'ec2:DescribeInstances', for: 'inspect' },
  interfaces: { action: 'ec2:DescribeNetworkInterfaces', for: 'inspect' },
  subnets: { action: 'ec2:DescribeSubnets', for: 'inspect' },
  vpcs: { action: 'ec2:DescribeVpcs', for: 'inspect' },
  instanceTypes: { action: 'ec2:DescribeInstanceTypes', for: 'addresses' },
  reservations: { action: 'ec2:GetSubnetCidrReservations', for: 'addresses' },
  subnetInterfaces: { action: 'ec2:DescribeNetworkInterfaces', for: 'addresses' },
  addon: { action: 'eks:DescribeAddon', for: 'addresses' },
} as const satisfies Record<string, AwsAsk>

export type AwsSource = keyof typeof awsAsks
