/** Pods, and where each address belongs. */
import type { Pod, Report } from '../contract/report.ts'
import { tell } from '../text/icu.ts'
import { type PageWords, pageWords } from '../text/page.ts'
import { joined, type Text } from '../text/span.ts'
import { valueWords } from '../text/values.ts'
import { words } from '../text/words.ts'
import type { Fact, Section } from './model.ts'
import { type ColumnOf, type Frame, named, tableBlock, tableOf } from './table.ts'

const meaning = (key: keyof PageWords['pods']) => (locale: 'ko' | 'en') => pageWords[locale].pods[key]

export const podColumns: ColumnOf<Pod>[] = [
  { id: 'namespace', head: named('namespace'), look: 'code', priority: 1, cell: ({ namespace }) => namespace },
  { id: 'name', head: named('name'), look: 'long', priority: 1, cell: ({ name }) => name },
  { id: 'ips', head: named('ip'), says: meaning('ip'), look: 'code', priority: 1, cell: ({ ips }) => ips },
  { id: 'node', head: named('node'), look: 'long', priority: 2, cell: ({ node }) => node ?? null },
  { id: 'status', head: named('status'), look: 'words', priority: 2, cell: ({ status }) => status },
  {
    id: 'range',
    head: named('range'),
    says: meaning('range'),
    look: 'code',
    priority: 2,
    cell: ({ range, hostNetwork }, locale) => (hostNetwork ? words[locale].cells.host : range),
  },
  {
    id: 'interface',
    head: named('interface'),
    says: meaning('interface'),
    look: 'code',
    priority: 3,
    optional: true,
    cell: (pod) => (pod.hostNetwork ? null : pod.interface),
  },
]

/** Pods with an address of their own come first: the others say nothing about the pod network. */
function tellingFirst(pods: readonly Pod[], most: number): readonly Pod[] {
  const own: Pod[] = []
  const others: Pod[] = []
  for (const pod of pods) {
    if (own.length >= most) break
    if (!pod.hostNetwork) own.push(pod)
    else if (others.length < most) others.push(pod)
  }
  return [...own, ...others]
}

function countOf({ pods }: Report, { locale }: Frame): Text {
  if (!pods) return []
  const { counts } = words[locale]
  const { total, hostNetwork, withoutIP, namespace } = pods
  return joined(
    [
      tell(counts.pods, locale, { count: total }),
      hostNetwork > 0 ? tell(counts.hostNetwork, locale, { count: hostNetwork }) : undefined,
      withoutIP > 0 ? tell(counts.withoutIP, locale, { count: withoutIP }) : undefined,
      namespace === undefined ? undefined : tell(counts.only, locale, { namespace }),
    ].filter((part) => part !== undefined),
    ', ',
  )
}

export function podsSection(report: Report, frame: Frame): Section {
  const { pods } = report
  const { headings, hints } = words[frame.locale]
  const items = pods?.items ?? []
  const shown = frame.fixed ? items : tellingFirst(items, frame.most)
  const table = tableOf(podColumns, shown, frame, { empty: [pods ? hints.noPods : hints.unreadPods], how: 'kubectl cni inspect pods' })
  const left = items.length - table.rows.length
  return {
    id: 'pods',
    heading: headings.pods,
    ...(pods ? { count: countOf(report, frame) } : {}),
    blocks: [
      ...(frame.detail === 'page' && pods ? [{ is: 'facts', name: headings.pods, facts: factsOf(pods, frame) } as const] : []),
      tableBlock(headings.pods, { ...table, left }),
    ],
  }
}

function factsOf(pods: NonNullable<Report['pods']>, { locale }: Frame): Fact[] {
  const { columns } = words[locale]
  const says = valueWords[locale]
  return [
    { name: columns.pods, value: pods.total, says: [says.total] },
    { name: 'hostNetwork', value: pods.hostNetwork, says: [says.hostNetwork] },
    { name: pageWords[locale].pods.withoutIP, value: pods.withoutIP, says: [says.withoutIP] },
    ...(pods.namespace === undefined ? [] : [{ name: columns.namespace, value: pods.namespace, says: [says.namespace] }]),
  ]
}
