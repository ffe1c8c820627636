/** Explanations as pages: one topic, or the list of all. */
import type { ExplainPage, TopicGroup } from '../explain/index.ts'
import { explainWords } from '../explain/words.ts'
import type { Locale } from '../text/locale.ts'
import { code } from '../text/span.ts'
import type { Block, Page } from './model.ts'

export function explainedPage({ kind, title, paragraphs, facts, byHand, upstream }: ExplainPage, locale: Locale): Page {
  const { kinds, labels } = explainWords[locale]
  const blocks: Block[] = [
    ...paragraphs.map((text): Block => ({ is: 'text', text: [text] })),
    ...(facts.length > 0 ? [{ is: 'list', items: facts.map(({ name, value }) => [`${name}: `, { raw: value }]) } as const] : []),
    ...(byHand.length > 0 ? [{ is: 'part', id: 'by-hand', heading: [labels.byHand], blocks: [{ is: 'commands', lines: byHand }] } as const] : []),
    ...(upstream.length > 0
      ? [
          {
            is: 'part',
            id: 'upstream',
            heading: [labels.upstream],
            blocks: [{ is: 'list', items: upstream.map((source) => [code(source)]) }],
          } as const,
        ]
      : []),
  ]
  return { title: [title], facts: [], sections: [{ id: kind, heading: kinds[kind], blocks }] }
}

export const topicsPage = (groups: readonly TopicGroup[], locale: Locale): Page => ({
  title: [explainWords[locale].ask],
  facts: [],
  sections: groups.map(({ kind, name, topics }) => ({
    id: kind,
    heading: name,
    blocks: [{ is: 'list', items: topics.map((topic) => [code(topic)]) }],
  })),
})
