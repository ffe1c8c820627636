/** One report as a piece of HTML for other people's pages: no script, nothing fetched, its own style. */
import type { Report } from '../../../shared/contract/report.ts'
import { forHtml } from '../../../shared/diagram/escape.ts'
import { pathPictures } from '../../../shared/diagram/pictures.ts'
import { insideHtml } from '../../../shared/html/index.ts'
import { embedSection } from '../../../shared/page/answers.ts'
import type { Block } from '../../../shared/page/model.ts'
import { say } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { embedWords } from '../words/embed.ts'
import { fragmentStyle } from './style.ts'

export interface FragmentPlace {
  id: string
  locale: Locale
  /** Absolute address of the report's own page. */
  page: string
}

/** The sentence, one picture of it where there is one, the values. */
function blocksOf(report: Report, locale: Locale): Block[] {
  const [lead, ...rest] = embedSection(report, locale).blocks
  const [picture] = pathPictures(report, locale)
  return [...(lead ? [lead] : []), ...(picture ? [{ is: 'picture', picture, caption: [] } as const] : []), ...rest]
}

/** The fragment, under 8 KB, complete in itself. */
export function fragment(report: Report, { id, locale, page }: FragmentPlace): string {
  const text = embedWords[locale]
  const element = `cni-${id.replace(/[^a-z0-9-]/g, '-')}-${locale}`
  const inside = insideHtml({ id: 'embed', heading: '', blocks: blocksOf(report, locale) }, { locale, guest: true })
  return [
    `<section id="${element}" lang="${locale}" aria-label="${forHtml(say(text.label, locale, { id }))}">`,
    `<style>${fragmentStyle(element, inside)}</style>`,
    inside,
    `<small>${forHtml(say(text.taken, locale, { day: report.takenAt.slice(0, 10) }))} <a href="${forHtml(page)}">${text.more}</a></small>`,
    '</section>',
  ].join('\n')
}
