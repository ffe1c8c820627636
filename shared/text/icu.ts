/** Messages with values and plurals, in ICU syntax. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from './locale.ts'
import { type Foreign, isForeign, type Span, type Text } from './span.ts'

type Values = Readonly<Record<string, string | number>>

const formats = new Map<string, IntlMessageFormat>()

function formatOf(message: string, locale: Locale): IntlMessageFormat {
  const key = `${locale} ${message}`
  const format = formats.get(key) ?? new IntlMessageFormat(message, locale)
  formats.set(key, format)
  return format
}

/** One message in words, with values of our own; `tell` is for what came from outside. */
export const say = (message: string, locale: Locale, values: Values = {}): string => String(formatOf(message, locale).format(values))

/** A value inside a sentence; the formatter chooses by its characters and puts it in as it is. */
class Held {
  readonly spans: Text
  constructor(spans: Text) {
    this.spans = spans
  }
  toString(): string {
    return this.spans.map((span) => (isForeign(span) ? span.raw : span)).join('')
  }
}

/** A string came from outside and stays marked as such; a Text is already in spans; a number is set by the language. */
export type Told = Readonly<Record<string, string | number | Foreign | Text>>

const heldOf = (value: string | Foreign | Text): Held => new Held(typeof value === 'string' ? [{ raw: value }] : isText(value) ? value : [value])

const isText = (value: Foreign | Text): value is Text => Array.isArray(value)

/** One message in spans: the message's own words, and its values kept apart from them. */
export function tell(message: string, locale: Locale, values: Told = {}): Text {
  const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : heldOf(value)]))
  const spans: Span[] = []
  for (const { value } of formatOf(message, locale).formatToParts<Held>(filled)) {
    if (value instanceof Held) spans.push(...value.spans)
    else spans.push(String(value))
  }
  return spans
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** The kinds of parts that take a value, as the parser numbers them. */
const kinds: Readonly<Partial<Record<Part['type'], 'text' | 'number'>>> = { 1: 'text', 2: 'number', 5: 'text', 6: 'number' }

const valuesOf = (parts: readonly Part[]): [name: string, kind: 'text' | 'number'][] =>
  parts.flatMap((part) => {
    const kind = kinds[part.type]
    if (kind === undefined || !('value' in part)) return []
    return [[part.value, kind], ...('options' in part ? Object.values(part.options).flatMap(({ value }) => valuesOf(value)) : [])]
  })

/** The values a message names, those it counts by as numbers. */
export function valuesIn(message: string): ReadonlyMap<string, 'text' | 'number'> {
  const all = valuesOf(formatOf(message, 'en').getAst())
  return new Map([...all.filter(([, kind]) => kind === 'text'), ...all.filter(([, kind]) => kind === 'number')])
}

/** What stands in for a message's values where a report from another version leaves them out: ?, or 0 for a number. */
export const blanksOf = (message: string): Values =>
  Object.fromEntries([...valuesIn(message)].map(([name, kind]) => [name, kind === 'number' ? 0 : '?']))

/** "a, b and c" or "a, b or c" in the reader's language. */
export const listed = (texts: readonly string[], locale: Locale, type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat(locale, { type }).format(texts)
