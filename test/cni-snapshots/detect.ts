/** Asking the modules about a described cluster, and their answers as short lines. */
import type { Found } from '../../plugin/analyse/detect.ts'
import { seenIn } from '../../plugin/analyse/seen.ts'
import { imageParts } from '../../shared/cni/image.ts'
import type { Encapsulation } from '../../shared/contract/report.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { snapshotFile } from '../fakes/snapshot-file.ts'
import { snapshots } from './index.ts'

export const detect = (snapshot: Snapshot): Found[] => seenIn(snapshot).detections

/** protocol, when, port, bytes: `-` where nothing is claimed. */
export const written = ({ protocol, when, port, overheadBytes }: Encapsulation) => [protocol, when, port ?? '-', overheadBytes ?? '-'].join(' ')

/** The path in force: the mode's own facts, corrected by what was read. */
function pathOf({ cni, detection }: Found) {
  const { path, mode } = detection
  if (!path) return undefined
  const facts = mode === undefined ? undefined : cni.modes[mode]
  const encapsulation: Encapsulation = { protocol: 'unknown', when: 'unknown', ...facts?.encapsulation, ...path.encapsulation }
  return `${path.kind ?? facts?.kind} | ${written(encapsulation)} | ${path.decidedFrom} ${path.confidence}`
}

/** A line a CNI: id, role, mode, version-bearing tag, confidence; a second string is its path. */
export const said = (snapshot: Snapshot): string[][] =>
  detect(snapshot).map((found) => {
    const { cni, view, detection } = found
    const tag = detection.version ?? imageParts(view.workloads[0]?.container.image ?? '').tag ?? '-'
    const path = pathOf(found)
    return [`${cni.id} ${detection.role} ${detection.mode ?? '-'} ${tag} ${detection.confidence}`, ...(path ? [path] : [])]
  })

export function made(name: string): Snapshot {
  if (!snapshots[name]) throw new Error(`no snapshot ${name}`)
  return snapshotFile(name)
}

export const one = (name: string, id: string): Found => {
  const found = detect(made(name)).find(({ cni }) => cni.id === id)
  if (!found) throw new Error(`${id} was not detected in ${name}`)
  return found
}
export const means = (name: string, id: string) => {
  const { detection } = one(name, id)
  return [...detection.evidence, ...(detection.path?.evidence ?? [])].map((evidence) => evidence.means)
}
