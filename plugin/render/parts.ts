/** The four parts of the human formats, image, nodes, pods and ranges, as columns and cells. Cells are raw text. */
import type { Cni, Image, Node, Pod, Range, Report } from '../../shared/contract/report.ts'
import { type TrackKind, trackKinds } from '../../shared/diagram/number-line.ts'
import { say } from '../../shared/text/icu.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { modeName, sourceName } from '../../shared/text/sentences.ts'
import { type Words, words } from '../../shared/text/words.ts'
import type { ViewId } from './define.ts'

interface Column<Row> {
  head: keyof Words['columns']
  cell(row: Row, locale: Locale): string
  /** Left out of the short table where no row has a value. */
  optional?: true
  /** Only in `wide`, in views and in files. */
  wide?: true
  /** An identifier, not words. */
  code?: true
}

export interface Part {
  id: ViewId
  heading: string
  /** What the heading counts; empty where nothing is counted. */
  count: string
  head: string[]
  rows: string[][]
  /** Which columns hold identifiers. */
  code: boolean[]
  /** Rows that were left out. */
  left: number
  /** Said instead of rows where there are none. */
  empty: string
}

export interface PartOptions {
  wide: boolean
  /** Most rows shown. */
  most: number
  /** Optional columns stay even where they are empty, for scripts. */
  fixed?: boolean
}

const unknown = (locale: Locale) => words[locale].cells.unknown
const known = (text: string | number | undefined, locale: Locale): string =>
  text === undefined ? unknown(locale) : text === '' ? words[locale].cells.none : String(text)
const all = (texts: readonly string[] | undefined, locale: Locale): string => known(texts?.join(','), locale)
const yesNo = (value: boolean | undefined, locale: Locale) => (value === undefined ? unknown(locale) : words[locale].cells[value ? 'yes' : 'no'])

type CniRow = { cni: Cni; image: Image | undefined }

const cniColumns: readonly Column<CniRow>[] = [
  { head: 'cni', cell: ({ cni }) => cni.name },
  { head: 'role', cell: ({ cni }, locale) => words[locale].roles[cni.role] },
  { head: 'version', code: true, cell: ({ cni }, locale) => known(cni.version, locale) },
  { head: 'mode', cell: ({ cni }, locale) => known(modeName(cni, locale), locale) },
  {
    head: 'workload',
    wide: true,
    code: true,
    cell: ({ cni: { workload } }, locale) => known(workload && `${workload.kind.toLowerCase()}/${workload.namespace}/${workload.name}`, locale),
  },
  { head: 'ready', wide: true, cell: ({ cni: { workload } }, locale) => `${known(workload?.ready, locale)}/${known(workload?.desired, locale)}` },
  {
    head: 'versions',
    wide: true,
    code: true,
    cell: ({ cni }, locale) => known(cni.versions.map(({ version, nodes }) => `${version}=${nodes}`).join(','), locale),
  },
  {
    head: 'container',
    wide: true,
    code: true,
    cell: ({ image }, locale) => known(image && `${image.container}${image.init ? `(${words[locale].cells.init})` : ''}`, locale),
  },
  { head: 'image', code: true, cell: ({ image }, locale) => known(image?.image, locale) },
]

const nodeColumns: readonly Column<Node>[] = [
  { head: 'name', code: true, cell: ({ name }) => name },
  { head: 'ready', cell: ({ ready }, locale) => yesNo(ready, locale) },
  { head: 'internalIP', code: true, cell: ({ internalIPs }, locale) => all(internalIPs, locale) },
  { head: 'externalIP', code: true, optional: true, cell: ({ externalIPs }, locale) => all(externalIPs, locale) },
  { head: 'podCIDR', code: true, optional: true, cell: ({ podCIDRs }, locale) => all(podCIDRs, locale) },
  { head: 'zone', code: true, optional: true, cell: ({ zone }, locale) => known(zone, locale) },
  { head: 'pods', cell: ({ pods, maxPods }, locale) => `${known(pods?.total, locale)}/${known(maxPods, locale)}` },
  { head: 'class', wide: true, optional: true, cell: (node, locale) => known(node.class, locale) },
  { head: 'instance', wide: true, optional: true, code: true, cell: ({ instance }, locale) => known(instance?.id, locale) },
  { head: 'type', wide: true, optional: true, code: true, cell: ({ instance }, locale) => known(instance?.type, locale) },
  { head: 'instanceState', wide: true, optional: true, cell: ({ instance }, locale) => known(instance?.state, locale) },
  { head: 'subnet', wide: true, optional: true, code: true, cell: ({ instance }, locale) => known(instance?.subnetId, locale) },
  { head: 'interfaces', wide: true, optional: true, cell: ({ interfaces }, locale) => known(interfaces?.length, locale) },
  { head: 'instanceName', wide: true, optional: true, cell: ({ instance }, locale) => known(instance?.name, locale) },
]

const podColumns: readonly Column<Pod>[] = [
  { head: 'namespace', code: true, cell: ({ namespace }) => namespace },
  { head: 'name', code: true, cell: ({ name }) => name },
  { head: 'ip', code: true, cell: ({ ips }, locale) => all(ips, locale) },
  { head: 'node', code: true, cell: ({ node }, locale) => node ?? words[locale].cells.none },
  { head: 'status', cell: ({ status }) => status },
  { head: 'range', code: true, cell: ({ range, hostNetwork }, locale) => (hostNetwork ? words[locale].cells.host : known(range, locale)) },
  {
    head: 'interface',
    wide: true,
    optional: true,
    code: true,
    cell: (pod, locale) => (pod.hostNetwork ? words[locale].cells.none : known(pod.interface, locale)),
  },
]

type RangeRow = Range & { kind: TrackKind }

const rangeColumns: readonly Column<RangeRow>[] = [
  { head: 'of', cell: ({ kind }, locale) => words[locale].rangeKinds[kind] },
  { head: 'cidr', code: true, cell: ({ cidr }) => cidr },
  { head: 'source', cell: ({ source }, locale) => sourceName(source, locale) },
  { head: 'name', code: true, optional: true, cell: ({ name }, locale) => name ?? words[locale].cells.none },
  { head: 'addresses', cell: ({ addresses, kind }, locale) => (kind === 'services' ? words[locale].cells.none : String(addresses)) },
  { head: 'free', optional: true, cell: ({ free }, locale) => (free === undefined ? words[locale].cells.none : String(free)) },
]

function laidOut<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  locale: Locale,
  { wide, most, fixed }: PartOptions,
): Pick<Part, 'head' | 'rows' | 'code' | 'left'> {
  const shown = rows.slice(0, most)
  const { none } = words[locale].cells
  const used = columns
    .filter((column) => wide || !column.wide)
    .map((column) => ({ column, cells: shown.map((row) => column.cell(row, locale)) }))
    .filter(({ column, cells }) => fixed || !column.optional || cells.some((cell) => cell !== none && cell !== unknown(locale)))
  return {
    head: used.map(({ column }) => words[locale].columns[column.head]),
    rows: shown.map((_, index) => used.map(({ cells }) => cells[index] as string)),
    code: used.map(({ column }) => column.code === true),
    left: rows.length - shown.length,
  }
}

/** The image whose tag is the CNI's version; else the first that is no init container's. */
function mainImage({ images, version }: Cni): Image | undefined {
  const running = images.filter(({ init }) => !init)
  return running.find(({ tag }) => tag !== undefined && tag === version) ?? running[0] ?? images[0]
}

function rangeRows({ ranges }: Report): RangeRow[] {
  return trackKinds.flatMap((kind) => (ranges[kind] ?? []).map((range) => ({ ...range, kind })))
}

function podCount({ pods }: Report, locale: Locale): string {
  if (!pods) return ''
  const { counts } = words[locale]
  return [
    say(counts.pods, locale, { count: pods.total }),
    pods.hostNetwork > 0 ? say(counts.hostNetwork, locale, { count: pods.hostNetwork }) : undefined,
    pods.withoutIP > 0 ? say(counts.withoutIP, locale, { count: pods.withoutIP }) : undefined,
    pods.namespace === undefined ? undefined : say(counts.only, locale, { namespace: pods.namespace }),
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** Pods with an address of their own come first: the others say nothing about the pod network. */
const tellingFirst = (pods: readonly Pod[]): Pod[] => [...pods.filter((pod) => !pod.hostNetwork), ...pods.filter((pod) => pod.hostNetwork)]

const makers: Record<ViewId, (report: Report, locale: Locale, options: PartOptions) => Omit<Part, 'id' | 'heading'>> = {
  image: ({ cnis }, locale, options) => {
    const rows = (cnis ?? []).flatMap((cni): CniRow[] =>
      options.wide ? (cni.images.length > 0 ? cni.images : [undefined]).map((image) => ({ cni, image })) : [{ cni, image: mainImage(cni) }],
    )
    const { hints } = words[locale]
    return { count: '', empty: cnis ? hints.noCni : hints.unreadCnis, ...laidOut(cniColumns, rows, locale, options) }
  },
  nodes: ({ nodes }, locale, options) => {
    const { hints, counts } = words[locale]
    return {
      count: nodes ? say(counts.nodes, locale, { count: nodes.length }) : '',
      empty: nodes ? hints.noNodes : hints.unreadNodes,
      ...laidOut(nodeColumns, nodes ?? [], locale, options),
    }
  },
  pods: (report, locale, options) => {
    const { hints } = words[locale]
    const items = report.pods?.items ?? []
    return {
      count: podCount(report, locale),
      empty: report.pods ? hints.noPods : hints.unreadPods,
      ...laidOut(podColumns, options.fixed ? items : tellingFirst(items), locale, options),
    }
  },
  ranges: (report, locale, options) => ({
    count: '',
    empty: words[locale].hints.noRanges,
    ...laidOut(rangeColumns, rangeRows(report), locale, options),
  }),
}

export const partOf = (id: ViewId, report: Report, locale: Locale, options: PartOptions): Part => ({
  id,
  heading: words[locale].headings[id],
  ...makers[id](report, locale, options),
})
