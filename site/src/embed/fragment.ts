/** One report as a piece of HTML for other people's pages: no script, nothing fetched, its own style. */
import type { Range, Report } from '../../../shared/contract/report.ts'
import { forHtml } from '../../../shared/diagram/escape.ts'
import { paint, pathPictures } from '../../../shared/diagram/pictures.ts'
import { say } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { kindAndProtocol, verdict } from '../../../shared/text/sentences.ts'
import { words } from '../../../shared/text/words.ts'
import { embedWords } from '../words/embed.ts'
import { fragmentStyle } from './style.ts'

/** More ranges than this say nothing in a small table. */
const mostRanges = 3

const listOf = (ranges: readonly Range[] | undefined, unknown: string): string => {
  if (ranges === undefined || ranges.length === 0) return unknown
  const shown = ranges.slice(0, mostRanges).map(({ cidr }) => cidr)
  return ranges.length > shown.length ? `${shown.join(', ')} +${ranges.length - shown.length}` : shown.join(', ')
}

function rowsOf(report: Report, locale: Locale): (readonly [name: string, value: string])[] {
  const { cells, relations } = words[locale]
  const text = embedWords[locale]
  const primary = (report.cnis ?? []).filter(({ role }) => role === 'primary')
  return [
    [text.cni, primary.map(({ name, version }) => [name, version].filter((part) => part !== undefined).join(' ')).join(', ') || cells.unknown],
    [text.path, kindAndProtocol(report.datapath, locale)],
    [text.nodes, listOf(report.ranges.nodes, cells.unknown)],
    [text.pods, listOf(report.ranges.pods, cells.unknown)],
    [text.relation, relations[report.ranges.relation].name],
  ]
}

export interface FragmentPlace {
  id: string
  locale: Locale
  /** Absolute address of the report's own page. */
  page: string
}

/** The fragment, under 8 KB, complete in itself. */
export function fragment(report: Report, { id, locale, page }: FragmentPlace): string {
  const text = embedWords[locale]
  const element = `cni-${id.replace(/[^a-z0-9-]/g, '-')}-${locale}`
  const [path] = pathPictures(report, locale)
  const rows = rowsOf(report, locale).map(([name, value]) => `<tr><th scope="row">${name}</th><td>${forHtml(value)}</td></tr>`)
  return [
    `<section id="${element}" lang="${locale}" aria-label="${forHtml(say(text.label, locale, { id }))}">`,
    `<style>${fragmentStyle(element)}</style>`,
    `<p><strong>${verdict(report, locale, forHtml)}</strong></p>`,
    path === undefined ? '' : paint(path, { compact: true, dress: 'fixed' }),
    `<table><tbody>${rows.join('')}</tbody></table>`,
    `<small>${forHtml(say(text.taken, locale, { day: report.takenAt.slice(0, 10) }))} <a href="${forHtml(page)}">${text.more}</a></small>`,
    '</section>',
  ].join('\n')
}
