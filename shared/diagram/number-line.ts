/**
 * Address ranges on one line, in the order of their addresses. A true scale would hide a /28 beside a
 * /8, so each stretch between two borders gets a width that grows with the logarithm of its size.
 */
import type { Range, Report } from '../contract/report.ts'
import { type Block, blockOf, type Family, familyOf } from '../net/cidr.ts'

export const trackKinds = ['networks', 'nodes', 'pods', 'services'] as const
export type TrackKind = (typeof trackKinds)[number]

export interface LineBlock extends Range {
  /** Positions from the left, in the metric's unit. */
  from: number
  to: number
}

export interface Track {
  kind: TrackKind
  /** Blocks that overlap lie in different lanes. */
  lanes: LineBlock[][]
  /** Ranges left out. */
  more: number
}

export interface NumberLine {
  family: Family
  width: number
  tracks: Track[]
  /** Stretches that no range holds. */
  gaps: { from: number; to: number }[]
}

/** The unit of the drawing: what a stretch takes by its size, a gap always, and a block's label at least. */
export interface Metric {
  stretch(log2Size: number): number
  gap: number
  label(range: Range): number
}

/** Most blocks drawn of one kind; the ones with most addresses stay. */
const MOST_BLOCKS = 6

/** One line a family that has ranges. */
export function numberLines({ ranges }: Report, metric: Metric): NumberLine[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const tracks = trackKinds.flatMap((kind) => {
      const all = (ranges[kind] ?? []).filter(({ cidr }) => familyOf(cidr) === family)
      return all.length === 0 ? [] : [{ kind, more: Math.max(0, all.length - MOST_BLOCKS), placed: mostUsed(all) }]
    })
    return tracks.length === 0 ? [] : [lineOf(family, tracks, metric)]
  })
}

interface Placed {
  range: Range
  block: Block
}

function mostUsed(ranges: readonly Range[]): Placed[] {
  const placed = ranges.flatMap((range) => {
    const block = blockOf(range.cidr)
    return block ? [{ range, block }] : []
  })
  return placed
    .toSorted((a, b) => b.range.addresses - a.range.addresses)
    .slice(0, MOST_BLOCKS)
    .sort((a, b) => (a.block.start < b.block.start ? -1 : a.block.start > b.block.start ? 1 : a.block.prefix - b.block.prefix))
}

interface Stretch {
  start: bigint
  width: number
  held: boolean
}

function lineOf(family: Family, tracks: { kind: TrackKind; more: number; placed: Placed[] }[], metric: Metric): NumberLine {
  const stretches = stretchesOf(
    tracks.flatMap(({ placed }) => placed),
    metric,
  )
  const borders = new Map<bigint, number>()
  let at = 0
  const gaps: NumberLine['gaps'] = []
  for (const { start, width, held } of stretches) {
    borders.set(start, at)
    if (!held) gaps.push({ from: at, to: at + width })
    at += width
  }
  const place = (address: bigint) => borders.get(address) ?? at
  return {
    family,
    width: at,
    gaps,
    tracks: tracks.map(({ kind, more, placed }) => ({
      kind,
      more,
      lanes: lanesOf(placed.map(({ range, block }) => ({ ...range, from: place(block.start), to: place(block.end + 1n) }))),
    })),
  }
}

/** Stretches between all borders; where a block is narrower than its label, its own stretches grow alike. */
function stretchesOf(placed: Placed[], metric: Metric): Stretch[] {
  const borders = [...new Set(placed.flatMap(({ block }) => [block.start, block.end + 1n]))].sort((a, b) => (a < b ? -1 : 1))
  const stretches = borders.slice(0, -1).map((start, index): Stretch => {
    const end = borders[index + 1] as bigint
    const held = placed.some(({ block }) => block.start <= start && start <= block.end)
    return { start, held, width: held ? metric.stretch((end - start).toString(2).length - 1) : metric.gap }
  })
  const own = placed
    .map(({ range, block }) => ({ need: metric.label(range), parts: stretches.filter(({ start }) => block.start <= start && start <= block.end) }))
    .sort((a, b) => a.parts.length - b.parts.length)
  for (const { need, parts } of own) {
    const missing = need - parts.reduce((sum, { width }) => sum + width, 0)
    if (missing > 0) for (const part of parts) part.width += missing / parts.length
  }
  return stretches
}

function lanesOf(blocks: LineBlock[]): LineBlock[][] {
  const lanes: LineBlock[][] = []
  for (const block of blocks) {
    const free = lanes.find((lane) => (lane.at(-1) as LineBlock).to <= block.from)
    if (free) free.push(block)
    else lanes.push([block])
  }
  return lanes
}

/** For a terminal: one row a range, its bar exactly `columns` wide, one column a character. */
export function numberLineRows(report: Report, columns: number): { kind: TrackKind; cidr: string; family: Family; bar: string }[] {
  return numberLines(report, { stretch: (log2) => 4 + log2 / 2, gap: 3, label: () => 4 }).flatMap(({ family, width, tracks }) => {
    const scale = (columns - 1) / width
    return tracks.flatMap(({ kind, lanes }) =>
      lanes
        .flat()
        .sort((a, b) => a.from - b.from || b.to - a.to)
        .map(({ cidr, from, to }) => {
          const start = Math.round(from * scale)
          const length = Math.max(2, Math.round(to * scale) - start)
          return { kind, cidr, family, bar: `${' '.repeat(start)}├${'─'.repeat(length - 2)}┤`.padEnd(columns) }
        }),
    )
  })
}
