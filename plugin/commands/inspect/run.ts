/** `inspect`: render(analyse(await snapshot)). */
import type { Report } from '../../../shared/contract/report.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { loadRenderer, type OutputId, type ViewId } from '../../render/index.ts'
import { type SourceArgs, snapshotFrom } from '../source.ts'
import type { World } from '../world.ts'

export interface InspectArgs extends SourceArgs {
  /** `addresses` is no part of the common report page, so it is none of the renderers' views. */
  view?: ViewId | 'addresses'
  output?: OutputId
}

export async function inspect(argv: InspectArgs, locale: Locale, world: World): Promise<number> {
  const asked = argv.view === 'addresses' ? 'addresses' : 'inspect'
  const snapshot = await snapshotFrom(argv, locale, world, asked)
  const { analyse } = await import('../../analyse/index.ts')
  const report = analyse(snapshot)
  if (asked === 'addresses' && (argv.output === undefined || argv.output in addressViews))
    return await printAddresses(report.addresses, argv.output ?? 'table', locale, world)
  const renderer = await loadRenderer(argv.output ?? 'table')
  const text = await renderer.render(report, locale, {
    color: world.stdoutIsTerminal && !world.env.NO_COLOR && world.env.TERM !== 'dumb',
    width: world.columns ?? 100,
    ...(argv.view === undefined || argv.view === 'addresses' ? {} : { view: argv.view }),
  })
  await world.print(text.endsWith('\n') ? text : `${text}\n`)
  return 0
}

const addressViews: Partial<Record<OutputId, 'addressText' | 'addressMarkdown'>> = {
  table: 'addressText',
  wide: 'addressText',
  markdown: 'addressMarkdown',
}

async function printAddresses(addresses: Report['addresses'], output: OutputId, locale: Locale, world: World): Promise<number> {
  const render = (await import('../../render/addresses/index.ts'))[addressViews[output] ?? 'addressText']
  await world.print(render(addresses, locale))
  return 0
}
