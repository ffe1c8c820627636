/** `simulate`: whether more nodes and pods fit, where it breaks first, what would help; with --since also when it ends by itself. */
import type { Addresses } from '../../../shared/contract/addresses.ts'
import { forJson, forTerminal } from '../../../shared/diagram/escape.ts'
import { addressWords } from '../../../shared/text/addresses.ts'
import { CniError } from '../../../shared/text/errors.ts'
import { say } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { type Forecast, forecast } from '../../analyse/addresses/forecast.ts'
import { type NotPossible, type Outcome, simulate, warmOf } from '../../analyse/addresses/simulate.ts'
import { analyse } from '../../analyse/index.ts'
import { aligned } from '../../render/columns.ts'
import { type SourceArgs, snapshotFrom } from '../source.ts'
import type { World } from '../world.ts'

export interface SimulateArgs extends SourceArgs {
  nodes?: string
  'pods-per-node'?: string
  type?: string
  since?: string
  output?: 'table' | 'json'
}

/** 0 where it fits (or nothing was asked of it), 1 where it does not: as a gate would have it. */
export async function simulateCommand(argv: SimulateArgs, locale: Locale, world: World): Promise<number> {
  const wish = {
    nodes: wholeNumber('--nodes', argv.nodes ?? '+1'),
    podsPerNode: wholeNumber('--pods-per-node', argv['pods-per-node'] ?? '10'),
    ...(argv.type ? { type: argv.type } : {}),
  }
  const snapshot = await snapshotFrom(argv, locale, world)
  const { addresses, cluster } = analyse(snapshot)
  if (!addresses) throw new CniError('no-addresses')
  const outcome = simulate({ addresses, warm: warmOf(addresses) }, wish)
  const rates =
    argv.since === undefined
      ? undefined
      : await ratesSince(argv.since, { takenAt: snapshot.takenAt, addresses, server: cluster.server }, locale, world)
  const text =
    argv.output === 'json'
      ? `${forJson(JSON.stringify({ simulation: outcome, ...(rates ? { forecast: rates.rows } : {}) }, null, 1))}\n`
      : table(outcome, rates, wish.podsPerNode, locale)
  await world.print(text)
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

function table(outcome: Outcome | NotPossible, rates: Rates | undefined, pods: number, locale: Locale): string {
  const blocks = [
    'not' in outcome ? [addressWords[locale].simulate.not[outcome.not]] : outcomeLines(outcome, pods, locale),
    ...(rates ? [rateLines(rates, locale)] : []),
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function outcomeLines({ fits, placed, wanted, type, each, breaks, subnets, fixes }: Outcome, pods: number, locale: Locale): string[] {
  const { simulate: words, columns } = addressWords[locale]
  const where = breaks && say(breaks.condition === 'NoRoomOnNode' ? words.room : words.where, locale, { ...breaks }, forTerminal)
  const blocks = (left: { free: number; blocks?: number }) => (left.blocks === undefined ? `${left.free}` : `${left.free} (/28: ${left.blocks})`)
  return [
    say(fits ? words.fits : words.breaks, locale, { wanted, placed, pods, type, node: breaks?.node ?? 0 }, forTerminal),
    ...(where ? [`  ${where}`] : []),
    say(words.each, locale, each),
    '',
    ...aligned([
      [columns.subnet, columns.zone, columns.before, columns.after],
      ...subnets.map(({ id, zone, before, after }) => [forTerminal(id), forTerminal(zone), blocks(before), blocks(after)]),
    ]).map((line) => `  ${line}`),
    ...(fixes.length > 0
      ? ['', words.fixes, ...fixes.map((id) => `  - ${Object.hasOwn(words.fix, id) ? words.fix[id as keyof typeof words.fix] : id}`)]
      : []),
  ]
}

function rateLines({ since, rows }: Rates, locale: Locale): string[] {
  const { forecast: words, columns } = addressWords[locale]
  const lines = rows.map(({ id, of, left, perDay, endsOn }) => [forTerminal(id), words.of[of], String(left), String(perDay), endsOn ?? words.never])
  return [
    say(words.heading, locale, { since: since.slice(0, 16).replace('T', ' ') }),
    ...aligned([[columns.subnet, columns.of, columns.left, columns.perDay, columns.ends], ...lines]).map((line) => `  ${line}`),
  ]
}
