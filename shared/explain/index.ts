/**
 * Explanations by topic: a CNI, a mode, a datapath, an encapsulation, a finding, an error, a field of the report.
 * Structured, so that a terminal and a page print the same words.
 */
import { cniById, registry } from '../cni/index.ts'
import type { DatapathKind, Protocol } from '../contract/report.ts'
import { errors, isErrorId } from '../text/errors.ts'
import { findings, isFindingId } from '../text/findings/index.ts'
import type { Locale } from '../text/locale.ts'
import { isOpenId, openTexts } from '../text/open.ts'
import { words } from '../text/words.ts'
import { fieldPage, reportFields } from './fields.ts'
import { cniPage, datapathPage, type ExplainPage, errorPage, findingPage, modePage, openPage, protocolPage } from './pages.ts'
import { explainWords, type TopicKind } from './words.ts'

export type { ExplainPage, TopicKind }

export interface TopicGroup {
  kind: TopicKind
  name: string
  topics: readonly string[]
}

const isKey = <T extends object>(table: T, key: string): key is keyof T & string => Object.hasOwn(table, key)

const isDatapath = (topic: string): topic is Exclude<DatapathKind, 'unknown'> => topic !== 'unknown' && isKey(words.en.kinds, topic)
const isProtocol = (topic: string): topic is Protocol => isKey(words.en.protocols, topic)

const modeTopics = (): string[] => registry.flatMap((cni) => Object.keys(cni.modes).map((mode) => `${cni.id}/${mode}`))

/** Every topic there is, grouped; the order is that in which a bare word is understood. */
export function topics(locale: Locale): TopicGroup[] {
  const name = explainWords[locale].kinds
  const byKind: Record<TopicKind, readonly string[]> = {
    cni: registry.map(({ id }) => id),
    datapath: Object.keys(words.en.kinds).filter(isDatapath),
    protocol: Object.keys(words.en.protocols),
    finding: Object.keys(findings),
    error: [...Object.keys(errors), ...Object.keys(openTexts)],
    mode: modeTopics(),
    field: [...reportFields().keys()],
  }
  return (Object.keys(byKind) as TopicKind[]).map((kind) => ({ kind, name: name[kind], topics: byKind[kind] }))
}

/** One topic by its id; a mode also by its bare name where only one CNI has it. Undefined for what is none. */
export function explain(topic: string, locale: Locale): ExplainPage | undefined {
  const cni = cniById(topic)
  if (cni) return cniPage(cni, locale)
  if (isDatapath(topic)) return datapathPage(topic, locale)
  if (isProtocol(topic)) return protocolPage(topic, locale)
  if (isFindingId(topic)) return findingPage(topic, locale)
  if (isErrorId(topic)) return errorPage(topic, locale)
  if (isOpenId(topic)) return openPage(topic, locale)
  return modeOf(topic, locale) ?? fieldPage(topic, locale)
}

function modeOf(topic: string, locale: Locale): ExplainPage | undefined {
  const matches = modeTopics().filter((id) => id === topic || id.endsWith(`/${topic}`))
  const [id = '', mode = ''] = matches.length === 1 ? (matches[0] as string).split('/') : []
  const cni = cniById(id)
  return cni && modePage(cni, mode, locale)
}

/** Topics a mistaken word may have meant, nearest first. */
export function closeTopics(topic: string, most = 5): string[] {
  const wanted = topic.toLowerCase()
  const all = [...new Set(topics('en').flatMap(({ topics: ids }) => ids))]
  const scored = all.map((id) => ({ id, score: distance(wanted, id) }))
  return scored
    .filter(({ score }) => score <= Math.max(2, wanted.length / 3))
    .sort((a, b) => a.score - b.score || a.id.length - b.id.length)
    .slice(0, most)
    .map(({ id }) => id)
}

/** Edit distance to the topic or to its last part; a topic that holds the word is near. */
function distance(wanted: string, id: string): number {
  const last = id.split(/[./]/).at(-1) ?? id
  if (last.toLowerCase() === wanted) return 0
  if (wanted.length > 2 && id.toLowerCase().includes(wanted)) return 1
  return Math.min(edits(wanted, id.toLowerCase()), edits(wanted, last.toLowerCase()))
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (b[j - 1] === char ? 0 : 1))
    row = next
  }
  return row[b.length] ?? 0
}
