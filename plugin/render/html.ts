/** One self-contained page for a browser. */
import { htmlPage } from '../../shared/html/index.ts'
import { defineNotation } from './define.ts'

export default defineNotation({ id: 'html', set: (answer, locale) => htmlPage(answer.page('page'), { locale }) })
