/** Messages with values and plurals, in ICU syntax. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from './locale.ts'

/** Makes a value that came from a cluster safe for the place its sentence goes to; one of shared/diagram/escape.ts. */
export type Escape = (text: string) => string
export type Values = Readonly<Record<string, string | number>>

const formats = new Map<string, IntlMessageFormat>()

/** One message in words; texts among the values are escaped first, the message itself is ours. */
export function say(message: string, locale: Locale, values: Values = {}, safe: Escape = (text) => text): string {
  const key = `${locale} ${message}`
  const format = formats.get(key) ?? new IntlMessageFormat(message, locale)
  formats.set(key, format)
  const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? safe(value) : value]))
  return String(format.format(filled))
}

/** What stands in for a message's values where a report from another version leaves them out: ?, or 0 for a number. */
export const blanksOf = (message: string): Values =>
  Object.fromEntries([...message.matchAll(/\{(\w+)(?:, *(\w+))?/g)].map(([, name, type]) => [name, type === 'plural' || type === 'number' ? 0 : '?']))

/** "a, b and c" or "a, b or c" in the reader's language. */
export const listed = (texts: readonly string[], locale: Locale, type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat(locale, { type }).format(texts)
