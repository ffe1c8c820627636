/** Whether more nodes and pods fit, as a page: the answer, the subnets before and after, what would help, and when they run out by themselves. */
import type { SubnetAddresses } from '../contract/addresses.ts'
import type { Picture } from '../diagram/model.ts'
import { barsPicture } from '../diagram/pictures.ts'
import { addressWords } from '../text/addresses.ts'
import { say, tell } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pageWords } from '../text/page.ts'
import { foreign, type Text } from '../text/span.ts'
import { headOf } from './addresses/tables.ts'
import { minuteOf } from './cluster.ts'
import type { Block, Detail, Page, Section } from './model.ts'
import { type ColumnOf, type Frame, tableBlock, tableOf } from './table.ts'

interface Room {
  free: number
  blocks?: number | undefined
}

interface SubnetRoom {
  id: string
  zone: string
  before: Room
  after: Room
}

interface Placed {
  fits: boolean
  placed: number
  wanted: number
  type: string
  each: { primary: number; addresses: number; blocks: number; interfaces: number }
  breaks?: { node: number; zone: string; subnet: string; condition: string; wanted: number; left: number }
  subnets: readonly SubnetRoom[]
  fixes: readonly string[]
}

interface Rate {
  id: string
  of: 'addresses' | 'blocks'
  left: number
  perDay: number
  endsOn?: string
}

export interface Simulation {
  cluster: string
  podsPerNode: number
  outcome: Placed | { not: keyof (typeof addressWords)['en']['simulate']['not'] }
  /** Of the report that was simulated from. */
  subnets: readonly SubnetAddresses[]
  forecast?: { since: string; rows: readonly Rate[] }
}

const roomText = ({ free, blocks }: Room): string => (blocks === undefined ? `${free}` : `${free} (/28: ${blocks})`)

const roomColumns: ColumnOf<SubnetRoom>[] = [
  { id: 'subnet', head: headOf('subnet'), look: 'code', priority: 1, cell: ({ id }) => id },
  { id: 'zone', head: headOf('zone'), look: 'code', priority: 2, cell: ({ zone }) => zone },
  { id: 'before', head: headOf('before'), look: 'words', priority: 1, cell: ({ before }) => roomText(before) },
  { id: 'after', head: headOf('after'), look: 'words', priority: 1, cell: ({ after }) => roomText(after) },
]

const rateColumns: ColumnOf<Rate>[] = [
  { id: 'subnet', head: headOf('subnet'), look: 'code', priority: 1, cell: ({ id }) => id },
  { id: 'of', head: headOf('of'), look: 'words', priority: 1, cell: ({ of }, locale) => addressWords[locale].forecast.of[of] },
  { id: 'left', head: headOf('left'), look: 'number', priority: 1, cell: ({ left }) => left },
  { id: 'perDay', head: headOf('perDay'), look: 'number', priority: 2, cell: ({ perDay }) => perDay },
  { id: 'endsOn', head: headOf('ends'), look: 'words', priority: 1, cell: ({ endsOn }, locale) => endsOn ?? addressWords[locale].forecast.never },
]

export function simulatePage(simulation: Simulation, locale: Locale, detail: Detail): Page {
  const frame: Frame = { locale, detail, most: Number.POSITIVE_INFINITY, fixed: false }
  const full = detail === 'page' || detail === 'post'
  return {
    title: full ? tell(pageWords[locale].simulate.title, locale, { cluster: foreign(simulation.cluster) }) : [],
    facts: [],
    sections: [roomSection(simulation, frame), ...(simulation.forecast ? [forecastSection(simulation.forecast, frame)] : [])],
  }
}

function roomSection(simulation: Simulation, frame: Frame): Section {
  const { locale } = frame
  const { outcome } = simulation
  const section = { id: 'room', heading: pageWords[locale].simulate.heading }
  if ('not' in outcome) return { ...section, blocks: [{ is: 'text', text: [addressWords[locale].simulate.not[outcome.not]], role: 'lead' }] }
  const { simulate } = addressWords[locale]
  return {
    ...section,
    blocks: [
      ...answerTexts(outcome, simulation.podsPerNode, locale).map(
        (text, index): Block => ({ is: 'text', text, ...(index === 0 ? { role: 'lead' } : {}) }),
      ),
      tableBlock(pageWords[locale].simulate.subnets, tableOf(roomColumns, outcome.subnets, frame, { empty: [], how: '-o json' })),
      ...(frame.detail === 'page'
        ? roomPictures(simulation, locale).map((picture): Block => ({ is: 'picture', picture, caption: [picture.title] }))
        : []),
      ...(outcome.fixes.length > 0
        ? [
            {
              is: 'part',
              id: 'fixes',
              heading: [pageWords[locale].simulate.fixes],
              blocks: [
                {
                  is: 'list',
                  items: outcome.fixes.map((id) => [Object.hasOwn(simulate.fix, id) ? simulate.fix[id as keyof typeof simulate.fix] : foreign(id)]),
                },
              ],
            } as const,
          ]
        : []),
    ],
  }
}

function answerTexts({ fits, placed, wanted, type, each, breaks }: Placed, pods: number, locale: Locale): Text[] {
  const { simulate: words } = addressWords[locale]
  return [
    tell(fits ? words.fits : words.breaks, locale, { wanted, placed, pods, type, node: breaks?.node ?? 0 }),
    ...(breaks ? [tell(breaks.condition === 'NoRoomOnNode' ? words.room : words.where, locale, { ...breaks })] : []),
    tell(words.each, locale, each),
  ]
}

function forecastSection({ since, rows }: NonNullable<Simulation['forecast']>, frame: Frame): Section {
  const { forecast } = addressWords[frame.locale]
  const heading = say(forecast.heading, frame.locale, { since: minuteOf(since) })
  return {
    id: 'forecast',
    heading,
    blocks: [tableBlock(heading, tableOf(rateColumns, rows, frame, { empty: [forecast.never], how: '-o json' }))],
  }
}

/** How full the subnets are before and after; none where nothing could be placed. */
export function roomPictures({ outcome, subnets }: Simulation, locale: Locale): Picture[] {
  if ('not' in outcome) return []
  const { columns, headings } = addressWords[locale]
  return (['before', 'after'] as const).map((when) => {
    const rooms = new Map(outcome.subnets.map((room) => [room.id, room[when].free]))
    const filled = subnets.flatMap((subnet) => {
      const free = rooms.get(subnet.id)
      return free === undefined ? [] : [{ ...subnet, free, usedPercent: Math.round((1 - free / Math.max(1, subnet.usable)) * 1000) / 10 }]
    })
    return { ...barsPicture(filled, locale), title: `${headings.subnets}: ${columns[when]}` }
  })
}
