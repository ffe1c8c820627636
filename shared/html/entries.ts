/** Observations, findings and gaps: a title with what belongs to it. */
import { type ComponentChildren, h } from 'preact'
import type { Block, Entry, Line } from '../page/model.ts'
import { words } from '../text/words.ts'
import type { Place } from './place.ts'
import { more } from './table.ts'
import { spans } from './text.ts'

type Entries = Extract<Block, { is: 'entries' }>

/** Lines with a label that follow each other are one list of terms. */
function lines(all: readonly Line[]): ComponentChildren[] {
  const groups: Line[][] = []
  for (const line of all) {
    const last = groups.at(-1)
    if (last && line.label !== undefined && last[0]?.label !== undefined) last.push(line)
    else groups.push([line])
  }
  return groups.map((group) =>
    group[0]?.label === undefined
      ? group.map(({ text, faint = false }) => h('p', { class: faint ? 'faint' : undefined }, spans(text)))
      : h('dl', null, group.map(term)),
  )
}

const term = ({ label, text, faint = false }: Line): ComponentChildren =>
  h('div', { class: faint ? 'faint' : undefined }, h('dt', null, label), h('dd', null, spans(text)))

function entry({ title, severity, topic, lines: below }: Entry, place: Place): ComponentChildren {
  const address = topic === undefined ? undefined : place.linkOf?.(topic)
  const said = address === undefined ? spans(title) : h('a', { href: address }, spans(title))
  const badge = severity === undefined ? null : h('span', { class: 'badge' }, words[place.locale].severities[severity])
  return h('li', { class: severity === undefined ? 'entry' : `entry ${severity}` }, [
    h('p', { class: 'title' }, [badge, badge && ' ', h('strong', null, said)]),
    lines(below),
  ])
}

export function EntryList({ block, place }: { block: Entries; place: Place }): ComponentChildren {
  if (block.entries.length === 0) return h('p', { class: 'empty' }, spans(block.empty))
  return [
    h(
      'ul',
      { class: `entries ${block.of}` },
      block.entries.map((one) => entry(one, place)),
    ),
    more(block.left, block.how, place),
  ]
}
