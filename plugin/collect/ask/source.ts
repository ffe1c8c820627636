/** A source either answered or failed; a failure of one stops no other. */
import type { Source } from '../../../shared/contract/snapshot.ts'
import { CniError } from '../../../shared/text/errors.ts'

export interface Note {
  at: string
  error: string
  detail: string
}

/** What was read, and what of it could not be. */
export interface Reading<T> {
  items: T
  notes?: readonly Note[]
}

/** Longest list of notes kept of one source: a thousand namespaces may fail for one reason. */
const NOTES = 20

export const noteOf = (at: string, error: CniError): Note => ({ at, error: error.id, detail: error.detail })

/** Any thrown value as an entry of the catalogue; what is not one is a fault of this program. */
export const asCniError = (thrown: unknown): CniError =>
  thrown instanceof CniError ? thrown : new CniError('internal', thrown instanceof Error ? thrown.message : String(thrown), {}, { cause: thrown })

/** Asks one source. Never throws: whatever goes wrong becomes the source's own failure. */
export async function sourceOf<T>(at: string, read: () => Promise<Reading<T>>): Promise<Source<T>> {
  try {
    const { items, notes = [] } = await read()
    return { ok: true, at, items, ...(notes.length > 0 ? { partial: shortened(notes) } : {}) }
  } catch (thrown) {
    const error = asCniError(thrown)
    return { ok: false, at, error: error.id, detail: error.detail }
  }
}

function shortened(notes: readonly Note[]): Note[] {
  if (notes.length <= NOTES) return [...notes]
  const last = notes[NOTES] as Note
  return [...notes.slice(0, NOTES), { ...last, at: '…', detail: `${notes.length - NOTES} more` }]
}
