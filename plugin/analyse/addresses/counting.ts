/** Whether and from what addresses are counted, the CNI's settings as values, and what each interface is for. */

import type { Cni } from '../../../shared/contract/report.ts'
import type { InterfaceFact } from '../../../shared/contract/snapshot.ts'
import type { Seen, SeenNode } from '../seen.ts'
import { isNotAsked } from '../unknowns.ts'

/** undefined: the value comes from a place that was not read. */
export interface Config {
  prefix: boolean | undefined
  custom: boolean | undefined
  ipv6: boolean | undefined
  podEni: boolean | undefined
  discovery: boolean | undefined
  multiNic: boolean
  /** -1 is no limit. */
  maxEni: number
  warm: WarmSettings
}

/** 0 is unset for ip and minimum, as ipamd has it. */
export interface WarmSettings {
  eni: number
  prefix: number
  ip: number
  minimum: number
}

/** What the counting works on. */
export interface Counting {
  seen: Seen
  cni: Cni
  config: Config
  /** Whether every pod was read: counts over a part of them would call a busy address warm. */
  allPods: boolean
}

/** Sources that nothing but the counting needs. */
const own = ['instanceTypes', 'reservations', 'subnetInterfaces', 'addon'] as const

/** Undefined where there is nothing to count: no Amazon VPC CNI, no interfaces, or a command that needs no counts. */
export function countingOf(seen: Seen, cnis: readonly Cni[] | undefined): Counting | undefined {
  const { sources, cluster } = seen.snapshot
  const cni = cnis?.find(({ id, workload }) => id === 'aws-vpc' && workload !== undefined)
  if (!cni || !sources.interfaces?.ok || !sources.nodes?.ok || own.some((name) => isNotAsked(sources[name]))) return undefined
  const allPods = cluster.namespace === undefined && sources.pods?.ok === true && !sources.pods.partial
  return { seen, cni, config: configOf(cni), allPods }
}

function configOf({ settings }: Cni): Config {
  const on = (name: string) => (settings[name]?.from === 'unresolved' ? undefined : settings[name]?.value === 'true')
  const number = (name: string, byDefault: number) => {
    const value = settings[name]?.value
    return value !== undefined && /^-?\d{1,6}$/.test(value) ? Number(value) : byDefault
  }
  return {
    prefix: on('ENABLE_PREFIX_DELEGATION'),
    custom: on('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'),
    ipv6: on('ENABLE_IPv6'),
    podEni: on('ENABLE_POD_ENI'),
    discovery: on('ENABLE_SUBNET_DISCOVERY'),
    multiNic: on('ENABLE_MULTI_NIC') === true,
    maxEni: number('MAX_ENI', -1),
    warm: {
      eni: number('WARM_ENI_TARGET', 1),
      prefix: number('WARM_PREFIX_TARGET', 0),
      ip: Math.max(0, number('WARM_IP_TARGET', 0)),
      minimum: Math.max(0, number('MINIMUM_IP_TARGET', 0)),
    },
  }
}

/** Nodes whose interfaces ipamd manages: not Fargate, Auto Mode or hybrid. */
export const managed = ({ class: name }: SeenNode): boolean => name === undefined || name === 'ec2'

export type InterfaceRole = 'primary' | 'secondary' | 'trunk' | 'branch' | 'unmanaged' | 'no-ip'

export function roleOf({ type, description, tags, deviceIndex, networkCard = 0 }: InterfaceFact, { multiNic }: Config): InterfaceRole {
  if (type === 'efa-only') return 'no-ip'
  if (type === 'branch' || description === 'aws-k8s-branch-eni') return 'branch'
  if (tags?.['node.k8s.amazonaws.com/no_manage'] === 'true') return 'unmanaged'
  if (deviceIndex === 0 && networkCard === 0) return 'primary'
  if (networkCard > 0 && !multiNic) return 'unmanaged'
  return type === 'trunk' ? 'trunk' : 'secondary'
}

/** Whether ipamd takes pod addresses from it under the present settings. */
export const forPods = (role: InterfaceRole, { custom }: Config): boolean =>
  role === 'primary' ? custom !== true : role === 'secondary' || role === 'trunk'
