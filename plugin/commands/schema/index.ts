/** `schema`: the report's JSON Schema. */
import type { Command } from '../define.ts'
import type { OutputArgs } from '../output.ts'

export const schema: Command = {
  name: 'schema',
  does: { en: 'Print the JSON Schema of the report', ko: '보고서의 JSON Schema 출력' },
  flags: {},
  has: () => [],
  reads: false,
  examples: [],
  run: async (argv, locale, world) => (await import('./run.ts')).schema(argv as OutputArgs, locale, world),
}
