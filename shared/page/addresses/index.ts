/** Addresses on EKS: what nodes and subnets hold, what the settings do, and what stands in the way of the next address. */
import type { Addresses } from '../../contract/addresses.ts'
import type { Report } from '../../contract/report.ts'
import { addressWords } from '../../text/addresses.ts'
import { tell } from '../../text/icu.ts'
import type { Locale } from '../../text/locale.ts'
import type { Text } from '../../text/span.ts'
import type { Block, Section } from '../model.ts'
import type { Frame } from '../table.ts'
import { departuresSection, leaksSection, outsideSection, unattributedSection, warmSection } from './settings.ts'
import { poolsSection, subnetsSection } from './tables.ts'

const known = (value: number | undefined): Text => [value === undefined ? '?' : String(value)]

const totalText = ({ assigned, warm, primary, free }: Addresses['total'], locale: Locale): Text =>
  tell(addressWords[locale].summary, locale, { assigned: known(assigned), warm: known(warm), primary: known(primary), free: known(free) })

function totals({ total }: Addresses, { locale }: Frame): Section {
  const { headings, definitions } = addressWords[locale]
  return {
    id: 'addresses',
    heading: headings.addresses,
    blocks: [
      { is: 'text', text: totalText(total, locale) },
      { is: 'list', items: Object.values(definitions).map((definition) => [definition]) },
    ],
  }
}

const makers: readonly ((addresses: Addresses, frame: Frame) => Section | undefined)[] = [
  totals,
  poolsSection,
  subnetsSection,
  warmSection,
  departuresSection,
  outsideSection,
  leaksSection,
  unattributedSection,
]

/** Each question in a section of its own; one that says so where nothing was counted. */
export function addressSections({ addresses }: Report, frame: Frame): Section[] {
  const { headings, none } = addressWords[frame.locale]
  if (!addresses) return [{ id: 'addresses', heading: headings.addresses, blocks: [{ is: 'text', text: [none] }] }]
  return makers.map((make) => make(addresses, frame)).filter((section) => section !== undefined)
}

/** All of it below one heading, as a part of a report; undefined where nothing was counted. */
export function addressesSection(report: Report, frame: Frame): Section | undefined {
  if (!report.addresses) return undefined
  const [first, ...others] = addressSections(report, frame)
  return (
    first && {
      ...first,
      blocks: [
        ...first.blocks,
        ...others.map(({ id, heading, blocks }): Block => ({ is: 'part', id: `addresses-${id}`, heading: [heading], blocks })),
      ],
    }
  )
}
