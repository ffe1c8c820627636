/** `inspect`: set(analyse(await snapshot)). */
import type { ViewId } from '../../../shared/page/views.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { type OutputArgs, print } from '../output.ts'
import { type SourceArgs, snapshotFrom } from '../source.ts'
import type { World } from '../world.ts'

export interface InspectArgs extends SourceArgs, OutputArgs {
  view?: ViewId
}

export async function inspect({ view, output = 'table', ...source }: InspectArgs, locale: Locale, world: World): Promise<number> {
  const snapshot = await snapshotFrom(source, locale, world, view === 'addresses' ? 'addresses' : 'inspect')
  const [{ analyse }, { reportAnswer }] = await Promise.all([import('../../analyse/index.ts'), import('../../render/report.ts')])
  await print(reportAnswer(analyse(snapshot), locale, view), output, locale, world)
  return 0
}
