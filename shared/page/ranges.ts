/** Address ranges in a table and on a line, how nodes' and pods' relate, and the subnets around them. */
import type { Range, Report, Subnet } from '../contract/report.ts'
import { type TrackKind, trackKinds } from '../diagram/number-line.ts'
import { linePicture } from '../diagram/pictures.ts'
import { type PageWords, pageWords } from '../text/page.ts'
import { sourceName } from '../text/sentences.ts'
import { foreign, joined, type Text } from '../text/span.ts'
import { words } from '../text/words.ts'
import { evidenceBlock } from './evidence.ts'
import type { Block, Section } from './model.ts'
import { type ColumnOf, type Frame, named, tableBlock, tableOf } from './table.ts'

type RangeRow = Range & { kind: TrackKind }

const meaning = (key: keyof PageWords['ranges']) => (locale: 'ko' | 'en') => pageWords[locale].ranges[key]

export const rangeColumns: ColumnOf<RangeRow>[] = [
  { id: 'of', head: named('of'), look: 'words', priority: 1, cell: ({ kind }, locale) => words[locale].rangeKinds[kind] },
  { id: 'cidr', head: named('cidr'), look: 'code', priority: 1, cell: ({ cidr }) => cidr },
  {
    id: 'source',
    head: named('source'),
    says: meaning('source'),
    look: 'words',
    priority: 2,
    cell: ({ source }, locale) => sourceName(source, locale),
  },
  { id: 'name', head: named('name'), look: 'code', priority: 2, optional: true, cell: ({ name }) => name ?? null },
  {
    id: 'addresses',
    head: named('addresses'),
    says: meaning('addresses'),
    look: 'number',
    priority: 2,
    cell: ({ addresses, kind }) => (kind === 'services' ? null : addresses),
  },
  { id: 'free', head: named('free'), says: meaning('free'), look: 'number', priority: 2, optional: true, cell: ({ free }) => free ?? null },
]

export const rangeRows = ({ ranges }: Report): RangeRow[] => trackKinds.flatMap((kind) => (ranges[kind] ?? []).map((range) => ({ ...range, kind })))

export function rangesSection(report: Report, frame: Frame): Section {
  const { headings, hints } = words[frame.locale]
  const table = tableOf(rangeColumns, rangeRows(report), frame, { empty: [hints.noRanges], how: 'kubectl cni inspect ranges' })
  const block = tableBlock(headings.ranges, table)
  return { id: 'ranges', heading: headings.ranges, blocks: frame.fixed ? [block] : arranged[frame.detail](block, report, frame) }
}

const arranged: Record<Frame['detail'], (table: Block, report: Report, frame: Frame) => Block[]> = {
  short: (table, report, frame) => [table, relationBlock(report, frame)],
  wide: (table, report, frame) => [table, relationBlock(report, frame), ...lineBlocks(report, frame)],
  post: (table, report, frame) => [table, relationBlock(report, frame)],
  page: (table, report, frame) => [
    ...lineBlocks(report, frame),
    relationBlock(report, frame),
    ...familyBlocks(report, frame),
    { is: 'text', text: [pageWords[frame.locale].ranges.warn], role: 'note' },
    table,
    ...proofBlocks(report, frame),
    ...subnetBlocks(report, frame),
  ],
}

function relationBlock({ ranges, pods }: Report, { locale }: Frame): Block {
  const text = words[locale]
  const { name, says } = text.relations[ranges.relation]
  const apart = pods && pods.hostNetwork > 0 ? ` ${text.hints.hostNetworkLeftOut}` : ''
  return ranges.relation === 'unknown'
    ? { is: 'text', head: `${name}:`, text: [`${says}${apart}`] }
    : { is: 'text', head: name, text: [`(${text.confidence[ranges.confidence]}): ${says}${apart}`] }
}

function lineBlocks(report: Report, { locale, detail }: Frame): Block[] {
  const picture = linePicture(report, locale)
  return picture ? [{ is: 'picture', picture, caption: detail === 'page' ? [pageWords[locale].ranges.caption] : [] }] : []
}

function familyBlocks({ ranges: { families = {} } }: Report, { locale }: Frame): Block[] {
  const { relations } = words[locale]
  const each = Object.entries(families).map(
    ([family, id]): Text => [family, ': ', Object.hasOwn(relations, id) ? relations[id as keyof typeof relations].name : foreign(id)],
  )
  return each.length === 0 ? [] : [{ is: 'text', text: [`${pageWords[locale].ranges.families}: `, ...joined(each, ', ')] }]
}

function proofBlocks({ ranges: { evidence } }: Report, frame: Frame): Block[] {
  if (evidence.length === 0) return []
  const { headings } = words[frame.locale]
  const title = `${headings.evidence}: ${pageWords[frame.locale].relation}`
  return [{ is: 'part', id: 'ranges-evidence', heading: [title], blocks: [evidenceBlock(evidence, frame)] }]
}

export const subnetColumns: ColumnOf<Subnet>[] = [
  { id: 'subnet', head: named('subnet'), look: 'long', priority: 1, cell: ({ id }) => id },
  { id: 'name', head: named('instanceName'), look: 'words', priority: 2, optional: true, cell: ({ name }) => name },
  { id: 'cidrs', head: named('cidr'), look: 'code', priority: 1, cell: ({ cidrs }) => cidrs },
  { id: 'zone', head: named('zone'), look: 'code', priority: 2, cell: ({ zone }) => zone },
  { id: 'free', head: named('free'), look: 'number', priority: 1, cell: ({ free }) => free },
]

function subnetBlocks({ subnets = [] }: Report, frame: Frame): Block[] {
  if (subnets.length === 0) return []
  const title = pageWords[frame.locale].subnetsTitle
  const table = tableOf(subnetColumns, subnets, frame, { empty: [], how: 'kubectl cni inspect -o json' })
  return [{ is: 'part', id: 'subnets', heading: [title], blocks: [tableBlock(title, table)] }]
}
