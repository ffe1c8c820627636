/** EC2 as this tool asks it: four Describe calls, filtered and paged, with credentials found in bounded time. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InstanceFact, InterfaceFact, SubnetFact, VpcFact } from '../../shared/contract/snapshot.ts'
import { CniError } from '../../shared/text/errors.ts'
import { awsError } from './aws-error.ts'
import { pickInstance, pickInterface, pickSubnet, pickVpc } from './ec2-pick.ts'
import type { EC2Client, Filter } from './ec2-sdk.ts'
import type { Env } from './options.ts'

/** EC2 takes at most 200 values in a filter. */
const VALUES = 200
const PAGE = 1000
const REQUEST_MS = 10_000
/** Where only the instance metadata service is left to ask, which hangs wherever there is none. */
const METADATA_MS = 4000
/** For what asks elsewhere: SSO, STS, a credential process. */
const CREDENTIALS_MS = 20_000

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
  instances(filter: string, values: readonly string[]): Promise<InstanceFact[]>
  interfaces(filter: string, values: readonly string[]): Promise<InterfaceFact[]>
  subnets(filter: string, values: readonly string[]): Promise<SubnetFact[]>
  vpcs(filter: string, values: readonly string[]): Promise<VpcFact[]>
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
    maxAttempts: 3,
    logger: quiet,
    requestHandler: { connectionTimeout: 3000, requestTimeout: Math.min(timeoutMs ?? REQUEST_MS, REQUEST_MS), throwOnRequestTimeout: true },
  })
  const known = await settled(client, profile, env, signal)
  const abort = { abortSignal: signal }
  const ask = asker(signal)
  return {
    region: known,
    instances: (filter, values) => ask(filter, values, async (Filters, NextToken) => {
      const answer = await client.send(new sdk.DescribeInstancesCommand({ Filters, NextToken, MaxResults: PAGE }), abort)
      return { items: (answer.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []).map(pickInstance), next: answer.NextToken }
    }),
    interfaces: (filter, values) => ask(filter, values, async (Filters, NextToken) => {
      const answer = await client.send(new sdk.DescribeNetworkInterfacesCommand({ Filters, NextToken, MaxResults: PAGE }), abort)
      return { items: (answer.NetworkInterfaces ?? []).map(pickInterface), next: answer.NextToken }
    }),
    subnets: (filter, values) => ask(filter, values, async (Filters, NextToken) => {
      const answer = await client.send(new sdk.DescribeSubnetsCommand({ Filters, NextToken, MaxResults: PAGE }), abort)
      return { items: (answer.Subnets ?? []).map(pickSubnet), next: answer.NextToken }
    }),
    vpcs: (filter, values) => ask(filter, values, async (Filters, NextToken) => {
      const answer = await client.send(new sdk.DescribeVpcsCommand({ Filters, NextToken, MaxResults: PAGE }), abort)
      return { items: (answer.Vpcs ?? []).map(pickVpc), next: answer.NextToken }
    }),
    close: () => client.destroy(),
  }
}

type Ask<T> = (filters: Filter[], next?: string) => Promise<Page<T>>

/** Every page of every batch of values, each item once. */
const asker = (signal: AbortSignal) => async <T extends { id: string }>(Name: string, values: readonly string[], page: Ask<T>): Promise<T[]> => {
  const batches = Array.from({ length: Math.ceil(values.length / VALUES) }, (_, index) => values.slice(index * VALUES, (index + 1) * VALUES))
  const read = await Promise.all(batches.map(async (Values) => everyPage((next) => page([{ Name, Values }], next), signal)))
  return [...new Map(read.flat().map((item) => [item.id, item])).values()]
}

async function everyPage<T>(page: (next?: string) => Promise<Page<T>>, signal: AbortSignal): Promise<T[]> {
  const all: T[] = []
  const seen = new Set<string>()
  let next: string | undefined
  try {
    do {
      const answer = await page(next)
      all.push(...answer.items.filter((item) => item !== undefined))
      next = answer.next || undefined
      if (next !== undefined && seen.has(next)) throw new CniError('aws-error', 'the same NextToken twice')
      if (next !== undefined) seen.add(next)
    } while (next !== undefined)
  } catch (thrown) {
    throw signal.aborted ? signal.reason : awsError(thrown)
  }
  return all
}

/** Region and credentials, before anything is asked. */
async function settled(client: EC2Client, profile: string | undefined, env: Env, signal: AbortSignal): Promise<string> {
  const limit = new AbortController()
  try {
    const region = await client.config.region()
    const bound = onlyMetadata(profile, env) ? METADATA_MS : CREDENTIALS_MS
    const late = sleep(bound, undefined, { signal: AbortSignal.any([signal, limit.signal]) }).then(() => {
      throw new CniError('aws-no-credentials', `no answer from the credential sources within ${bound / 1000}s`)
    })
    await Promise.race([client.config.credentials(), late])
    return region
  } catch (thrown) {
    client.destroy()
    throw signal.aborted ? signal.reason : awsError(thrown)
  } finally {
    limit.abort()
  }
}

const elsewhere = [
  'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI',
]

function onlyMetadata(profile: string | undefined, env: Env): boolean {
  const home = env.HOME || homedir()
  const files = [env.AWS_SHARED_CREDENTIALS_FILE || join(home, '.aws', 'credentials'), env.AWS_CONFIG_FILE || join(home, '.aws', 'config')]
  return !profile && !elsewhere.some((name) => env[name]) && !files.some((file) => existsSync(file))
}
