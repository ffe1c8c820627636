/** EC2 as this tool asks it: Describe calls, filtered, paged, a few at a time, waiting where EC2 says so. */
import type { InstanceFact, InstanceTypeFact, ReservationFact, SubnetFact, VpcFact } from '../../../shared/contract/snapshot.ts'
import { settled } from '../connect/aws-credentials.ts'
import { isThrottle } from '../connect/aws-error.ts'
import type { Env } from '../connect/options.ts'
import { asker, type ByFilter } from './pages.ts'
import { type Eni, pickInstance, pickInstanceType, pickInterface, pickReservation, pickSubnet, pickVpc } from './pick.ts'
import type { EC2Client } from './sdk.ts'

const PAGE = 1000
/** The longest page of instance types. */
const TYPES = 100
const REQUEST_MS = 10_000
/** The SDK waits in between with jitter, twice as long each time from half a second where EC2 throttles. */
const ATTEMPTS = 4

export interface Ec2Options {
  region: string | undefined
  profile: string | undefined
  env: Env
  timeoutMs: number | undefined
  signal: AbortSignal
}

export interface Ec2 {
  /** The region the requests go to. */
  region: string
  /** The same for other services. */
  credentials: EC2Client['config']['credentials']
  instances: ByFilter<InstanceFact>
  interfaces: ByFilter<Eni>
  subnets: ByFilter<SubnetFact>
  vpcs: ByFilter<VpcFact>
  instanceTypes(types: readonly string[]): Promise<InstanceTypeFact[]>
  reservations(subnetId: string): Promise<ReservationFact[]>
  /** How often EC2 asked to slow down, by call such as `DescribeInstances`; asking sets it to nought. */
  takeSlowed(call: string): number
  close(): void
}

/** Throws aws-no-region or a credentials error; standard endpoint variables and profile settings are the SDK's own business. */
export async function openEc2({ region, profile, env, timeoutMs, signal }: Ec2Options): Promise<Ec2> {
  const sdk = await import('./sdk.ts')
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
  return {
    region: known,
    credentials: client.config.credentials,
    ...calls(client, sdk, signal),
    takeSlowed: (call) => {
      const count = slowed.get(call) ?? 0
      slowed.delete(call)
      return count
    },
    close: () => client.destroy(),
  }
}

type Calls = Omit<Ec2, 'region' | 'credentials' | 'takeSlowed' | 'close'>

function calls(client: EC2Client, sdk: typeof import('./sdk.ts'), signal: AbortSignal): Calls {
  const abort = { abortSignal: signal }
  const { byFilter, pages } = asker(signal)
  return {
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
