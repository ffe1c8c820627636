/** CNI rows: identity, image, version by node. */
import { imageParts } from '../../shared/cni/image.ts'
import type { MatchedWorkload } from '../../shared/cni/view.ts'
import type { Cni, Image, Role } from '../../shared/contract/report.ts'
import type { ContainerFact } from '../../shared/contract/snapshot.ts'
import { type Found, named } from './detect.ts'
import type { Seen } from './seen.ts'

const order: Record<Role, number> = { primary: 0, ipam: 1, chained: 2, policy: 3, meta: 4 }

/** Undefined where DaemonSets could not be read and nothing else proved a CNI. */
export function cnisOf({ snapshot, detections }: Seen): Cni[] | undefined {
  if (!snapshot.sources.daemonSets?.ok && detections.length === 0) return undefined
  return detections.map(cniRow).sort((a, b) => order[a.role] - order[b.role] || a.id.localeCompare(b.id))
}

function cniRow({ cni, view, detection }: Found): Cni {
  const main = mainWorkload(view.workloads)
  const version = detection.version ?? (main ? versionOf(main.container.image) : undefined)
  return {
    id: cni.id,
    name: cni.name,
    role: detection.role,
    ...(version === undefined ? {} : { version }),
    ...(detection.mode === undefined ? {} : { mode: detection.mode }),
    ...(main ? { workload: { kind: main.kind, namespace: main.namespace, name: main.name, desired: main.desired, ready: main.ready } } : {}),
    images: main ? main.containers.map(imageRow) : [],
    versions: versionsByNode(view.cniPods, main, version),
    settings: detection.settings,
    confidence: detection.confidence,
    evidence: named(cni, detection.evidence),
  }
}

/** A CNI that ships several DaemonSets counts once, by the one that matches best and runs widest. */
const mainWorkload = (workloads: readonly MatchedWorkload[]): MatchedWorkload | undefined =>
  [...workloads].sort((a, b) => Number(b.match === 'decisive') - Number(a.match === 'decisive') || (b.desired ?? 0) - (a.desired ?? 0))[0]

/** The tag as written; a digest where an image is pinned without one. */
function versionOf(image: string): string | undefined {
  const { tag, digest } = imageParts(image)
  return tag ?? digest
}

const imageRow = ({ name, init, image }: ContainerFact): Image => ({ container: name, init, image, ...imageParts(image) })

function versionsByNode(cniPods: Found['view']['cniPods'], main: MatchedWorkload | undefined, version: string | undefined): Cni['versions'] {
  if (!main) return []
  const own = cniPods.filter((pod) => pod.namespace === main.namespace && (pod.owner === undefined || pod.owner === main.name))
  const counts = new Map<string, number>()
  for (const pod of own) {
    const image = pod.images.find(({ container }) => container === main.container.name)?.image
    const running = image === undefined ? undefined : versionOf(image)
    if (running !== undefined) counts.set(running, (counts.get(running) ?? 0) + 1)
  }
  if (counts.size === 0 && version !== undefined && main.desired !== undefined && (main.updated ?? main.desired) >= (main.current ?? main.desired)) {
    counts.set(version, main.desired)
  }
  return [...counts].map(([tag, nodes]) => ({ version: tag, nodes })).sort((a, b) => b.nodes - a.nodes || a.version.localeCompare(b.version))
}
