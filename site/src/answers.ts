/** What the sample clusters answer to the note's four checks, as small tables. Values stay untrusted text. */
import type { Report } from '../../shared/contract/report.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { sourceName } from '../../shared/text/sentences.ts'
import { words } from '../../shared/text/words.ts'
import type { Column } from './components/Table.astro'
import type { FiledReport } from './reports.ts'

export const checks = ['image', 'nodes', 'pods', 'ranges'] as const
export type Check = (typeof checks)[number]

export interface Answer {
  columns: Column[]
  rows: string[][]
}

/** Enough pods to show both kinds; the rest is on the report's page. */
const mostPods = 3

const answers: Record<Check, (report: Report, locale: Locale) => Answer> = {
  image: ({ cnis = [] }, locale) => {
    const { columns } = words[locale]
    return {
      columns: [{ name: columns.cni }, { name: columns.image, look: 'long' }, { name: columns.version }],
      rows: cnis.map(({ name, images, version = '' }) => [name, images.find(({ init }) => !init)?.image ?? '', version]),
    }
  },
  nodes: ({ nodes = [] }, locale) => {
    const { columns } = words[locale]
    const tagged = nodes.some(({ instance }) => instance?.name !== undefined)
    return {
      columns: [
        { name: columns.node, look: 'long' },
        { name: columns.internalIP, look: 'code' },
        ...(tagged ? [{ name: columns.instanceName }] : []),
      ],
      rows: nodes.map(({ name, internalIPs, instance }) => [name, internalIPs.join(', '), ...(tagged ? [instance?.name ?? ''] : [])]),
    }
  },
  pods: ({ pods }, locale) => {
    const { cells, columns } = words[locale]
    const items = pods?.items ?? []
    const shown = [
      ...items.filter(({ hostNetwork }) => hostNetwork).slice(0, mostPods),
      ...items.filter(({ hostNetwork }) => !hostNetwork).slice(0, mostPods),
    ]
    return {
      columns: [{ name: columns.name, look: 'long' }, { name: columns.ip, look: 'code' }, { name: 'hostNetwork' }],
      rows: shown.map(({ namespace, name, ips, hostNetwork }) => [`${namespace}/${name}`, ips.join(', '), hostNetwork ? cells.yes : cells.no]),
    }
  },
  ranges: ({ ranges }, locale) => {
    const { columns, rangeKinds } = words[locale]
    return {
      columns: [{ name: columns.of }, { name: columns.cidr, look: 'code' }, { name: columns.source }],
      rows: (['nodes', 'pods'] as const).flatMap((kind) =>
        (ranges[kind] ?? []).map(({ cidr, source }) => [rangeKinds[kind], cidr, sourceName(source, locale)]),
      ),
    }
  },
}

export const answerOf = (check: Check, report: Report, locale: Locale): Answer => answers[check](report, locale)

/** One cluster that goes bare and one that tunnels, where there are such reports. */
export function samplesOf(reports: readonly FiledReport[]): FiledReport[] {
  const first = (named: string, kinds: readonly Report['datapath']['kind'][]): FiledReport | undefined =>
    reports.find(({ id }) => id === named) ?? reports.find(({ report }) => kinds.includes(report.datapath.kind))
  return [first('eks', ['vpc-native', 'routed']), first('calico', ['overlay'])].filter((filed) => filed !== undefined)
}
