/** Every block of a page as elements, and sections of them. */
import { type ComponentChildren, h } from 'preact'
import type { Block, Section } from '../page/model.ts'
import { EntryList } from './entries.ts'
import { Figure } from './figure.ts'
import type { Place } from './place.ts'
import { DataTable, FactTable } from './table.ts'
import { spans } from './text.ts'

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'] as const
const deepest = headings.length - 1

type Of<Is extends Block['is']> = Extract<Block, { is: Is }>
type Setters = { readonly [Is in Block['is']]: (block: Of<Is>, place: Place, depth: number) => ComponentChildren }

const setters: Setters = {
  table: ({ name, table }, place) => h(DataTable, { name, table, place }),
  facts: ({ name, facts }, place) => h(FactTable, { name, facts, place }),
  text: ({ head, text, role }) => h('p', { class: role }, [head === undefined ? null : [h('strong', null, head), ' '], spans(text)]),
  list: ({ items }) =>
    h(
      'ul',
      { class: 'list' },
      items.map((item) => h('li', null, spans(item))),
    ),
  entries: (block, place) => h(EntryList, { block, place }),
  picture: ({ picture, caption }, place) => h(Figure, { picture, caption, place }),
  commands: ({ lines }) => h('pre', { class: 'commands' }, h('code', null, lines.join('\n'))),
  part: ({ id, heading, blocks }, place, depth) => {
    // A part that is about a topic has the topic's name.
    const address = id === undefined ? undefined : place.linkOf?.(id)
    return h('section', { class: 'part' }, [
      h(headings[Math.min(depth, deepest)] ?? 'h6', { id }, address === undefined ? spans(heading) : h('a', { href: address }, spans(heading))),
      blocks.map((block) => blockOf(block, place, depth + 1)),
    ])
  },
}

function blockOf<Is extends Block['is']>(block: Of<Is>, place: Place, depth: number): ComponentChildren {
  return setters[block.is](block, place, depth)
}

const blocksOf = (blocks: readonly Block[], place: Place): ComponentChildren => blocks.map((block) => blockOf(block, place, 1))

/** What a section comes to, before everything else in it. */
const verdictOf = ({ verdict }: Section): ComponentChildren =>
  verdict === undefined
    ? null
    : h('p', { class: `verdict ${verdict.kind}` }, [
        h('strong', null, verdict.name),
        verdict.sure === undefined ? null : [' ', h('span', null, verdict.sure)],
      ])

export function SectionOf({ section, place }: { section: Section; place: Place }): ComponentChildren {
  const { id, heading, count } = section
  return h('section', { class: 'section' }, [
    h('h2', { id }, [heading, count === undefined ? null : h('small', null, spans(count))]),
    h(Inside, { section, place }),
  ])
}

/** What stands in a section, without its heading. */
export const Inside = ({ section, place }: { section: Section; place: Place }): ComponentChildren => [
  verdictOf(section),
  blocksOf(section.blocks, place),
]
