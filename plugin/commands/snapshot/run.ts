/** `snapshot`: collect only, and write what was seen. */
import type { Locale } from '../../../shared/text/locale.ts'
import { type OutputArgs, print } from '../output.ts'
import { type SourceArgs, snapshotFrom } from '../source.ts'
import type { World } from '../world.ts'

export interface SnapshotArgs extends SourceArgs, OutputArgs {}

export async function snapshot({ output = 'json', ...source }: SnapshotArgs, locale: Locale, world: World): Promise<number> {
  await print({ data: await snapshotFrom(source, locale, world) }, output, locale, world)
  return 0
}
