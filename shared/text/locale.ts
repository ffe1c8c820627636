/** Which language a reader gets. The languages themselves are the contract's: its fields are described in each. */
import type { Locale } from '../contract/locale.ts'

export { type Both, type Locale, locales } from '../contract/locale.ts'

/** Locale from POSIX variables, first that is set wins, as gettext does; English where none names Korean. */
export function localeFrom(env: { LC_ALL?: string; LC_MESSAGES?: string; LANG?: string }): Locale {
  const value = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^ko\b|^ko_/i.test(value) ? 'ko' : 'en'
}
