/** A report, or one question about it, as an answer. */

import type { Report } from '../../shared/contract/report.ts'
import { API_VERSION } from '../../shared/contract/version.ts'
import type { Picture } from '../../shared/diagram/model.ts'
import { barsPicture, blocksPicture, eniPicture, linePicture, mapPicture, pathPictures } from '../../shared/diagram/pictures.ts'
import { reportPage, viewPage } from '../../shared/page/index.ts'
import { rangeRows } from '../../shared/page/ranges.ts'
import type { ViewId } from '../../shared/page/views.ts'
import type { Locale } from '../../shared/text/locale.ts'
import type { Answer } from './define.ts'

export const reportAnswer = (report: Report, locale: Locale, view?: ViewId): Answer =>
  view === undefined
    ? { data: report, page: (detail) => reportPage(report, locale, { detail }), pictures: () => pathOrMap(report, locale) }
    : { data: dataOf(report, view), page: (detail) => viewPage(report, view, locale, { detail }), pictures: () => pictures[view](report, locale) }

/** The map, where `whyNoPath` says why there is no path. */
function pathOrMap(report: Report, locale: Locale): Picture[] {
  const paths = pathPictures(report, locale)
  return paths.length > 0 ? paths : [mapPicture(report, locale)]
}

const present = (pictures: readonly (Picture | undefined)[]): Picture[] => pictures.filter((picture) => picture !== undefined)

/** Pictures of each kind; a page of more is no picture. */
const MOST_MAPS = 8

const pictures: Record<ViewId, (report: Report, locale: Locale) => Picture[]> = {
  image: () => [],
  nodes: (report, locale) => [mapPicture(report, locale)],
  pods: pathOrMap,
  ranges: (report, locale) => present([linePicture(report, locale)]),
  addresses: ({ addresses }, locale) =>
    addresses
      ? present([
          ...(addresses.subnets.length > 0 ? [barsPicture(addresses.subnets.slice(0, 4 * MOST_MAPS), locale)] : []),
          ...addresses.subnets.slice(0, MOST_MAPS).map((subnet) => blocksPicture(subnet, locale)),
          ...addresses.nodes.slice(0, MOST_MAPS).map((node) => eniPicture(node, locale)),
        ])
      : [],
}

/** Items keep the report's own field names; absent is unknown, and then `unknowns` says why. */
interface Listed {
  kind: string
  items?: readonly unknown[]
}

const lists: Record<Exclude<ViewId, 'addresses'>, (report: Report) => Listed & Record<string, unknown>> = {
  image: ({ cnis }) => ({
    kind: 'ImageList',
    ...(cnis ? { items: cnis.flatMap(({ id, images }) => images.map((image) => ({ cni: id, ...image }))) } : {}),
  }),
  nodes: ({ nodes }) => ({ kind: 'NodeAddressList', ...(nodes ? { items: nodes } : {}) }),
  pods: ({ pods }) => ({
    kind: 'PodAddressList',
    ...(pods?.namespace === undefined ? {} : { namespace: pods.namespace }),
    ...(pods ? { items: pods.items } : {}),
  }),
  ranges: (report) => ({
    kind: 'RangeList',
    relation: report.ranges.relation,
    confidence: report.ranges.confidence,
    items: rangeRows(report).map(({ kind, ...range }) => ({ of: kind, ...range })),
  }),
}

const statements: Record<ViewId, readonly string[]> = {
  image: ['cnis'],
  nodes: ['nodes'],
  pods: ['pods', 'namespaces'],
  ranges: ['relation', 'subnets', 'networks'],
  addresses: ['interfaces', 'subnets', 'instances', 'instance-types', 'reservations', 'subnet-interfaces', 'addon'],
}

/** One question only, as a document of its own. */
function dataOf(report: Report, view: ViewId): object {
  const unknowns = report.unknowns.filter(({ statement }) => statements[view].includes(statement))
  const { kind, ...rest } =
    view === 'addresses' ? { kind: 'Addresses', ...(report.addresses ? { addresses: report.addresses } : {}) } : lists[view](report)
  return { apiVersion: API_VERSION, kind, ...rest, ...(unknowns.length > 0 ? { unknowns } : {}) }
}
