/**
 * Special characters in labels. They arrive as numeric entities (`#60;`), which Mermaid's SVG text mode
 * would show literally. Each becomes one private-use character before drawing, and is put back,
 * escaped, into the finished SVG: nothing a label says can act as Mermaid syntax or markup.
 */
const privateUse = { first: 0xe000, last: 0xf8ff }

export interface Hidden {
  readonly text: string
  /** The character a placeholder stands for; any other character is itself. */
  readonly original: (character: string) => string
  /** Puts the characters back into XML. */
  readonly restore: (xml: string) => string
}

export function hideSpecials(source: string): Hidden {
  const byCode = new Map<number, string>()
  const byPlaceholder = new Map<string, string>()
  const placeholder = (code: number): string => {
    const known = byCode.get(code)
    if (known) return known
    const next = privateUse.first + byCode.size
    if (next > privateUse.last) throw new Error('More different special characters in one diagram than can be held apart.')
    const made = String.fromCharCode(next)
    byCode.set(code, made)
    byPlaceholder.set(made, String.fromCodePoint(code))
    return made
  }
  const text = source.replace(/#(\d{1,7});|([\uE000-\uF8FF])/g, (all, digits: string | undefined, raw: string | undefined) => {
    const code = digits === undefined ? raw?.codePointAt(0) : Number(digits)
    return code === undefined || code > 0x10ffff ? all : placeholder(code)
  })
  return {
    text,
    original: (character) => byPlaceholder.get(character) ?? character,
    restore: (xml) => xml.replace(/[\uE000-\uF8FF]/g, (character) => escapeXml(byPlaceholder.get(character) ?? '')),
  }
}

const escapeXml = (character: string): string => (/[&<>"']/.test(character) ? `&#${character.codePointAt(0)};` : character)
