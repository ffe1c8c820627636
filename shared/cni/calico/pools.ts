/** Live IPPools, and what of them pods really use. */
import type { Encapsulation } from '../../contract/report.ts'
import type { ResourceFact } from '../../contract/snapshot.ts'
import { BlockIndex, familyOf } from '../../net/cidr.ts'
import { type CalicoView, modes, type PoolMode } from './facts.ts'

export interface Pool {
  name: string
  at: `ippool/${string}`
  cidr: string
  mode: PoolMode
  saw: string
  /** Prefix length of the blocks nodes claim from it. */
  block: number
  /** Pod addresses seen in it. */
  pods: number
}

type When = 'always' | 'cross-subnet' | 'never'

/** Spellings calico/node accepts, in any letter case; undefined for others, which it refuses. */
export function whenOf(text: string): When | undefined {
  const spellings: Readonly<Record<string, When>> = {
    '': 'never',
    off: 'never',
    never: 'never',
    always: 'always',
    crosssubnet: 'cross-subnet',
    'cross-subnet': 'cross-subnet',
  }
  return spellings[text.toLowerCase()]
}

/** Both cannot be on at once. Without either, only BGP can carry routes between nodes. */
export function poolMode(ipip: When | undefined, vxlan: When | undefined, backend: string): PoolMode {
  if (ipip === 'always' || ipip === 'cross-subnet') return `ipip-${ipip}`
  if (vxlan === 'always' || vxlan === 'cross-subnet') return `vxlan-${vxlan}`
  return backend === 'vxlan' ? 'unrouted' : 'bgp'
}

/** Pools that may hold pods; LoadBalancer pools never do. Modes left out mean Never. */
function usable({ fields }: ResourceFact): boolean {
  const uses = fields['spec.allowedUses']
  return (
    fields['spec.disabled'] !== true &&
    (!Array.isArray(uses) || uses.length === 0 || uses.includes('Workload')) &&
    typeof fields['spec.cidr'] === 'string'
  )
}

function poolOf({ name, fields }: ResourceFact, backend: string): Pool {
  const text = (field: string) => (typeof fields[field] === 'string' && fields[field] !== '' ? fields[field] : 'Never')
  const [cidr, ipip, vxlan] = [String(fields['spec.cidr']), text('spec.ipipMode'), text('spec.vxlanMode')]
  return {
    name,
    at: `ippool/${name}`,
    cidr,
    mode: poolMode(whenOf(ipip), whenOf(vxlan), backend),
    saw: `cidr ${cidr}, ipipMode ${ipip}, vxlanMode ${vxlan}`,
    // Default sizes: calico's api/pkg/apis/projectcalico/v3/ippool.go.
    block: typeof fields['spec.blockSize'] === 'number' ? fields['spec.blockSize'] : familyOf(cidr) === 'ipv6' ? 122 : 26,
    pods: 0,
  }
}

/** Undefined when no pool object could be read in either API group; most used first. */
export function poolsOf(view: CalicoView, backend: string): Pool[] | undefined {
  const looks = [view.resources('ippools.crd.projectcalico.org'), view.resources('ippools.projectcalico.org')]
  const read = looks.flatMap((look) => (look.is === 'present' ? [look.value] : []))
  const items = read.find((list) => list.length > 0) ?? read[0]
  if (!items) return undefined
  const pools = items.filter(usable).map((item) => poolOf(item, backend))
  const index = new BlockIndex(pools.map((pool) => [pool.cidr, pool] as const))
  for (const ip of (view.pods ?? []).flatMap(({ ips }) => ips)) {
    const pool = index.find(ip)
    if (pool) pool.pods += 1
  }
  return pools.sort((a, b) => b.pods - a.pods)
}

/** A pool's encapsulation, with the port Felix was told and the longer header of an IPv6 underlay. */
export function encapsulationOf({ cidr, mode }: Pick<Pool, 'cidr' | 'mode'>, vxlanPort: number | undefined): Encapsulation {
  if (mode !== 'vxlan-always' && mode !== 'vxlan-cross-subnet') return modes[mode].encapsulation
  return {
    ...modes[mode].encapsulation,
    ...(vxlanPort === undefined ? {} : { port: vxlanPort }),
    ...(familyOf(cidr) === 'ipv6' ? { overheadBytes: 70 } : {}),
  }
}
