/** `version`: answered here, as nothing else has to be loaded for it. */
import type { Command } from '../define.ts'
import { type OutputArgs, print } from '../output.ts'

export const version: Command = {
  name: 'version',
  does: { en: 'Print the version', ko: '버전 출력' },
  flags: {},
  has: () => [],
  reads: false,
  examples: [],
  run: async (argv, locale, world) => {
    const { output } = argv as OutputArgs
    if (output) await print({ data: { name: 'kubectl-cni', version: world.version } }, output, locale, world)
    else await world.print(`kubectl-cni ${world.version}\n`)
    return 0
  },
}
