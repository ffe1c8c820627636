/** The part of a report that counts addresses on EKS: pods to interfaces, pools of nodes, subnets and their /28 blocks. */
import * as z from 'zod'

const Held = z.enum(['secondary-ip', 'prefix', 'ipv6-prefix', 'ipv6-address', 'branch', 'primary', 'node']).meta({
  description:
    'How a pod address is held: listed on an ENI, inside a delegated /28 or /80, on a branch ENI of its own, as an ENI’s primary address, or as the node’s own address (hostNetwork).',
})

export const PodAddress = z.object({
  namespace: z.string(),
  name: z.string(),
  ip: z.string(),
  node: z.string().optional(),
  held: Held,
  interface: z.string().optional(),
  interfaceRole: z.string().optional(),
  block: z.string().optional().meta({ description: 'The delegated prefix it lies in.' }),
  subnet: z.string().optional(),
  vlan: z.int().optional(),
})

export const Unattributed = z.object({
  namespace: z.string(),
  name: z.string(),
  ip: z.string(),
  node: z.string().optional(),
  why: z.enum(['node-class', 'no-instance', 'no-interface']).meta({
    description:
      'node-class: EKS keeps these interfaces out of sight (Fargate, Auto Mode) or outside EC2 (hybrid). no-instance: the node has no known instance. no-interface: no interface that was read holds it.',
  }),
})

export const PoolInterface = z.object({
  id: z.string(),
  card: z.int(),
  device: z.int().optional(),
  role: z.enum(['primary', 'secondary', 'trunk', 'branch', 'unmanaged', 'no-ip']),
  subnet: z.string().optional(),
  primaryIP: z.string().optional(),
  forPods: z.boolean().meta({ description: 'Whether ipamd takes pod addresses from it under the present settings.' }),
  slots: z.int().optional().meta({ description: 'Addresses or prefixes it can carry besides its primary address.' }),
  used: z.int().meta({ description: 'Slots that carry an address or a prefix.' }),
  secondary: z.object({ held: z.int(), assigned: z.int() }),
  prefixes: z.array(z.object({ cidr: z.string(), assigned: z.int(), size: z.int().optional(), map: z.string().optional() })).meta({
    description: 'size: addresses in it, absent for IPv6. map: one character an address, # assigned, . warm.',
  }),
})

export const MaxPods = z.object({
  kubelet: z.int().optional(),
  formula: z
    .object({
      value: z.int(),
      enis: z.int(),
      perEni: z.int(),
      each: z.int().meta({ description: '16 with prefix delegation, else 1.' }),
      custom: z.boolean(),
      caps: z.array(z.int()).optional().meta({ description: 'Recommended upper bounds with prefixes: 110 up to 30 vCPUs, 250 above.' }),
    })
    .optional(),
  addresses: z.int().optional().meta({ description: 'Pods the addresses allow: held here, plus what node and subnet can still give.' }),
  verdict: z.enum(['fits', 'over', 'under', 'unknown']),
})

export const Follows = z.object({
  about: z.enum(['prefix-delegation', 'custom-networking', 'subnet-discovery', 'trunking']),
  ok: z.boolean(),
  why: z.string().optional().meta({ description: 'Permanent id of the reason; its words live in shared/text.' }),
  saw: z.string(),
})

export const NodePool = z.object({
  name: z.string(),
  type: z.string().optional(),
  zone: z.string().optional(),
  holds: z.enum(['secondary-ip', 'prefix', 'mixed', 'ipv6-prefix', 'nothing']),
  limits: z
    .object({
      enis: z.int(),
      ipv4PerEni: z.int(),
      card: z.int(),
      cards: z.array(z.object({ index: z.int(), maxInterfaces: z.int() })),
      nitro: z.boolean().optional(),
      trunking: z.boolean().optional(),
    })
    .optional()
    .meta({ description: 'enis: of the default network card.' }),
  interfaces: z.array(PoolInterface),
  assigned: z.int().optional(),
  warm: z.int().optional(),
  primary: z.int(),
  free: z.int().optional().meta({ description: 'Addresses this node could still attach, by its slots alone.' }),
  target: z.int().optional().meta({ description: 'Addresses the warm settings in force make it hold for the pods it has.' }),
  maxPods: MaxPods,
  eniConfig: z
    .object({
      name: z.string(),
      from: z.enum(['external-label', 'annotation', 'label', 'default']),
      exists: z.boolean().optional(),
      subnet: z.string().optional(),
    })
    .optional(),
  follows: z.array(Follows),
})

export const blockStates = ['free', 'prefix', 'used', 'fragmented', 'reserved', 'edge'] as const

export const SubnetAddresses = z.object({
  id: z.string(),
  name: z.string().optional(),
  zone: z.string().optional(),
  cidr: z.string(),
  use: z.enum(['nodes', 'pods', 'both', 'discovery']),
  usable: z.int().meta({ description: 'IPv4 addresses without the five AWS keeps.' }),
  free: z.int().optional(),
  usedPercent: z.number().optional(),
  blocks: z
    .object({ total: z.int(), free: z.int(), prefix: z.int(), used: z.int(), fragmented: z.int(), reserved: z.int(), edge: z.int(), map: z.string() })
    .optional()
    .meta({
      description:
        'Its /28 blocks. map: one letter a block in address order: . free, P prefix, # full, + fragmented, r reserved, e first or last. Assumed: the first and last block cannot be delegated, because AWS keeps addresses in them; public sources do not settle it.',
    }),
  reservations: z.array(z.object({ id: z.string(), cidr: z.string(), type: z.enum(['prefix', 'explicit']) })),
  discovery: z.boolean().optional().meta({ description: 'Tagged kubernetes.io/role/cni = 1.' }),
  failsFirst: z
    .object({ condition: z.enum(['InsufficientFreeAddressesInSubnet', 'InsufficientCidrBlocks']), left: z.int(), now: z.boolean() })
    .optional()
    .meta({ description: 'The EC2 error that new addresses here will meet first, and how many addresses or blocks are left until then.' }),
})

export const Leak = z.object({
  id: z.string(),
  subnet: z.string(),
  why: z.enum(['detached', 'instance-gone']),
  confidence: z.enum(['certain', 'likely']),
  addresses: z.int(),
  instance: z.string().optional(),
  since: z.string().optional(),
})

export const Warm = z.object({
  inForce: z.array(z.object({ setting: z.string(), value: z.int() })),
  overridden: z.array(z.object({ setting: z.string(), value: z.int(), by: z.string() })),
  held: z.int().optional().meta({ description: 'Addresses all nodes hold for pods now, assigned and warm.' }),
  whatIf: z
    .array(z.object({ settings: z.string(), holds: z.int() }))
    .meta({ description: 'Addresses all nodes would hold under other settings, with today’s pods.' }),
})

export const Addresses = z
  .object({
    mode: z.enum(['secondary-ip', 'prefix', 'ipv6', 'unknown']),
    custom: z.boolean(),
    total: z.object({ assigned: z.int().optional(), warm: z.int().optional(), primary: z.int(), free: z.int().optional() }),
    pods: z.array(PodAddress).optional(),
    unattributed: z.array(Unattributed).optional(),
    nodes: z.array(NodePool),
    warm: Warm,
    subnets: z.array(SubnetAddresses),
    zones: z.array(z.object({ zone: z.string(), nodes: z.int(), free: z.int().optional(), freeBlocks: z.int().optional() })),
    snat: z.object({ external: z.boolean(), exclude: z.array(z.string()), network: z.array(z.string()), ports: z.string() }).optional(),
    mtu: z.object({ eni: z.int().optional(), pod: z.int().optional() }),
    addon: z.object({ managed: z.boolean(), version: z.string().optional(), status: z.string().optional() }).optional(),
    leaks: z.object({
      interfaces: z.array(Leak).optional(),
      idle: z.array(z.object({ node: z.string(), addresses: z.int(), target: z.int() })).optional(),
    }),
  })
  .meta({
    id: 'Addresses',
    description:
      'Addresses on EKS. assigned: held by a living pod. warm: on a node, held by no pod. primary: an ENI’s own address, never a pod’s while the VPC CNI runs. free: not yet on the node.',
  })

export type Addresses = z.infer<typeof Addresses>
export type PodAddress = z.infer<typeof PodAddress>
export type Unattributed = z.infer<typeof Unattributed>
export type PoolInterface = z.infer<typeof PoolInterface>
export type NodePool = z.infer<typeof NodePool>
export type MaxPods = z.infer<typeof MaxPods>
export type Follows = z.infer<typeof Follows>
export type SubnetAddresses = z.infer<typeof SubnetAddresses>
export type Leak = z.infer<typeof Leak>
export type Warm = z.infer<typeof Warm>
