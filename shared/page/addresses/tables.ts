/** Nodes and subnets with the addresses they hold, in tables and drawn cell by cell. */
import type { Addresses, NodePool, SubnetAddresses } from '../../contract/addresses.ts'
import { barsPicture, blocksPicture, eniPicture } from '../../diagram/pictures.ts'
import { type AddressWords, addressWords } from '../../text/addresses.ts'
import type { Locale } from '../../text/locale.ts'
import { foreign } from '../../text/span.ts'
import type { Block, Section } from '../model.ts'
import { type ColumnOf, type Frame, outOf, tableBlock, tableOf } from '../table.ts'

/** Pictures of each kind; all nodes and subnets stand in the tables. */
const MOST_MAPS = 8

export const headOf =
  (key: keyof AddressWords['columns']) =>
  (locale: Locale): string =>
    addressWords[locale].columns[key]

const poolColumns: ColumnOf<NodePool>[] = [
  { id: 'node', head: headOf('node'), look: 'long', priority: 1, cell: ({ name }) => name },
  { id: 'type', head: headOf('type'), look: 'code', priority: 2, cell: ({ type }) => type },
  {
    id: 'enis',
    head: headOf('enis'),
    look: 'words',
    priority: 2,
    cell: ({ interfaces, limits }, locale) => outOf(interfaces.filter(({ role }) => role !== 'branch').length, limits?.enis, locale),
  },
  { id: 'assigned', head: headOf('assigned'), says: meaning('assigned'), look: 'number', priority: 1, cell: ({ assigned }) => assigned },
  { id: 'warm', head: headOf('warm'), says: meaning('warm'), look: 'number', priority: 1, cell: ({ warm }) => warm },
  { id: 'primary', head: headOf('primary'), says: meaning('primary'), look: 'number', priority: 2, cell: ({ primary }) => primary },
  { id: 'free', head: headOf('free'), says: meaning('free'), look: 'number', priority: 1, cell: ({ free }) => free },
  { id: 'kubelet', head: headOf('kubelet'), look: 'number', priority: 2, cell: ({ maxPods }) => maxPods.kubelet },
  { id: 'formula', head: headOf('formula'), look: 'words', priority: 2, cell: ({ maxPods: { formula } }) => formula && sumOf(formula) },
  { id: 'byAddresses', head: headOf('addresses'), look: 'number', priority: 2, cell: ({ maxPods: { addresses } }) => addresses },
  {
    id: 'verdict',
    head: headOf('verdict'),
    look: 'words',
    priority: 1,
    cell: ({ maxPods: { verdict } }, locale) => addressWords[locale].verdicts[verdict],
  },
]

function meaning(key: keyof AddressWords['definitions']) {
  return (locale: Locale): string => addressWords[locale].definitions[key]
}

/** "3×9×16+2=434" */
const sumOf = ({ enis, perEni, each, value }: NonNullable<NodePool['maxPods']['formula']>): string =>
  `${enis}×${perEni}${each > 1 ? `×${each}` : ''}+2=${value}`

const noRows = { empty: [], how: 'kubectl cni inspect addresses -o json' }

const pictureBlock = (picture: ReturnType<typeof eniPicture>): Block => ({
  is: 'picture',
  picture,
  caption: [foreign(picture.title), ': ', foreign(picture.description)],
})

export function poolsSection({ nodes }: Addresses, frame: Frame): Section {
  const { headings } = addressWords[frame.locale]
  return {
    id: 'pools',
    heading: headings.nodes,
    blocks: [
      tableBlock(headings.nodes, tableOf(poolColumns, nodes, frame, noRows)),
      ...nodes.slice(0, MOST_MAPS).map((node) => pictureBlock(eniPicture(node, frame.locale))),
    ],
  }
}

const subnetColumns: ColumnOf<SubnetAddresses>[] = [
  { id: 'subnet', head: headOf('subnet'), look: 'code', priority: 1, cell: ({ id }) => id },
  { id: 'zone', head: headOf('zone'), look: 'code', priority: 2, cell: ({ zone }) => zone },
  { id: 'cidr', head: headOf('cidr'), look: 'code', priority: 1, cell: ({ cidr }) => cidr },
  {
    id: 'used',
    head: headOf('used'),
    look: 'number',
    priority: 1,
    cell: ({ usedPercent }) => (usedPercent === undefined ? undefined : `${usedPercent}%`),
  },
  { id: 'free', head: headOf('left'), look: 'number', priority: 1, cell: ({ free }) => free },
  { id: 'blocks', head: headOf('blocks'), look: 'words', priority: 1, cell: ({ blocks }) => blocks && `${blocks.free}/${blocks.total}` },
  {
    id: 'failsFirst',
    head: headOf('next'),
    look: 'words',
    priority: 2,
    cell: ({ failsFirst }) => failsFirst && `${failsFirst.condition}: ${failsFirst.left}`,
  },
]

export function subnetsSection({ subnets, mode }: Addresses, frame: Frame): Section | undefined {
  if (subnets.length === 0) return undefined
  const { headings, assumption } = addressWords[frame.locale]
  const maps = subnets
    .slice(0, 4 * MOST_MAPS)
    .map((subnet) => blocksPicture(subnet, frame.locale))
    .filter((map) => map !== undefined)
  return {
    id: 'subnets',
    heading: headings.subnets,
    blocks: [
      tableBlock(headings.subnets, tableOf(subnetColumns, subnets, frame, noRows)),
      ...(mode === 'ipv6' ? [] : [{ is: 'text', text: [assumption], role: 'note' } as const]),
      { is: 'picture', picture: barsPicture(subnets.slice(0, 4 * MOST_MAPS), frame.locale), caption: [] },
      ...maps.slice(0, MOST_MAPS).map(pictureBlock),
    ],
  }
}
