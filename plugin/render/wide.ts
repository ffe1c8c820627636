/** The summary with all columns, more rows and the ranges drawn as a number line. */
import { defineRenderer } from './define.ts'
import { humanText, viewText } from './human.ts'

export default defineRenderer({
  id: 'wide',
  render: (report, locale, options) => (options.view ? viewText(report, locale, options.view, true) : humanText(report, locale, options, true)),
})
