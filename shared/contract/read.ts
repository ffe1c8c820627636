/**
 * Reading files of this project: unknown JSON in, a checked Report or Snapshot out.
 * Every refusal names the field and carries an id of the error catalogue.
 */
import type * as z from 'zod'
import { API_VERSION, Report } from './report.ts'
import { Snapshot } from './snapshot.ts'

export type ReadErrorId = 'not-a-report' | 'report-invalid' | 'report-newer' | 'not-a-snapshot' | 'snapshot-invalid' | 'snapshot-newer'

export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly id: ReadErrorId
  /** Dotted path of the field that does not fit; empty for the whole document. */
  readonly field: string
  readonly detail: string
  constructor(id: ReadErrorId, field: string, detail: string) {
    super(field ? `${field}: ${detail}` : detail)
    this.id = id
    this.field = field
    this.detail = detail
  }
}

/** @throws ReadError when the document is not a report, is damaged, or was written by a newer version. */
export const readReport = (json: unknown): Report => read(json, Report, 'Report', { alien: 'not-a-report', damaged: 'report-invalid', newer: 'report-newer' })

/** @throws ReadError when the document is not a snapshot, is damaged, or was written by a newer version. */
export const readSnapshot = (json: unknown): Snapshot => read(json, Snapshot, 'Snapshot', { alien: 'not-a-snapshot', damaged: 'snapshot-invalid', newer: 'snapshot-newer' })

function read<T>(json: unknown, schema: z.ZodType<T>, kind: string, ids: { alien: ReadErrorId; damaged: ReadErrorId; newer: ReadErrorId }): T {
  const head = typeof json === 'object' && json !== null ? (json as { apiVersion?: unknown; kind?: unknown }) : {}
  const version = typeof head.apiVersion === 'string' ? /^kubectl-cni\/v(\d+)$/.exec(head.apiVersion) : null
  if (!version || head.kind !== kind) {
    const found = typeof head.kind === 'string' ? `kind ${JSON.stringify(head.kind)}, apiVersion ${JSON.stringify(head.apiVersion)}` : 'no kind and apiVersion'
    throw new ReadError(ids.alien, '', `expected kind ${kind} of ${API_VERSION}, found ${found}`)
  }
  if (Number(version[1]) > 1) throw new ReadError(ids.newer, 'apiVersion', `${head.apiVersion} is newer than ${API_VERSION}, the newest this version reads`)
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new ReadError(ids.damaged, issue?.path.map(String).join('.') ?? '', issue?.message ?? 'does not fit the schema')
}
