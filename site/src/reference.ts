/** Topics of `kubectl cni explain`, for the reference pages. */
import type { AnyCni } from '../../shared/cni/define.ts'
import { registry } from '../../shared/cni/index.ts'
import { type ExplainPage, explain, type TopicKind, topics } from '../../shared/explain/index.ts'
import { explainWords } from '../../shared/explain/words.ts'
import type { Locale } from '../../shared/text/locale.ts'

export interface Topic {
  id: string
  page: ExplainPage
}

/** @throws Error for what is no topic: every caller asks for one that is listed. */
function topicOf(id: string, locale: Locale): Topic {
  const page = explain(id, locale)
  if (!page) throw new Error(`There is no topic ${id}.`)
  return { id, page }
}

/** All topics of a kind, in the order of the terminal's list. */
export const topicsOf = (kind: TopicKind, locale: Locale): Topic[] =>
  (topics(locale).find((group) => group.kind === kind)?.topics ?? []).map((id) => topicOf(id, locale))

export interface NamedMode extends Topic {
  cni: AnyCni
  mode: string
  name: string
  encapsulation: string
}

export const modesOf = (cni: AnyCni, locale: Locale): NamedMode[] =>
  Object.keys(cni.modes).map((mode) => {
    const topic = topicOf(`${cni.id}/${mode}`, locale)
    const label = explainWords[locale].labels.encapsulation
    return {
      ...topic,
      cni,
      mode,
      name: cni.words[locale].modes[mode]?.name ?? mode,
      encapsulation: topic.page.facts.find(({ name }) => name === label)?.value ?? '',
    }
  })

/** Modes of all CNIs whose packets take this kind of path. */
export const modesTaking = (kind: string, locale: Locale): NamedMode[] =>
  registry.flatMap((cni) => modesOf(cni, locale).filter(({ mode }) => cni.modes[mode]?.kind === kind))
