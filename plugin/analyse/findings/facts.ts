/** What every rule of the findings may look at. */
import type { Report } from '../../../shared/contract/report.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { KnownFinding } from '../../../shared/text/claim.ts'
import type { Found } from '../detect.ts'
import type { ClassifiedPod } from '../pods.ts'

export interface Facts {
  snapshot: Snapshot
  /** The report without its findings. */
  report: Report
  detections: Found[]
  /** Empty where pods could not be read. */
  pods: ClassifiedPod[]
}

export type Rule = (facts: Facts) => KnownFinding[]

/** A list short enough for a report; the last entry says how many are left out. */
export const shown = (texts: string[], most = 10): string[] => (texts.length > most ? [...texts.slice(0, most), `+${texts.length - most}`] : texts)
