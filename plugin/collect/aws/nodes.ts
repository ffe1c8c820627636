/** Which nodes are EC2 instances, and in which region. */
import type { NodeFact } from '../../../shared/contract/snapshot.ts'
import { familyOf } from '../../../shared/net/cidr.ts'
import type { Env } from '../connect/options.ts'

/** A node that is, or looks like, an EC2 instance. */
export interface Ec2Node {
  /** From spec.providerID. */
  instanceId?: string | undefined
  /** InternalIPs, IPv4. */
  addresses: string[]
  /** Instance type, as its label says. */
  type?: string | undefined
}

const instanceIdOf = (node: NodeFact) => /^aws:\/\/.*\/(i-[0-9a-f]+)$/.exec(node.providerID ?? '')?.[1]

/** Fargate and hybrid nodes are part of an EKS cluster, but no instance of the account. */
const noInstance = (node: NodeFact) => ['fargate', 'hybrid'].includes(node.labels['eks.amazonaws.com/compute-type'] ?? '')

const isEks = (node: NodeFact) =>
  Object.keys(node.labels).some((label) => label.startsWith('eks.amazonaws.com/') || label === 'alpha.eksctl.io/cluster-name')

export function ec2Nodes(nodes: readonly NodeFact[]): Ec2Node[] {
  return nodes
    .filter((node) => !noInstance(node) && (instanceIdOf(node) !== undefined || (node.providerID === undefined && isEks(node))))
    .map((node) => ({
      instanceId: instanceIdOf(node),
      type: node.labels['node.kubernetes.io/instance-type'],
      addresses: node.addresses.filter(({ type, address }) => type === 'InternalIP' && familyOf(address) === 'ipv4').map(({ address }) => address),
    }))
}

/** True where nodes look like EC2 instances by name or label and none has a providerID. */
export function lacksProviderIds(nodes: readonly NodeFact[]): boolean {
  const looksLikeAws = (node: NodeFact) => isEks(node) || /\.(compute|ec2)\.internal$/.test(node.name)
  return nodes.length > 0 && nodes.every(({ providerID }) => providerID === undefined) && nodes.some(looksLikeAws)
}

/** A local or wavelength zone also begins with its region: us-east-1-bos-1a. */
const regionOfZone = (zone: string | undefined) => /^[a-z]+(?:-[a-z]+)+-\d+/.exec(zone ?? '')?.[0]

/** --region, else what the nodes say, else the environment; undefined leaves it to the profile. */
export function regionOf(nodes: readonly NodeFact[], asked: string | undefined, env: Env): string | undefined {
  const said = (of: (node: NodeFact) => string | undefined) => nodes.map(of).find((region) => region !== undefined && region !== '')
  return (
    asked ||
    said((node) => (node.providerID?.startsWith('aws:') || isEks(node) ? node.labels['topology.kubernetes.io/region'] : undefined)) ||
    said((node) => (node.providerID?.startsWith('aws:') ? regionOfZone(node.providerID.split('/')[3]) : undefined)) ||
    said((node) => (isEks(node) ? regionOfZone(node.labels['topology.kubernetes.io/zone']) : undefined)) ||
    env.AWS_REGION ||
    env.AWS_DEFAULT_REGION ||
    undefined
  )
}
