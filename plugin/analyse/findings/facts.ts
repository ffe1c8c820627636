/** What every rule of the findings may look at. */
import type { KnownFinding } from '../../../shared/text/claim.ts'
import type { Said } from '../said.ts'
import type { Seen } from '../seen.ts'

export interface Facts extends Seen {
  report: Said
}

export type Rule = (facts: Facts) => KnownFinding[]
