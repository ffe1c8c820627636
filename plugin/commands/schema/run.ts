/** `schema`: the JSON Schema that every report fits. */
import type { Locale } from '../../../shared/text/locale.ts'
import { type OutputArgs, print } from '../output.ts'
import type { World } from '../world.ts'

export async function schema({ output = 'json' }: OutputArgs, locale: Locale, world: World): Promise<number> {
  const { reportSchema } = await import('../../../shared/contract/schema.ts')
  await print({ data: reportSchema() }, output, locale, world)
  return 0
}
