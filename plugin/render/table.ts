/** The default: a summary that fits a screen or two. */
import { defineRenderer } from './define.ts'
import { humanText, viewText } from './human.ts'

export default defineRenderer({
  id: 'table',
  render: (report, locale, options) => (options.view ? viewText(report, locale, options.view) : humanText(report, locale, options, false)),
})
