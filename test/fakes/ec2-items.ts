/** `<item>`s of EC2's answers, written for one test; instance shapes are those of the real types. */

export const tags = (of: Readonly<Record<string, string>> = {}) =>
  `<tagSet>${Object.entries(of)
    .map(([key, value]) => `<item><key>${key}</key><value>${value}</value></item>`)
    .join('')}</tagSet>`

export interface EniItem {
  id: string
  subnet: string
  vpc?: string
  ip?: string
  ips?: readonly string[]
  prefixes?: readonly string[]
  ipv6Prefixes?: readonly string[]
  ipv6?: readonly string[]
  instance?: string
  device?: number
  card?: number
  status?: string
  type?: string
  description?: string
  tags?: Readonly<Record<string, string>>
}

const address = (ip: string, primary: boolean) => `<item><privateIpAddress>${ip}</privateIpAddress><primary>${primary}</primary></item>`

export function eniItem(eni: EniItem): string {
  const { id, subnet, vpc = 'vpc-4f45b31f3b2860fe7', ip, ips = [], prefixes = [], ipv6Prefixes = [], instance, device = 1, card = 0 } = eni
  const attachment = instance
    ? `<attachment><attachmentId>attach-${id}</attachmentId><deviceIndex>${device}</deviceIndex><networkCardIndex>${card}</networkCardIndex><instanceId>${instance}</instanceId><status>attached</status></attachment>`
    : ''
  const addresses = [...(ip ? [address(ip, true)] : []), ...ips.map((one) => address(one, false))].join('')
  const v4 = prefixes.map((prefix) => `<item><ipv4Prefix>${prefix}</ipv4Prefix></item>`).join('')
  const v6 = ipv6Prefixes.map((prefix) => `<item><ipv6Prefix>${prefix}</ipv6Prefix></item>`).join('')
  return `<item><networkInterfaceId>${id}</networkInterfaceId><subnetId>${subnet}</subnetId><vpcId>${vpc}</vpcId>${eni.description ? `<description>${eni.description}</description>` : ''}<status>${eni.status ?? 'in-use'}</status>${ip ? `<privateIpAddress>${ip}</privateIpAddress>` : ''}${attachment}${tags(eni.tags)}<privateIpAddressesSet>${addresses}</privateIpAddressesSet><ipv4PrefixSet>${v4}</ipv4PrefixSet><ipv6PrefixSet>${v6}</ipv6PrefixSet><ipv6AddressesSet>${(eni.ipv6 ?? []).map((ip) => `<item><ipv6Address>${ip}</ipv6Address></item>`).join('')}</ipv6AddressesSet><interfaceType>${eni.type ?? 'interface'}</interfaceType></item>`
}

export const reservationItem = (id: string, subnet: string, cidr: string, type: 'prefix' | 'explicit', description = '') =>
  `<item><subnetCidrReservationId>${id}</subnetCidrReservationId><subnetId>${subnet}</subnetId><cidr>${cidr}</cidr><reservationType>${type}</reservationType><ownerId>123456789012</ownerId><description>${description}</description></item>`

interface Shape {
  addresses: number
  /** The most interfaces of each network card. */
  cards: readonly number[]
  hypervisor?: 'nitro' | 'xen'
}

/** Source: pkg/vpc/vpc_ip_resource_limit.go of amazon-vpc-cni-k8s. */
export const shapes = {
  't3.medium': { addresses: 6, cards: [3], hypervisor: 'nitro' },
  'm5.large': { addresses: 10, cards: [3], hypervisor: 'nitro' },
  'm4.large': { addresses: 10, cards: [2], hypervisor: 'xen' },
  'p4d.24xlarge': { addresses: 50, cards: [15, 15, 15, 15], hypervisor: 'nitro' },
} as const satisfies Record<string, Shape>

export function typeItem(type: keyof typeof shapes): string {
  const { addresses, cards, hypervisor }: Shape = shapes[type]
  const cardItems = cards
    .map((most, index) => `<item><networkCardIndex>${index}</networkCardIndex><maximumNetworkInterfaces>${most}</maximumNetworkInterfaces></item>`)
    .join('')
  return `<item><instanceType>${type}</instanceType>${hypervisor ? `<hypervisor>${hypervisor}</hypervisor>` : ''}<networkInfo><maximumNetworkInterfaces>${cards.reduce((sum, most) => sum + most, 0)}</maximumNetworkInterfaces><maximumNetworkCards>${cards.length}</maximumNetworkCards><defaultNetworkCardIndex>0</defaultNetworkCardIndex><networkCards>${cardItems}</networkCards><ipv4AddressesPerInterface>${addresses}</ipv4AddressesPerInterface></networkInfo></item>`
}

export const instanceItem = (id: string, ip: string, subnet: string, type: keyof typeof shapes, vpc = 'vpc-4f45b31f3b2860fe7') =>
  `<item><instancesSet><item><instanceId>${id}</instanceId><instanceState><code>16</code><name>running</name></instanceState><instanceType>${type}</instanceType><privateIpAddress>${ip}</privateIpAddress><subnetId>${subnet}</subnetId><vpcId>${vpc}</vpcId></item></instancesSet></item>`
