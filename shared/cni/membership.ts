/** Where pod addresses lie, as proof for or against what a CNI declares. */

import type { NodeFact, PodFact } from '../contract/snapshot.ts'
import { addressOf, type Block, blockOf, merge } from '../net/cidr.ts'
import type { RangeClaim } from './define.ts'
import type { MatchedWorkload } from './view.ts'

interface Seen {
  nodes: readonly NodeFact[]
  pods: readonly PodFact[] | undefined
}

export interface Membership {
  inside: number
  total: number
}

/** How many pods hold an address of their own node's Node.spec.podCIDRs; undefined when pods could not be read. */
export function podsInOwnPodCidr({ nodes, pods }: Seen): Membership | undefined {
  if (!pods) return undefined
  const blocks = new Map(nodes.map((node) => [node.name, node.podCIDRs.flatMap((cidr) => blockOf(cidr) ?? [])]))
  const inside = pods.filter((pod) => {
    const own = pod.node === undefined ? undefined : blocks.get(pod.node)
    return own?.some((block) => pod.ips.some((ip) => holds(block, ip)))
  })
  return { inside: inside.length, total: pods.length }
}

function holds(block: Block, ip: string): boolean {
  const address = addressOf(ip)
  return address !== undefined && address.version === block.version && block.start <= address.number && address.number <= block.end
}

/** True when there are pods and every one of them lies inside. */
export const allInside = (membership: Membership | undefined): boolean =>
  membership !== undefined && membership.total > 0 && membership.inside === membership.total

/** The workload itself as an observation: its address and the image it runs. */
export const runsImage = <Mean extends string>({ at, container }: MatchedWorkload, means: Mean) => ({ at, saw: container.image, means })

/** On EKS with hybrid nodes an overlay serves those, while the cloud's own nodes keep the VPC CNI. */
export function hybridOnly(view: { nodes: readonly NodeFact[]; runs(id: string): boolean }): { nodeClasses?: string[] } {
  const count = (type: string) => view.nodes.filter((node) => node.labels['eks.amazonaws.com/compute-type'] === type).length
  const [hybrid, managed] = [count('hybrid'), count('auto') + count('fargate')]
  return hybrid > 0 && (view.runs('aws-vpc') || (managed > 0 && managed + hybrid === view.nodes.length)) ? { nodeClasses: ['hybrid'] } : {}
}

/** Node.spec.podCIDRs of all nodes, as the fewest blocks that hold exactly them. */
export const nodePodCidrs = (nodes: readonly NodeFact[]): RangeClaim[] =>
  merge(nodes.flatMap((node) => node.podCIDRs)).map((cidr) => ({ cidr, source: 'node-podcidr' }))
