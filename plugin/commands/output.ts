/** Which format an answer is printed in, and printing it. */
import { CniError } from '../../shared/text/errors.ts'
import type { Locale } from '../../shared/text/locale.ts'
import type { Answer } from '../render/define.ts'
import { type FormatId, fitting } from '../render/formats.ts'
import { type Command, positionalName } from './define.ts'
import type { World } from './world.ts'

export interface OutputArgs {
  /** One that fits: others were refused before the command ran. */
  output?: FormatId
}

/** @throws CniError where this command's answer has no such form: before anything is read. */
export function refuseUnfit(command: Command, argv: Readonly<Record<string, unknown>>): void {
  const { output } = argv
  if (output === undefined) return
  const given = command.positional && argv[positionalName(command.positional)]
  const view = typeof given === 'string' && command.positional?.flag.choices ? given : undefined
  const fit = fitting(command.has(view))
  if (fit.some((id) => id === output)) return
  throw new CniError('format-unfit', '', {
    format: String(output),
    command: [command.name, ...(view === undefined ? [] : [view])].join(' '),
    formats: fit.join(', '),
  })
}

export async function print(answer: Answer, format: FormatId, locale: Locale, world: World): Promise<void> {
  const { loadNotation } = await import('../render/index.ts')
  const notation = await loadNotation(format)
  const text = await notation.set(answer, locale, {
    color: world.stdoutIsTerminal && !world.env.NO_COLOR && world.env.TERM !== 'dumb',
    width: world.columns ?? 100,
  })
  await world.print(text.endsWith('\n') ? text : `${text}\n`)
}
