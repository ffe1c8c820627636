/** EC2 as this tool asks it: Describe calls, filtered, paged, a few at a time, waiting where EC2 says so. */
import type { InstanceFact, InstanceTypeFact, InterfaceFact, ReservationFact, SubnetFact, VpcFact } from '../../../shared/contract/snapshot.ts'
import { CniError } from '../../../shared/text/errors.ts'
import { limiter } from '../connect/limit.ts'
import type { Env } from '../connect/options.ts'
import { settled } from './credentials.ts'
import type { EC2Client, Filter } from './ec2-sdk.ts'
import { awsError, isThrottle } from './error.ts'
import { pickInstance, pickInstanceType, pickInterface, pickReservation, pickSubnet, pickVpc } from './pick.ts'

/** EC2 takes at most 200 values in a filter. */
const VALUES = 200
const PAGE = 1000
/** The longest page of instance types. */
const TYPES = 100
const REQUEST_MS = 10_000
/** Calls under way at a time: an account's bucket for Describe calls refills with 20 a second, and others drink from it. */
const SIDE_BY_SIDE = 6
/** The SDK waits in between with jitter, twice as long each time from half a second where EC2 throttles. */
const ATTEMPTS = 4

export interface Ec2Options {
  region: string | undefined
  profile: string | undefined
  env: Env
  timeoutMs: number | undefined
  signal: AbortSignal
}

type ByFilter<T> = (filter: string, values: readonly string[]) => Promise<T[]>

export interface Ec2 {
  /** The region the requests go to. */
  region: string
  /** The same for other services. */
  credentials: EC2Client['config']['credentials']
  instances: ByFilter<InstanceFact>
  interfaces: ByFilter<InterfaceFact>
  subnets: ByFilter<SubnetFact>
  vpcs: ByFilter<VpcFact>
  instanceTypes(types: readonly string[]): Promise<InstanceTypeFact[]>
  reservations(subnetId: string): Promise<ReservationFact[]>
  /** How often EC2 asked to slow down, by call such as `DescribeInstances`; asking sets it to nought. */
  takeSlowed(call: string): number
  close(): void
}

interface Page<T> {
  items: readonly (T | undefined)[]
  next: string | undefined
}

/** Throws aws-no-region or a credentials error; standard endpoint variables and profile settings are the SDK's own business. */
export async function openEc2({ region, profile, env, timeoutMs, signal }: Ec2Options): Promise<Ec2> {
  const sdk = await import('./ec2-sdk.ts')
  const quiet = { trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const client = new sdk.EC2Client({
    ...(region ? { region } : {}),
    ...(profile ? { profile } : {}),
    maxAttempts: ATTEMPTS,
    logger: quiet,
    requestHandler: { connectionTimeout: 3000, requestTimeout: Math.min(timeoutMs ?? REQUEST_MS, REQUEST_MS), throwOnRequestTimeout: true },
  })
  const slowed = countThrottles(client)
  const known = await settled(client, profile, env, signal).catch((error) => {
    client.destroy()
    throw error
  })
  const abort = { abortSignal: signal }
  const { byFilter, pages } = asker(signal)
  return {
    region: known,
    credentials: client.config.credentials,
    instances: byFilter(async (Filters, NextToken) => {
      const answer = await client.send(new sdk.DescribeInstancesCommand({ Filters, NextToken, MaxResults: PAGE }), abort)
      return { items: (answer.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []).map(pickInstance), next: answer.NextToken }
    }),
    interfaces: byFilter(async (Filters, NextToken) => {
      const answer = await client.send(new sdk.DescribeNetworkInterfacesCommand({ Filters, NextToken, MaxResults: PAGE }), abort)
      return { items: (answer.NetworkInterfaces ?? []).map(pickInterface), next: answer.NextToken }
    }),
    subnets: byFilter(async (Filters, NextToken) => {
      const answer = await client.send(new sdk.DescribeSubnetsCommand({ Filters, NextToken, MaxResults: PAGE }), abort)
      return { items: (answer.Subnets ?? []).map(pickSubnet), next: answer.NextToken }
    }),
    vpcs: byFilter(async (Filters, NextToken) => {
      const answer = await client.send(new sdk.DescribeVpcsCommand({ Filters, NextToken, MaxResults: PAGE }), abort)
      return { items: (answer.Vpcs ?? []).map(pickVpc), next: answer.NextToken }
    }),
    // By filter: one type that this region does not know would fail a call that names it.
    instanceTypes: (types) =>
      byFilter<InstanceTypeFact & { id: string }>(async (Filters, NextToken) => {
        const answer = await client.send(new sdk.DescribeInstanceTypesCommand({ Filters, NextToken, MaxResults: TYPES }), abort)
        return { items: (answer.InstanceTypes ?? []).map(pickInstanceType).map((type) => type && { ...type, id: type.type }), next: answer.NextToken }
      }, TYPES)('instance-type', types).then((found) => found.map(({ id: _, ...type }) => type)),
    reservations: (SubnetId) =>
      pages(async (NextToken) => {
        const answer = await client.send(new sdk.GetSubnetCidrReservationsCommand({ SubnetId, NextToken, MaxResults: PAGE }), abort)
        return {
          items: [...(answer.SubnetIpv4CidrReservations ?? []), ...(answer.SubnetIpv6CidrReservations ?? [])].map(pickReservation),
          next: answer.NextToken,
        }
      }),
    takeSlowed: (call) => {
      const count = slowed.get(call) ?? 0
      slowed.delete(call)
      return count
    },
    close: () => client.destroy(),
  }
}

/** Sees every attempt, where the SDK only shows the last one's outcome. */
function countThrottles(client: EC2Client): Map<string, number> {
  const slowed = new Map<string, number>()
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        try {
          return await next(args)
        } catch (error) {
          const call = commandName.replace(/Command$/, '')
          if (isThrottle(error)) slowed.set(call, (slowed.get(call) ?? 0) + 1)
          throw error
        }
      },
    { step: 'finalizeRequest', priority: 'low', name: 'countThrottles' },
  )
  return slowed
}

type Ask<T> = (filters: Filter[], next?: string) => Promise<Page<T>>

/** Every page of every batch of values, each item once. */
function asker(signal: AbortSignal) {
  const limit = limiter(SIDE_BY_SIDE)
  const pages = <T>(page: (next?: string) => Promise<Page<T>>) => everyPage((next) => limit(() => page(next)), signal)
  const byFilter =
    <T extends { id: string }>(page: Ask<T>, most = VALUES): ByFilter<T> =>
    async (Name, values) => {
      const batches = Array.from({ length: Math.ceil(values.length / most) }, (_, index) => values.slice(index * most, (index + 1) * most))
      const read = await Promise.all(batches.map((Values) => pages((next) => page([{ Name, Values }], next))))
      return [...new Map(read.flat().map((item) => [item.id, item])).values()]
    }
  return { pages, byFilter }
}

async function everyPage<T>(page: (next?: string) => Promise<Page<T>>, signal: AbortSignal): Promise<T[]> {
  const all: T[] = []
  const seen = new Set<string>()
  let next: string | undefined
  try {
    do {
      const answer = await page(next)
      for (const item of answer.items) if (item !== undefined) all.push(item)
      next = answer.next || undefined
      if (next !== undefined && seen.has(next)) throw new CniError('aws-error', 'the same NextToken twice')
      if (next !== undefined) seen.add(next)
    } while (next !== undefined)
  } catch (thrown) {
    throw signal.aborted ? signal.reason : awsError(thrown)
  }
  return all
}
