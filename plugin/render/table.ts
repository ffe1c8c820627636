/** The default: a summary that fits a screen or two. */
import { defineNotation, pageOf } from './define.ts'
import { terminalText } from './terminal.ts'

export default defineNotation({ id: 'table', set: async (answer, locale, options) => terminalText(await pageOf(answer, 'short'), locale, options) })
