/** A report, or one question about it, as an answer. */

import type { Report } from '../../shared/contract/report.ts'
import { API_VERSION } from '../../shared/contract/version.ts'
import { trackKinds } from '../../shared/diagram/number-line.ts'
import type { ViewId } from '../../shared/page/views.ts'
import type { Locale } from '../../shared/text/locale.ts'
import type { Answer } from './define.ts'

/** Pages and pictures load when they are asked for: whoever wants JSON waits for neither. */
export const reportAnswer = (report: Report, locale: Locale, view?: ViewId): Answer => ({
  data: view === undefined ? report : dataOf(report, view),
  page: async (detail) => {
    const { reportPage, viewPage } = await import('../../shared/page/index.ts')
    return view === undefined ? reportPage(report, locale, { detail }) : viewPage(report, view, locale, { detail })
  },
  pictures: async () => (await import('./pictures.ts')).picturesFor(report, view, locale),
})

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
    items: trackKinds.flatMap((of) => (report.ranges[of] ?? []).map((range) => ({ of, ...range }))),
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
