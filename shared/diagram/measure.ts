/**
 * Width of text without a font: the reader's font is not known, so each character takes the widest
 * advance among the usual sans-serif fonts (DejaVu Sans, Arial, Noto Sans CJK, Pretendard, Nanum Gothic).
 */

/** Hundredths of an em for U+0020 to U+007E. */
const ascii = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78,
  67, 61, 78, 76, 30, 50, 67, 57, 87, 75, 79, 67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28,
  28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
] as const

const hangul = /[\u1100-\u11FF\u3130-\u318F\uAC00-\uD7FF]/

const emOf = (char: string): number => {
  const known = ascii[(char.codePointAt(0) ?? 0) - 0x20]
  return known === undefined ? (hangul.test(char) ? 0.94 : /\p{Extended_Pictographic}/u.test(char) ? 1.25 : 1) : known / 100
}

/** Upper bound of a line's width, in the unit of `fontSize`. */
export const textWidth = (text: string, fontSize: number): number => [...text].reduce((sum, char) => sum + emOf(char), 0) * fontSize
