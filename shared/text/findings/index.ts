/** Every finding by its permanent id, with its words; an id from a newer version has none and is shown as it is. */
import { addressesFindings } from './addresses.ts'
import { capacityFindings } from './capacity.ts'
import type { DataOf, FindingWords } from './define.ts'
import { eksNodesFindings } from './eks-nodes.ts'
import { eksSubnetsFindings } from './eks-subnets.ts'
import { workloadsFindings } from './workloads.ts'

export type { FindingText } from './define.ts'

const table = { ...addressesFindings, ...workloadsFindings, ...capacityFindings, ...eksSubnetsFindings, ...eksNodesFindings }

export type FindingId = keyof typeof table

/** The values of a finding; of several ids at once, what satisfies each of them. */
export type FindingData<Id extends FindingId> = (Id extends FindingId ? (data: DataOf<(typeof table)[Id]>) => void : never) extends (
  data: infer Data,
) => void
  ? Data
  : never

export const findings: Readonly<Record<FindingId, FindingWords>> = table

export const isFindingId = (id: string): id is FindingId => Object.hasOwn(findings, id)
