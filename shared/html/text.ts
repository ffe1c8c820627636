/** Sentences and single values. Foreign text passes `shown` here and nowhere else; Preact writes the entities. */
import { type ComponentChildren, h } from 'preact'
import { forComponent as shown } from '../diagram/escape.ts'
import type { Cell, Look } from '../page/model.ts'
import { type Foreign, isForeign, rawOf, type Text } from '../text/span.ts'
import { words } from '../text/words.ts'
import type { Place } from './place.ts'
import { htmlWords } from './words.ts'

/** A foreign span never changes the direction or order of the words around it. */
const foreignSpan = ({ raw, code = false }: Foreign): ComponentChildren => h(code ? 'code' : 'bdi', null, shown(raw))

export const spans = (text: Text): ComponentChildren[] => text.map((span) => (isForeign(span) ? foreignSpan(span) : span))

/** A sentence where no markup can stand: an attribute, a title. */
export const plain = (text: Text): string => shown(rawOf(text))

/** Identifiers up to this length stay whole; longer ones break where they must, those of long columns earlier. */
export const LONGEST_UNBROKEN: Readonly<Record<Look, number>> = { words: 20, number: 20, long: 16, code: 45 }

/** Whether a text holds a word that has to break to let its column be narrow. */
export const breaks = (text: string, look: Look): boolean => text.split(/\s/).some((word) => word.length > LONGEST_UNBROKEN[look])

const missing = (sign: string, says: string): ComponentChildren => h('span', { class: 'missing', title: says }, sign)

function identifier(raw: string, look: Look): ComponentChildren {
  const text = shown(raw)
  return h('code', { class: breaks(text, look) ? 'long' : undefined }, text)
}

/** Values of one cell, as text: what a list is measured and searched by. */
export const valuesOf = (cell: string | number | readonly string[]): readonly string[] => (typeof cell === 'object' ? cell : [String(cell)])

/** One cell, as its column wants it to look. */
export function value(cell: Cell, look: Look, { locale }: Place): ComponentChildren {
  const { cells } = words[locale]
  if (cell === undefined) return missing(cells.unknown, htmlWords[locale].notKnown)
  if (cell === null) return missing(cells.none, htmlWords[locale].none)
  const values = valuesOf(cell)
  if (values.length === 0) return missing(cells.none, htmlWords[locale].none)
  if (look === 'words' || look === 'number') return shown(values.join(', '))
  const [only = ''] = values
  if (values.length === 1) return only === '' ? '' : identifier(only, look)
  // One element, as a card sets label and value side by side.
  return h(
    'span',
    null,
    values.flatMap((one, index) => (index === 0 ? [identifier(one, look)] : [', ', identifier(one, look)])),
  )
}
