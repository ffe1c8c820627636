/** `-o`: which formats there are for an answer, and setting it in one. */
import { CniError } from '../../shared/text/errors.ts'
import type { Locale } from '../../shared/text/locale.ts'
import type { Answer } from '../render/define.ts'
import { type FormatId, fitting, formats, type Has } from '../render/formats.ts'
import type { Flag } from './define.ts'
import type { World } from './world.ts'

export interface OutputArgs {
  output?: FormatId
}

/** Taken by every command that answers; which fit is said per command, so that one which does not is refused by name. */
export const outputFlag = {
  output: { alias: 'o', choices: formats, describe: { en: 'Output format', ko: '출력 형식' } },
} as const satisfies Record<string, Flag>

/** @throws CniError where this command's answer has no such form: before anything is read. */
export function refuseUnfit(command: string, format: FormatId, has: readonly Has[]): void {
  const fit = fitting(has)
  if (!fit.includes(format)) throw new CniError('format-unfit', '', { format, command, formats: fit.join(', ') })
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
