/** What the report comes to, with the evidence; on a page each value with what it means. */
import type { Datapath, DatapathClass, Encapsulation, Report } from '../contract/report.ts'
import { packetPictures } from '../diagram/pictures.ts'
import { say, tell } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pageWords } from '../text/page.ts'
import { evidenceOf, kindAndProtocol, verdictText } from '../text/sentences.ts'
import { valueWords } from '../text/values.ts'
import { words } from '../text/words.ts'
import { evidenceBlock } from './evidence.ts'
import type { Block, Fact, Section } from './model.ts'
import { type ColumnOf, type Frame, named, tableBlock, tableOf } from './table.ts'

export function verdictSection(report: Report, frame: Frame): Section {
  const { datapath } = report
  const { headings, kinds } = words[frame.locale]
  return {
    id: 'verdict',
    heading: headings.verdict,
    verdict: { kind: datapath.kind, name: kinds[datapath.kind].name, ...surenessOf(datapath, frame.locale) },
    blocks: [{ is: 'text', text: verdictText(report, frame.locale), role: 'lead' }, ...restOf(report, frame)],
  }
}

function surenessOf({ kind, confidence, decidedFrom }: Datapath, locale: Locale): { sure?: string } {
  const text = words[locale]
  return kind === 'unknown' ? {} : { sure: `${text.confidence[confidence]}, ${text.decidedFrom[decidedFrom]}` }
}

/** A post has its evidence further down. */
const restOf = (report: Report, frame: Frame): Block[] =>
  frame.detail === 'page'
    ? pageBlocks(report, frame)
    : frame.detail === 'post'
      ? mtuBlocks(report, frame)
      : [...mtuBlocks(report, frame), ...evidencePart(report, frame)]

function mtuBlocks({ datapath: { mtu, mtuIf1500 } }: Report, { locale }: Frame): Block[] {
  const { facts } = words[locale]
  return [
    mtu === undefined ? undefined : tell(facts.mtu, locale, { mtu: [String(mtu)] }),
    mtuIf1500 === undefined ? undefined : tell(facts.mtuIf1500, locale, { mtu: [String(mtuIf1500)] }),
  ].flatMap((text): Block[] => (text ? [{ is: 'text', text }] : []))
}

function evidencePart(report: Report, frame: Frame): Block[] {
  const evidence = evidenceOf(report)
  return evidence.length === 0
    ? []
    : [{ is: 'part', id: 'evidence', heading: [words[frame.locale].headings.evidence], blocks: [evidenceBlock(evidence, frame)] }]
}

/** The evidence of path and ranges as a section of its own. */
export const evidenceSection = (report: Report, frame: Frame): Section | undefined => {
  const evidence = evidenceOf(report)
  return evidence.length === 0
    ? undefined
    : { id: 'evidence', heading: words[frame.locale].headings.evidence, blocks: [evidenceBlock(evidence, frame)] }
}

function pageBlocks(report: Report, frame: Frame): Block[] {
  const { datapath } = report
  const { locale } = frame
  const { headings } = words[locale]
  const text = pageWords[locale]
  const around = { empty: [], how: 'kubectl cni inspect -o json' }
  const part = (id: string, title: string, ...blocks: Block[]): Block => ({ is: 'part', id, heading: [title], blocks })
  const packets = packetPictures(report, locale)
  return [
    { is: 'facts', name: headings.verdict, facts: datapathFacts(report, locale) },
    ...(datapath.classes
      ? [part('classes', text.classesTitle, tableBlock(text.classesTitle, tableOf(classColumns, datapath.classes, frame, around)))]
      : []),
    ...(datapath.pools ? [part('pools', text.poolsTitle, tableBlock(text.poolsTitle, tableOf(poolColumns, datapath.pools, frame, around)))] : []),
    ...(packets.length > 0
      ? [part('packet', text.packetTitle, ...packets.map((picture): Block => ({ is: 'picture', picture, caption: [text.packetCaption] })))]
      : []),
    part('evidence', headings.evidence, evidenceBlock(datapath.evidence, frame)),
  ]
}

const classColumns: ColumnOf<DatapathClass>[] = [
  { id: 'class', head: named('class'), look: 'words', priority: 1, cell: ({ name }) => name },
  { id: 'nodes', head: named('nodeCount'), look: 'number', priority: 2, cell: ({ nodes }) => nodes },
  { id: 'cni', head: named('cni'), look: 'words', priority: 2, cell: ({ cni }) => cni },
  { id: 'path', head: named('path'), look: 'words', priority: 1, cell: (one, locale) => kindAndProtocol(one, locale) },
  {
    id: 'confidence',
    head: (locale) => pageWords[locale].confidence,
    look: 'words',
    priority: 2,
    cell: ({ confidence }, locale) => words[locale].confidence[confidence],
  },
]

type Pool = NonNullable<Datapath['pools']>[number]

const poolColumns: ColumnOf<Pool>[] = [
  { id: 'cidr', head: named('cidr'), look: 'code', priority: 1, cell: ({ cidr }) => cidr },
  {
    id: 'protocol',
    head: (locale) => pageWords[locale].encapsulation,
    look: 'words',
    priority: 1,
    cell: ({ encapsulation }, locale) => words[locale].protocols[encapsulation.protocol],
  },
  {
    id: 'when',
    head: (locale) => pageWords[locale].when,
    look: 'words',
    priority: 1,
    cell: ({ encapsulation }, locale) => words[locale].when[encapsulation.when],
  },
]

/** The protocol's name, or those it can be where the API does not show which. */
function protocolName({ protocol, possible = [] }: Encapsulation, locale: Locale): string {
  const names = words[locale].protocols
  return protocol === 'unknown' && possible.length > 0 ? possible.map((one) => names[one]).join(' / ') : names[protocol]
}

/** Facts without a value are left out: what is not known stands under what is not known. */
function datapathFacts({ datapath, ranges }: Report, locale: Locale): Fact[] {
  const { kinds, when, confidence, relations, protocols } = words[locale]
  const text = pageWords[locale]
  const says = valueWords[locale]
  const { encapsulation, encryption } = datapath
  const bytes = (count: number | undefined) => (count === undefined ? undefined : say(text.bytes, locale, { bytes: count }))
  // Where node classes differ, one line cannot tell: their own table does.
  const one = <T>(value: T): T | undefined => (datapath.kind === 'mixed' ? undefined : value)
  const conditional = encapsulation.protocol !== 'none' && encapsulation.when !== 'unknown'
  const relation = relations[ranges.relation]
  const decided = says.decidedFrom[datapath.decidedFrom]
  const facts: [name: string, value: string | undefined, says: string][] = [
    [text.datapath, kinds[datapath.kind].name, kinds[datapath.kind].says],
    [text.encapsulation, one(protocolName(encapsulation, locale)), says.protocols[encapsulation.protocol]],
    [text.when, one(conditional ? when[encapsulation.when] : undefined), says.when[encapsulation.when]],
    [text.port, one(encapsulation.port?.toString()), says.port],
    [text.overhead, one(bytes(encapsulation.overheadBytes)), says.overhead],
    [text.mtu, one(bytes(datapath.mtu)), says.mtu],
    [text.mtuIf1500, one(bytes(datapath.mtuIf1500)), says.mtuIf1500],
    [text.encryption, encryption && protocols[encryption.protocol], says.encryption],
    [text.relation, relation.name, `${relation.says} ${says.relation}`],
    [text.decidedFrom, decided.name, decided.says],
    [text.confidence, confidence[datapath.confidence], says.confidence[datapath.confidence]],
  ]
  return facts.flatMap(([name, value, meaning]) => (value === undefined ? [] : [{ name, value, says: [meaning] }]))
}
