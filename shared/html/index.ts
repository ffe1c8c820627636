/** Pages and their parts as HTML, the same wherever it runs: in Node, while a site is built, in a browser. */
import { Fragment, h } from 'preact'
import { render } from 'preact-render-to-string'
import type { Section } from '../page/model.ts'
import type { Text } from '../text/span.ts'
import { Inside, SectionOf } from './blocks.ts'
import type { Place } from './place.ts'
import { spans } from './text.ts'

export { htmlPage } from './page.ts'
export type { Place } from './place.ts'

/** A sentence, to stand among others. */
export const textHtml = (text: Text): string => render(h(Fragment, null, spans(text)))

/** A section with its heading, for a page that has a frame of its own. */
export const sectionHtml = (section: Section, place: Place): string => render(h('div', { class: 'cni' }, h(SectionOf, { section, place })))

/** What stands in a section, without its heading. */
export const insideHtml = (section: Section, place: Place): string => render(h('div', { class: 'cni' }, h(Inside, { section, place })))
