/**
 * Maps of addresses: the /28 blocks of a subnet, the ENIs and prefixes of a node, a subnet's fill. One model, rows of
 * cells; a letter stands for a state, so that text needs no colour.
 */
import type { NodePool, SubnetAddresses } from '../contract/addresses.ts'
import { blockOf } from '../net/cidr.ts'
import { addressWords } from '../text/addresses.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import type { CellMeaning, CellRow, CellsModel } from './model.ts'

/** Cells in a row, and rows of one map. */
const ROW = 32
const MOST_ROWS = 32

/** The /28 blocks of a subnet in address order; undefined where they are not known. */
export function blockMapOf({ id, name, cidr, blocks }: SubnetAddresses, locale: Locale): CellsModel | undefined {
  const start = blockOf(cidr)?.start
  if (!blocks || start === undefined) return undefined
  const words = addressWords[locale]
  const rows: CellRow[] = []
  for (let at = 0; at < blocks.map.length && rows.length < MOST_ROWS; at += ROW)
    rows.push({ label: dotted(start + BigInt(at * 16)), cells: blocks.map.slice(at, at + ROW) })
  const rest = blocks.map.length - rows.length * ROW
  if (rest > 0) rows.push({ label: '…', cells: '', note: `+${rest}` })
  const { map: _map, ...counts } = blocks
  return {
    title: say(words.pictures.blocks, locale, { subnet: name ? `${id} (${name})` : id }),
    description: say(words.pictures.blocksDescription, locale, counts),
    locale,
    of: 'blocks',
    rows,
    meanings: meaningsOf('blocks', rows, locale),
    legend: words.legend.blocks,
  }
}

const dotted = (number: bigint): string => [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n).join('.')

/** The interfaces of a node: single addresses and empty slots in one row, each prefix in a row of its own. */
export function eniMapOf({ name, interfaces, assigned, warm }: NodePool, locale: Locale): CellsModel {
  const words = addressWords[locale]
  const rows = interfaces.flatMap(({ id, card, device, role, forPods, slots, used, secondary, prefixes }): CellRow[] => {
    // An ENI that gives no pod addresses has no slot to offer.
    const empty = slots === undefined || !forPods ? 0 : Math.max(0, slots - used)
    const single = '#'.repeat(secondary.assigned) + '.'.repeat(secondary.held - secondary.assigned) + '-'.repeat(empty)
    return [
      { label: `${id} ${card}/${device ?? '?'}`, cells: single, note: role },
      ...prefixes.map(({ cidr, map, size, assigned: own }) => ({
        label: `  ${cidr}`,
        cells: map ?? (size === undefined ? '' : '?'.repeat(size)),
        ...(size === undefined ? { note: String(own) } : {}),
      })),
    ]
  })
  const description = say(words.pictures.eniDescription, locale, { assigned: String(assigned ?? '?'), warm: String(warm ?? '?') })
  const title = say(words.pictures.eni, locale, { node: name })
  return { title, description, locale, of: 'eni', rows, meanings: meaningsOf('eni', rows, locale), legend: words.legend.eni }
}

/** How full each subnet is, one bar a subnet. */
export function subnetBars(subnets: readonly SubnetAddresses[], locale: Locale): CellsModel {
  const words = addressWords[locale]
  const rows = subnets.map(({ id, usedPercent }): CellRow => {
    const filled = Math.round(((usedPercent ?? 0) / 100) * ROW)
    return usedPercent === undefined
      ? { label: id, cells: '?'.repeat(ROW) }
      : { label: id, cells: '#'.repeat(filled) + '.'.repeat(ROW - filled), note: say(words.pictures.bar, locale, { used: String(usedPercent) }) }
  })
  const description = rows.map(({ label, note }) => `${label}: ${note ?? '?'}`).join(', ')
  return { title: words.headings.subnets, description, locale, of: 'bars', rows, meanings: meaningsOf('bars', rows, locale), legend: '' }
}

/** The states that occur, in the order of the words. */
function meaningsOf(of: CellsModel['of'], rows: readonly CellRow[], locale: Locale): CellMeaning[] {
  const shown = new Set(rows.flatMap(({ cells }) => [...cells]))
  return Object.entries<string>(addressWords[locale].pictures.cells[of]).flatMap(([letter, says]) => (shown.has(letter) ? [{ letter, says }] : []))
}

/** Lines of monospaced text; `safe` is the escape of the place they go to. */
export function cellLines({ rows, legend }: CellsModel, safe: (text: string) => string): string[] {
  const width = Math.max(0, ...rows.map(({ label }) => safe(label).length))
  const lines = rows.map(({ label, cells, note }) =>
    `${safe(label).padEnd(width)}  ${cells}${note ? `${cells ? '  ' : ''}${safe(note)}` : ''}`.trimEnd(),
  )
  return legend ? [...lines, legend] : lines
}
