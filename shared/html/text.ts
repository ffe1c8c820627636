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

/** An identifier longer than this breaks where it must, whatever its column says. */
export const LONGEST_UNBROKEN = 45

const missing = (sign: string, says: string): ComponentChildren => h('span', { class: 'missing', title: says }, sign)

/** One value, as its column wants it to look. */
export function value(cell: Cell, look: Look, { locale }: Place): ComponentChildren {
  const { cells } = words[locale]
  if (cell === undefined) return missing(cells.unknown, htmlWords[locale].notKnown)
  if (cell === null) return missing(cells.none, htmlWords[locale].none)
  const text = shown(String(cell))
  if (look === 'words' || look === 'number' || text === '') return text
  return h('code', { class: look === 'long' || text.length > LONGEST_UNBROKEN ? 'long' : undefined }, text)
}
