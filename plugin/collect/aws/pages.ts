/** EC2's lists: values in batches that a filter takes, every page of each, a few calls at a time. */
import { CniError } from '../../../shared/text/errors.ts'
import { awsError } from '../connect/aws-error.ts'
import { limiter } from '../connect/limit.ts'
import type { Filter } from './sdk.ts'

/** EC2 takes at most 200 values in a filter. */
const VALUES = 200
/** Calls under way at a time: an account's bucket for Describe calls refills with 20 a second, and others drink from it. */
const SIDE_BY_SIDE = 6

export type ByFilter<T> = (filter: string, values: readonly string[]) => Promise<T[]>

interface Page<T> {
  items: readonly (T | undefined)[]
  next: string | undefined
}

type Ask<T> = (filters: Filter[], next?: string) => Promise<Page<T>>

/** Every page of every batch of values, each item once. */
export function asker(signal: AbortSignal) {
  const limit = limiter(SIDE_BY_SIDE)
  const pages = <T>(page: (next?: string) => Promise<Page<T>>) => everyPage((next) => limit(() => page(next)), signal)
  const byFilter =
    <T extends { id: string }>(page: Ask<T>, most = VALUES): ByFilter<T> =>
    async (Name, values) => {
      const batches = Array.from({ length: Math.ceil(values.length / most) }, (_, index) => values.slice(index * most, (index + 1) * most))
      const read = await Promise.all(batches.map((Values) => pages((next) => page([{ Name, Values }], next))))
      return [...new Map(read.flat().map((item) => [item.id, item])).values()]
    }
  return { pages, byFilter }
}

async function everyPage<T>(page: (next?: string) => Promise<Page<T>>, signal: AbortSignal): Promise<T[]> {
  const all: T[] = []
  const seen = new Set<string>()
  let next: string | undefined
  try {
    do {
      const answer = await page(next)
      for (const item of answer.items) if (item !== undefined) all.push(item)
      next = answer.next || undefined
      if (next !== undefined && seen.has(next)) throw new CniError('aws-error', 'the same NextToken twice')
      if (next !== undefined) seen.add(next)
    } while (next !== undefined)
  } catch (thrown) {
    throw signal.aborted ? signal.reason : awsError(thrown)
  }
  return all
}
