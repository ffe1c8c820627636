/** The summary with all columns, more rows and the ranges drawn as a number line. */
import { defineNotation, pageOf } from './define.ts'
import { terminalText } from './terminal.ts'

export default defineNotation({ id: 'wide', set: async (answer, locale, options) => terminalText(await pageOf(answer, 'wide'), locale, options) })
