/** One self-contained page for a browser. */
import { htmlPage } from '../../shared/html/index.ts'
import { defineNotation, pageOf } from './define.ts'

export default defineNotation({ id: 'html', set: async (answer, locale) => htmlPage(await pageOf(answer, 'page'), { locale }) })
