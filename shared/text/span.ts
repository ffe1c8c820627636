/**
 * Sentences in two kinds of spans: our own words, and text that came from a cluster, a cloud or a file.
 * Whoever sets a sentence hands the foreign spans to the escape of the place they go to, so no maker of
 * sentences has to know that place.
 */

/** Untrusted text, as it was read. `code`: an identifier, set in a monospaced face where there is one. */
export interface Foreign {
  readonly raw: string
  readonly code?: boolean
}

export type Span = string | Foreign

/** A sentence or a part of one. */
export type Text = readonly Span[]

export const foreign = (raw: string): Foreign => ({ raw })
export const code = (raw: string): Foreign => ({ raw, code: true })

export const isForeign = (span: Span): span is Foreign => typeof span !== 'string'

/** How a place sets each kind of span. */
export interface Setter {
  own(words: string): string
  foreign(text: Foreign): string
}

export const set = (text: Text, setter: Setter): string => text.map((span) => (isForeign(span) ? setter.foreign(span) : setter.own(span))).join('')

/** The characters alone, nothing escaped: for JSON, for measuring, and for setters that escape a whole line. */
export const rawOf = (text: Text): string => text.map((span) => (isForeign(span) ? span.raw : span)).join('')

/** Sentences one after the other, a space between. */
export const joined = (texts: readonly Text[], between = ' '): Text => texts.flatMap((text, index) => (index === 0 ? text : [between, ...text]))
