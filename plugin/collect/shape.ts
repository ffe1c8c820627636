/** Untrusted JSON by shape: what is not of the shape asked for is absent, never an exception. */

export type Json = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

export const record = (value: unknown): Json => (isRecord(value) ? value : {})

export const array = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Non-empty text. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export const int = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return Number.isSafeInteger(number) ? (number as number) : undefined
}

export const texts = (value: unknown): string[] => array(value).filter((item) => typeof item === 'string' && item !== '') as string[]

/** The text entries of a map whose keys pass. */
export function textMap(value: unknown, keep: (key: string) => boolean): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [key, entry] of Object.entries(record(value))) if (typeof entry === 'string' && keep(key)) kept[key] = entry
  return kept
}

/** Value at a dotted path; an array on the way gives the array of its elements' values. */
export function at(value: unknown, path: string): unknown {
  let found = value
  for (const [index, key] of path.split('.').entries()) {
    if (Array.isArray(found)) {
      const rest = path.split('.').slice(index).join('.')
      return found.map((element) => at(element, rest)).filter((element) => element !== undefined)
    }
    // A key of a record only: never what an object inherits.
    if (!isRecord(found) || !Object.hasOwn(found, key)) return undefined
    found = found[key]
  }
  return found
}
