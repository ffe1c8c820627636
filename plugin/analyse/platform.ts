/** Where the cluster runs, from marks its nodes and its version carry. */

import { itemsOf } from '../../shared/cni/view.ts'
import type { Platform } from '../../shared/contract/report.ts'
import type { NodeFact, Snapshot } from '../../shared/contract/snapshot.ts'

const label = (node: NodeFact, start: string) => Object.keys(node.labels).some((key) => key.startsWith(start))

/** First match wins: a distribution says more than the cloud it stands on. */
const platforms: readonly [Platform, (node: NodeFact) => boolean][] = [
  ['openshift', (node) => label(node, 'node.openshift.io/')],
  ['k3s', (node) => node.kubelet?.includes('+k3s') ?? false],
  ['rke2', (node) => node.kubelet?.includes('+rke2') ?? false],
  ['kind', (node) => node.providerID?.startsWith('kind://') ?? false],
  ['eks', (node) => label(node, 'eks.amazonaws.com/') || (node.kubelet?.includes('-eks-') ?? false)],
  ['aks', (node) => label(node, 'kubernetes.azure.com/')],
  ['gke', (node) => label(node, 'cloud.google.com/gke-') || (node.kubelet?.includes('-gke.') ?? false)],
  ['oke', (node) => label(node, 'oci.oraclecloud.com/') || (node.providerID?.startsWith('ocid1.') ?? false)],
]

export function platformOf(snapshot: Snapshot): Platform {
  const nodes = itemsOf(snapshot.sources.nodes)
  const byNode = platforms.find(([, matches]) => nodes.some(matches))
  if (byNode) return byNode[0]
  if (itemsOf(snapshot.sources.groups).some((group) => group.startsWith('config.openshift.io/'))) return 'openshift'
  const version = snapshot.sources.version?.ok ? snapshot.sources.version.items.gitVersion : ''
  return version.includes('-eks-')
    ? 'eks'
    : version.includes('-gke.')
      ? 'gke'
      : version.includes('+k3s')
        ? 'k3s'
        : version.includes('+rke2')
          ? 'rke2'
          : 'unknown'
}

/** The EKS class of a node (ec2, fargate, auto, hybrid), or the cloud it stands on; undefined elsewhere. */
export function nodeClass(node: NodeFact): string | undefined {
  const type = node.labels['eks.amazonaws.com/compute-type']
  if (type) return type
  if (node.providerID?.includes('/fargate-')) return 'fargate'
  return node.providerID?.startsWith('aws://') ? 'ec2' : undefined
}

export const zoneOf = (node: NodeFact): string | undefined =>
  node.labels['topology.kubernetes.io/zone'] ?? node.labels['failure-domain.beta.kubernetes.io/zone']

export function regionOf(snapshot: Snapshot): string | undefined {
  if (snapshot.cluster.region) return snapshot.cluster.region
  for (const node of itemsOf(snapshot.sources.nodes)) {
    const region = node.labels['topology.kubernetes.io/region'] ?? /^aws:\/\/\/([a-z-]+-\d+)[a-z]\//.exec(node.providerID ?? '')?.[1]
    if (region) return region
  }
  return undefined
}

export function clusterNameOf(snapshot: Snapshot): string | undefined {
  for (const node of itemsOf(snapshot.sources.nodes)) {
    const name = node.labels['alpha.eksctl.io/cluster-name']
    if (name) return name
  }
  for (const eni of itemsOf(snapshot.sources.interfaces)) {
    const name = eni.tags?.['cluster.k8s.amazonaws.com/name']
    if (name) return name
  }
  return /^arn:[^:]+:eks:[^:]+:\d+:cluster\/(.+)$/.exec(snapshot.cluster.context)?.[1]
}

/** Whose subnets hold the nodes, as the source to ask: EC2's where a node says it is an instance of AWS. */
export const networkSource = (snapshot: Snapshot): 'ec2' | 'cloud network' =>
  itemsOf(snapshot.sources.nodes).some((node) => node.providerID?.startsWith('aws://')) ? 'ec2' : 'cloud network'
