/** What a command is: its words, its flags, the formats its answer fits, and what runs. Cheap to load: what runs is loaded when called. */
import type { Argv, Options } from 'yargs'
import type { Both, Locale } from '../../shared/text/locale.ts'
import { type FormatId, fitting, type Has } from '../render/formats.ts'
import type { World } from './world.ts'

export type Flag = Omit<Options, 'describe'> & { describe: Both<string> }
export type Flags = Readonly<Record<string, Flag>>

export interface Command {
  readonly name: string
  /** What it does, for the list of commands. */
  readonly does: Both<string>
  /** What may stand after its name; yargs' notation in `usage`, e.g. `[view]`. */
  readonly positional?: { readonly usage: string; readonly flag: Flag }
  readonly flags: Flags
  /** What its answer has to be set in formats, by what the positional says where that decides. */
  has(positional: string | undefined): readonly Has[]
  /** Reads a cluster, a file or a sample: the connection's flags are taken too. */
  readonly reads: boolean
  readonly examples: readonly (readonly [command: string, says?: Both<string>])[]
  run(argv: unknown, locale: Locale, world: World): Promise<number>
}

/** Formats of all answers a command has. */
const formatsOf = ({ has, positional }: Command): FormatId[] => fitting([undefined, ...choicesOf(positional)].flatMap((one) => [...has(one)]))

const choicesOf = (positional: Command['positional']): string[] => (positional?.flag.choices ?? []).map(String)

const outputWords: Both<string> = { en: 'Output format', ko: '출력 형식' }

/** `-o`: which fit is looked at by ourselves, so that one which does not is refused by name, in the reader's language. */
const outputFlag = (command: Command, locale: Locale): Options => ({
  alias: 'o',
  type: 'string',
  nargs: 1,
  describe: `${outputWords[locale]}: ${formatsOf(command).join(', ')}`,
})

export const inLocale = (flags: Flags, locale: Locale): Record<string, Options> =>
  Object.fromEntries(Object.entries(flags).map(([name, { describe, ...flag }]) => [name, { ...flag, describe: describe[locale] }]))

/** The same flags and words, whichever parser they are given to. */
export function built(y: Argv, command: Command, locale: Locale): Argv {
  const { positional, flags, examples } = command
  const named = Object.entries({ ...inLocale(flags, locale), output: outputFlag(command, locale) }).reduce(
    (parser, [name, flag]) => parser.option(name, flag),
    y,
  )
  const placed = positional ? named.positional(positionalName(positional), positionalOf(positional.flag, locale)) : named
  return examples.reduce((parser, [command, says]) => parser.example(command, says?.[locale] ?? ''), placed)
}

export const positionalName = ({ usage }: NonNullable<Command['positional']>): string => usage.replace(/[[\]<>]/g, '')

const positionalOf = ({ describe, choices, type }: Flag, locale: Locale) => ({
  describe: describe[locale],
  ...(choices ? { choices } : {}),
  ...(type === 'string' ? { type: 'string' as const } : {}),
})
