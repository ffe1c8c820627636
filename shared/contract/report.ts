/**
 * The report: what `kubectl cni inspect -o json` prints and the site reads.
 *
 * Source of truth of the published JSON Schema (report.v1.schema.json). Field names and closed
 * vocabularies are a promise to other people's scripts: add optional fields, never rename.
 * Absent means unknown; empty means known to be none.
 */
import * as z from 'zod'
import { Addresses } from './addresses.ts'
import { count, text, texts } from './field.ts'
import { Interface, Node } from './node.ts'
import { API_VERSION } from './version.ts'

export { API_VERSION, Interface, Node }

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

const evidence = () => z.array(Evidence).meta({ description: 'What was seen that proves or supports it.' })

export const Protocol = z
  .enum(['none', 'vxlan', 'ipip', 'geneve', 'wireguard', 'gre', 'udp', 'sleeve', 'fou', 'stt', 'esp', 'azure-sdn', 'unknown'])
  .meta({ description: 'What packets are wrapped or encrypted in.' })

export const Encapsulation = z
  .object({
    protocol: Protocol,
    when: z.enum(['always', 'cross-subnet', 'never', 'unknown']).meta({ description: 'When a packet between two nodes is wrapped.' }),
    port: z.int().optional().meta({ description: 'UDP or TCP destination port of the outer packet, where the protocol has one.' }),
    overheadBytes: z
      .int()
      .optional()
      .meta({ description: 'Bytes added to each packet, counted against the IP MTU, over an IPv4 underlay unless families say otherwise.' }),
    possible: z
      .array(Protocol)
      .optional()
      .meta({ description: 'Where the protocol differs by connection and cannot be seen from the API: the protocols it can be.' }),
  })
  .meta({ id: 'Encapsulation', description: 'Whether, when and in what packets between nodes are wrapped.' })

export const DatapathKind = z.enum(['overlay', 'vpc-native', 'routed', 'mixed', 'unknown']).meta({
  description:
    'overlay: packets between nodes are, or can be, wrapped. vpc-native: the cloud network itself knows every pod address. routed: no tunnel and no cloud addresses. mixed: node classes differ. unknown: not shown by what could be read.',
})

export const WireHeader = z
  .object({
    header: z.string().meta({
      description:
        'Permanent id of the header: ethernet ipv4 ipv6 udp tcp vxlan geneve gre wireguard esp fou stt sleeve … or unknown, where something is in front and could not be seen. An open vocabulary.',
    }),
    bytes: z.int().optional().meta({ description: 'Its size in bytes; absent where it is not known or varies.' }),
    addresses: z.enum(['node', 'pod']).optional().meta({ description: 'Whose addresses it carries, where it carries any.' }),
    port: count('Destination port, where it has one.').optional(),
    pool: text('Only for packets to this pool, where pools differ.').optional(),
    family: z.enum(['ipv4', 'ipv6']).optional().meta({ description: 'Only for pod packets of this family, where families differ.' }),
    class: text('Only between nodes of this class, where classes differ.').optional(),
    between: z
      .enum(['same-subnet', 'different-subnets'])
      .optional()
      .meta({ description: 'Only between nodes of one subnet, or of different ones, where that decides.' }),
  })
  .meta({ id: 'WireHeader', description: 'One header of a packet between two nodes, as an interface of the node shows it.' })

export const DatapathClass = z.object({
  name: text('Node class, e.g. ec2, fargate, auto, hybrid.'),
  nodes: count('How many nodes are of this class.'),
  cni: text('Id of the CNI that carries packets there.').optional(),
  kind: DatapathKind,
  encapsulation: Encapsulation,
  confidence: Confidence,
})

export const Datapath = z
  .object({
    kind: DatapathKind,
    encapsulation: Encapsulation,
    encryption: z
      .object({
        protocol: Protocol,
        port: count('UDP port of the encrypted packet, where the protocol has one.').optional(),
        overheadBytes: count('Bytes encryption adds to each packet.').optional(),
      })
      .optional()
      .meta({ description: 'Encryption between nodes laid on top of the path (WireGuard, IPsec).' }),
    wire: z.array(WireHeader).optional().meta({
      description:
        'Headers of a packet between two nodes as an interface of the node shows them, outermost first, by pool, family, class or subnet where these differ. What is encrypted shows no header of the pod. Absent where it is not known.',
    }),
    mtu: z.int().optional().meta({ description: 'Pod MTU in bytes, only where something declares it.' }),
    mtuIf1500: z.int().optional().meta({ description: "Estimate: pod MTU in bytes if the nodes' own links carry 1500." }),
    families: z
      .object({ ipv4: Encapsulation.optional(), ipv6: Encapsulation.optional() })
      .optional()
      .meta({ description: 'Encapsulation by address family, where the families differ.' }),
    pools: z
      .array(z.object({ cidr: text('The pool.'), encapsulation: Encapsulation }))
      .optional()
      .meta({ description: 'Encapsulation by address pool, where pools differ.' }),
    decidedFrom: z.enum(['object', 'annotation', 'configmap', 'manifest', 'default', 'membership', 'none']).meta({
      description: 'Which kind of declaration was in force: live object, node annotation, ConfigMap, DaemonSet manifest, or the documented default.',
    }),
    confidence: Confidence,
    evidence: evidence(),
    classes: z.array(DatapathClass).optional().meta({ description: 'The path by node class, where several were told apart.' }),
  })
  .meta({ id: 'Datapath', description: 'How packets travel from a pod to a pod on another node.' })

export const Role = z.enum(['primary', 'policy', 'chained', 'ipam', 'meta']).meta({
  description:
    'primary: makes the pod network. policy: only allows or refuses. chained: adds to another CNI. ipam: only hands out addresses. meta: calls other CNIs.',
})

export const Image = z.object({
  container: text('Container that runs the image.'),
  init: z.boolean().meta({ description: 'Whether it is an init container.' }),
  image: text('As written. Untrusted text.'),
  registry: text('Registry host; docker.io where none is written.'),
  repository: text('Path within the registry.'),
  tag: text('Tag as written.').optional(),
  digest: text('Digest as written.').optional(),
})

export const Setting = z
  .object({
    value: z.string().meta({ description: 'Effective value, as text.' }),
    from: z.enum(['object', 'manifest', 'default', 'unresolved']).meta({
      description:
        'object: live object, ConfigMap or annotation, named in at. manifest: DaemonSet env or argument. default: documented default. unresolved: set, but not readable here.',
    }),
    at: text('Where the value stands.').optional(),
    ignored: z.string().optional().meta({ description: 'A value that was written but does not count, e.g. a Boolean that Go cannot parse.' }),
  })
  .meta({ id: 'Setting', description: 'Effective value of one setting, by its upstream name.' })

export const Cni = z
  .object({
    id: z.string().meta({ description: 'Permanent id: aws-vpc, calico, cilium, flannel, weave, azure … An open vocabulary.' }),
    name: text('Product name.'),
    role: Role,
    version: z.string().optional().meta({ description: 'The tag as written, e.g. v1.23.1.' }),
    mode: z.string().optional().meta({ description: 'Permanent mode id within this CNI.' }),
    workload: z
      .object({
        kind: text('DaemonSet or Deployment.'),
        namespace: text('Namespace of the workload.'),
        name: text('Name of the workload.'),
        desired: count('Nodes it should run on.').optional(),
        ready: count('Nodes it is ready on.').optional(),
      })
      .optional()
      .meta({ description: 'The workload that runs its agent; absent for a CNI inside another program.' }),
    images: z.array(Image).meta({ description: 'Images of that workload, init containers included.' }),
    versions: z
      .array(z.object({ version: text('Tag, or digest.'), nodes: count('Nodes that run it.') }))
      .meta({ description: 'What runs, by node; more than one entry is version skew.' }),
    settings: z.record(z.string(), Setting).meta({ description: 'Settings that matter to packets and addresses, by upstream name.' }),
    confidence: Confidence,
    evidence: evidence(),
  })
  .meta({ id: 'Cni', description: 'One CNI that is here.' })

export const Range = z
  .object({
    cidr: text('The block.'),
    source: z.string().meta({
      description:
        'Permanent id of where the range comes from, e.g. ec2-subnet, calico-ippool, node-podcidr, covering (smallest block that holds what was seen; the real prefix is unknown).',
    }),
    name: z.string().optional().meta({ description: 'Name of the object that declares it: a pool, a subnet id.' }),
    addresses: z.int().meta({ description: 'How many of the addresses seen lie in it.' }),
    free: z.int().optional().meta({ description: 'Free addresses, where the source counts them.' }),
  })
  .meta({ id: 'Range', description: 'One address block.' })

export const Ranges = z.object({
  nodes: z.array(Range).meta({ description: 'Where node addresses lie.' }),
  pods: z.array(Range).optional().meta({ description: 'Where pod addresses lie or are declared to lie.' }),
  services: z.array(Range).optional().meta({ description: 'Service ranges, where something declares them.' }),
  networks: z.array(Range).optional().meta({ description: 'The cloud network (VPC or VNet) blocks around them.' }),
  relation: z.enum(['same', 'same-network', 'apart', 'mixed', 'unknown']).meta({
    description:
      "same: pods sit in the nodes' own subnets. same-network: another subnet of the same VPC or VNet. apart: neither. mixed: pods differ.",
  }),
  families: z.record(z.string(), z.string()).optional().meta({ description: 'The relation by address family (ipv4, ipv6), where both exist.' }),
  confidence: Confidence,
  evidence: evidence(),
})

export const Pod = z.object({
  namespace: text('Namespace of the pod.'),
  name: text('Name of the pod.'),
  node: text('Node it is on; absent before it is scheduled.').optional(),
  ips: texts('Its addresses, one or two families.'),
  status: text('Status as kubectl get pods shows it.'),
  hostNetwork: z.boolean().meta({ description: 'Whether it uses its node’s own address; such pods prove nothing about ranges.' }),
  range: z.string().optional().meta({ description: 'The pod range (cidr) this address lies in.' }),
  interface: z.string().optional().meta({ description: 'The ENI that holds this address.' }),
})

export const Pods = z.object({
  total: count('How many pods were read.'),
  hostNetwork: count('Those of them on their node’s own address.'),
  withoutIP: count('Those of them without an address.'),
  namespace: z.string().optional().meta({ description: 'Set when only one namespace was read (-n).' }),
  items: z.array(Pod).meta({ description: 'Each pod with its addresses.' }),
})

export const Subnet = z.object({
  id: text('Subnet id.'),
  cidrs: texts('Its blocks.'),
  zone: text('Availability zone.').optional(),
  vpcId: text('VPC it is in.').optional(),
  free: count('Free IPv4 addresses, as EC2 counts them.').optional(),
  name: text('EC2 Name tag. Untrusted text.').optional(),
})

export const Finding = z
  .object({
    id: z.string().meta({ description: 'Permanent, kebab-case. The words live beside, in Korean and English.' }),
    severity: z.enum(['info', 'warning', 'critical']).meta({ description: 'How much it matters.' }),
    subject: z.string().meta({ description: 'What it is about: kind/namespace/name or a range.' }),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).meta({ description: 'Values of its sentences, by name.' }),
  })
  .meta({ id: 'Finding', description: 'A contradiction, or something worth a look.' })

export const Unknown = z
  .object({
    statement: z.string().meta({ description: 'Permanent id of what could not be said: pods, instances, subnets …' }),
    source: z.string().meta({ description: 'What was asked: an API path, an EC2 call.' }),
    error: z.string().meta({ description: 'Permanent id from the error catalogue.' }),
    detail: z.string().meta({ description: 'What the source itself answered. Untrusted text.' }),
  })
  .meta({ id: 'Unknown', description: 'One thing that could not be said, and why.' })

export const Platform = z
  .enum(['eks', 'aks', 'gke', 'oke', 'k3s', 'rke2', 'kind', 'openshift', 'unknown'])
  .meta({ description: 'Distribution or cloud service, from marks on the nodes.' })

export const Report = z
  .object({
    apiVersion: z.literal(API_VERSION).meta({ description: 'Version of this format.' }),
    kind: z.literal('Report').meta({ description: 'Always Report.' }),
    takenAt: z.iso.datetime().meta({ description: 'When the cluster was read, UTC.' }),
    tool: z.object({ name: text('The program.'), version: text('Version of the program.') }).meta({ description: 'What read the cluster.' }),
    cluster: z
      .object({
        context: text('Name of the kubeconfig context.'),
        server: text('Address of the API server.'),
        name: text('Name of the cluster, where nodes, ENIs or the context say it.').optional(),
        kubernetes: text('Version of the API server.').optional(),
        platform: Platform,
        region: text('Cloud region.').optional(),
      })
      .meta({ description: 'Which cluster this is.' }),
    cnis: z.array(Cni).optional().meta({ description: 'Every CNI found. Absent when DaemonSets could not be read and nothing else proved one.' }),
    datapath: Datapath,
    ranges: Ranges.meta({ description: 'Where node and pod addresses lie, and how the two relate.' }),
    nodes: z.array(Node).optional().meta({ description: 'Every node; absent where nodes could not be read.' }),
    pods: Pods.optional().meta({ description: 'Every pod; absent where pods could not be read.' }),
    subnets: z.array(Subnet).optional().meta({ description: 'Cloud subnets of the nodes’ VPCs.' }),
    addresses: Addresses.optional().meta({ description: 'Only where the Amazon VPC CNI runs and EC2 could be read.' }),
    findings: z.array(Finding).meta({ description: 'Contradictions and things worth a look.' }),
    unknowns: z.array(Unknown).meta({ description: 'What could not be said, and why.' }),
    notAsked: z
      .array(z.string())
      .optional()
      .meta({ description: 'Permanent ids of statements whose sources were not asked, as the command did not need them: neither unknown nor none.' }),
  })
  .meta({
    id: 'Report',
    title: 'kubectl-cni report v1',
    description:
      'Which CNI runs in one Kubernetes cluster, where its addresses come from, and whether packets between nodes are tunnelled. Absent is unknown; empty is known to be none.',
  })

export type Report = z.infer<typeof Report>
export type Cni = z.infer<typeof Cni>
export type Datapath = z.infer<typeof Datapath>
export type Encapsulation = z.infer<typeof Encapsulation>
export type Protocol = z.infer<typeof Protocol>
export type WireHeader = z.infer<typeof WireHeader>
export type Evidence = z.infer<typeof Evidence>
export type Setting = z.infer<typeof Setting>
export type Range = z.infer<typeof Range>
export type Ranges = z.infer<typeof Ranges>
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
