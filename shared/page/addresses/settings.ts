/** What the settings of the VPC CNI do to addresses: warm pools, effective against configured, the way out of the VPC, what was left behind. */
import type { Addresses, Follows, Leak, Unattributed } from '../../contract/addresses.ts'
import { addressWords } from '../../text/addresses.ts'
import { tell } from '../../text/icu.ts'
import { code, foreign, type Text } from '../../text/span.ts'
import { wordOr } from '../../text/words.ts'
import type { Block, Section } from '../model.ts'
import { type ColumnOf, type Frame, tableBlock, tableOf } from '../table.ts'
import { headOf } from './tables.ts'

const noRows = { empty: [], how: 'kubectl cni inspect addresses -o json' }
const known = (value: string | number | undefined): Text => [value === undefined ? '?' : foreign(String(value))]

export function warmSection({ warm: { inForce, overridden, whatIf } }: Addresses, { locale }: Frame): Section | undefined {
  const words = addressWords[locale]
  const items = [
    ...(inForce.length > 0 ? [tell(words.inForce, locale, { settings: inForce.map(({ setting, value }) => `${setting}=${value}`).join(', ') })] : []),
    ...overridden.map(({ setting, value, by }) => tell(words.overridden, locale, { setting, value: String(value), by })),
    ...whatIf.map(({ settings, holds }) => tell(words.whatIf, locale, { settings, holds })),
  ]
  return { id: 'warm', heading: words.headings.warm, blocks: [{ is: 'list', items }] }
}

const departureColumns: ColumnOf<Follows & { node: string }>[] = [
  { id: 'node', head: headOf('node'), look: 'long', priority: 1, cell: ({ node }) => node },
  { id: 'setting', head: headOf('setting'), look: 'code', priority: 1, cell: ({ about }) => about },
  { id: 'state', head: headOf('state'), look: 'words', priority: 1, cell: ({ ok }, locale) => addressWords[locale].follows[ok ? 'ok' : 'departs'] },
  { id: 'saw', head: headOf('what'), look: 'code', priority: 2, cell: ({ saw }) => saw },
  {
    id: 'why',
    head: headOf('why'),
    look: 'words',
    priority: 1,
    // A reason from a newer version is shown as its id.
    cell: ({ why }, locale) => (why === undefined ? null : wordOr(addressWords[locale].reasons, why)),
  },
]

export function departuresSection({ nodes, addon }: Addresses, frame: Frame): Section | undefined {
  const { locale } = frame
  const words = addressWords[locale]
  const rows = nodes.flatMap(({ name, follows }) => follows.map((one) => ({ ...one, node: name })))
  const configs = nodes.flatMap(({ name, eniConfig }): Text[] =>
    eniConfig ? [[code(name), ': ENIConfig ', code(eniConfig.name), ` (${eniConfig.from}) → `, code(eniConfig.subnet ?? '?')]] : [],
  )
  const managed = addon
    ? [addon.managed ? tell(words.addon.managed, locale, { version: known(addon.version), status: known(addon.status) }) : [words.addon.own]]
    : []
  const items = [...configs.slice(0, frame.most), ...managed]
  if (rows.length + items.length === 0) return undefined
  const list: Block[] = items.length > 0 ? [{ is: 'list', items }] : []
  const table: Block[] = rows.length > 0 ? [tableBlock(words.headings.follows, tableOf(departureColumns, rows, frame, noRows))] : []
  return { id: 'follows', heading: words.headings.follows, blocks: [...table, ...list] }
}

export function outsideSection({ snat, mtu }: Addresses, { locale }: Frame): Section {
  const words = addressWords[locale]
  const list = (cidrs: readonly string[]) => cidrs.join(', ')
  const inside = (message: string, name: string, cidrs: readonly string[]) =>
    cidrs.length > 0 ? [tell(message, locale, { [name]: list(cidrs) })] : []
  const translated = (of: NonNullable<Addresses['snat']>): Text[] => [
    ...inside(words.snat.inside, 'network', of.network),
    ...inside(words.snat.exclude, 'exclude', of.exclude),
    tell(words.snat.outside, locale, { ports: of.ports }),
  ]
  const items = !snat ? [] : snat.external ? [[words.snat.external]] : translated(snat)
  return {
    id: 'outside',
    heading: words.headings.path,
    blocks: [{ is: 'list', items: [...items, tell(words.mtu, locale, { eni: known(mtu.eni), pod: known(mtu.pod) })] }],
  }
}

const leakColumns: ColumnOf<Leak>[] = [
  { id: 'interface', head: headOf('interface'), look: 'code', priority: 1, cell: ({ id }) => id },
  { id: 'subnet', head: headOf('subnet'), look: 'code', priority: 1, cell: ({ subnet }) => subnet },
  { id: 'why', head: headOf('why'), look: 'words', priority: 1, cell: ({ why }, locale) => addressWords[locale].why[why] },
  { id: 'addresses', head: headOf('left'), look: 'number', priority: 1, cell: ({ addresses }) => addresses },
]

export function leaksSection({ leaks: { interfaces = [] } }: Addresses, frame: Frame): Section | undefined {
  if (interfaces.length === 0) return undefined
  const { headings } = addressWords[frame.locale]
  return { id: 'leaks', heading: headings.leaks, blocks: [tableBlock(headings.leaks, tableOf(leakColumns, interfaces, frame, noRows))] }
}

const unattributedColumns: ColumnOf<Unattributed>[] = [
  { id: 'pod', head: headOf('pod'), look: 'long', priority: 1, cell: ({ namespace, name }) => `${namespace}/${name}` },
  { id: 'ip', head: headOf('ip'), look: 'code', priority: 1, cell: ({ ip }) => ip },
  { id: 'node', head: headOf('node'), look: 'long', priority: 2, cell: ({ node }) => node },
  { id: 'why', head: headOf('why'), look: 'words', priority: 1, cell: ({ why }, locale) => addressWords[locale].why[why] },
]

export function unattributedSection({ unattributed = [] }: Addresses, frame: Frame): Section | undefined {
  if (unattributed.length === 0) return undefined
  const { headings } = addressWords[frame.locale]
  const table = tableOf(unattributedColumns, unattributed, frame, noRows)
  return { id: 'unattributed', heading: headings.unattributed, blocks: [tableBlock(headings.unattributed, table)] }
}
