/** Addresses of this site's pages, wherever it stands. */
import type { Locale } from '../../shared/text/locale.ts'

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/')

/** Root-relative; `path` without a leading slash. */
export const pathOf = (locale: Locale, path: string): string => `${base}${locale === 'en' ? 'en/' : ''}${path}`

/** Absolute, for text that is pasted elsewhere. */
export const urlOf = (locale: Locale, path: string): string => new URL(pathOf(locale, path), import.meta.env.SITE).href

/** Paths of Astro pages that exist once a language; Korean has no prefix. */
export const languages: readonly { lang: string | undefined; locale: Locale }[] = [
  { lang: undefined, locale: 'ko' },
  { lang: 'en', locale: 'en' },
]
