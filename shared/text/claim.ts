/**
 * Findings, unknowns and observations as the analyser makes them: typed by the words that exist for them.
 * A report read from a file may hold ids of another version, so the contract itself keeps them open.
 */
import type { Evidence, Finding, Unknown } from '../contract/report.ts'
import type { ErrorId } from './errors.ts'
import type { FindingData, FindingId } from './findings/index.ts'
import type { Meaning } from './meanings.ts'
import type { OpenId } from './open.ts'
import type { StatementId } from './vocabulary.ts'

interface FindingOf<Id extends FindingId> {
  id: Id
  severity: Finding['severity']
  subject: string
  data: FindingData<Id>
}

/** A finding with words in every language, and all the values these name. */
export type KnownFinding = { [Id in FindingId]: FindingOf<Id> }[FindingId]

export const finding = <Id extends FindingId>(id: Id, severity: Finding['severity'], subject: string, data: FindingData<Id>): FindingOf<Id> => ({
  id,
  severity,
  subject,
  data,
})

/** What could not be said, though nothing failed or for a failure of our own catalogue. */
export const unknown = (statement: StatementId, source: string, error: ErrorId | OpenId, detail: string): Unknown => ({
  statement,
  source,
  error,
  detail,
})

/** What could not be said because a source failed; its error stands in the snapshot, which another version may have written. */
export const unread = (statement: StatementId, { at, error, detail }: { at: string; error: string; detail: string }): Unknown => ({
  statement,
  source: at,
  error,
  detail,
})

/** An observation of the analyser itself. A CNI's own observations carry the CNI's id and are typed by its module. */
export const observed = (at: string, saw: string, means: Meaning): Evidence => ({ at, saw, means })
