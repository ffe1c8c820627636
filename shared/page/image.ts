/** Which CNI runs: a row each in a terminal; on a page also what identifies it, its settings, and how to look by hand. */
import { cniById } from '../cni/index.ts'
import type { Cni, Image, Report, Setting } from '../contract/report.ts'
import { tell } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pageWords } from '../text/page.ts'
import { modeName } from '../text/sentences.ts'
import { foreign } from '../text/span.ts'
import { valueWords } from '../text/values.ts'
import { wordOr, words } from '../text/words.ts'
import { evidenceBlock } from './evidence.ts'
import type { Block, Fact, Section } from './model.ts'
import { type ColumnOf, type Frame, isRich, named, outOf, tableBlock, tableOf } from './table.ts'

type CniRow = { cni: Cni; image: Image | undefined }

export const cniColumns: ColumnOf<CniRow>[] = [
  { id: 'cni', head: named('cni'), look: 'words', priority: 1, cell: ({ cni }) => cni.name },
  { id: 'role', head: named('role'), look: 'words', priority: 2, cell: ({ cni }, locale) => words[locale].roles[cni.role] },
  { id: 'version', head: named('version'), look: 'code', priority: 1, cell: ({ cni }) => cni.version },
  { id: 'mode', head: named('mode'), look: 'words', priority: 1, cell: ({ cni }, locale) => modeName(cni, locale) },
  { id: 'workload', head: named('workload'), look: 'code', priority: 3, cell: ({ cni }) => workloadOf(cni) },
  {
    id: 'ready',
    head: named('ready'),
    look: 'words',
    priority: 3,
    cell: ({ cni: { workload } }, locale) => outOf(workload?.ready, workload?.desired, locale),
  },
  {
    id: 'versions',
    head: named('versions'),
    look: 'code',
    priority: 3,
    cell: ({ cni }) => cni.versions.map(({ version, nodes }) => `${version}=${nodes}`),
  },
  { id: 'container', head: named('container'), look: 'code', priority: 3, cell: ({ image }, locale) => image && containerOf(image, locale) },
  { id: 'image', head: named('image'), look: 'long', priority: 1, cell: ({ image }) => image?.image },
]

const workloadOf = ({ workload }: Cni): string | undefined => workload && `${workload.kind.toLowerCase()}/${workload.namespace}/${workload.name}`

const containerOf = ({ container, init }: Image, locale: Locale): string => `${container}${init ? `(${words[locale].cells.init})` : ''}`

/** The image whose tag is the CNI's version; else the first that is no init container's. */
export function mainImage({ images, version }: Cni): Image | undefined {
  const running = images.filter(({ init }) => !init)
  return running.find(({ tag }) => tag !== undefined && tag === version) ?? running[0] ?? images[0]
}

const rowsOf = (cnis: readonly Cni[], frame: Frame): CniRow[] =>
  cnis.flatMap((cni): CniRow[] =>
    isRich(frame) ? (cni.images.length > 0 ? cni.images : [undefined]).map((image) => ({ cni, image })) : [{ cni, image: mainImage(cni) }],
  )

export function imageSection({ cnis }: Report, frame: Frame): Section {
  const { headings, hints } = words[frame.locale]
  const around = { empty: [cnis ? hints.noCni : hints.unreadCnis], how: 'kubectl cni inspect image' }
  return {
    id: 'image',
    heading: headings.image,
    blocks: [
      tableBlock(headings.image, tableOf(cniColumns, rowsOf(cnis ?? [], frame), frame, around)),
      ...(frame.detail === 'page' && !frame.fixed ? (cnis ?? []).map((cni) => cniPart(cni, frame)) : []),
    ],
  }
}

function cniPart(cni: Cni, frame: Frame): Block {
  const { locale } = frame
  const text = pageWords[locale]
  const known = cniById(cni.id)
  const settings = Object.entries(cni.settings)
  const commands = known?.byHand ?? []
  return {
    is: 'part',
    // A topic of the reference; ids of other versions have none.
    ...(known ? { id: `cni/${cni.id}` } : {}),
    heading: [foreign(cni.name)],
    blocks: [
      ...(known ? [{ is: 'text', text: [known.words[locale].summary] } as const] : []),
      { is: 'facts', name: cni.name, facts: factsOf(cni, locale) },
      ...(settings.length > 0 ? [partOf(text.settingsTitle, tableBlock(text.settingsTitle, tableOf(settingColumns, settings, frame, noMore)))] : []),
      partOf(text.identity, evidenceBlock(cni.evidence, frame)),
      ...(commands.length > 0 ? [partOf(text.byHand, { is: 'text', text: [text.byHandSays] }, { is: 'commands', lines: commands })] : []),
    ],
  }
}

const noMore = { empty: [], how: 'kubectl cni inspect -o json' }
const partOf = (heading: string, ...blocks: Block[]): Block => ({ is: 'part', heading: [heading], blocks })

const settingColumns: ColumnOf<[name: string, setting: Setting]>[] = [
  { id: 'setting', head: named('setting'), look: 'long', priority: 1, cell: ([name]) => name },
  { id: 'value', head: named('value'), look: 'long', priority: 1, cell: ([, setting]) => setting.value },
  {
    id: 'from',
    head: (locale) => pageWords[locale].from,
    look: 'words',
    priority: 2,
    cell: ([, { from }], locale) => wordOr(words[locale].settingsFrom, from),
  },
  { id: 'at', head: (locale) => pageWords[locale].at, look: 'long', priority: 2, optional: true, cell: ([, { at }]) => at },
  {
    id: 'ignored',
    head: (locale) => pageWords[locale].ignored,
    says: (locale) => pageWords[locale].ignoredSays,
    look: 'long',
    priority: 2,
    optional: true,
    cell: ([, { ignored }]) => ignored ?? null,
  },
]

function factsOf(cni: Cni, locale: Locale): Fact[] {
  const { columns, roles, confidence } = words[locale]
  const says = valueWords[locale]
  const known = cniById(cni.id)?.words[locale]
  const mode = cni.mode !== undefined && known && Object.hasOwn(known.modes, cni.mode) ? known.modes[cni.mode] : undefined
  const { workload } = cni
  return [
    { name: columns.role, value: roles[cni.role], says: [says.roles[cni.role]] },
    { name: columns.version, value: cni.version, says: versionsText(cni, locale) },
    { name: columns.mode, value: modeName(cni, locale), says: mode ? [mode.says] : [] },
    { name: columns.workload, value: workloadOf(cni), says: known?.addresses ? [known.addresses] : [] },
    { name: columns.ready, value: workload?.ready === undefined ? undefined : outOf(workload.ready, workload.desired, locale), says: [says.ready] },
    { name: pageWords[locale].confidence, value: confidence[cni.confidence], says: [says.confidence[cni.confidence]] },
  ]
}

const versionsText = ({ versions }: Cni, locale: Locale) =>
  versions.flatMap(({ version, nodes }, index) => [
    ...(index > 0 ? [', '] : []),
    ...tell(pageWords[locale].versionOn, locale, { version, count: nodes }),
  ])
