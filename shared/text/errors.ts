/**
 * The error catalogue: everything that can go wrong, by permanent id, with its exit code and its words.
 *
 * `what` says what happened and why, `todo` what to do about it: one sentence each. `{name}` is filled
 * from values; a part in [square brackets] disappears where one of its values is not known. Values are
 * untrusted text (answers of servers, file names): escape the finished sentence before showing it.
 */
import { awsErrors } from './catalogue/aws.ts'
import { type ErrorEntry, type ErrorWords, exitCodes } from './catalogue/entry.ts'
import { inputErrors } from './catalogue/input.ts'
import { kubeconfigErrors } from './catalogue/kubeconfig.ts'
import { serverErrors } from './catalogue/server.ts'
import type { Locale } from './locale.ts'
import { rawOf, type Text } from './span.ts'

const catalogue = { ...kubeconfigErrors, ...serverErrors, ...awsErrors, ...inputErrors }

export type ErrorId = keyof typeof catalogue
export type ErrorValues = Readonly<Record<string, string | undefined>>

export const errors: Readonly<Record<ErrorId, ErrorEntry>> = catalogue

/** An id read from a file may come from another version: this says whether this one knows it. */
export const isErrorId = (id: string): id is ErrorId => Object.hasOwn(errors, id)

export const exitCodeOf = (id: ErrorId): number => exitCodes[errors[id].exit]

/** A part in brackets goes where one of its values is missing. */
const withoutGaps = (text: string, values: ErrorValues): string =>
  text.replace(/\[([^\]]*)\]/g, (_, part: string) => ([...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name as string]) ? part : ''))

const filled = (text: string, values: ErrorValues): Text =>
  withoutGaps(text, values)
    .split(/(\{\w+\})/)
    .flatMap((part): Text => {
      const value = /^\{\w+\}$/.test(part) ? values[part.slice(1, -1)] : undefined
      return value ? [{ raw: value }] : part === '' || /^\{\w+\}$/.test(part) ? [] : [part]
    })

/** Both sentences of an error, what and what to do; its values stay apart from our own words. */
export function errorSentences(id: ErrorId, locale: Locale, values: ErrorValues = {}): { what: Text; todo: Text } {
  const { what, todo } = errors[id][locale]
  // A detail that is a sentence of its own brings its full stop along.
  const trimmed = { ...values, detail: values.detail?.trim().replace(/\.$/, '') }
  return { what: filled(what, trimmed), todo: filled(todo, trimmed) }
}

/** The same as plain strings, for places that escape a whole line. */
export function errorWords(id: ErrorId, locale: Locale, values: ErrorValues = {}): ErrorWords {
  const { what, todo } = errorSentences(id, locale, values)
  return { what: rawOf(what), todo: rawOf(todo) }
}

/** A failure with an entry in the catalogue. `detail` is what the source itself said: untrusted text. */
export class CniError extends Error {
  override readonly name = 'CniError'
  readonly id: ErrorId
  readonly detail: string
  readonly values: ErrorValues

  constructor(id: ErrorId, detail = '', values: ErrorValues = {}, options?: ErrorOptions) {
    super(detail ? `${id}: ${detail}` : id, options)
    this.id = id
    this.detail = detail
    this.values = { detail, ...values }
  }
}
