/** When nothing at all could be learnt, why is the answer. */
import type { Source } from '../../../shared/contract/snapshot.ts'
import { CniError, type ErrorId } from '../../../shared/text/errors.ts'

/** Reasons that concern the server as a whole, the most telling first. */
const reasons: readonly ErrorId[] = [
  'unauthorized',
  'tls',
  'not-kubernetes',
  'timeout',
  'unreachable',
  'forbidden',
  'server-error',
  'throttled',
  'cut-off',
  'refused',
]

/** Where every source failed for such a reason there is nothing to report: the reason is the answer. */
export function refuseEmpty(sources: readonly Source<unknown>[]): void {
  const failures = sources.filter((source) => !source.ok)
  if (failures.length < sources.length) return
  const missing = (error: string) => error === 'not-served' || error === 'not-found'
  // A web server that knows none of these paths.
  if (failures.every(({ error }) => missing(error))) throw new CniError('not-kubernetes', failures[0]?.detail)
  const id = reasons.find((reason) => failures.some(({ error }) => error === reason))
  if (id) throw new CniError(id, failures.find(({ error }) => error === id)?.detail)
}
