/** Max pods three ways: the kubelet's number, the ENI formula with this node's numbers, and what the addresses allow. */
import type { MaxPods } from '../../../shared/contract/addresses.ts'
import type { SeenNode } from '../seen.ts'
import type { Config, Counting } from './counting.ts'
import type { Pool } from './pools.ts'

/** Two host-network pods, aws-node and kube-proxy. */
const HOST_PODS = 2
/** Recommended upper bounds with prefixes. Source: awslabs/amazon-eks-ami. */
const CAPS = { small: 110, large: 250 } as const

/** @param supply addresses the subnets can still give this node; undefined where that is not known. */
export function maxPodsOf(node: SeenNode, pool: Pool, { config }: Counting, supply: number | undefined): MaxPods {
  const kubelet = node.fact.capacityPods
  const formula = formulaOf(pool, config)
  const { assigned, warm, free } = pool
  const addresses =
    assigned === undefined || warm === undefined || free === undefined
      ? undefined
      : node.pods.filter(({ hostNetwork }) => hostNetwork).length + assigned + warm + Math.min(free, supply ?? free)
  return { kubelet, formula, addresses, verdict: verdictOf(kubelet, formula) }
}

function formulaOf({ limits }: Pool, { prefix, custom, ipv6 }: Config): MaxPods['formula'] {
  if (!limits || prefix === undefined || custom === undefined) return undefined
  const each = (prefix || ipv6) && limits.nitro !== false ? 16 : 1
  const perEni = limits.ipv4PerEni - 1
  const enis = limits.enis - (custom && !ipv6 ? 1 : 0)
  const value = enis * perEni * each + HOST_PODS
  return { value, enis, perEni, each, custom, ...(each === 16 ? { caps: [CAPS.small, CAPS.large] } : {}) }
}

/** With prefixes the bound is 110 or 250 by vCPUs; between the two nobody is blamed. */
function verdictOf(kubelet: number | undefined, formula: MaxPods['formula']): MaxPods['verdict'] {
  if (kubelet === undefined || !formula) return 'unknown'
  const prefixes = formula.each > 1
  if (kubelet > (prefixes ? Math.min(formula.value, CAPS.large) : formula.value)) return 'over'
  return kubelet < (prefixes ? Math.min(formula.value, CAPS.small) : formula.value) ? 'under' : 'fits'
}
