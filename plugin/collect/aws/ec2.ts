/** EC2's side of the nodes: their instances, interfaces, subnets and VPCs. Asked only where nodes are on EC2. */
import { NOT_ASKED } from '../../../shared/contract/not-asked.ts'
import type { InstanceFact, NodeFact, Source, Sources } from '../../../shared/contract/snapshot.ts'
import type { ErrorId } from '../../../shared/text/errors.ts'
import { type AwsSource, awsAsks } from '../ask/asks.ts'
import { asCniError } from '../ask/source.ts'
import { readAddon } from './addon.ts'
import { type AddressSources, readAddresses } from './addresses.ts'
import { type AskAws, asking } from './ask.ts'
import { type Ec2, type Ec2Options, openEc2 } from './client.ts'
import { type Ec2Node, ec2Nodes, lacksProviderIds, regionOf } from './nodes.ts'
import { asNodeInterface, type Eni, INSTANCE_TAG } from './pick.ts'

export type Ec2Sources = Pick<Sources, 'instances' | 'interfaces' | 'subnets' | 'vpcs'> & AddressSources & Pick<Sources, 'addon'>

/** What else is asked where the nodes' CNI takes pod addresses from the VPC. */
export interface AddressWants {
  /** Subnets that custom networking names, whether or not a node uses them yet. */
  subnetIds: Promise<readonly string[]>
  /** As EKS knows the cluster; without it the add-on is not asked about. */
  clusterName: string | undefined
}

/** What fails one call fails the others alike: they are not asked. */
const forAll: readonly ErrorId[] = ['aws-no-credentials', 'aws-expired', 'aws-no-region', 'aws-unreachable']

/** @param wants not-asked where addresses could be counted, but the command does not need them. */
export async function readEc2(
  nodes: readonly NodeFact[],
  options: Ec2Options,
  wants?: AddressWants | typeof NOT_ASKED,
): Promise<{ region?: string; sources: Ec2Sources }> {
  if (wants !== NOT_ASKED) return readNodes(nodes, options, wants)
  const read = await readNodes(nodes, options)
  return ec2Nodes(nodes).length === 0 ? read : { ...read, sources: { ...read.sources, ...leftOut() } }
}

/** What only counting needs, as left out. */
const leftOut = (): Pick<Ec2Sources, 'instanceTypes' | 'reservations' | 'subnetInterfaces' | 'addon'> =>
  Object.fromEntries(
    Object.entries(awsAsks).flatMap(([name, ask]) =>
      ask.for === 'addresses' ? [[name, { ok: false, at: ask.action, error: NOT_ASKED, detail: '' }]] : [],
    ),
  )

async function readNodes(nodes: readonly NodeFact[], options: Ec2Options, wants?: AddressWants): Promise<{ region?: string; sources: Ec2Sources }> {
  const ours = ec2Nodes(nodes)
  if (ours.length === 0) return { sources: lacksProviderIds(nodes) ? { instances: failure('instances', 'no-provider-id') } : {} }
  const region = regionOf(nodes, options.region, options.env)
  let ec2: Ec2
  try {
    ec2 = await openEc2({ ...options, region })
  } catch (thrown) {
    const error = asCniError(thrown)
    return { ...(region ? { region } : {}), sources: allFailed(error.id, error.detail, wants) }
  }
  try {
    return { region: ec2.region, sources: await askAll(ec2, ours, lacksProviderIds(nodes), wants, options.signal) }
  } finally {
    ec2.close()
  }
}

const failure = (source: AwsSource, error: ErrorId, detail = '') => ({ ok: false as const, at: awsAsks[source].action, error, detail })

function allFailed(error: ErrorId, detail: string, wants: AddressWants | undefined): Ec2Sources {
  const asked = (Object.keys(awsAsks) as AwsSource[]).filter(
    (name) => (wants !== undefined || awsAsks[name].for === 'inspect') && (name !== 'addon' || wants?.clusterName !== undefined),
  )
  return Object.fromEntries(asked.map((name) => [name, failure(name, error, detail)]))
}

async function askAll(
  ec2: Ec2,
  nodes: readonly Ec2Node[],
  nameless: boolean,
  wants: AddressWants | undefined,
  signal: AbortSignal,
): Promise<Ec2Sources> {
  const ask = asking(ec2)
  const instances = await ask('instances', async () => ({ items: await readInstances(ec2, nodes) }))
  if (!instances.ok && forAll.includes(instances.error as ErrorId)) return allFailed(instances.error as ErrorId, instances.detail, wants)
  const found = instances.ok ? instances.items : []
  if (instances.ok && found.length === 0 && nameless) return { instances: failure('instances', 'no-provider-id') }
  // Where instances may not be read, the nodes still say which they are.
  const ids = instances.ok ? found.map(({ id }) => id) : nodes.flatMap(({ instanceId }) => instanceId ?? [])
  const interfaces = ask('interfaces', async () => ({ items: await readInterfaces(ec2, ids) }))
  const networks = readNetworks(ec2, ask, found, interfaces)
  const name = wants?.clusterName
  const [attached, network, addon, addresses] = await Promise.all([
    interfaces,
    networks,
    name ? ask('addon', async () => ({ items: await readAddon(ec2, name, signal) })) : undefined,
    wants &&
      readAddresses(ec2, ask, { nodes, instances: found, interfaces, subnets: networks.then(({ subnets }) => subnets), subnetIds: wants.subnetIds }),
  ])
  const own = attached.ok ? { ...attached, items: attached.items.map(asNodeInterface) } : attached
  return { instances, interfaces: own, ...network, ...addresses, ...(addon ? { addon } : {}) }
}

async function readNetworks(
  ec2: Ec2,
  ask: AskAws,
  found: readonly InstanceFact[],
  interfaces: Promise<Source<Eni[]>>,
): Promise<Pick<Ec2Sources, 'subnets' | 'vpcs'>> {
  const vpcIds = found.length > 0 ? vpcsOf(found) : vpcsOf(await interfaces.then((source) => (source.ok ? source.items : [])))
  if (vpcIds.length === 0) return {}
  const [subnets, vpcs] = await Promise.all([
    ask('subnets', async () => {
      const subnets = await ec2.subnets('vpc-id', vpcIds)
      return { items: subnets.filter(({ vpcId }) => vpcId === undefined || vpcIds.includes(vpcId)) }
    }),
    ask('vpcs', async () => {
      const vpcs = await ec2.vpcs('vpc-id', vpcIds)
      return { items: vpcs.filter(({ id }) => vpcIds.includes(id)) }
    }),
  ])
  return { subnets, vpcs }
}

const vpcsOf = (facts: readonly { vpcId?: string | undefined }[]) => [...new Set(facts.flatMap(({ vpcId }) => vpcId ?? []))]

/**
 * By filter, so that one instance that is gone fails nothing; then by private address for nodes whose id
 * EC2 does not know. An endpoint that ignores filters answers with everything: only the nodes' own stay.
 */
async function readInstances(ec2: Ec2, nodes: readonly Ec2Node[]): Promise<InstanceFact[]> {
  const ids = new Set(nodes.flatMap(({ instanceId }) => instanceId ?? []))
  const byId = ids.size > 0 ? (await ec2.instances('instance-id', [...ids])).filter(({ id }) => ids.has(id)) : []
  const known = new Set(byId.map(({ id }) => id))
  const addresses = new Set(nodes.filter(({ instanceId }) => instanceId === undefined || !known.has(instanceId)).flatMap((node) => node.addresses))
  if (addresses.size === 0) return byId
  const byAddress = await ec2.instances('private-ip-address', [...addresses])
  return [...byId, ...byAddress.filter(({ id, privateIP }) => !known.has(id) && privateIP !== undefined && addresses.has(privateIP))]
}

/** Attached ones, and branch ENIs, which answer only to their tag. */
async function readInterfaces(ec2: Ec2, ids: readonly string[]): Promise<Eni[]> {
  const wanted = new Set(ids)
  const lists = await Promise.all(['attachment.instance-id', `tag:${INSTANCE_TAG}`].map((filter) => ec2.interfaces(filter, ids)))
  const ours = lists.flat().filter(({ instanceId }) => instanceId !== undefined && wanted.has(instanceId))
  return [...new Map(ours.map((eni) => [eni.id, eni])).values()]
}
