/** Interfaces of this cluster that nothing uses any more, and addresses kept beyond the warm target. Read-only: named, never touched. */

import { itemsOf } from '../../../shared/cni/view.ts'
import type { Leak } from '../../../shared/contract/addresses.ts'
import type { SubnetInterfaceFact } from '../../../shared/contract/snapshot.ts'
import { clusterNameOf } from '../platform.ts'
import type { Counting } from './counting.ts'

const ofCni = /^(aws-K8S-|aws-k8s-branch-eni|aws-k8s-trunk-eni)/

/** ipamd makes an interface, then attaches it; until it has had the time, a detached one is no leak. */
const YOUNG_MS = 10 * 60 * 1000

/** Undefined when the subnets' interfaces were not read. */
export function leaksOf({ seen: { snapshot } }: Counting): Leak[] | undefined {
  const source = snapshot.sources.subnetInterfaces
  if (!source?.ok) return undefined
  const instances = new Map(itemsOf(snapshot.sources.instances).map((instance) => [instance.id, instance]))
  const cluster = clusterNameOf(snapshot)
  const taken = Date.parse(snapshot.takenAt)
  return source.items.flatMap((eni): Leak[] => {
    if (!ofCni.test(eni.description ?? '')) return []
    const owner = clusterOf(eni)
    if (owner !== undefined && owner !== cluster) return []
    const instance = eni.tags?.['node.k8s.amazonaws.com/instance_id'] ?? /^aws-K8S-(i-[0-9a-f]+)/.exec(eni.description ?? '')?.[1]
    const since = eni.tags?.['node.k8s.amazonaws.com/createdAt']
    if (since !== undefined && taken - Date.parse(since) < YOUNG_MS) return []
    const why = eni.status === 'available' ? 'detached' : gone(eni, instance, instances, owner) ? 'instance-gone' : undefined
    if (!why) return []
    // Without the cluster's tag it may be another cluster's: same description, same subnet.
    const confidence = owner === undefined ? 'likely' : 'certain'
    return [
      {
        id: eni.id,
        subnet: eni.subnetId,
        why,
        confidence,
        addresses: addressesOf(eni),
        ...(instance ? { instance } : {}),
        ...(since ? { since } : {}),
      },
    ]
  })
}

function clusterOf({ tags = {} }: SubnetInterfaceFact): string | undefined {
  return (
    tags['cluster.k8s.amazonaws.com/name'] ??
    Object.keys(tags)
      .find((key) => key.startsWith('kubernetes.io/cluster/'))
      ?.slice('kubernetes.io/cluster/'.length)
  )
}

/** Only with the cluster's own tag, and never while it hangs on an instance: that one may be of a cluster not read here. */
function gone(
  eni: SubnetInterfaceFact,
  instance: string | undefined,
  instances: ReadonlyMap<string, { state?: string | undefined }>,
  owner: string | undefined,
): boolean {
  if (owner === undefined || instance === undefined || instances.size === 0) return false
  const known = instances.get(instance)
  return known ? known.state === 'terminated' : eni.instanceId === undefined
}

const addressesOf = ({ primaryIP, privateIPs, prefixes }: SubnetInterfaceFact): number =>
  new Set([...(primaryIP ? [primaryIP] : []), ...privateIPs]).size + prefixes.length * 16
