/** One self-contained page for a browser. */
import { htmlPage } from '../../shared/html/index.ts'
import { defineNotation, pageOf } from './define.ts'

export default defineNotation({ id: 'html', set: (answer, locale) => htmlPage(pageOf(answer, 'page'), { locale }) })
