/** What each node does against what is configured: prefixes, custom networking, subnet discovery, trunking; and its ENIConfig. */

import { itemsOf } from '../../../shared/cni/view.ts'
import type { Follows, NodePool, SubnetAddresses } from '../../../shared/contract/addresses.ts'
import type { SeenNode } from '../seen.ts'
import type { Counting } from './counting.ts'
import type { Pool } from './pools.ts'

type EniConfig = NonNullable<NodePool['eniConfig']>

const KEY = 'k8s.amazonaws.com/eniConfig'

/** Order of aws/amazon-vpc-cni-k8s:pkg/eniconfig/eniconfig.go. */
export function eniConfigOf({ fact }: SeenNode, { cni, config, seen }: Counting): EniConfig | undefined {
  if (!config.custom) return undefined
  const key = (name: string) => cni.settings[name]?.value || KEY
  const external = fact.labels['vpc.amazonaws.com/externalEniConfig']
  const annotation = fact.annotations[key('ENI_CONFIG_ANNOTATION_DEF')]
  const label = fact.labels[key('ENI_CONFIG_LABEL_DEF')]
  const [name, from] = external
    ? [external, 'external-label' as const]
    : annotation
      ? [annotation, 'annotation' as const]
      : label
        ? [label, 'label' as const]
        : ['default', 'default' as const]
  const source = seen.snapshot.sources.resources?.['eniconfigs.crd.k8s.amazonaws.com']
  if (!source?.ok) return { name, from }
  const found = itemsOf(source).find((one) => one.name === name)
  const subnet = found?.fields['spec.subnet']
  return { name, from, exists: found !== undefined, ...(typeof subnet === 'string' ? { subnet } : {}) }
}

interface Case {
  node: SeenNode
  pool: Pool
  counting: Counting
  eniConfig: EniConfig | undefined
  subnets: ReadonlyMap<string, SubnetAddresses>
  /** When the first node that does hold prefixes joined. */
  firstWithPrefixes: string | undefined
}

const rules: readonly ((it: Case) => Follows[])[] = [prefixes, custom, discovery, trunking]

export const followsOf = (it: Case): Follows[] => (it.pool.interfaces.length === 0 ? [] : rules.flatMap((rule) => rule(it)))

function prefixes({ node, pool, counting: { config }, subnets, firstWithPrefixes }: Case): Follows[] {
  if (!config.prefix || config.ipv6) return []
  const saw = pool.holds
  if (saw === 'prefix') return [{ about: 'prefix-delegation', ok: true, saw }]
  if (saw === 'mixed') return [{ about: 'prefix-delegation', ok: true, why: 'mixed-after-change', saw }]
  const own = pool.interfaces.filter(({ forPods }) => forPods)
  const noBlocks = own.length > 0 && own.every(({ subnet }) => subnets.get(subnet ?? '')?.blocks?.free === 0)
  const why =
    pool.limits?.nitro === false
      ? 'not-nitro'
      : noBlocks
        ? 'no-blocks'
        : firstWithPrefixes !== undefined && node.fact.created !== undefined && node.fact.created < firstWithPrefixes
          ? 'older-node'
          : own.length > 0 && own.every(({ slots, used }) => slots !== undefined && used >= slots)
            ? 'slots-taken'
            : 'not-seen-why'
  return [{ about: 'prefix-delegation', ok: false, why, saw }]
}

function custom({ pool, counting: { config }, eniConfig }: Case): Follows[] {
  if (!config.custom || !eniConfig) return []
  const row = (ok: boolean, saw: string, why?: string): Follows[] => [{ about: 'custom-networking', ok, saw, ...(why ? { why } : {}) }]
  if (eniConfig.exists === false) return row(false, eniConfig.name, 'eniconfig-missing')
  const secondary = pool.interfaces.filter(({ role }) => role === 'secondary' || role === 'trunk')
  if (secondary.length === 0) return row(false, pool.holds, pool.limits && pool.limits.enis < 2 ? 'one-eni-only' : 'no-secondary-eni')
  const subnets = [...new Set(secondary.map(({ subnet }) => subnet ?? '?'))]
  const home = pool.interfaces.find(({ role }) => role === 'primary')?.subnet
  if (eniConfig.subnet !== undefined && subnets.every((subnet) => subnet === eniConfig.subnet)) return row(true, eniConfig.subnet)
  if (eniConfig.subnet === undefined)
    return row(!subnets.includes(home ?? ''), subnets.join(', '), subnets.includes(home ?? '') ? 'in-node-subnet' : undefined)
  return row(false, subnets.join(', '), subnets.includes(home ?? '') ? 'in-node-subnet' : 'other-subnet')
}

/** Only a departure is worth a row: ENIs in the node's own subnet are the rule even with discovery on. */
function discovery({ pool, counting: { config, seen } }: Case): Follows[] {
  if (config.custom || config.discovery === undefined) return []
  const home = pool.interfaces.find(({ role }) => role === 'primary')?.subnet
  const away = [
    ...new Set(pool.interfaces.flatMap(({ role, subnet }) => (role === 'secondary' && subnet !== undefined && subnet !== home ? [subnet] : []))),
  ]
  if (home === undefined || away.length === 0) return []
  const saw = away.join(', ')
  if (!config.discovery) return [{ about: 'subnet-discovery', ok: false, saw, why: 'discovery-off' }]
  const untagged = away.filter((id) => {
    const tags = seen.ec2.subnet(id)?.tags
    return tags && tags['kubernetes.io/role/cni'] !== '1'
  })
  return [{ about: 'subnet-discovery', ok: untagged.length === 0, saw, ...(untagged.length > 0 ? { why: 'not-tagged' } : {}) }]
}

function trunking({ node, pool, counting: { config } }: Case): Follows[] {
  if (!config.podEni) return []
  const trunk = pool.interfaces.find(({ role, id }) => role === 'trunk' || node.interfaces.some((eni) => eni.id === id && eni.type === 'trunk'))
  if (trunk) return [{ about: 'trunking', ok: true, saw: trunk.id }]
  const why =
    pool.limits?.trunking === false
      ? 'not-trunking-compatible'
      : pool.limits && pool.interfaces.length >= pool.limits.enis
        ? 'no-slot-for-trunk'
        : 'not-seen-why'
  return [{ about: 'trunking', ok: false, saw: node.typeName ?? '?', why }]
}
