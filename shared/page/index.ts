/** Pages of a report: which sections stand on them, in which order, and how much each shows. */
import type { Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'
import { words } from '../text/words.ts'
import { addressesSection, addressSections } from './addresses/index.ts'
import { clusterLine, clusterName, clusterSection, mapSection, pathSection } from './cluster.ts'
import { findingsSection, unknownsSection } from './findings.ts'
import { imageSection } from './image.ts'
import type { Detail, Page, Section } from './model.ts'
import { nodesSection } from './nodes.ts'
import { podsSection } from './pods.ts'
import { rangesSection } from './ranges.ts'
import type { Frame } from './table.ts'
import { evidenceSection, verdictSection } from './verdict.ts'
import type { ViewId } from './views.ts'

const makers = {
  verdict: verdictSection,
  path: pathSection,
  image: imageSection,
  nodes: nodesSection,
  pods: podsSection,
  ranges: rangesSection,
  addresses: addressesSection,
  map: mapSection,
  evidence: evidenceSection,
  findings: findingsSection,
  unknowns: unknownsSection,
  cluster: clusterSection,
} satisfies Record<string, (report: Report, frame: Frame) => Section | undefined>

type SectionId = keyof typeof makers

/** A terminal is read from its end, everything else from its top. */
const plans: Record<Detail, readonly SectionId[]> = {
  short: ['image', 'nodes', 'pods', 'ranges', 'verdict', 'findings', 'unknowns'],
  wide: ['image', 'nodes', 'pods', 'ranges', 'verdict', 'findings', 'unknowns'],
  post: ['verdict', 'path', 'image', 'nodes', 'pods', 'ranges', 'evidence', 'findings', 'unknowns'],
  page: ['verdict', 'path', 'image', 'nodes', 'pods', 'ranges', 'addresses', 'map', 'findings', 'unknowns', 'cluster'],
}

const rowsOf = (other: number, nodesAndPods: number) => (id: SectionId | ViewId) => (id === 'nodes' || id === 'pods' ? nodesAndPods : other)

/** Rows of each list. */
const most: Record<Detail, (id: SectionId | ViewId) => number> = {
  short: rowsOf(20, 10),
  wide: rowsOf(40, 50),
  post: rowsOf(25, 25),
  page: rowsOf(500, 500),
}

export interface PageOptions {
  detail: Detail
  /** Rows of every list, where another number than the usual one is wanted. */
  most?: number
}

const frameOf = (locale: Locale, { detail, most: wanted }: PageOptions, id: SectionId | ViewId): Frame => ({
  locale,
  detail,
  most: wanted ?? most[detail](id),
  fixed: false,
})

export function reportPage(report: Report, locale: Locale, options: PageOptions): Page {
  return {
    title: options.detail === 'post' || options.detail === 'page' ? [...clusterName(report), ': ', kindName(report, locale)] : clusterName(report),
    facts: clusterLine(report, locale),
    sections: plans[options.detail].map((id) => makers[id](report, frameOf(locale, options, id))).filter((section) => section !== undefined),
  }
}

const kindName = ({ datapath }: Report, locale: Locale): string => words[locale].kinds[datapath.kind].name

/** One question: in a terminal a table for people in a hurry and for awk, elsewhere with its pictures and meanings. */
export function viewPage(report: Report, view: ViewId, locale: Locale, options: PageOptions): Page {
  const terminal = options.detail === 'short' || options.detail === 'wide'
  const bare = view !== 'addresses' && options.detail !== 'page'
  const title = options.detail === 'page' ? { title: clusterName(report), facts: clusterLine(report, locale) } : { title: [], facts: [] }
  if (view === 'addresses')
    return {
      ...title,
      sections: addressSections(report, { ...frameOf(locale, options, view), most: options.most ?? Math.max(50, most[options.detail](view)) }),
    }
  // Images say little without what they belong to.
  const detail = view === 'image' && options.detail === 'short' ? 'wide' : options.detail
  const frame = {
    ...frameOf(locale, { ...options, detail }, view),
    ...(terminal ? { fixed: true, most: options.most ?? Number.POSITIVE_INFINITY } : {}),
  }
  return { ...title, ...(bare ? { bare } : {}), sections: [sectionFor(report, view, frame)] }
}

/** Every maker of a view makes a section whatever the report holds. */
const sectionFor = (report: Report, view: Exclude<ViewId, 'addresses'>, frame: Frame): Section =>
  ({ image: imageSection, nodes: nodesSection, pods: podsSection, ranges: rangesSection })[view](report, frame)
