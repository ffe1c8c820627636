/**
 * What a CNI module is: one object in one file that says how a CNI shows itself, which modes it has,
 * where its pod addresses come from, and all words about it in both languages.
 *
 * The types refuse: a source that `needs` does not declare, a mode, a meaning or a reported setting without
 * a Korean and an English sentence, a mode without a picture.
 */
import type { Confidence, Datapath, DatapathKind, Encapsulation, Protocol, Role, Setting } from '../contract/report.ts'
import type { KnownFinding } from '../text/claim.ts'
import type { Both, Locale } from '../text/locale.ts'
import type { View } from './view.ts'

/** What a CNI needs read. It drives collection and the least permissions; nothing else is copied into a snapshot. */
export interface Needs {
  /** ConfigMap keys by `namespace/name`; namespace `@` is that of the CNI's own workload. */
  readonly configMaps?: Readonly<Record<string, readonly string[]>>
  /** Fields (dotted paths) of custom resources by `plural.group`; asked for only where the group is served. */
  readonly resources?: Readonly<Record<string, readonly string[]>>
  /** Environment variables of its workload's containers. */
  readonly env?: readonly string[]
  /** Environment variables whose value is a secret: only their presence is copied. */
  readonly secretEnv?: readonly string[]
  /** Command-line flags of its workload's containers, e.g. `--enable-overlay`. */
  readonly flags?: readonly string[]
  /** Node annotations; a trailing `*` is a prefix. */
  readonly nodeAnnotations?: readonly string[]
  /** Node labels; a trailing `*` is a prefix. */
  readonly nodeLabels?: readonly string[]
}

/** How the CNI's own workload is told: decisive are container name and image repository together. */
export interface WorkloadSignal {
  readonly container: string
  /** Matches the end of the image repository, registry and tag taken off. */
  readonly image: RegExp
  /** Usual workload names: they only help where one of the other two has been changed. */
  readonly names: readonly string[]
  /** Where given, the workload's own name must match too: for products that share container and image. */
  readonly named?: RegExp
  readonly kind?: 'DaemonSet' | 'Deployment'
}

/** How a packet travels from a pod to a pod on another node, for the pictures. */
export type Path =
  | { readonly shape: 'tunnel'; readonly device: string; readonly wraps: Protocol }
  | {
      readonly shape: 'direct'
      readonly via: 'vpc' | 'vnet' | 'vcn' | 'alias-ip' | 'node-routes' | 'bgp' | 'cloud-routes' | 'underlay'
      readonly pods?: PodPlace
    }
  | { readonly shape: 'sdn'; readonly by: 'azure' }
  | { readonly shape: 'other'; readonly says: 'delegates' | 'policy-only' | 'not-visible' }

/** Where pods of a cloud-native mode get their addresses, for the pictures. */
export interface PodPlace {
  readonly subnet: 'node' | 'other'
  /** What an interface of the node holds for them: single addresses, or whole prefixes. Absent where no interface of the node is seen. */
  readonly on?: 'address' | 'prefix'
  readonly family?: 'ipv4' | 'ipv6'
}

export interface Mode {
  readonly kind: DatapathKind
  readonly encapsulation: Encapsulation
  readonly picture: Path
  /** Headers whose size differs from the usual one, in bytes: Geneve with OVN's option is 16. */
  readonly headerBytes?: Readonly<Record<string, number>>
}

export interface Observation<Mean extends string = string> {
  at: string
  saw: string
  means: Mean
}

/** A declared range pods or nodes take addresses from. `source` is an id of shared/text/words.ts. */
export interface RangeClaim {
  cidr: string
  source: RangeSource
  name?: string
  /** Where nodes take whole blocks out of it: the blocks' prefix length, and whether a node takes only one. */
  blocks?: { prefix: number; perNode: 'one' | 'many' }
}

export type RangeSource =
  | 'ec2-subnet'
  | 'ec2-vpc'
  | 'calico-ippool'
  | 'calico-node-address'
  | 'node-podcidr'
  | 'flannel-net-conf'
  | 'weave-ipalloc'
  | 'weave-default'
  | 'cilium-cluster-pool'
  | 'cilium-default'
  | 'cilium-node'
  | 'azure-nnc'
  | 'kubeadm'
  | 'kube-ovn-subnet'
  | 'ovn-node-subnet'
  | 'ovn-config'
  | 'kube-router-annotation'
  | 'antrea-ippool'
  | 'oci-npn'
  | 'k3s-args'
  | 'openshift-network'
  | 'covering'

/** What the CNI says about packets between nodes. Without it a CNI says nothing about the datapath. */
export interface PathClaim<Mean extends string = string> {
  /** Overrides of the mode's own facts, e.g. a port that was changed. */
  encapsulation?: Partial<Encapsulation>
  kind?: DatapathKind
  encryption?: Datapath['encryption']
  families?: Datapath['families']
  pools?: Datapath['pools']
  /** Node groups this CNI itself treats differently, where `kind` is mixed. */
  classes?: Datapath['classes']
  mtu?: number
  /** Pod MTU if the nodes' links carry 1500, where it is not simply 1500 less every header. */
  mtuIf1500?: number
  decidedFrom: Datapath['decidedFrom']
  confidence: Confidence
  evidence: Observation<Mean>[]
}

type NameOf<Named> = Named extends `${infer Kind}/*` ? `${Kind}/${string}` : Named

/**
 * Settings by the names that have sentences; `ippool/*` stands for all that begin so.
 * None begins with a star: that refuses a record of any names, which may hold some without a sentence.
 */
export type SettingsOf<Named extends string> = string extends Named
  ? Record<string, Setting>
  : { [Name in NameOf<Named>]?: Setting } & { [name: `*${string}`]: never }

export interface Detection<M extends string = string, Mean extends string = string, Named extends string = string> {
  role: Role
  mode?: M
  version?: string
  confidence: Confidence
  evidence: Observation<Mean>[]
  settings: SettingsOf<Named>
  path?: PathClaim<Mean>
  podRanges: RangeClaim[]
  /** Blocks of pod addresses by node name, where the CNI's own objects give them out instead of Node.spec.podCIDRs. */
  nodeBlocks?: Readonly<Record<string, readonly string[]>>
  nodeRanges?: RangeClaim[]
  /** Blocks of the cloud network, where the CNI's own objects name them. */
  networks?: RangeClaim[]
  /** The CNI's own proof of where pods sit in the nodes' network, where no cloud API was read: in another subnet unless `relation` says the same one. */
  samenetwork?: { relation?: 'same' | 'same-network'; confidence: Confidence; evidence: Observation<Mean>[] }
  serviceRanges?: RangeClaim[]
  /** Node classes this detection speaks for; all nodes when absent. */
  nodeClasses?: string[]
  /** Things that contradict each other, found by this CNI's own rules. */
  findings?: KnownFinding[]
}

/** All words about one CNI in one language. */
export interface CniWords<M extends string, Mean extends string, Named extends string = string> {
  /** Two or three sentences: what it is and what it does to packets. */
  summary: string
  /** Where its pod addresses come from. */
  addresses: string
  modes: Record<M, { name: string; says: string }>
  means: Record<Mean, string>
  /** What each setting decides; `ippool/*` speaks for every setting named after an object of that kind. */
  settings: Record<Named, string>
}

/** What a CNI can lay around packets on top of any of its modes. */
export type Encrypts = readonly Extract<Protocol, 'wireguard' | 'esp'>[]

interface CniModule<N extends Needs = Needs, M extends string = string, Mean extends string = string> {
  readonly id: string
  readonly name: string
  /** What one sees in kubectl without this tool. */
  readonly byHand: readonly string[]
  /** Upstream documents and source that say so: owner/repo:path. */
  readonly upstream: readonly string[]
  readonly workloads: readonly WorkloadSignal[]
  readonly needs: N
  readonly modes: Readonly<Record<M, Mode>>
  readonly encrypts?: Encrypts
  /** Undefined when this CNI is not here. Every module is asked; order never matters. */
  detect(view: View<N>): Detection<M, Mean> | undefined
  readonly words: Both<CniWords<M, Mean>>
}

/** The registry's element type: a module whose own vocabularies have been checked. */
export type AnyCni = CniModule<Needs, string, string>

/** Settings in a detection's own literals that have no sentence: a return type alone lets further names pass. */
type Unsaid<D, Named> = D extends { settings: infer S } ? Exclude<keyof S, NameOf<Named> | `*${string}`> : never

export function defineCni<
  const N extends Needs,
  M extends string,
  Mean extends string,
  Named extends string,
  D extends Detection<NoInfer<M>, NoInfer<Mean>, NoInfer<Named>> | undefined,
>(
  module: {
    id: string
    name: string
    byHand: readonly string[]
    upstream: readonly string[]
    workloads: readonly WorkloadSignal[]
    needs: N
    modes: Readonly<Record<M, Mode>>
    encrypts?: Encrypts
    detect(view: View<NoInfer<N>>): D
    words: { en: CniWords<NoInfer<M>, Mean, Named> } & Record<Exclude<Locale, 'en'>, CniWords<NoInfer<M>, NoInfer<Mean>, NoInfer<Named>>>
  } & ([Unsaid<D, Named>] extends [never] ? unknown : { detect: { reportsWithoutWords: Unsaid<D, Named> } }),
): AnyCni {
  // The one cast of the registry: ids stay checked inside the module and become plain strings outside.
  return module as unknown as AnyCni
}
