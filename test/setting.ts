/** A report, or one question about it, set in a notation as the command sets it. */

import type { SetOptions } from '../plugin/render/define.ts'
import type { FormatId } from '../plugin/render/formats.ts'
import { loadNotation } from '../plugin/render/index.ts'
import { reportAnswer } from '../plugin/render/report.ts'
import type { Report } from '../shared/contract/report.ts'
import type { ViewId } from '../shared/page/views.ts'
import type { Locale } from '../shared/text/locale.ts'

export const plain: SetOptions = { color: false, width: 100 }

export async function setReport(
  report: Report,
  format: FormatId,
  locale: Locale,
  { view, ...options }: Partial<SetOptions> & { view?: ViewId } = {},
): Promise<string> {
  const text = await (await loadNotation(format)).set(reportAnswer(report, locale, view), locale, { ...plain, ...options })
  return text.endsWith('\n') ? text : `${text}\n`
}
