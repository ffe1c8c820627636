/** A page as one self-contained document: no script, nothing fetched. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import type { Page } from '../page/model.ts'
import { SectionOf } from './blocks.ts'
import type { Place } from './place.ts'
import { documentStyle } from './style.ts'
import { plain, spans } from './text.ts'
import { htmlWords } from './words.ts'

/** Should markup ever slip through, the browser still runs and fetches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

const contents = ({ sections }: Page, { locale }: Place) =>
  h(
    'nav',
    { class: 'contents', 'aria-label': htmlWords[locale].contents },
    h(
      'ul',
      null,
      sections.map(({ id, heading }) => h('li', null, h('a', { href: `#${id}` }, heading))),
    ),
  )

const head = (page: Page) =>
  h('head', null, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'generator', content: 'kubectl-cni' }),
    h('title', null, plain(page.title)),
    h('link', { rel: 'icon', href: 'data:,' }),
    h('style', null, documentStyle),
  ])

export function htmlPage(page: Page, place: Place): string {
  const { locale } = place
  const body = h('main', { class: 'cni' }, [
    h('header', null, [h('h1', null, spans(page.title)), h('p', { class: 'faint' }, spans(page.facts))]),
    page.sections.length > 1 ? contents(page, place) : null,
    page.sections.map((section) => h(SectionOf, { section, place })),
  ])
  return `<!doctype html>\n${render(h('html', { lang: locale }, [head(page), h('body', null, body)]))}\n`
}
