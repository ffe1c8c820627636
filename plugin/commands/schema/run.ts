/** `schema`: the JSON Schema that every report fits. */
import type { World } from '../world.ts'

export async function schema(world: World): Promise<number> {
  const { reportSchema } = await import('../../../shared/contract/schema.ts')
  await world.print(`${JSON.stringify(reportSchema(), null, 2)}\n`)
  return 0
}
