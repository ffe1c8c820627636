/** The two languages. Korean and English are written together; neither is the other's translation. */
export const locales = ['ko', 'en'] as const
export type Locale = (typeof locales)[number]
export type Both<T> = Record<Locale, T>

/** Locale from POSIX variables, first that is set wins, as gettext does; English where none names Korean. */
export function localeFrom(env: { LC_ALL?: string; LC_MESSAGES?: string; LANG?: string }): Locale {
  const value = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^ko\b|^ko_/i.test(value) ? 'ko' : 'en'
}
