/**
 * Upper bound of a text's width. The reader's font is unknown, so each character takes the widest
 * advance among the usual sans-serif fonts (DejaVu Sans, Arial, Noto Sans CJK, Nanum Gothic).
 */

/** Hundredths of an em for U+0020 to U+007E. */
const ascii = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78,
  67, 61, 78, 76, 30, 50, 67, 57, 87, 75, 79, 67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28,
  28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
] as const

const ranges: readonly (readonly [from: number, to: number, em: number])[] = [
  [0x0300, 0x036f, 0],
  [0x1100, 0x11ff, 0.94],
  [0x2000, 0x2bff, 1],
  [0x2e80, 0xa4cf, 1],
  [0xac00, 0xd7ff, 0.94],
  [0xf900, 0xffff, 1],
  [0x1f000, 0x3ffff, 1.25],
]

const narrow = new Map([...'·’‘'].map((character) => [character, 0.33]))

function emOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  const known = ascii[code - 0x20]
  if (known !== undefined) return known / 100
  return narrow.get(character) ?? ranges.find(([from, to]) => code >= from && code <= to)?.[2] ?? 0.8
}

/** Widest the text can get at this font size, in the unit of the size. */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const character of text) em += emOf(character)
  return em * size
}
