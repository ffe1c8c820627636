/** The summary with all columns, more rows and the ranges drawn as a number line. */
import { defineNotation, pageOf } from './define.ts'
import { terminalText } from './terminal.ts'

export default defineNotation({ id: 'wide', set: (answer, locale, options) => terminalText(pageOf(answer, 'wide'), locale, options) })
