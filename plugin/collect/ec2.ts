/** EC2's side of the nodes: their instances, interfaces, subnets and VPCs. Asked only where nodes are on EC2. */
import type { InstanceFact, InterfaceFact, NodeFact, Sources } from '../../shared/contract/snapshot.ts'
import type { ErrorId } from '../../shared/text/errors.ts'
import { type Ec2, type Ec2Options, openEc2 } from './ec2-client.ts'
import { type Ec2Node, ec2Nodes, lacksProviderIds, regionOf } from './ec2-nodes.ts'
import { INSTANCE_TAG } from './ec2-pick.ts'
import { asCniError, sourceOf } from './source.ts'

export type Ec2Sources = Pick<Sources, 'instances' | 'interfaces' | 'subnets' | 'vpcs'>

const calls = {
  instances: 'ec2:DescribeInstances',
  interfaces: 'ec2:DescribeNetworkInterfaces',
  subnets: 'ec2:DescribeSubnets',
  vpcs: 'ec2:DescribeVpcs',
} as const

/** What fails one call fails the others alike: they are not asked. */
const forAll: readonly ErrorId[] = ['aws-no-credentials', 'aws-expired', 'aws-no-region', 'aws-unreachable']

export async function readEc2(nodes: readonly NodeFact[], options: Ec2Options): Promise<{ region?: string; sources: Ec2Sources }> {
  const ours = ec2Nodes(nodes)
  if (ours.length === 0) return { sources: lacksProviderIds(nodes) ? { instances: failure('instances', 'no-provider-id') } : {} }
  const region = regionOf(nodes, options.region, options.env)
  let ec2: Ec2
  try {
    ec2 = await openEc2({ ...options, region })
  } catch (thrown) {
    const error = asCniError(thrown)
    return { ...(region ? { region } : {}), sources: allFailed(error.id, error.detail) }
  }
  try {
    return { region: ec2.region, sources: await ask(ec2, ours, lacksProviderIds(nodes)) }
  } finally {
    ec2.close()
  }
}

const failure = (source: keyof typeof calls, error: ErrorId, detail = '') => ({ ok: false as const, at: calls[source], error, detail })

const allFailed = (error: ErrorId, detail: string): Ec2Sources => ({
  instances: failure('instances', error, detail),
  interfaces: failure('interfaces', error, detail),
  subnets: failure('subnets', error, detail),
  vpcs: failure('vpcs', error, detail),
})

async function ask(ec2: Ec2, nodes: readonly Ec2Node[], nameless: boolean): Promise<Ec2Sources> {
  const instances = await sourceOf(calls.instances, async () => ({ items: await readInstances(ec2, nodes) }))
  if (!instances.ok && forAll.includes(instances.error as ErrorId)) return allFailed(instances.error as ErrorId, instances.detail)
  const found = instances.ok ? instances.items : []
  if (instances.ok && found.length === 0 && nameless) return { instances: failure('instances', 'no-provider-id') }
  // Where instances may not be read, the nodes still say which they are.
  const ids = instances.ok ? found.map(({ id }) => id) : nodes.flatMap(({ instanceId }) => instanceId ?? [])
  const interfaces = sourceOf(calls.interfaces, async () => ({ items: await readInterfaces(ec2, ids) }))
  const vpcIds = found.length > 0 ? vpcsOf(found) : vpcsOf(await interfaces.then((source) => (source.ok ? source.items : [])))
  if (vpcIds.length === 0) return { instances, interfaces: await interfaces }
  const [subnets, vpcs] = await Promise.all([
    sourceOf(calls.subnets, async () => {
      const subnets = await ec2.subnets('vpc-id', vpcIds)
      return { items: subnets.filter(({ vpcId }) => vpcId === undefined || vpcIds.includes(vpcId)) }
    }),
    sourceOf(calls.vpcs, async () => {
      const vpcs = await ec2.vpcs('vpc-id', vpcIds)
      return { items: vpcs.filter(({ id }) => vpcIds.includes(id)) }
    }),
  ])
  return { instances, interfaces: await interfaces, subnets, vpcs }
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
async function readInterfaces(ec2: Ec2, ids: readonly string[]): Promise<InterfaceFact[]> {
  const lists = await Promise.all(['attachment.instance-id', `tag:${INSTANCE_TAG}`].map((filter) => ec2.interfaces(filter, ids)))
  const ours = lists.flat().filter(({ instanceId }) => instanceId !== undefined && ids.includes(instanceId))
  return [...new Map(ours.map((eni) => [eni.id, eni])).values()]
}

