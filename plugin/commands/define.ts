/** What a command is: its words, its flags, the formats its answer fits, and what runs. Cheap to load: what runs is loaded when called. */
import type { Argv, Options } from 'yargs'
import type { Both, Locale } from '../../shared/text/locale.ts'
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
  /** Reads a cluster, a file or a sample: the connection's flags are taken too. */
  readonly reads: boolean
  readonly examples: readonly (readonly [command: string, says?: Both<string>])[]
  run(argv: unknown, locale: Locale, world: World): Promise<number>
}

export const inLocale = (flags: Flags, locale: Locale): Record<string, Options> =>
  Object.fromEntries(Object.entries(flags).map(([name, { describe, ...flag }]) => [name, { ...flag, describe: describe[locale] }]))

/** The same flags and words, whichever parser they are given to. */
export function built(y: Argv, { positional, flags, examples }: Command, locale: Locale): Argv {
  const named = Object.entries(inLocale(flags, locale)).reduce((parser, [name, flag]) => parser.option(name, flag), y)
  const placed = positional ? named.positional(nameOf(positional.usage), positionalOf(positional.flag, locale)) : named
  return examples.reduce((parser, [command, says]) => parser.example(command, says?.[locale] ?? ''), placed)
}

const nameOf = (usage: string): string => usage.replace(/[[\]<>]/g, '')

const positionalOf = ({ describe, choices, type }: Flag, locale: Locale) => ({
  describe: describe[locale],
  ...(choices ? { choices } : {}),
  ...(type === 'string' ? { type: 'string' as const } : {}),
})
