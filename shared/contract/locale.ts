/** The two languages. Korean and English are written together; neither is the other's translation. */
export const locales = ['ko', 'en'] as const
export type Locale = (typeof locales)[number]
export type Both<T> = Record<Locale, T>
