/** Pages and their parts as HTML, the same wherever it runs: in Node, while a site is built, in a browser. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import type { Page, Section } from '../page/model.ts'
import { Inside, Sections } from './blocks.ts'
import type { Place } from './place.ts'

export { htmlPage } from './page.ts'
export type { Place } from './place.ts'

/** All sections with their headings, for a page that has a frame of its own. */
export const pageBody = (page: Page, place: Place): string => render(h(Sections, { page, place }))

/** What stands in one section, without its heading. */
export const sectionHtml = (section: Section, place: Place): string => render(h(Inside, { section, place }))
