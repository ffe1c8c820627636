/** Nodes with their addresses, instances and network interfaces. */
import type { Interface, Node, Report } from '../contract/report.ts'
import { say } from '../text/icu.ts'
import { type PageWords, pageWords } from '../text/page.ts'
import { words } from '../text/words.ts'
import type { Block, Cell, Section } from './model.ts'
import { type ColumnOf, type Frame, named, outOf, tableBlock, tableOf } from './table.ts'

const meaning = (key: keyof PageWords['nodes']) => (locale: 'ko' | 'en') => pageWords[locale].nodes[key]
const yesNo = (value: boolean | undefined, locale: 'ko' | 'en'): Cell => (value === undefined ? undefined : words[locale].cells[value ? 'yes' : 'no'])

export const nodeColumns: ColumnOf<Node>[] = [
  { id: 'name', head: named('name'), look: 'long', priority: 1, cell: ({ name }) => name },
  { id: 'ready', head: named('ready'), look: 'words', priority: 2, cell: ({ ready }, locale) => yesNo(ready, locale) },
  { id: 'internalIPs', head: named('internalIP'), says: meaning('internalIP'), look: 'code', priority: 1, cell: ({ internalIPs }) => internalIPs },
  { id: 'externalIPs', head: named('externalIP'), look: 'code', priority: 2, optional: true, cell: ({ externalIPs }) => externalIPs },
  { id: 'podCIDRs', head: named('podCIDR'), says: meaning('podCIDR'), look: 'code', priority: 1, optional: true, cell: ({ podCIDRs }) => podCIDRs },
  { id: 'zone', head: named('zone'), look: 'code', priority: 2, optional: true, cell: ({ zone }) => zone },
  {
    id: 'pods',
    head: named('pods'),
    says: meaning('pods'),
    look: 'words',
    priority: 2,
    cell: ({ pods, maxPods }, locale) => outOf(pods?.total, maxPods, locale),
  },
  {
    id: 'hostNetwork',
    head: () => 'hostNetwork',
    says: meaning('hostNetwork'),
    look: 'number',
    priority: 3,
    optional: true,
    cell: ({ pods }) => pods?.hostNetwork,
  },
  { id: 'class', head: named('class'), look: 'words', priority: 3, optional: true, cell: (node) => node.class },
  {
    id: 'instance',
    head: named('instance'),
    says: meaning('instance'),
    look: 'code',
    priority: 3,
    optional: true,
    cell: ({ instance }) => instance?.id,
  },
  { id: 'type', head: named('type'), look: 'code', priority: 3, optional: true, cell: ({ instance }) => instance?.type },
  { id: 'state', head: named('instanceState'), look: 'words', priority: 3, optional: true, cell: ({ instance }) => instance?.state },
  {
    id: 'subnet',
    head: named('subnet'),
    says: meaning('subnet'),
    look: 'code',
    priority: 3,
    optional: true,
    cell: ({ instance }) => instance?.subnetId,
  },
  { id: 'interfaces', head: named('interfaces'), look: 'number', priority: 3, optional: true, cell: ({ interfaces }) => interfaces?.length },
  { id: 'instanceName', head: named('instanceName'), look: 'words', priority: 3, optional: true, cell: ({ instance }) => instance?.name },
]

const eni = (key: keyof PageWords['enis']) => (locale: 'ko' | 'en') => pageWords[locale].enis[key]

const interfaceColumns: ColumnOf<{ node: string; eni: Interface }>[] = [
  { id: 'node', head: named('node'), look: 'long', priority: 1, cell: ({ node }) => node },
  { id: 'interface', head: named('interface'), look: 'code', priority: 1, cell: ({ eni: { id } }) => id },
  { id: 'deviceIndex', head: eni('index'), look: 'number', priority: 2, cell: ({ eni: { deviceIndex } }) => deviceIndex },
  { id: 'primaryIP', head: eni('primary'), says: eni('primarySays'), look: 'code', priority: 1, cell: ({ eni: { primaryIP } }) => primaryIP },
  {
    id: 'secondaryIPs',
    head: eni('secondary'),
    says: eni('secondarySays'),
    look: 'code',
    priority: 2,
    cell: ({ eni: { secondaryIPs } }) => secondaryIPs,
  },
  { id: 'prefixes', head: eni('prefixes'), says: eni('prefixesSays'), look: 'code', priority: 2, cell: ({ eni: { prefixes } }) => prefixes },
]

export function nodesSection({ nodes }: Report, frame: Frame): Section {
  const { headings, hints, counts } = words[frame.locale]
  const table = tableOf(nodeColumns, nodes ?? [], frame, {
    empty: [nodes ? hints.noNodes : hints.unreadNodes],
    how: 'kubectl cni inspect nodes',
  })
  return {
    id: 'nodes',
    heading: headings.nodes,
    ...(nodes ? { count: [say(counts.nodes, frame.locale, { count: nodes.length })] } : {}),
    blocks: [tableBlock(headings.nodes, table), ...(frame.detail === 'page' && !frame.fixed ? interfaceBlocks(nodes ?? [], frame) : [])],
  }
}

function interfaceBlocks(nodes: readonly Node[], frame: Frame): Block[] {
  const rows = nodes.flatMap(({ name, interfaces = [] }) => interfaces.map((one) => ({ node: name, eni: one })))
  if (rows.length === 0) return []
  const { title } = pageWords[frame.locale].enis
  const table = tableOf(interfaceColumns, rows, frame, { empty: [], how: 'kubectl cni inspect -o json' })
  return [{ is: 'part', id: 'interfaces', heading: [title], blocks: [tableBlock(title, table)] }]
}
