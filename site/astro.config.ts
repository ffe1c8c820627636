import { fileURLToPath } from 'node:url'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import { registry } from '../shared/cni/index.ts'
import { explainWords } from '../shared/explain/words.ts'
import { readReports } from './src/reports.ts'
import { pageStyle } from './src/styles/page-style.ts'
import { referenceWords } from './src/words/reference.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where the site will stand; a project page of a code host needs both, e.g. https://example.github.io and /kubectl-cni. */
const { SITE_URL = 'https://kubectl-cni.dev', SITE_BASE = '/', SITE_REPORTS = here('reports') } = process.env

/** The sidebar is repeated on every page, so with many reports only their list stays in it. */
const mostInSidebar = 20
const ids = readReports(SITE_REPORTS).map(({ id }) => id)

export default defineConfig({
  site: SITE_URL,
  base: SITE_BASE,
  cacheDir: './.astro/cache',
  trailingSlash: 'always',
  integrations: [
    starlight({
      title: 'kubectl cni',
      defaultLocale: 'root',
      locales: { root: { label: '한국어', lang: 'ko' }, en: { label: 'English', lang: 'en' } },
      customCss: [pageStyle.id, './src/styles/site.css', './src/styles/picture.css'],
      favicon: '/favicon.svg',
      expressiveCode: { defaultProps: { wrap: true } },
      sidebar: [
        { slug: 'note' },
        {
          label: referenceWords.ko.group,
          translations: { en: referenceWords.en.group },
          items: [
            {
              label: 'CNI',
              collapsed: true,
              items: [
                { label: referenceWords.ko.cnis, translations: { en: referenceWords.en.cnis }, link: '/cni/' },
                ...registry.map(({ id, name }) => ({ label: name, link: `/cni/${id}/` })),
              ],
            },
            { label: referenceWords.ko.modes, translations: { en: referenceWords.en.modes }, link: '/modes/' },
            { label: explainWords.ko.kinds.finding, translations: { en: explainWords.en.kinds.finding }, link: '/findings/' },
            { label: referenceWords.ko.errors, translations: { en: referenceWords.en.errors }, link: '/errors/' },
          ],
        },
        {
          label: '클러스터 보고서',
          translations: { en: 'Cluster reports' },
          items: [
            { label: '모든 보고서', translations: { en: 'All reports' }, link: '/reports/' },
            ...(ids.length > mostInSidebar ? [] : ids.map((id) => ({ label: id, link: `/reports/${id}/` }))),
          ],
        },
      ],
    }),
  ],
  vite: {
    plugins: [pageStyle.plugin],
    // Both are read from disk while pages are made: the reports, and the drawing thread, which must not be bundled.
    define: {
      __REPORTS_FOLDER__: JSON.stringify(SITE_REPORTS),
      __DRAWING_THREAD__: JSON.stringify(here('src/mermaid/thread.ts')),
    },
  },
})
