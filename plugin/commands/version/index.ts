/** `version`: answered here, as nothing else has to be loaded for it. */
import type { Command } from '../define.ts'

export const version: Command = {
  name: 'version',
  does: { en: 'Print the version', ko: '버전 출력' },
  flags: {},
  reads: false,
  examples: [],
  run: async (_argv, _locale, world) => {
    await world.print(`kubectl-cni ${world.version}\n`)
    return 0
  },
}
