/** `simulate`: whether more nodes and pods fit, where it breaks first, what would help; with --since also when it ends by itself. */
import type { Addresses } from '../../../shared/contract/addresses.ts'
import { addressWords } from '../../../shared/text/addresses.ts'
import { CniError } from '../../../shared/text/errors.ts'
import { say } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { type Forecast, forecast } from '../../analyse/addresses/forecast.ts'
import { simulate, warmOf } from '../../analyse/addresses/simulate.ts'
import { analyse } from '../../analyse/index.ts'
import { simulateAnswer } from '../../render/simulate.ts'
import { type OutputArgs, print } from '../output.ts'
import { type SourceArgs, snapshotFrom } from '../source.ts'
import type { World } from '../world.ts'

export interface SimulateArgs extends SourceArgs, OutputArgs {
  nodes?: string
  'pods-per-node'?: string
  type?: string
  since?: string
}

/** 0 where it fits (or nothing was asked of it), 1 where it does not: as a gate would have it. */
export async function simulateCommand({ output = 'table', ...argv }: SimulateArgs, locale: Locale, world: World): Promise<number> {
  const wish = {
    nodes: wholeNumber('--nodes', argv.nodes ?? '+1'),
    podsPerNode: wholeNumber('--pods-per-node', argv['pods-per-node'] ?? '10'),
    ...(argv.type ? { type: argv.type } : {}),
  }
  const { takenAt, cluster, addresses } = analyse(await snapshotFrom(argv, locale, world))
  if (!addresses) throw new CniError('no-addresses')
  const outcome = simulate({ addresses, warm: warmOf(addresses) }, wish)
  const rates = argv.since === undefined ? undefined : await ratesSince(argv.since, { takenAt, addresses, server: cluster.server }, locale, world)
  const { podsPerNode } = wish
  const simulation = {
    cluster: cluster.name ?? cluster.context,
    podsPerNode,
    outcome,
    subnets: addresses.subnets,
    ...(rates ? { forecast: rates } : {}),
  }
  await print(simulateAnswer(simulation, locale), output, locale, world)
  return 'not' in outcome || outcome.fits ? 0 : 1
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\+?\d{1,5}$/.test(text)) throw new CniError('usage', `${flag} ${text}`)
  return Number(text)
}

interface Rates {
  since: string
  rows: Forecast[]
}

async function ratesSince(
  file: string,
  newer: { takenAt: string; addresses: Addresses; server: string },
  locale: Locale,
  world: World,
): Promise<Rates> {
  const older = await snapshotFrom({ from: file }, locale, world)
  const words = addressWords[locale].forecast
  const { addresses } = analyse(older)
  if (older.cluster.server !== newer.server)
    throw new CniError('usage', say(words.otherCluster, locale, { older: older.cluster.server, newer: newer.server }))
  const rows = addresses && forecast({ takenAt: older.takenAt, addresses }, newer)
  if (!rows) throw new CniError(addresses ? 'usage' : 'no-addresses', addresses ? words.order : '')
  return { since: older.takenAt, rows }
}
