/** What a VPC's addresses are used for: the limits of the nodes' types, and who holds what in their subnets. */
import type { InstanceFact, ReservationFact, Source, Sources, SubnetFact } from '../../../shared/contract/snapshot.ts'
import type { CniError } from '../../../shared/text/errors.ts'
import { awsAsks } from '../ask/asks.ts'
import { asCniError, type Note, noteOf, type Reading } from '../ask/source.ts'
import type { AskAws } from './ask.ts'
import type { Ec2 } from './client.ts'
import type { Ec2Node } from './nodes.ts'
import { asSubnetInterface, type Eni } from './pick.ts'

export type AddressSources = Pick<Sources, 'instanceTypes' | 'reservations' | 'subnetInterfaces'>

interface Known {
  nodes: readonly Ec2Node[]
  instances: readonly InstanceFact[]
  interfaces: Promise<Source<Eni[]>>
  subnets: Promise<Source<SubnetFact[]> | undefined>
  subnetIds: Promise<readonly string[]>
}

/** With this tag ipamd may place interfaces in a subnet no node sits in. */
const DISCOVERY_TAG = 'kubernetes.io/role/cni'

export async function readAddresses(ec2: Ec2, ask: AskAws, known: Known): Promise<AddressSources> {
  const types = [...new Set([...known.instances, ...known.nodes].flatMap(({ type }) => type ?? []))]
  const ids = subnetIdsOf(known)
  const [instanceTypes, reservations, subnetInterfaces] = await Promise.all([
    types.length > 0
      ? ask('instanceTypes', async () => ({ items: (await ec2.instanceTypes(types)).filter(({ type }) => types.includes(type)) }))
      : undefined,
    ids.then((subnets) => (subnets.length > 0 ? ask('reservations', () => readReservations(ec2, subnets)) : undefined)),
    ids.then((subnets) => (subnets.length > 0 ? ask('subnetInterfaces', () => readSubnetInterfaces(ec2, subnets)) : undefined)),
  ])
  return { ...(instanceTypes ? { instanceTypes } : {}), ...(reservations ? { reservations } : {}), ...(subnetInterfaces ? { subnetInterfaces } : {}) }
}

/** The subnets nodes and pods sit in or may come to sit in. */
async function subnetIdsOf({ instances, ...later }: Known): Promise<string[]> {
  const [interfaces, subnets, named] = await Promise.all([later.interfaces, later.subnets, later.subnetIds])
  const discovered = subnets?.ok ? subnets.items.filter(({ tags }) => tags?.[DISCOVERY_TAG] === '1').map(({ id }) => id) : []
  const used = [...instances, ...(interfaces.ok ? interfaces.items : [])].flatMap(({ subnetId }) => subnetId ?? [])
  return [...new Set([...used, ...named, ...discovered])]
}

/** One call a subnet, for EC2 takes no more; a subnet that is gone or refused leaves the others whole. */
async function readReservations(ec2: Ec2, subnetIds: readonly string[]): Promise<Reading<ReservationFact[]>> {
  const read = await Promise.all(
    subnetIds.map(async (subnetId): Promise<{ items: ReservationFact[]; error?: CniError; note?: Note }> => {
      try {
        return { items: await ec2.reservations(subnetId) }
      } catch (thrown) {
        const error = asCniError(thrown)
        return { items: [], error, note: noteOf(`${awsAsks.reservations.action} ${subnetId}`, error) }
      }
    }),
  )
  const failed = read.flatMap(({ error }) => error ?? [])
  if (failed[0] && failed.length === read.length) throw failed[0]
  return { items: read.flatMap(({ items }) => items), notes: read.flatMap(({ note }) => note ?? []) }
}

async function readSubnetInterfaces(ec2: Ec2, subnetIds: readonly string[]) {
  const wanted = new Set(subnetIds)
  const found = (await ec2.interfaces('subnet-id', subnetIds)).flatMap((eni) => asSubnetInterface(eni) ?? [])
  return { items: found.filter(({ subnetId }) => wanted.has(subnetId)) }
}
