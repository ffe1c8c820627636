/** What the WARM_* and MINIMUM_* settings make a node hold. Source: aws/amazon-vpc-cni-k8s:pkg/ipamd/ipamd.go (isDatastorePoolTooLow). */
import type { Warm } from '../../../shared/contract/addresses.ts'
import type { Config, WarmSettings } from './counting.ts'

export interface Room {
  /** Addresses or prefixes one ENI carries besides its primary address. */
  perEni: number
  /** Addresses a slot holds: 16 with prefix delegation, else 1. */
  each: 1 | 16
  /** Slots over all ENIs that may carry pods. */
  slots: number
}

/** Addresses a node holds for so many pods, assigned and warm; never more than it has room for. */
export function heldFor(assigned: number, warm: WarmSettings, { perEni, each, slots }: Room): number {
  const most = slots * each
  if (warm.ip > 0 || warm.minimum > 0) return Math.min(most, Math.ceil(Math.max(assigned + warm.ip, warm.minimum) / each) * each)
  // Without IP targets ipamd adds a whole step, a prefix or a full ENI, while less than `target` steps are spare.
  const [step, target] = each === 16 ? [16, warm.prefix] : [perEni, warm.eni]
  const spare = target > 0 ? target * step : 1
  return Math.min(most, Math.ceil((assigned + spare) / step) * step)
}

/** Which settings count and which are overridden, by what. */
export function inForce({ prefix, ipv6, warm }: Config): Pick<Warm, 'inForce' | 'overridden'> {
  const eni = { setting: 'WARM_ENI_TARGET', value: warm.eni }
  const blocks = { setting: 'WARM_PREFIX_TARGET', value: warm.prefix }
  const targets = [
    ...(warm.ip > 0 ? [{ setting: 'WARM_IP_TARGET', value: warm.ip }] : []),
    ...(warm.minimum > 0 ? [{ setting: 'MINIMUM_IP_TARGET', value: warm.minimum }] : []),
  ]
  if (ipv6) return { inForce: [], overridden: [eni, blocks, ...targets].map((one) => ({ ...one, by: 'ENABLE_IPv6' })) }
  if (targets.length > 0) {
    const by = targets.map(({ setting }) => setting).join(', ')
    return { inForce: targets, overridden: [eni, blocks].map((one) => ({ ...one, by })) }
  }
  return prefix
    ? { inForce: [blocks], overridden: [{ ...eni, by: 'ENABLE_PREFIX_DELEGATION' }] }
    : { inForce: [eni], overridden: [{ ...blocks, by: 'ENABLE_PREFIX_DELEGATION=false' }] }
}

const candidates: readonly (Partial<WarmSettings> & { name: string })[] = [
  { name: 'WARM_ENI_TARGET=1', eni: 1 },
  { name: 'WARM_PREFIX_TARGET=1', prefix: 1 },
  { name: 'WARM_IP_TARGET=5', ip: 5 },
  { name: 'WARM_IP_TARGET=2 MINIMUM_IP_TARGET=10', ip: 2, minimum: 10 },
]

/** What all nodes together would hold under other settings, with the pods they have. */
export function whatIf(nodes: readonly { assigned: number; room: Room }[], { prefix, warm }: Config): Warm['whatIf'] {
  if (nodes.length === 0) return []
  const pointless = prefix ? 'WARM_ENI_TARGET=1' : 'WARM_PREFIX_TARGET=1'
  return candidates
    .filter(({ name }) => name !== pointless)
    .map(({ name, ...other }) => ({
      settings: name,
      holds: nodes.reduce((sum, { assigned, room }) => sum + heldFor(assigned, { ...warm, ip: 0, minimum: 0, ...other }, room), 0),
    }))
}
