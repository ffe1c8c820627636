/** `snapshot`: collect only, and write what was seen. */

import { forJson } from '../../../shared/diagram/escape.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { type SourceArgs, snapshotFrom } from '../source.ts'
import type { World } from '../world.ts'

export async function snapshot(argv: SourceArgs, locale: Locale, world: World): Promise<number> {
  await world.print(`${forJson(JSON.stringify(await snapshotFrom(argv, locale, world), null, 1))}\n`)
  return 0
}
