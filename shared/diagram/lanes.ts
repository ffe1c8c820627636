/** The parts of a cluster whose packets travel alike: by node class, by pool, by family where these differ, else all of it. */
import type { Datapath, Node, Report } from '../contract/report.ts'
import { type Family, familyOf } from '../net/cidr.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import type { WireOf } from './wire.ts'

export type Lane = Pick<Datapath, 'kind' | 'encapsulation'> & {
  cni?: string
  nodes: readonly Node[]
  /** Pools it is the path to; all where absent. */
  pools?: readonly string[]
  family?: Family
  /** Node class, where the cluster has several. */
  class?: string
}

/** Widest class first; pools and families in the report's order. */
export function lanesOf({ datapath, nodes = [] }: Report): Lane[] {
  const { kind, classes = [], pools = [], families, encapsulation } = datapath
  if (kind === 'unknown') return []
  if (kind === 'mixed')
    return classes
      .toSorted((a, b) => b.nodes - a.nodes)
      .map((one) => ({ ...one, class: one.name, nodes: nodes.filter((node) => node.class === one.name) }))
  const byPool = Map.groupBy(pools, (pool) => JSON.stringify([familyOf(pool.cidr), pool.encapsulation]))
  if (byPool.size > 1)
    return [...byPool.values()].flatMap((alike) => {
      const [first] = alike
      const family = first && familyOf(first.cidr)
      return first ? [{ kind, encapsulation: first.encapsulation, nodes, pools: alike.map(({ cidr }) => cidr), ...(family ? { family } : {}) }] : []
    })
  const differing = (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const own = families?.[family]
    return own ? [{ kind, encapsulation: own, nodes, family }] : []
  })
  return differing.length > 1 ? differing : [{ kind, encapsulation, nodes }]
}

/** The qualifiers of a packet on this lane. */
export const packetOn = (lane: Lane, family: Family): WireOf => ({
  family: lane.family ?? family,
  ...(lane.pools?.[0] === undefined ? {} : { pool: lane.pools[0] }),
  ...(lane.class === undefined ? {} : { class: lane.class }),
})

const MOST_POOLS = 3

/** What tells this lane from the others; undefined where it is the only one. */
export function headingOf(lane: Lane, locale: Locale): string | undefined {
  const text = pictureWords[locale].lanes
  if (lane.class !== undefined) return say(text.class, locale, { name: lane.class, count: lane.nodes.length })
  const { pools } = lane
  if (pools) {
    const rest = pools.length > MOST_POOLS ? [`+${pools.length - MOST_POOLS}`] : []
    return say(text.pools, locale, { pools: [...pools.slice(0, MOST_POOLS), ...rest].join(', ') })
  }
  return lane.family && text[lane.family]
}
