/**
 * Reading documents of this project: unknown JSON in, a checked one out. Every refusal names the field.
 * Knows no schema itself, so that reading one kind does not load the other's.
 */
import type * as z from 'zod'
import { API_VERSION } from './version.ts'

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

/** @throws ReadError with the id for what is wrong: another kind of document, a damaged one, one from a newer version. */
export function read<T>(json: unknown, schema: z.ZodType<T>, kind: string, ids: { alien: ReadErrorId; damaged: ReadErrorId; newer: ReadErrorId }): T {
  const head = typeof json === 'object' && json !== null ? (json as { apiVersion?: unknown; kind?: unknown }) : {}
  const version = typeof head.apiVersion === 'string' ? /^kubectl-cni\/v(\d+)$/.exec(head.apiVersion) : null
  if (!version || head.kind !== kind) {
    const found =
      typeof head.kind === 'string' ? `kind ${JSON.stringify(head.kind)}, apiVersion ${JSON.stringify(head.apiVersion)}` : 'no kind and apiVersion'
    throw new ReadError(ids.alien, '', `expected kind ${kind} of ${API_VERSION}, found ${found}`)
  }
  if (Number(version[1]) > 1)
    throw new ReadError(ids.newer, 'apiVersion', `${head.apiVersion} is newer than ${API_VERSION}, the newest this version reads`)
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new ReadError(ids.damaged, issue?.path.map(String).join('.') ?? '', readable(issue?.message ?? 'does not fit the schema'))
}

/** The schema library speaks of its own types; a file has fields that are there or missing. */
const readable = (message: string) =>
  message
    .replace(/^Invalid input: /, '')
    .replace(/, received undefined$/, ', but it is missing')
    .replace(/, received /, ', found ')
