/** EC2's and EKS's side of a cluster made from a snapshot: the items their answers would hold. */
import type {
  InstanceFact,
  InstanceTypeFact,
  InterfaceFact,
  Source,
  Sources,
  SubnetFact,
  SubnetInterfaceFact,
  VpcFact,
} from '../../shared/contract/snapshot.ts'
import type { Ec2ApiOptions } from './ec2-api.ts'
import { eniItem, reservationItem, tags } from './ec2-items.ts'

const items = <T>(source: Source<T[]> | undefined): T[] => (source?.ok ? source.items : [])
const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** An element, or nothing where there is nothing to say. */
const element = (name: string, value: string | number | undefined) => (value === undefined ? '' : `<${name}>${text(String(value))}</${name}>`)
const set = (name: string, entries: readonly string[]) => `<${name}>${entries.map((entry) => `<item>${entry}</item>`).join('')}</${name}>`

/** By action, as `extra` of the fake EC2. */
export function ec2ItemsOf(sources: Sources): NonNullable<Ec2ApiOptions['extra']> {
  return {
    DescribeInstances: items(sources.instances).map(instanceXml),
    DescribeNetworkInterfaces: interfacesOf(sources),
    DescribeSubnets: items(sources.subnets).map(subnetXml),
    DescribeVpcs: items(sources.vpcs).map(vpcXml),
    DescribeInstanceTypes: items(sources.instanceTypes).map(typeXml),
    GetSubnetCidrReservations: items(sources.reservations).map(({ id, subnetId, cidr, type }) => reservationItem(id, subnetId, cidr, type)),
  }
}

/** EKS's answer where it manages the CNI. */
export function addonOf(source: Sources['addon']): Pick<Ec2ApiOptions, 'addon'> {
  if (!source?.ok || source.items === null) return {}
  const { version: addonVersion, status } = source.items
  return { addon: { addonName: 'vpc-cni', ...(addonVersion ? { addonVersion } : {}), ...(status ? { status } : {}) } }
}

const named = (name: string | undefined, more: Readonly<Record<string, string>> = {}) => tags({ ...more, ...(name ? { Name: name } : {}) })

function instanceXml(instance: InstanceFact): string {
  const { id, type, privateIP, publicIP, subnetId, vpcId, state, name } = instance
  const fields = [
    element('instanceId', id),
    state ? `<instanceState><code>16</code><name>${state}</name></instanceState>` : '',
    element('instanceType', type),
    element('privateIpAddress', privateIP),
    element('ipAddress', publicIP),
    element('subnetId', subnetId),
    element('vpcId', vpcId),
    named(name),
  ]
  return `<item><instancesSet><item>${fields.join('')}</item></instancesSet></item>`
}

/** Each interface once: the nodes' own with all there is to say, the others of the subnets with what counts of them. */
function interfacesOf({ interfaces, subnetInterfaces }: Sources): string[] {
  const own = items(interfaces)
  const known = new Set(own.map(({ id }) => id))
  return [...own.map(ownXml), ...items(subnetInterfaces).flatMap((eni) => (known.has(eni.id) ? [] : [strangerXml(eni)]))]
}

const common = (eni: InterfaceFact | SubnetInterfaceFact) => ({
  id: eni.id,
  ips: eni.privateIPs,
  prefixes: eni.prefixes,
  ipv6Prefixes: eni.ipv6Prefixes ?? [],
  ...(eni.primaryIP ? { ip: eni.primaryIP } : {}),
  ...('status' in eni ? { status: eni.status } : {}),
  ...(eni.type ? { type: eni.type } : {}),
  ...(eni.description ? { description: text(eni.description) } : {}),
  tags: eni.tags ?? {},
})

const ownXml = (eni: InterfaceFact) =>
  eniItem({
    ...common(eni),
    subnet: eni.subnetId ?? '',
    ipv6: eni.ipv6,
    ...(eni.networkCard === undefined ? {} : { card: eni.networkCard }),
    // A branch is attached to no instance and has no place on one.
    ...(eni.deviceIndex === undefined || eni.instanceId === undefined ? {} : { device: eni.deviceIndex, instance: eni.instanceId }),
  })

const strangerXml = (eni: SubnetInterfaceFact) => eniItem({ ...common(eni), subnet: eni.subnetId })

function subnetXml({ id, vpcId, cidrs, zone, free, name, tags: more }: SubnetFact): string {
  const [v4, ...v6] = cidrs
  const fields = [
    element('subnetId', id),
    element('vpcId', vpcId),
    element('cidrBlock', v4),
    element('availabilityZone', zone),
    element('availableIpAddressCount', free),
    set(
      'ipv6CidrBlockAssociationSet',
      v6.map((cidr) => element('ipv6CidrBlock', cidr)),
    ),
    named(name, more),
  ]
  return `<item>${fields.join('')}</item>`
}

function vpcXml({ id, cidrs }: VpcFact): string {
  const [v6, v4] = [cidrs.filter((cidr) => cidr.includes(':')), cidrs.filter((cidr) => !cidr.includes(':'))]
  const fields = [
    element('vpcId', id),
    element('cidrBlock', v4[0]),
    set(
      'cidrBlockAssociationSet',
      v4.map((cidr) => element('cidrBlock', cidr)),
    ),
    set(
      'ipv6CidrBlockAssociationSet',
      v6.map((cidr) => element('ipv6CidrBlock', cidr)),
    ),
  ]
  return `<item>${fields.join('')}</item>`
}

function typeXml({ type, hypervisor, maxInterfaces, ipv4PerInterface, defaultCard, cards }: InstanceTypeFact): string {
  const network = [
    element('maximumNetworkInterfaces', maxInterfaces),
    element('defaultNetworkCardIndex', defaultCard),
    set(
      'networkCards',
      cards.map(({ index, maxInterfaces: most }) => element('networkCardIndex', index) + element('maximumNetworkInterfaces', most)),
    ),
    element('ipv4AddressesPerInterface', ipv4PerInterface),
  ]
  return `<item>${element('instanceType', type)}${element('hypervisor', hypervisor)}<networkInfo>${network.join('')}</networkInfo></item>`
}
