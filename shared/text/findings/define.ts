/** What a finding's words are. Its values are those its English sentences name, plus `subject`. */
import type { Both, Locale } from '../locale.ts'
import type { Printed, SaysNoMore, ValuesOf } from '../message-values.ts'

export interface FindingText {
  title: string
  /** What was found, why it matters, how to check it: ICU messages. */
  what: string
  why: string
  check: string
}

export interface FindingWords extends Both<FindingText> {
  /** Values for scripts that no sentence names; with `?`, a value that may be left out. */
  also?: readonly string[]
  /** Where upstream says so: owner/repo:path. */
  upstream: readonly string[]
}

type ValuesIn<T extends FindingText> = ValuesOf<T[keyof FindingText]>

/** A table the compiler could not read has errors of its own already. */
type Checked<Table extends Record<string, FindingWords>> = string extends keyof Table
  ? unknown
  : { [Id in keyof Table]: { [L in Locale]: SaysNoMore<ValuesIn<Table[Id]['en']>, Table[Id][L][keyof FindingText]> } }

/** The table as it is: each language with every sentence, and none that names a value the English ones do not. */
export const defineFindings = <const Table extends Record<string, FindingWords>>(table: Table & Checked<Table>): Table => table

type AlsoIn<W> = W extends { also: readonly (infer Name extends string)[] } ? Name : never
type MayLack<Name> = Name extends `${infer Bare}?` ? Bare : never
type Always<Name> = Name extends `${string}?` ? never : Name
type Of<Values, K> = K extends keyof Values ? Values[K] : Printed

/** What `Finding.data` of a finding with these words has to hold. */
export type DataOf<W extends FindingWords> = {
  [K in Exclude<keyof ValuesIn<W['en']> | Always<AlsoIn<W>>, 'subject' | MayLack<AlsoIn<W>>>]: Of<ValuesIn<W['en']>, K>
} & { [K in MayLack<AlsoIn<W>>]?: Of<ValuesIn<W['en']>, K> }
