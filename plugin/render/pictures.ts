/** The pictures of a report, or of one question about it. */
import type { Report } from '../../shared/contract/report.ts'
import type { Picture } from '../../shared/diagram/model.ts'
import { barsPicture, blocksPicture, eniPicture, linePicture, mapPicture, pathPictures } from '../../shared/diagram/pictures.ts'
import type { ViewId } from '../../shared/page/views.ts'
import type { Locale } from '../../shared/text/locale.ts'

export const picturesFor = (report: Report, view: ViewId | undefined, locale: Locale): Picture[] =>
  view === undefined ? pathOrMap(report, locale) : pictures[view](report, locale)

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
