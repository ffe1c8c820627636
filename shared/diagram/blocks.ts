/**
 * Maps of addresses: the /28 blocks of a subnet, the ENIs and prefixes of a node, a subnet's fill. One model, rows of
 * cells, drawn as text and as SVG. A letter stands for a state, so neither drawing speaks through colour alone.
 */
import type { NodePool, SubnetAddresses } from '../contract/addresses.ts'
import { blockOf } from '../net/cidr.ts'
import { addressWords } from '../text/addresses.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { forSvg } from './escape.ts'
import { textWidth } from './measure.ts'

interface MapRow {
  label: string
  /** One letter a cell, from `fills`. */
  cells: string
  note?: string
}

/** Text is raw; whoever draws escapes it. */
export interface CellMap {
  title: string
  description: string
  rows: MapRow[]
  legend: string
}

/** Cells in a row, and rows of one map. */
const ROW = 32
const MOST_ROWS = 32

/** The /28 blocks of a subnet in address order; undefined where they are not known. */
export function blockMapOf({ id, name, cidr, blocks }: SubnetAddresses, locale: Locale): CellMap | undefined {
  const start = blockOf(cidr)?.start
  if (!blocks || start === undefined) return undefined
  const words = addressWords[locale]
  const rows: MapRow[] = []
  for (let at = 0; at < blocks.map.length && rows.length < MOST_ROWS; at += ROW)
    rows.push({ label: dotted(start + BigInt(at * 16)), cells: blocks.map.slice(at, at + ROW) })
  const rest = blocks.map.length - rows.length * ROW
  if (rest > 0) rows.push({ label: '…', cells: '', note: `+${rest}` })
  const { map: _map, ...counts } = blocks
  return {
    title: say(words.pictures.blocks, locale, { subnet: name ? `${id} (${name})` : id }),
    description: say(words.pictures.blocksDescription, locale, counts),
    rows,
    legend: words.legend.blocks,
  }
}

const dotted = (number: bigint): string => [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n).join('.')

/** The interfaces of a node: single addresses and empty slots in one row, each prefix in a row of its own. */
export function eniMapOf({ name, interfaces, assigned, warm }: NodePool, locale: Locale): CellMap {
  const words = addressWords[locale]
  const rows = interfaces.flatMap(({ id, card, device, role, forPods, slots, used, secondary, prefixes }): MapRow[] => {
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
  return { title: say(words.pictures.eni, locale, { node: name }), description, rows, legend: words.legend.eni }
}

/** How full each subnet is, one bar a subnet. */
export function subnetBars(subnets: readonly SubnetAddresses[], locale: Locale): CellMap {
  const words = addressWords[locale]
  const rows = subnets.map(({ id, usedPercent }): MapRow => {
    const filled = Math.round(((usedPercent ?? 0) / 100) * ROW)
    return usedPercent === undefined
      ? { label: id, cells: '?'.repeat(ROW) }
      : { label: id, cells: '#'.repeat(filled) + '.'.repeat(ROW - filled), note: say(words.pictures.bar, locale, { used: String(usedPercent) }) }
  })
  return { title: words.headings.subnets, description: rows.map(({ label, note }) => `${label}: ${note ?? '?'}`).join(', '), rows, legend: '' }
}

/** Lines of monospaced text; `safe` is the escape of the place they go to. */
export function mapText({ rows, legend }: CellMap, safe: (text: string) => string): string[] {
  const width = Math.max(0, ...rows.map(({ label }) => safe(label).length))
  const lines = rows.map(({ label, cells, note }) =>
    `${safe(label).padEnd(width)}  ${cells}${note ? `${cells ? '  ' : ''}${safe(note)}` : ''}`.trimEnd(),
  )
  return legend ? [...lines, legend] : lines
}

const CELL = 14
const FONT = 12
const PAD = 10
const ink = 'var(--cni-ink,#1f2937)'

/** A page's own colours, as in the other pictures; fallbacks keep 4.5:1 contrast between the letter and its cell. */
const fills: Readonly<Record<string, string>> = {
  '.': 'var(--cni-pod-fill,#dcfce7)',
  P: 'var(--cni-node-fill,#dbeafe)',
  '#': 'var(--cni-note,#fde68a)',
  '+': 'var(--cni-added-fill,#fee2e2)',
  r: 'var(--cni-service-fill,#f3e8ff)',
  e: 'var(--cni-network-fill,#e5e7eb)',
}
const blank = 'var(--cni-paper,#ffffff)'

/** Upper bound: the widest of the usual monospaced fonts takes 0.63 em a letter. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char <= '~' ? 0.63 * FONT : textWidth(char, FONT)), 0)

/** A picture that reads without style sheets: colours in attributes, a letter in each cell, the counts as description. */
export function mapSvg({ title, description, rows, legend }: CellMap): string {
  const left = PAD * 2 + Math.max(0, ...rows.map(({ label }) => widthOf(label)))
  const longest = Math.max(0, ...rows.map(({ cells, note = '' }) => cells.length * CELL + widthOf(note) + PAD))
  const width = Math.ceil(Math.max(left + longest, widthOf(legend) + PAD, widthOf(title) + PAD) + PAD)
  const top = FONT + PAD * 2
  const height = top + rows.length * (CELL + 4) + (legend ? FONT + PAD : 0) + PAD
  const text = (x: number, y: number, shown: string, more = '') => `<text x="${x}" y="${y}" fill="${ink}"${more}>${forSvg(shown)}</text>`
  const drawn = rows.map(({ label, cells, note }, row) => {
    const y = top + row * (CELL + 4)
    const boxes = [...cells].map((mark, at) => {
      const x = Math.round(left + at * CELL)
      return `<rect x="${x}" y="${y}" width="${CELL - 2}" height="${CELL - 2}" fill="${fills[mark] ?? blank}" stroke="#6b7280" stroke-width="0.5"/>${text(x + (CELL - 2) / 2, y + CELL - 4, mark, ' text-anchor="middle" font-size="10"')}`
    })
    return (
      text(PAD, y + CELL - 3, label.trimEnd(), ' xml:space="preserve"') +
      boxes.join('') +
      (note ? text(Math.round(left + cells.length * CELL + PAD / 2), y + CELL - 3, note) : '')
    )
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace,monospace" font-size="${FONT}">`,
    `<title>${forSvg(title)}</title><desc>${forSvg(description)}</desc>`,
    text(PAD, FONT + PAD / 2, title, ' font-weight="600"'),
    ...drawn,
    legend ? text(PAD, height - PAD, legend, ' xml:space="preserve"') : '',
    '</svg>',
  ].join('')
}
