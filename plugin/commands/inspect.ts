/** `inspect`: render(analyse(await snapshot)). */
import type { Locale } from '../../shared/text/locale.ts'
import { loadRenderer, type OutputId, type ViewId } from '../render/index.ts'
import { type SourceArgs, snapshotFrom } from './source.ts'
import type { World } from './world.ts'

export interface InspectArgs extends SourceArgs {
  view?: ViewId
  output?: OutputId
}

export async function inspect(argv: InspectArgs, locale: Locale, world: World): Promise<number> {
  const snapshot = await snapshotFrom(argv, locale, world)
  const { analyseAll } = await import('../analyse/with-addresses.ts')
  const report = await analyseAll(snapshot)
  const renderer = await loadRenderer(argv.output ?? 'table')
  const text = await renderer.render(report, locale, {
    color: world.stdoutIsTerminal && !world.env.NO_COLOR && world.env.TERM !== 'dumb',
    width: world.columns ?? 100,
    ...(argv.view === undefined ? {} : { view: argv.view }),
  })
  await world.print(text.endsWith('\n') ? text : `${text}\n`)
  return 0
}
