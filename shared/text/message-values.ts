/** The values a message names, read from its ICU text by the compiler: whoever fills it in has to bring exactly these. */
import type { GetICUArgs } from '@schummar/icu-type-parser'

/** A value that is only printed; a list is set with commas. */
export type Printed = string | number | string[]

interface Counted {
  readonly counted: true
}
interface Shown {
  readonly shown: true
}
type Arguments<M> = M extends string ? GetICUArgs<M, { ICUNumberArgument: Counted; ICUDateArgument: never; ICUArgument: Shown }> : never
type NamesIn<A> = A extends unknown ? keyof A : never
type KindsOf<A, K extends PropertyKey> = A extends { [Name in K]: infer Kind } ? Kind : never

/** Plurals and numbers want a number, a select the word it chooses by. */
type Wanted<Kind> = [Extract<Kind, Counted>] extends [never] ? ([Extract<Kind, string>] extends [never] ? Printed : string) : number

type Filled<A> = { [K in NamesIn<A>]: Wanted<KindsOf<A, K>> }

/** By name, over all messages of the union. */
export type ValuesOf<Messages extends string> = Filled<Arguments<Messages>>

/** `unknown` where messages name no more than what they are given; else a demand nobody can meet, which says why. */
export type SaysNoMore<Given, Messages extends string> = string extends Messages
  ? { isNotWrittenOut: never }
  : Given extends ValuesOf<Messages>
    ? unknown
    : { namesWhatIsNotGiven: Exclude<keyof ValuesOf<Messages>, keyof Given> }
