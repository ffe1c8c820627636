/**
 * The report: what `kubectl cni inspect -o json` prints and the site reads.
 *
 * Source of truth of the published JSON Schema (report.v1.schema.json). Field names and closed
 * vocabularies are a promise to other people's scripts: add optional fields, never rename.
 * Absent means unknown; empty means known to be none.
 */
import * as z from 'zod'
import { Addresses } from './addresses.ts'
import { API_VERSION } from './version.ts'

export { API_VERSION }

export const SCHEMA_ID = 'https://kubectl-cni.dev/schema/report.v1.json'

export const Confidence = z
  .enum(['certain', 'likely', 'unknown'])
  .meta({ description: 'How sure a statement is. `certain` only with decisive proof in its evidence.' })

export const Evidence = z
  .object({
    at: z.string().meta({ description: 'Where it was seen: kind/namespace/name, an API path or an EC2 call.' }),
    saw: z.string().meta({ description: 'What stood there, as written. Untrusted text: escape before showing.' }),
    means: z.string().meta({ description: 'Permanent id of the sentence that says what this proves; the words live beside, in Korean and English.' }),
  })
  .meta({ id: 'Evidence', description: 'One observation that proves or supports a statement.' })

export const Protocol = z.enum([
  'none', 'vxlan', 'ipip', 'geneve', 'wireguard', 'gre', 'udp', 'sleeve', 'fou', 'stt', 'esp', 'azure-sdn', 'unknown',
])

export const Encapsulation = z
  .object({
    protocol: Protocol,
    when: z.enum(['always', 'cross-subnet', 'never', 'unknown']).meta({ description: 'When a packet between two nodes is wrapped.' }),
    port: z.int().optional().meta({ description: 'UDP or TCP destination port of the outer packet, where the protocol has one.' }),
    overheadBytes: z.int().optional().meta({ description: 'Bytes added to each packet, counted against the IP MTU, over an IPv4 underlay unless families say otherwise.' }),
    possible: z.array(Protocol).optional().meta({ description: 'Where the protocol differs by connection and cannot be seen from the API: the protocols it can be.' }),
  })
  .meta({ id: 'Encapsulation' })

export const DatapathKind = z.enum(['overlay', 'vpc-native', 'routed', 'mixed', 'unknown']).meta({
  description:
    'overlay: packets between nodes are, or can be, wrapped. vpc-native: the cloud network itself knows every pod address. routed: no tunnel and no cloud addresses. mixed: node classes differ. unknown: not shown by what could be read.',
})

export const DatapathClass = z.object({
  name: z.string().meta({ description: 'Node class, e.g. ec2, fargate, auto, hybrid.' }),
  nodes: z.int(),
  cni: z.string().optional(),
  kind: DatapathKind,
  encapsulation: Encapsulation,
  confidence: Confidence,
})

export const Datapath = z
  .object({
    kind: DatapathKind,
    encapsulation: Encapsulation,
    encryption: z
      .object({ protocol: Protocol, port: z.int().optional(), overheadBytes: z.int().optional() })
      .optional()
      .meta({ description: 'Encryption between nodes laid on top of the path (WireGuard, IPsec).' }),
    mtu: z.int().optional().meta({ description: 'Pod MTU in bytes, only where something declares it.' }),
    mtuIf1500: z.int().optional().meta({ description: 'Estimate: pod MTU in bytes if the nodes\' own links carry 1500.' }),
    families: z
      .object({ ipv4: Encapsulation.optional(), ipv6: Encapsulation.optional() })
      .optional()
      .meta({ description: 'Encapsulation by address family, where the families differ.' }),
    pools: z
      .array(z.object({ cidr: z.string(), encapsulation: Encapsulation }))
      .optional()
      .meta({ description: 'Encapsulation by address pool, where pools differ.' }),
    decidedFrom: z
      .enum(['object', 'annotation', 'configmap', 'manifest', 'default', 'membership', 'none'])
      .meta({ description: 'Which kind of declaration was in force: live object, node annotation, ConfigMap, DaemonSet manifest, or the documented default.' }),
    confidence: Confidence,
    evidence: z.array(Evidence),
    classes: z.array(DatapathClass).optional(),
  })
  .meta({ id: 'Datapath' })

export const Role = z.enum(['primary', 'policy', 'chained', 'ipam', 'meta'])

export const Image = z.object({
  container: z.string(),
  init: z.boolean(),
  image: z.string().meta({ description: 'As written. Untrusted text.' }),
  registry: z.string(),
  repository: z.string(),
  tag: z.string().optional(),
  digest: z.string().optional(),
})

export const Setting = z
  .object({
    value: z.string().meta({ description: 'Effective value, as text.' }),
    from: z.enum(['object', 'manifest', 'default', 'unresolved']).meta({ description: 'object: live object, ConfigMap or annotation, named in at. manifest: DaemonSet env or argument. default: documented default. unresolved: set, but not readable here.' }),
    at: z.string().optional(),
    ignored: z.string().optional().meta({ description: 'A value that was written but does not count, e.g. a Boolean that Go cannot parse.' }),
  })
  .meta({ id: 'Setting' })

export const Cni = z
  .object({
    id: z.string().meta({ description: 'Permanent id: aws-vpc, calico, cilium, flannel, weave, azure … An open vocabulary.' }),
    name: z.string(),
    role: Role,
    version: z.string().optional().meta({ description: 'The tag as written, e.g. v1.23.1.' }),
    mode: z.string().optional().meta({ description: 'Permanent mode id within this CNI.' }),
    workload: z
      .object({ kind: z.string(), namespace: z.string(), name: z.string(), desired: z.int().optional(), ready: z.int().optional() })
      .optional(),
    images: z.array(Image),
    versions: z.array(z.object({ version: z.string(), nodes: z.int() })).meta({ description: 'What runs, by node; more than one entry is version skew.' }),
    settings: z.record(z.string(), Setting),
    confidence: Confidence,
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Cni' })

export const Range = z
  .object({
    cidr: z.string(),
    source: z.string().meta({ description: 'Permanent id of where the range comes from, e.g. ec2-subnet, calico-ippool, node-podcidr, covering (smallest block that holds what was seen; the real prefix is unknown).' }),
    name: z.string().optional().meta({ description: 'Name of the object that declares it: a pool, a subnet id.' }),
    addresses: z.int().meta({ description: 'How many of the addresses seen lie in it.' }),
    free: z.int().optional().meta({ description: 'Free addresses, where the source counts them.' }),
  })
  .meta({ id: 'Range' })

export const Ranges = z.object({
  nodes: z.array(Range),
  pods: z.array(Range).optional(),
  services: z.array(Range).optional(),
  networks: z.array(Range).optional().meta({ description: 'The cloud network (VPC or VNet) blocks around them.' }),
  relation: z.enum(['same', 'same-network', 'apart', 'mixed', 'unknown']).meta({
    description: 'same: pods sit in the nodes\' own subnets. same-network: another subnet of the same VPC or VNet. apart: neither. mixed: pods differ.',
  }),
  families: z.record(z.string(), z.string()).optional().meta({ description: 'The relation by address family (ipv4, ipv6), where both exist.' }),
  confidence: Confidence,
  evidence: z.array(Evidence),
})

export const Interface = z.object({
  id: z.string(),
  deviceIndex: z.int().optional(),
  networkCard: z.int().optional(),
  type: z.string().optional(),
  description: z.string().optional(),
  subnetId: z.string().optional(),
  primaryIP: z.string().optional(),
  secondaryIPs: z.array(z.string()),
  prefixes: z.array(z.string()),
  ipv6: z.array(z.string()).optional(),
})

export const Node = z.object({
  name: z.string(),
  ready: z.boolean().optional(),
  internalIPs: z.array(z.string()),
  externalIPs: z.array(z.string()),
  podCIDRs: z.array(z.string()),
  zone: z.string().optional(),
  class: z.string().optional(),
  maxPods: z.int().optional(),
  pods: z.object({ total: z.int(), hostNetwork: z.int() }).optional(),
  instance: z
    .object({
      id: z.string(),
      name: z.string().optional().meta({ description: 'EC2 Name tag. Untrusted text.' }),
      type: z.string().optional(),
      state: z.string().optional(),
      privateIP: z.string().optional(),
      publicIP: z.string().optional(),
      subnetId: z.string().optional(),
      vpcId: z.string().optional(),
      joinedBy: z.enum(['instance-id', 'private-address']).optional().meta({ description: 'How the node was matched to the instance.' }),
    })
    .optional(),
  interfaces: z.array(Interface).optional(),
})

export const Pod = z.object({
  namespace: z.string(),
  name: z.string(),
  node: z.string().optional(),
  ips: z.array(z.string()),
  status: z.string(),
  hostNetwork: z.boolean(),
  range: z.string().optional().meta({ description: 'The pod range (cidr) this address lies in.' }),
  interface: z.string().optional().meta({ description: 'The ENI that holds this address.' }),
})

export const Pods = z.object({
  total: z.int(),
  hostNetwork: z.int(),
  withoutIP: z.int(),
  namespace: z.string().optional().meta({ description: 'Set when only one namespace was read (-n).' }),
  items: z.array(Pod),
})

export const Subnet = z.object({
  id: z.string(),
  cidrs: z.array(z.string()),
  zone: z.string().optional(),
  vpcId: z.string().optional(),
  free: z.int().optional(),
  name: z.string().optional(),
})

export const Finding = z
  .object({
    id: z.string().meta({ description: 'Permanent, kebab-case. The words live beside, in Korean and English.' }),
    severity: z.enum(['info', 'warning', 'critical']),
    subject: z.string().meta({ description: 'What it is about: kind/namespace/name or a range.' }),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  })
  .meta({ id: 'Finding' })

export const Unknown = z
  .object({
    statement: z.string().meta({ description: 'Permanent id of what could not be said: pods, instances, subnets …' }),
    source: z.string().meta({ description: 'What was asked: an API path, an EC2 call.' }),
    error: z.string().meta({ description: 'Permanent id from the error catalogue.' }),
    detail: z.string().meta({ description: 'What the source itself answered. Untrusted text.' }),
  })
  .meta({ id: 'Unknown' })

export const Platform = z.enum(['eks', 'aks', 'gke', 'oke', 'k3s', 'rke2', 'kind', 'openshift', 'unknown'])

export const Report = z
  .object({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal('Report'),
    takenAt: z.iso.datetime().meta({ description: 'When the cluster was read, UTC.' }),
    tool: z.object({ name: z.string(), version: z.string() }),
    cluster: z.object({
      context: z.string(),
      server: z.string(),
      name: z.string().optional(),
      kubernetes: z.string().optional(),
      platform: Platform,
      region: z.string().optional(),
    }),
    cnis: z.array(Cni).optional().meta({ description: 'Every CNI found. Absent when DaemonSets could not be read and nothing else proved one.' }),
    datapath: Datapath,
    ranges: Ranges,
    nodes: z.array(Node).optional(),
    pods: Pods.optional(),
    subnets: z.array(Subnet).optional(),
    addresses: Addresses.optional().meta({ description: 'Only where the Amazon VPC CNI runs and EC2 could be read.' }),
    findings: z.array(Finding),
    unknowns: z.array(Unknown),
  })
  .meta({
    id: 'Report',
    title: 'kubectl-cni report v1',
    description: 'Which CNI runs in one Kubernetes cluster, where its addresses come from, and whether packets between nodes are tunnelled. Absent is unknown; empty is known to be none.',
  })

export type Report = z.infer<typeof Report>
export type Cni = z.infer<typeof Cni>
export type Datapath = z.infer<typeof Datapath>
export type Encapsulation = z.infer<typeof Encapsulation>
export type Protocol = z.infer<typeof Protocol>
export type Evidence = z.infer<typeof Evidence>
export type Setting = z.infer<typeof Setting>
export type Range = z.infer<typeof Range>
export type Ranges = z.infer<typeof Ranges>
export type Node = z.infer<typeof Node>
export type Interface = z.infer<typeof Interface>
export type Pod = z.infer<typeof Pod>
export type Pods = z.infer<typeof Pods>
export type Subnet = z.infer<typeof Subnet>
export type Finding = z.infer<typeof Finding>
export type Unknown = z.infer<typeof Unknown>
export type Image = z.infer<typeof Image>
export type Role = z.infer<typeof Role>
export type Confidence = z.infer<typeof Confidence>
export type Platform = z.infer<typeof Platform>
export type DatapathKind = z.infer<typeof DatapathKind>
export type DatapathClass = z.infer<typeof DatapathClass>
