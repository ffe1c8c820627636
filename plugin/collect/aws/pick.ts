/** EC2's answers picked down to facts. */
import type {
  InstanceFact,
  InstanceTypeFact,
  InterfaceFact,
  ReservationFact,
  SubnetFact,
  SubnetInterfaceFact,
  VpcFact,
} from '../../../shared/contract/snapshot.ts'
import { matcher } from '../ask/allow.ts'
import type { Instance, InstanceTypeInfo, NetworkInterface, Subnet, SubnetCidrReservation, Tag, Vpc } from './sdk.ts'

const keptTags = matcher([
  'node.k8s.amazonaws.com/*',
  'cluster.k8s.amazonaws.com/name',
  'eks:eni:owner',
  'eks:cluster-name',
  'vpcresources.k8s.aws/*',
  'kubernetes.io/cluster/*',
  'kubernetes.io/role/*',
  'io.cilium/*',
])

/** Emulators write a missing value as text. */
const said = (value: string | undefined) => (value === undefined || value === '' || value === 'None' ? undefined : value)

const present = (values: readonly (string | undefined)[]) => values.map(said).filter((value) => value !== undefined)

/** Leaves out what is not known, so that a snapshot holds no empty fields. */
const known = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

const nameOf = (tags: readonly Tag[] | undefined) => said(tags?.find(({ Key }) => Key === 'Name')?.Value)

function tagsOf(tags: readonly Tag[] | undefined): Record<string, string> | undefined {
  const kept = (tags ?? []).flatMap(({ Key, Value }) => (Key !== undefined && keptTags(Key) ? [[Key, Value ?? '']] : []))
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

export function pickInstance(instance: Instance): InstanceFact | undefined {
  const id = said(instance.InstanceId)
  if (id === undefined) return undefined
  return known({
    id,
    name: nameOf(instance.Tags),
    type: said(instance.InstanceType),
    state: said(instance.State?.Name),
    privateIP: said(instance.PrivateIpAddress),
    publicIP: said(instance.PublicIpAddress),
    subnetId: said(instance.SubnetId),
    vpcId: said(instance.VpcId),
  })
}

/** The instance an interface serves: a branch ENI is attached to none and says it in a tag. */
export const INSTANCE_TAG = 'node.k8s.amazonaws.com/instance_id'

/** An interface with what only the next question is made of. */
export interface Eni extends InterfaceFact {
  status?: string | undefined
  vpcId?: string | undefined
}

export function pickInterface(eni: NetworkInterface): Eni | undefined {
  const id = said(eni.NetworkInterfaceId)
  if (id === undefined) return undefined
  const addresses = eni.PrivateIpAddresses ?? []
  const primaryIP = said(eni.PrivateIpAddress) ?? said(addresses.find(({ Primary }) => Primary)?.PrivateIpAddress)
  return known({
    id,
    instanceId: said(eni.Attachment?.InstanceId) ?? said(eni.TagSet?.find(({ Key }) => Key === INSTANCE_TAG)?.Value),
    deviceIndex: eni.Attachment?.DeviceIndex,
    networkCard: eni.Attachment?.NetworkCardIndex,
    status: said(eni.Status),
    type: said(eni.InterfaceType),
    description: said(eni.Description),
    subnetId: said(eni.SubnetId),
    vpcId: said(eni.VpcId),
    primaryIP,
    privateIPs: present(addresses.map(({ PrivateIpAddress }) => PrivateIpAddress)).filter((ip) => ip !== primaryIP),
    prefixes: present((eni.Ipv4Prefixes ?? []).map(({ Ipv4Prefix }) => Ipv4Prefix)),
    ipv6: present((eni.Ipv6Addresses ?? []).map(({ Ipv6Address }) => Ipv6Address)),
    ipv6Prefixes: present((eni.Ipv6Prefixes ?? []).map(({ Ipv6Prefix }) => Ipv6Prefix)),
    tags: tagsOf(eni.TagSet),
  })
}

export function pickSubnet(subnet: Subnet): SubnetFact | undefined {
  const id = said(subnet.SubnetId)
  if (id === undefined) return undefined
  const ipv6 = (subnet.Ipv6CidrBlockAssociationSet ?? []).filter(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State !== 'disassociated')
  return known({
    id,
    vpcId: said(subnet.VpcId),
    cidrs: present([subnet.CidrBlock, ...ipv6.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock)]),
    zone: said(subnet.AvailabilityZone),
    free: subnet.AvailableIpAddressCount,
    name: nameOf(subnet.Tags),
    tags: tagsOf(subnet.Tags),
  })
}

export function pickVpc(vpc: Vpc): VpcFact | undefined {
  const id = said(vpc.VpcId)
  if (id === undefined) return undefined
  const ipv4 = (vpc.CidrBlockAssociationSet ?? []).filter(({ CidrBlockState }) => CidrBlockState?.State !== 'disassociated')
  const ipv6 = (vpc.Ipv6CidrBlockAssociationSet ?? []).filter(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State !== 'disassociated')
  const cidrs = present([vpc.CidrBlock, ...ipv4.map(({ CidrBlock }) => CidrBlock), ...ipv6.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock)])
  return { id, cidrs: [...new Set(cidrs)] }
}

export function pickInstanceType({ InstanceType, NetworkInfo: network = {}, Hypervisor }: InstanceTypeInfo): InstanceTypeFact | undefined {
  const [type, maxInterfaces, ipv4PerInterface] = [said(InstanceType), network.MaximumNetworkInterfaces, network.Ipv4AddressesPerInterface]
  // A type whose limits are not said is as unknown as one that did not come.
  if (type === undefined || maxInterfaces === undefined || ipv4PerInterface === undefined) return undefined
  const cards = (network.NetworkCards ?? []).flatMap(({ NetworkCardIndex: index, MaximumNetworkInterfaces: most }) =>
    index === undefined || most === undefined ? [] : [{ index, maxInterfaces: most }],
  )
  return known({
    type,
    maxInterfaces,
    ipv4PerInterface,
    cards,
    defaultCard: network.DefaultNetworkCardIndex,
    hypervisor: said(Hypervisor),
  })
}

export function pickReservation(reservation: SubnetCidrReservation): ReservationFact | undefined {
  const [id, subnetId, cidr] = [said(reservation.SubnetCidrReservationId), said(reservation.SubnetId), said(reservation.Cidr)]
  const { ReservationType: type } = reservation
  if (id === undefined || subnetId === undefined || cidr === undefined || (type !== 'prefix' && type !== 'explicit')) return undefined
  return { id, subnetId, cidr, type }
}

export const asNodeInterface = ({ status: _status, vpcId: _vpcId, ...eni }: Eni): InterfaceFact => eni

/** What counts of an interface that need not be a node's. */
export function asSubnetInterface({
  id,
  subnetId,
  status,
  instanceId: ofInstance,
  deviceIndex,
  primaryIP,
  privateIPs,
  prefixes,
  ipv6Prefixes,
  description,
  type,
  tags,
}: Eni): SubnetInterfaceFact | undefined {
  if (subnetId === undefined) return undefined
  const v6 = ipv6Prefixes.length > 0 ? ipv6Prefixes : undefined
  // What hangs on no instance has no place on one: the instance its tag names may be long gone, and the tag stays beside.
  const instanceId = deviceIndex === undefined ? undefined : ofInstance
  return known({ id, subnetId, status: status ?? 'unknown', instanceId, primaryIP, privateIPs, prefixes, ipv6Prefixes: v6, description, type, tags })
}
