/** Asks every CNI module; all that match speak, so the order of the registry never matters. */
import type { AnyCni, Detection, Observation } from '../../shared/cni/define.ts'
import { type View, viewOf } from '../../shared/cni/view.ts'
import type { Evidence } from '../../shared/contract/report.ts'
import type { PodFact, Snapshot } from '../../shared/contract/snapshot.ts'

export interface Found {
  cni: AnyCni
  view: View
  detection: Detection
}

/** @param proving pods with an address of the pod network; undefined where pods could not be read. */
export function detectAll(snapshot: Snapshot, registry: readonly AnyCni[], proving: readonly PodFact[] | undefined): Found[] {
  return registry.flatMap((cni) => {
    const view = viewOf(cni, snapshot, registry, proving)
    const detection = cni.detect(view)
    return detection ? [{ cni, view, detection }] : []
  })
}

/** Evidence ids in a report carry their CNI, so that their words can be found again. */
export const named = (cni: AnyCni, evidence: Observation[]): Evidence[] =>
  evidence.map(({ at, saw, means }) => ({ at, saw, means: `${cni.id}.${means}` }))
