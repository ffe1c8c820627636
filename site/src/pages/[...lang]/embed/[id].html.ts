/** The fragment alone, at the address that others may fetch or frame. */
import type { APIContext } from 'astro'
import { say } from '../../../../../shared/text/icu.ts'
import type { Locale } from '../../../../../shared/text/locale.ts'
import { embedDocument } from '../../../embed/document.ts'
import { fragment } from '../../../embed/fragment.ts'
import { languages, urlOf } from '../../../links.ts'
import { type FiledReport, readReports } from '../../../reports.ts'
import { embedWords } from '../../../words/embed.ts'

interface Props {
  filed: FiledReport
  locale: Locale
}

export const getStaticPaths = () =>
  languages.flatMap(({ lang, locale }) => readReports().map((filed) => ({ params: { lang, id: filed.id }, props: { filed, locale } })))

export function GET({ props }: APIContext<Props>): Response {
  const { filed, locale } = props
  const html = fragment(filed.report, { id: filed.id, locale, page: urlOf(locale, `reports/${filed.id}/`) })
  const title = say(embedWords[locale].label, locale, { id: filed.id })
  return new Response(embedDocument(html, { title, locale }), { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
