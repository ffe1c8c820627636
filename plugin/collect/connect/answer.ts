/** What an HTTP answer of an API server says: its JSON, or an entry of the catalogue. */
import { CniError, type ErrorId } from '../../../shared/text/errors.ts'
import { int, record, text } from '../shape.ts'

/** An answer that is an error, with what the next step may need of it. */
export class AnswerError extends CniError {
  readonly status: number
  /** Milliseconds to wait before asking again, where the server said so. */
  readonly retryAfterMs: number | undefined
  /** Where to go on in a list that grew too old. */
  readonly continueToken: string | undefined

  constructor(id: ErrorId, detail: string, status: number, more: { retryAfterMs?: number | undefined; continueToken?: string | undefined } = {}) {
    super(id, detail)
    this.status = status
    this.retryAfterMs = more.retryAfterMs
    this.continueToken = more.continueToken
  }
}

const byStatus: Record<number, ErrorId> = { 401: 'unauthorized', 403: 'forbidden', 410: 'expired', 429: 'throttled' }

export function readAnswer(status: number, headers: Readonly<Record<string, string | string[] | undefined>>, body: string): unknown {
  const type = String(headers['content-type'] ?? '')
  if (status === 200) return parse(body, type)
  const answer = record(parseOrNothing(body))
  const isStatus = answer.kind === 'Status'
  const detail = text(answer.message) ?? (summary(body) || `HTTP ${status}`)
  const id =
    byStatus[status] ??
    (status === 404
      ? isStatus && answer.reason === 'NotFound' && record(answer.details).name
        ? 'not-found'
        : 'not-served'
      : status >= 500
        ? 'server-error'
        : status >= 300 && status < 400
          ? 'not-kubernetes'
          : 'refused')
  throw new AnswerError(id, status >= 300 && status < 400 ? `HTTP ${status}, redirects to ${headers.location ?? 'somewhere else'}` : detail, status, {
    retryAfterMs: secondsOf(headers['retry-after'] ?? record(answer.details).retryAfterSeconds),
    continueToken: text(record(answer.metadata).continue),
  })
}

const secondsOf = (value: unknown) => {
  const seconds = int(Array.isArray(value) ? value[0] : value)
  return seconds === undefined ? undefined : seconds * 1000
}

function parse(body: string, type: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    if (type.includes('json') || /^\s*[{[]/.test(body)) throw new CniError('cut-off', `${body.length} characters that are not whole JSON`)
    throw new CniError('not-kubernetes', [type, summary(body)].filter(Boolean).join(': ') || 'an empty answer')
  }
}

function parseOrNothing(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const summary = (body: string) => body.trim().split('\n', 1)[0]?.slice(0, 200) ?? ''
