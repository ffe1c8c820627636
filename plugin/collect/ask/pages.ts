/** Lists, page by page: memory holds one page and what was picked from it. */
import { CniError } from '../../../shared/text/errors.ts'
import { AnswerError } from '../connect/answer.ts'
import type { KubeClient } from '../connect/kube.ts'
import { isRecord, type Json, record, text } from '../shape.ts'
import { asCniError, type Note, noteOf, type Reading } from './source.ts'

const PAGE = 500

export interface PageReader {
  query?: Readonly<Record<string, string>>
  accept?: string
  /** One page. Throws a CniError where it is not what was asked for. */
  page(body: Json): void
  /** The list starts over: forget what earlier pages gave. */
  restart(): void
}

/** Answers in a row that say a list grew too old; a server that never says anything else is left. */
const EXPIRIES = 3

/**
 * Reads a whole list. Throws when its first page fails; when a later one does, what was read stays and the
 * note says that the rest is missing.
 */
export async function eachPage(client: KubeClient, path: string, reader: PageReader): Promise<Note[]> {
  const given = new Set<string>()
  let token: string | undefined
  let expiries = 0
  let restarted = false
  for (;;) {
    try {
      const body = await client.get(pageAt(path, reader.query, token), reader.accept)
      if (!isRecord(body)) throw new CniError('not-kubernetes', `${path}: JSON, but not a list`)
      reader.page(body)
      expiries = 0
      token = text(record(body.metadata).continue)
      if (token === undefined) return []
      // A server that hands out the same token again would be read for ever.
      if (given.has(token)) return [noteOf(path, new CniError('unexpected-answer', 'the same continue token twice'))]
      given.add(token)
    } catch (thrown) {
      const error = asCniError(thrown)
      if (token === undefined) throw error
      const next = error instanceof AnswerError ? error.continueToken : undefined
      if (error.id !== 'expired' || ++expiries > EXPIRIES || (next === undefined && restarted)) return [noteOf(path, error)]
      if (next === undefined) {
        restarted = true
        given.clear()
        reader.restart()
      }
      token = next
    }
  }
}

function pageAt(path: string, query: Readonly<Record<string, string>> = {}, token?: string): string {
  return `${path}?${new URLSearchParams({ limit: String(PAGE), ...query, ...(token ? { continue: token } : {}) })}`
}

/** Everything `pick` takes from a list's items; items it gives nothing for are noted when `strict`. */
export async function listItems<T>(
  client: KubeClient,
  path: string,
  pick: (item: Json) => T | undefined,
  { query, strict = true }: { query?: Readonly<Record<string, string>>; strict?: boolean } = {},
): Promise<Required<Reading<T[]>>> {
  const items: T[] = []
  let odd = 0
  const notes = await eachPage(client, path, {
    ...(query ? { query } : {}),
    page: (body) => {
      for (const item of itemsOf(body, path)) {
        const picked = isRecord(item) ? pick(item) : undefined
        if (picked !== undefined) items.push(picked)
        else if (strict || !isRecord(item)) odd++
      }
    },
    restart: () => {
      items.length = 0
      odd = 0
    },
  })
  return { items, notes: odd > 0 ? [...notes, oddNote(path, odd)] : notes }
}

/** The items of a list; Go writes an empty list as null. */
export function itemsOf(body: Json, path: string): readonly unknown[] {
  if (Array.isArray(body.items)) return body.items
  if (body.items === null) return []
  throw new CniError('not-kubernetes', `${path}: JSON, but not a list`)
}

export const oddNote = (path: string, count: number): Note => noteOf(path, new CniError('unexpected-answer', `${count} entries of another shape`))
