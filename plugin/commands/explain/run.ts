/** `explain`: one topic in words, or the list of topics. Reads no cluster. */

import { closeTopics, explain as pageOf, topics } from '../../../shared/explain/index.ts'
import { CniError } from '../../../shared/text/errors.ts'
import { listed } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { pageText, topicsText } from '../../render/explain.ts'
import type { World } from '../world.ts'

export interface ExplainArgs {
  topic?: string
}

export async function explain({ topic }: ExplainArgs, locale: Locale, world: World): Promise<number> {
  if (topic === undefined) {
    await world.print(topicsText(topics(locale), locale))
    return 0
  }
  const page = pageOf(topic, locale)
  const group = page ? undefined : topics(locale).find(({ kind }) => kind === topic)
  if (group) {
    await world.print(topicsText([group], locale))
    return 0
  }
  if (!page) {
    const close = closeTopics(topic)
    throw new CniError('unknown-topic', topic, close.length > 0 ? { close: listed(close, locale, 'disjunction') } : {})
  }
  await world.print(pageText(page, locale))
  return 0
}
