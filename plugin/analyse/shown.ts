/** A list short enough for a report; the last entry says how many are left out. */
export const shown = (texts: readonly string[], most = 10): string[] =>
  texts.length > most ? [...texts.slice(0, most), `+${texts.length - most}`] : [...texts]
