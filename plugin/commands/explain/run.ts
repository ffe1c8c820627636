/** `explain`: one topic in words, or the list of topics. Reads no cluster. */
import { closeTopics, type ExplainPage, explain as pageOf, type TopicGroup, topics } from '../../../shared/explain/index.ts'
import { explainedPage, topicsPage } from '../../../shared/page/explain.ts'
import { CniError } from '../../../shared/text/errors.ts'
import { listed } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import type { Answer } from '../../render/define.ts'
import { pageText, topicsText } from '../../render/explain.ts'
import { type OutputArgs, print } from '../output.ts'
import type { World } from '../world.ts'

export interface ExplainArgs extends OutputArgs {
  topic?: string
}

export async function explain({ topic, output = 'table' }: ExplainArgs, locale: Locale, world: World): Promise<number> {
  const found = foundOf(topic, locale)
  const set = (text: string, answer: Answer) => (output === 'table' ? world.print(text) : print(answer, output, locale, world))
  if (Array.isArray(found)) await set(topicsText(found, locale), { data: found, page: () => topicsPage(found, locale) })
  else await set(pageText(found, locale), { data: found, page: () => explainedPage(found, locale) })
  return 0
}

/** A page, or groups of topics: all of them, or the one that was named. */
function foundOf(topic: string | undefined, locale: Locale): ExplainPage | TopicGroup[] {
  const groups = topics(locale)
  if (topic === undefined) return groups
  const page = pageOf(topic, locale)
  if (page) return page
  const group = groups.filter(({ kind }) => kind === topic)
  if (group.length > 0) return group
  const close = closeTopics(topic)
  throw new CniError('unknown-topic', topic, close.length > 0 ? { close: listed(close, locale, 'disjunction') } : {})
}
