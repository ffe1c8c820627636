/**
 * The snapshot: what collect saw, nothing judged. Allow-listed (only labels, env names, ConfigMap keys
 * and object fields that some CNI declares), so it is safe to attach to an issue.
 * Each source either answered or failed. A source with nothing to ask is absent; one that the command did not need says not-asked.
 */
import * as z from 'zod'
import { API_VERSION } from './version.ts'

const Failure = z.object({
  ok: z.literal(false),
  at: z.string(),
  error: z.string().meta({ description: 'Id from the error catalogue, or not-asked.' }),
  detail: z.string(),
})

const sourceOf = <T extends z.ZodType>(items: T) =>
  z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      at: z.string(),
      items,
      partial: z.array(z.object({ at: z.string(), error: z.string(), detail: z.string() })).optional(),
    }),
    Failure,
  ])

export const EnvFact = z.object({
  name: z.string(),
  value: z.string().optional(),
  from: z.string().optional().meta({ description: 'configmap/<name>/<key>, secret, or field: where the value comes from when it is not literal.' }),
})

export const ContainerFact = z.object({
  name: z.string(),
  init: z.boolean(),
  image: z.string(),
  env: z.array(EnvFact).optional(),
  args: z.array(z.string()).optional(),
})

export const WorkloadFact = z.object({
  kind: z.enum(['DaemonSet', 'Deployment']),
  namespace: z.string(),
  name: z.string(),
  containers: z.array(ContainerFact),
  desired: z.int().optional(),
  current: z.int().optional(),
  ready: z.int().optional(),
  updated: z.int().optional(),
})

export const NodeFact = z.object({
  name: z.string(),
  created: z.string().optional(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  providerID: z.string().optional(),
  podCIDRs: z.array(z.string()),
  addresses: z.array(z.object({ type: z.string(), address: z.string() })),
  capacityPods: z.int().optional(),
  conditions: z.array(z.object({ type: z.string(), status: z.string() })),
  kubelet: z.string().optional(),
})

export const PodFact = z.object({
  namespace: z.string(),
  name: z.string(),
  node: z.string().optional(),
  ips: z.array(z.string()),
  status: z.string(),
  hostNetwork: z.boolean().optional().meta({ description: 'Absent when learnt from a Table, which does not say it.' }),
  podEni: z
    .array(z.object({ eniId: z.string().optional(), privateIp: z.string().optional(), vlanId: z.int().optional() }))
    .optional()
    .meta({ description: 'The branch interfaces the annotation vpc.amazonaws.com/pod-eni names.' }),
})

export const CniPodFact = z.object({
  namespace: z.string(),
  name: z.string(),
  node: z.string().optional(),
  owner: z.string().optional(),
  images: z.array(z.object({ container: z.string(), image: z.string() })),
})

export const ConfigMapFact = z.object({ data: z.record(z.string(), z.string()) })

export const ResourceFact = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).meta({ description: 'Declared dotted paths and their values, e.g. "spec.cidr".' }),
})

export const InstanceFact = z.object({
  id: z.string(),
  name: z.string().optional(),
  type: z.string().optional(),
  state: z.string().optional(),
  privateIP: z.string().optional(),
  publicIP: z.string().optional(),
  subnetId: z.string().optional(),
  vpcId: z.string().optional(),
})

export const InterfaceFact = z.object({
  id: z.string(),
  instanceId: z.string().optional(),
  deviceIndex: z.int().optional(),
  networkCard: z.int().optional(),
  type: z.string().optional(),
  description: z.string().optional(),
  subnetId: z.string().optional(),
  primaryIP: z.string().optional(),
  privateIPs: z.array(z.string()).meta({ description: 'All private IPv4 addresses but the primary.' }),
  prefixes: z.array(z.string()),
  ipv6: z.array(z.string()),
  ipv6Prefixes: z.array(z.string()),
  tags: z.record(z.string(), z.string()).optional(),
})

export const SubnetFact = z.object({
  id: z.string(),
  vpcId: z.string().optional(),
  cidrs: z.array(z.string()),
  zone: z.string().optional(),
  free: z.int().optional(),
  name: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
})

export const InstanceTypeFact = z.object({
  type: z.string(),
  maxInterfaces: z.int().meta({ description: 'MaximumNetworkInterfaces, over all network cards.' }),
  ipv4PerInterface: z.int(),
  cards: z.array(z.object({ index: z.int(), maxInterfaces: z.int() })),
  defaultCard: z.int().optional(),
  hypervisor: z.string().optional().meta({ description: 'nitro or xen; bare metal has none.' }),
})

export const ReservationFact = z.object({
  id: z.string(),
  subnetId: z.string(),
  cidr: z.string(),
  type: z.enum(['prefix', 'explicit']),
})

export const SubnetInterfaceFact = z.object({
  id: z.string(),
  subnetId: z.string(),
  status: z.string(),
  instanceId: z.string().optional().meta({ description: 'The instance it hangs on; one that only a tag names is in the tags.' }),
  primaryIP: z.string().optional(),
  privateIPs: z.array(z.string()).meta({ description: 'All private IPv4 addresses but the primary.' }),
  prefixes: z.array(z.string()),
  ipv6Prefixes: z.array(z.string()).optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
})

export const AddonFact = z.object({
  version: z.string().optional(),
  managed: z.boolean().meta({ description: 'Whether EKS manages it as an add-on.' }),
  status: z.string().optional(),
})

export const VpcFact = z.object({ id: z.string(), cidrs: z.array(z.string()) })

export const Sources = z.object({
  version: sourceOf(z.object({ gitVersion: z.string() })).optional(),
  groups: sourceOf(z.array(z.string())).optional(),
  namespaces: sourceOf(z.array(z.string())).optional(),
  nodes: sourceOf(z.array(NodeFact)).optional(),
  daemonSets: sourceOf(z.array(WorkloadFact)).optional(),
  deployments: sourceOf(z.array(WorkloadFact)).optional(),
  cniPods: sourceOf(z.array(CniPodFact)).optional(),
  pods: sourceOf(z.array(PodFact)).optional(),
  configMaps: z
    .record(z.string(), sourceOf(ConfigMapFact.nullable()))
    .optional()
    .meta({ description: 'By namespace/name; items null when the server said 404.' }),
  resources: z
    .record(z.string(), sourceOf(z.array(ResourceFact)))
    .optional()
    .meta({ description: 'Custom resources by plural.group.' }),
  instances: sourceOf(z.array(InstanceFact)).optional(),
  interfaces: sourceOf(z.array(InterfaceFact)).optional(),
  subnets: sourceOf(z.array(SubnetFact)).optional(),
  vpcs: sourceOf(z.array(VpcFact)).optional(),
  instanceTypes: sourceOf(z.array(InstanceTypeFact)).optional(),
  reservations: sourceOf(z.array(ReservationFact)).optional(),
  subnetInterfaces: sourceOf(z.array(SubnetInterfaceFact))
    .optional()
    .meta({ description: "Every interface of the nodes' subnets, whoever owns it." }),
  addon: sourceOf(AddonFact.nullable()).optional().meta({ description: 'The VPC CNI as an EKS add-on; items null when EKS has none.' }),
})

export const Snapshot = z.object({
  apiVersion: z.literal(API_VERSION),
  kind: z.literal('Snapshot'),
  takenAt: z.iso.datetime(),
  tool: z.object({ name: z.string(), version: z.string() }),
  cluster: z.object({ context: z.string(), server: z.string(), namespace: z.string().optional(), region: z.string().optional() }),
  sources: Sources,
})

export type Snapshot = z.infer<typeof Snapshot>
export type Sources = z.infer<typeof Sources>
export type Failure = z.infer<typeof Failure>
export type Source<T> = { ok: true; at: string; items: T; partial?: { at: string; error: string; detail: string }[] | undefined } | Failure
export type NodeFact = z.infer<typeof NodeFact>
export type WorkloadFact = z.infer<typeof WorkloadFact>
export type ContainerFact = z.infer<typeof ContainerFact>
export type EnvFact = z.infer<typeof EnvFact>
export type PodFact = z.infer<typeof PodFact>
export type CniPodFact = z.infer<typeof CniPodFact>
export type ConfigMapFact = z.infer<typeof ConfigMapFact>
export type ResourceFact = z.infer<typeof ResourceFact>
export type InstanceFact = z.infer<typeof InstanceFact>
export type InterfaceFact = z.infer<typeof InterfaceFact>
export type SubnetFact = z.infer<typeof SubnetFact>
export type VpcFact = z.infer<typeof VpcFact>
export type InstanceTypeFact = z.infer<typeof InstanceTypeFact>
export type ReservationFact = z.infer<typeof ReservationFact>
export type SubnetInterfaceFact = z.infer<typeof SubnetInterfaceFact>
export type AddonFact = z.infer<typeof AddonFact>
