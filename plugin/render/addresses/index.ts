/** `inspect addresses`: pools, subnets and their maps, warm settings, what departs, what is left behind; for a terminal or as Markdown. */
import { markdownTable } from 'markdown-table'
import type { Addresses } from '../../../shared/contract/addresses.ts'
import { blockMapOf, cellLines, eniMapOf, subnetBars } from '../../../shared/diagram/cells.ts'
import { forMarkdown, forTerminal } from '../../../shared/diagram/escape.ts'
import type { CellsModel } from '../../../shared/diagram/model.ts'
import { addressWords } from '../../../shared/text/addresses.ts'
import { say } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { aligned, widthOf } from '../columns.ts'

/** A section before any notation; cells and lines are raw but for our own words. */
interface Section {
  heading: string
  table?: { head: string[]; rows: string[][] }
  lines?: string[]
  maps?: CellsModel[]
}

/** Nodes and rows shown; the rest is in -o json. */
const MOST = 50
const MOST_MAPS = 8

type Safe = (text: string) => string

export function addressText(addresses: Addresses | undefined, locale: Locale): string {
  if (!addresses) return `${addressWords[locale].none}\n`
  return `${sectionsOf(addresses, locale, forTerminal)
    .map(({ heading, table, lines = [], maps = [] }) =>
      [
        heading,
        ...(table ? aligned([table.head.map((name) => name.toUpperCase()), ...table.rows.map((row) => row.map(forTerminal))]) : []).map(
          (line) => `  ${line}`,
        ),
        ...lines.map((line) => `  ${line}`),
        ...maps.flatMap((map) => [
          '',
          ...(map.legend ? [`  ${forTerminal(map.title)}: ${forTerminal(map.description)}`] : []),
          ...cellLines(map, forTerminal).map((line) => `    ${line}`),
        ]),
      ].join('\n'),
    )
    .join('\n\n')}\n`
}

/** One line below the default summary. */
export function addressSummary({ total }: Addresses, locale: Locale): string {
  const { headings } = addressWords[locale]
  return `${headings.addresses}  ${totalLine(total, locale)}  (kubectl cni inspect addresses)\n`
}

const totalLine = (total: Addresses['total'], locale: Locale): string =>
  say(addressWords[locale].summary, locale, {
    assigned: known(total.assigned),
    warm: known(total.warm),
    primary: total.primary,
    free: known(total.free),
  })

export function addressMarkdown(addresses: Addresses | undefined, locale: Locale): string {
  if (!addresses) return `${addressWords[locale].none}\n`
  return `${sectionsOf(addresses, locale, forMarkdown)
    .map(({ heading, table, lines = [], maps = [] }) =>
      [
        `## ${heading}`,
        ...(table ? [markdownTable([table.head, ...table.rows.map((row) => row.map(forMarkdown))], { stringLength: widthOf })] : []),
        ...(lines.length > 0 ? [lines.map((line) => `- ${line}`).join('\n')] : []),
        // A label is made of ids and addresses; a backtick in one would end the fence, so it is shown as what it is.
        ...maps.map(
          (map) =>
            `${map.legend ? `${forMarkdown(map.title)}: ${forMarkdown(map.description)}\n\n` : ''}\`\`\`text\n${cellLines(map, (text) => forTerminal(text).replaceAll('`', '\\u{60}')).join('\n')}\n\`\`\``,
        ),
      ].join('\n\n'),
    )
    .join('\n\n')}\n`
}

const known = (value: string | number | undefined): string => (value === undefined ? '?' : String(value))

function sectionsOf(addresses: Addresses, locale: Locale, safe: Safe): Section[] {
  const makers = [totals, pools, subnets, warm, departures, path, leaks, unattributed]
  return makers.map((make) => make(addresses, locale, safe)).filter((section) => section !== undefined)
}

function totals({ total }: Addresses, locale: Locale): Section {
  const { headings, definitions } = addressWords[locale]
  return { heading: headings.addresses, lines: [totalLine(total, locale), ...Object.values(definitions)] }
}

function pools({ nodes }: Addresses, locale: Locale): Section {
  const { headings, columns, verdicts } = addressWords[locale]
  const head = [
    columns.node,
    columns.type,
    columns.enis,
    columns.assigned,
    columns.warm,
    columns.primary,
    columns.free,
    columns.kubelet,
    columns.formula,
    columns.addresses,
    columns.verdict,
  ]
  const rows = nodes
    .slice(0, MOST)
    .map(({ name, type, interfaces, limits, assigned, warm: spare, primary, free, maxPods: { kubelet, formula, addresses, verdict } }) => [
      name,
      known(type),
      `${interfaces.filter(({ role }) => role !== 'branch').length}/${known(limits?.enis)}`,
      known(assigned),
      known(spare),
      String(primary),
      known(free),
      known(kubelet),
      formula ? `${formula.enis}×${formula.perEni}${formula.each > 1 ? `×${formula.each}` : ''}+2=${formula.value}` : '?',
      known(addresses),
      verdicts[verdict],
    ])
  return { heading: headings.nodes, table: { head, rows }, maps: nodes.slice(0, MOST_MAPS).map((node) => eniMapOf(node, locale)) }
}

function subnets({ subnets: all, mode }: Addresses, locale: Locale): Section | undefined {
  if (all.length === 0) return undefined
  const { headings, columns, assumption } = addressWords[locale]
  const head = [columns.subnet, columns.zone, columns.cidr, columns.free, columns.blocks, columns.next]
  const rows = all.map(({ id, zone, cidr, free, blocks, failsFirst }) => [
    id,
    known(zone),
    cidr,
    known(free),
    blocks ? `${blocks.free}/${blocks.total}` : '?',
    failsFirst ? `${failsFirst.condition}: ${failsFirst.left}` : '?',
  ])
  const maps = all.map((subnet) => blockMapOf(subnet, locale)).filter((map) => map !== undefined)
  return {
    heading: headings.subnets,
    table: { head, rows },
    ...(mode === 'ipv6' ? {} : { lines: [assumption] }),
    maps: [subnetBars(all, locale), ...maps.slice(0, MOST_MAPS)],
  }
}

function warm({ warm: { inForce, overridden, whatIf } }: Addresses, locale: Locale): Section {
  const words = addressWords[locale]
  const lines = [
    ...(inForce.length > 0 ? [say(words.inForce, locale, { settings: inForce.map(({ setting, value }) => `${setting}=${value}`).join(', ') })] : []),
    ...overridden.map((one) => say(words.overridden, locale, { ...one, value: String(one.value) })),
    ...whatIf.map(({ settings, holds }) => say(words.whatIf, locale, { settings, holds })),
  ]
  return { heading: words.headings.warm, lines }
}

function departures({ nodes, addon }: Addresses, locale: Locale, safe: Safe): Section | undefined {
  const words = addressWords[locale]
  const rows = nodes.flatMap(({ name, follows }) =>
    follows.map(({ about, ok, why, saw }) => [
      name,
      about,
      words.follows[ok ? 'ok' : 'departs'],
      saw,
      why === undefined ? '-' : reasonOf(why, locale),
    ]),
  )
  const configs = nodes.flatMap(({ name, eniConfig }) =>
    eniConfig ? [`${safe(name)}: ENIConfig ${safe(eniConfig.name)} (${eniConfig.from}) → ${safe(eniConfig.subnet ?? '?')}`] : [],
  )
  const managed = addon
    ? [addon.managed ? say(words.addon.managed, locale, { version: known(addon.version), status: known(addon.status) }, safe) : words.addon.own]
    : []
  if (rows.length + configs.length + managed.length === 0) return undefined
  const table =
    rows.length > 0
      ? { head: [words.columns.node, words.columns.setting, words.columns.state, words.columns.what, words.columns.why], rows: rows.slice(0, MOST) }
      : undefined
  return { heading: words.headings.follows, ...(table ? { table } : {}), lines: [...configs.slice(0, MOST), ...managed] }
}

/** A reason from a newer version is shown as its id. */
const reasonOf = (why: string, locale: Locale): string => {
  const { reasons } = addressWords[locale]
  return Object.hasOwn(reasons, why) ? reasons[why as keyof typeof reasons] : why
}

function path({ snat, mtu }: Addresses, locale: Locale, safe: Safe): Section {
  const words = addressWords[locale]
  const list = (cidrs: readonly string[]) => cidrs.join(', ')
  const lines = !snat
    ? []
    : snat.external
      ? [words.snat.external]
      : [
          ...(snat.network.length > 0 ? [say(words.snat.inside, locale, { network: list(snat.network) }, safe)] : []),
          ...(snat.exclude.length > 0 ? [say(words.snat.exclude, locale, { exclude: list(snat.exclude) }, safe)] : []),
          say(words.snat.outside, locale, { ports: snat.ports }, safe),
        ]
  return { heading: words.headings.path, lines: [...lines, say(words.mtu, locale, { eni: known(mtu.eni), pod: known(mtu.pod) })] }
}

function leaks({ leaks: { interfaces = [] } }: Addresses, locale: Locale): Section | undefined {
  if (interfaces.length === 0) return undefined
  const { headings, columns, why } = addressWords[locale]
  return {
    heading: headings.leaks,
    table: {
      head: [columns.interface, columns.subnet, columns.why, columns.left],
      rows: interfaces.slice(0, MOST).map((leak) => [leak.id, leak.subnet, why[leak.why], String(leak.addresses)]),
    },
  }
}

function unattributed({ unattributed: all = [] }: Addresses, locale: Locale): Section | undefined {
  if (all.length === 0) return undefined
  const { headings, columns, why } = addressWords[locale]
  return {
    heading: headings.unattributed,
    table: {
      head: [columns.pod, columns.ip, columns.node, columns.why],
      rows: all.slice(0, MOST).map((one) => [`${one.namespace}/${one.name}`, one.ip, known(one.node), why[one.why]]),
    },
  }
}
