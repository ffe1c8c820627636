/** An explanation as plain text of one screen: sentences wrapped, commands broken so that they can still be pasted. */
import { wrapAnsi } from 'fast-wrap-ansi'
import type { ExplainPage, TopicGroup } from '../../shared/explain/index.ts'
import { explainWords } from '../../shared/explain/words.ts'
import { say } from '../../shared/text/icu.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { widthOf } from './columns.ts'

const WIDTH = 80
const LINES = 24
/** In the list of all groups a longer one is only named. */
const MOST_TOPICS = 20

const wrapped = (text: string, indent: string): string[] =>
  wrapAnsi(text, WIDTH - widthOf(indent), { hard: true, trim: true })
    .split('\n')
    .map((line) => `${indent}${line}`)

/** Upstream is what gives way where a page would be longer than a screen. */
export function pageText(page: ExplainPage, locale: Locale): string {
  const { labels } = explainWords[locale]
  const head = [...wrapped(page.title, ''), '', ...page.paragraphs.flatMap((text) => wrapped(text, '  '))]
  const facts = page.facts.flatMap(({ name, value }) => wrapped(`${name}: ${value}`, '  '))
  const byHand = page.byHand.flatMap((command) => commandLines(command))
  const lines = [...head, ...section(facts), ...(byHand.length > 0 ? ['', labels.byHand, ...byHand] : [])]
  return `${[...lines, ...upstreamLines(page.upstream, LINES - lines.length, locale)].join('\n')}\n`
}

const section = (lines: string[]): string[] => (lines.length > 0 ? ['', ...lines] : [])

function upstreamLines(sources: readonly string[], room: number, locale: Locale): string[] {
  const { labels, moreSources } = explainWords[locale]
  if (sources.length === 0) return []
  for (let count = sources.length; count > 0; count--) {
    const more = count < sources.length ? [say(moreSources, locale, { count: sources.length - count })] : []
    const lines = ['', labels.upstream, ...[...sources.slice(0, count), ...more].flatMap((text) => wrapped(text, '  '))]
    if (lines.length <= room) return lines
  }
  const line = wrapped(
    [`${labels.upstream}: ${sources[0]}`, ...(sources.length > 1 ? [say(moreSources, locale, { count: sources.length - 1 })] : [])].join(' '),
    '',
  )
  return line.length < room ? ['', ...line] : line.length === room ? line : []
}

/** Broken at a space outside quotes, or inside a word without moving it in, each time with the shell's own backslash. */
export function commandLines(command: string): string[] {
  const lines: string[] = []
  let [indent, rest] = ['  ', command]
  while (widthOf(indent + rest) > WIDTH) {
    const room = WIDTH - indent.length - 2
    const at = lastFreeSpace(rest.slice(0, room))
    if (at > room / 3) {
      lines.push(`${indent}${rest.slice(0, at)} \\`)
      ;[indent, rest] = ['    ', rest.slice(at + 1)]
    } else {
      const cut = rest.lastIndexOf(',', room) > 0 ? rest.lastIndexOf(',', room) + 1 : room
      lines.push(`${indent}${rest.slice(0, cut)}\\`)
      ;[indent, rest] = ['', rest.slice(cut)]
    }
  }
  return [...lines, `${indent}${rest}`]
}

function lastFreeSpace(text: string): number {
  let [quote, last] = ['', -1]
  for (const [index, char] of [...text].entries()) {
    if (quote === '' && char === ' ') last = index
    if (char === quote) quote = ''
    else if (quote === '' && (char === '"' || char === "'")) quote = char
  }
  return last
}

/** Topics by group. Among several a long group is only counted; alone it is listed whole. */
export function topicsText(groups: readonly TopicGroup[], locale: Locale): string {
  const { ask, more } = explainWords[locale]
  const labelWidth = Math.max(...groups.map(({ name }) => widthOf(name))) + 2
  const lines = groups.flatMap(({ kind, name, topics }) => {
    const short = groups.length > 1 && topics.length > MOST_TOPICS
    const text = short ? say(more, locale, { count: topics.length, example: topics.slice(0, 2).join(', '), kind }) : topics.join(', ')
    const [first = '', ...others] = wrapAnsi(text, WIDTH - labelWidth, { hard: false, trim: true }).split('\n')
    return [`${name}${' '.repeat(labelWidth - widthOf(name))}${first}`, ...others.map((line) => `${' '.repeat(labelWidth)}${line}`)]
  })
  return `${[...lines, '', ask].join('\n')}\n`
}
