/** The headers of a packet between two nodes, from what was decided of the path: by pool, family and subnet where these differ. */
import { type WireCase, wireHeaders } from '../../shared/cni/encapsulation.ts'
import type { Datapath, DatapathClass, Encapsulation, WireHeader } from '../../shared/contract/report.ts'
import { type Family, familyOf } from '../../shared/net/cidr.ts'
import type { Seen } from './seen.ts'

type Decided = Pick<Datapath, 'kind' | 'encapsulation' | 'encryption' | 'families' | 'pools' | 'classes'>
type Qualifiers = Pick<WireHeader, 'pool' | 'family' | 'class' | 'between'>

/** Families of the pods' own addresses and of the nodes', as far as they were seen. */
export interface Families {
  pods: readonly Family[]
  nodes: readonly Family[]
}

const order: readonly Family[] = ['ipv4', 'ipv6']
const among = (addresses: readonly string[]): Family[] => {
  const seen = new Set(addresses.map(familyOf))
  return order.filter((family) => seen.has(family))
}

/** Pods that are up say it best; else their declared ranges; else they are taken to be of the nodes' family. */
export function familiesOf({ proving, nodeIPs, detections }: Seen): Families {
  const nodes = among(nodeIPs)
  const declared = detections.flatMap(({ detection }) => (detection.path ? detection.podRanges.map(({ cidr }) => cidr.split('/')[0] as string) : []))
  const pods = [among(proving.flatMap(({ ips }) => ips)), among(declared), nodes].find((families) => families.length > 0)
  return { pods: pods ?? ['ipv4'], nodes: nodes.length > 0 ? nodes : ['ipv4'] }
}

/** Undefined where the path is not known. @param sizes headers whose size differs from the usual one. */
export function wireOf(decided: Decided, families: Families, sizes: WireCase['sizes'] = undefined): WireHeader[] | undefined {
  if (decided.kind === 'unknown') return undefined
  if (decided.kind === 'mixed') return decided.classes ? decided.classes.flatMap((one) => classWire(one, families, sizes)) : undefined
  const { encryption, pools = [] } = decided
  const cases = differ(pools.map(({ encapsulation }) => encapsulation))
    ? pools.map(({ cidr, encapsulation }) => ({ encapsulation, family: familyOf(cidr.split('/')[0] as string) ?? 'ipv4', says: { pool: cidr } }))
    : families.pods.map((family) => ({
        encapsulation: decided.families?.[family] ?? decided.encapsulation,
        family,
        says: families.pods.length > 1 ? { family } : {},
      }))
  return cases.flatMap(({ encapsulation, family, says }) => oneWire({ encapsulation, encryption, family, families, sizes, says }))
}

function classWire({ name, kind, encapsulation }: DatapathClass, families: Families, sizes: WireCase['sizes']): WireHeader[] {
  return (wireOf({ kind, encapsulation, encryption: undefined }, families, sizes) ?? [{ header: 'unknown' }]).map((header) => ({
    ...header,
    class: name,
  }))
}

/** What each class was found to do, put together; said once where all do the same. */
export function wireOfClasses(parts: readonly { name: string; datapath: Datapath }[]): WireHeader[] {
  const wires = parts.map(({ name, datapath }) => ({ name, wire: datapath.wire ?? [{ header: 'unknown' }] }))
  const [first] = wires
  if (first && wires.every(({ wire }) => JSON.stringify(wire) === JSON.stringify(first.wire))) return first.wire
  return wires.flatMap(({ name, wire }) => wire.map((header) => ({ ...header, class: name })))
}

const keyOf = ({ protocol, when, port }: Encapsulation): string => `${protocol} ${when} ${port}`
const differ = (all: readonly Encapsulation[]): boolean => new Set(all.map(keyOf)).size > 1

interface OneWire {
  encapsulation: Encapsulation
  encryption: Datapath['encryption']
  family: Family
  families: Families
  sizes: WireCase['sizes']
  says: Qualifiers
}

/** Across subnets only: two packets, the bare one between nodes of one subnet and the wrapped one. */
function oneWire({ encapsulation, encryption, family, families, sizes, says }: OneWire): WireHeader[] {
  const outer = families.nodes.includes(family) ? family : (families.nodes[0] ?? family)
  const headers = (when: Encapsulation['when'], more: Qualifiers) =>
    wireHeaders({ encapsulation: { ...encapsulation, when }, encryption, outer, inner: family, sizes }).map((header) => ({
      ...header,
      ...says,
      ...more,
    }))
  return encapsulation.when === 'cross-subnet' && !encryption
    ? [...headers('never', { between: 'same-subnet' }), ...headers('always', { between: 'different-subnets' })]
    : headers(encapsulation.when, {})
}
