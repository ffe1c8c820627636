/** Small answers for other people's pages: the note's four questions about one cluster, and the rows of an embed. */
import type { Pod, Range, Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'
import { pageWords } from '../text/page.ts'
import { kindAndProtocol, verdictText } from '../text/sentences.ts'
import { words } from '../text/words.ts'
import { cniColumns, mainImage } from './image.ts'
import type { Cell, Fact, Section, Table } from './model.ts'
import { nodeColumns } from './nodes.ts'
import { podColumns } from './pods.ts'
import { rangeColumns, rangeRows } from './ranges.ts'
import { type ColumnOf, type Frame, tableBlock, tableOf } from './table.ts'

export const questions = ['image', 'nodes', 'pods', 'ranges'] as const
export type Question = (typeof questions)[number]

/** Enough pods to show both kinds; the rest is on the report's page. */
const MOST_PODS = 3

/** Some columns of a table, in their order there; one that only a wide screen has room for stays optional. */
const some = <Row>(columns: readonly ColumnOf<Row>[], ids: readonly string[]): ColumnOf<Row>[] => columns.filter(({ id }) => ids.includes(id))

const fewPods = (pods: readonly Pod[]): Pod[] => [
  ...pods.filter(({ hostNetwork }) => hostNetwork).slice(0, MOST_PODS),
  ...pods.filter(({ hostNetwork }) => !hostNetwork).slice(0, MOST_PODS),
]

const tables: Record<Question, (report: Report, frame: Frame) => Table> = {
  image: ({ cnis = [] }, frame) =>
    tableOf(
      some(cniColumns, ['cni', 'version', 'image']),
      cnis.map((cni) => ({ cni, image: mainImage(cni) })),
      frame,
      around(frame, 'image'),
    ),
  nodes: ({ nodes = [] }, frame) => tableOf(some(nodeColumns, ['name', 'internalIPs', 'instanceName']), nodes, frame, around(frame, 'nodes')),
  pods: ({ pods }, frame) =>
    tableOf(some(podColumns, ['namespace', 'name', 'ips', 'range']), fewPods(pods?.items ?? []), frame, around(frame, 'pods')),
  ranges: (report, frame) =>
    tableOf(
      some(rangeColumns, ['of', 'cidr', 'source']),
      rangeRows(report).filter(({ kind }) => kind === 'nodes' || kind === 'pods'),
      frame,
      around(frame, 'ranges'),
    ),
}

function around({ locale }: Frame, question: Question): { empty: [string]; how: string } {
  const { hints } = words[locale]
  const empty = { image: hints.noCni, nodes: hints.noNodes, pods: hints.noPods, ranges: hints.noRanges }
  return { empty: [empty[question]], how: `kubectl cni inspect ${question}` }
}

export function answerSection(question: Question, report: Report, locale: Locale): Section {
  const { headings, relations } = words[locale]
  const table = tables[question](report, { locale, detail: 'page', most: Number.POSITIVE_INFINITY, fixed: false })
  const relation = relations[report.ranges.relation]
  return {
    id: question,
    heading: headings[question],
    blocks: [
      ...(question === 'ranges' ? [{ is: 'text', head: `${relation.name}:`, text: [relation.says] } as const] : []),
      tableBlock(headings[question], table),
    ],
  }
}

/** More ranges than this say nothing in a small table. */
const MOST_RANGES = 3

const listOf = (ranges: readonly Range[] | undefined): Cell => {
  if (ranges === undefined || ranges.length === 0) return undefined
  const shown = ranges.slice(0, MOST_RANGES).map(({ cidr }) => cidr)
  return ranges.length > shown.length ? [...shown, `+${ranges.length - shown.length}`] : shown
}

/** The verdict and five values. */
export function embedSection(report: Report, locale: Locale): Section {
  const text = pageWords[locale].embed
  const { headings, kinds, relations } = words[locale]
  const primary = (report.cnis ?? []).filter(({ role }) => role === 'primary')
  const facts: [name: string, value: Cell][] = [
    [text.cni, primary.length === 0 ? undefined : primary.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`))],
    [text.path, kindAndProtocol(report.datapath, locale)],
    [text.nodes, listOf(report.ranges.nodes)],
    [text.pods, listOf(report.ranges.pods)],
    [text.relation, relations[report.ranges.relation].name],
  ]
  return {
    id: 'embed',
    heading: headings.verdict,
    verdict: { kind: report.datapath.kind, name: kinds[report.datapath.kind].name },
    blocks: [
      { is: 'text', text: verdictText(report, locale), role: 'lead' },
      { is: 'facts', name: headings.verdict, facts: facts.map(([name, value]): Fact => ({ name, value, says: [] })) },
    ],
  }
}
