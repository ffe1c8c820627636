/**
 * The one place where untrusted text (names, tags, annotations, answers of servers) is made safe for a
 * terminal, JSON, YAML, Markdown, Mermaid, HTML or SVG. Nothing is dropped: a character that would act,
 * or that cannot be seen, is written out as what it is, e.g. \u{1b} for ESC.
 */

/** Joiners and selectors inside an emoji sequence are part of a visible character, so they stay. */
const joinsEmoji = String.raw`(?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})|(?<=[\p{Extended_Pictographic}#*0-9])\uFE0F`

/** Controls (C0, DEL, C1), bidi and zero-width format characters, line separators, lone surrogates, private use, noncharacters. */
const acting = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`

const hidden = new RegExp(`(?!${joinsEmoji})${acting}`, 'gu')
const hiddenOnce = new RegExp(hidden.source, 'u')

const codeOf = (char: string): number => char.codePointAt(0) ?? 0
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')

const visible = (text: string): string => text.replace(hidden, (char) => `\\u{${codeOf(char).toString(16)}}`)

/** True when text holds a character that acts or cannot be seen; emoji sequences do not count. */
export const hasHidden = (text: string): boolean => hiddenOnce.test(text)

/** One line for a terminal; nothing in it can move the cursor, change colours or reorder text. */
export const forTerminal = (text: string): string => visible(text)

const outsideLayout = (char: string): boolean => char !== '\n' && char !== '\r' && char !== '\t'

/** Already-stringified JSON, same value: what JSON.stringify leaves raw (C1, DEL, bidi, zero-width) becomes \uXXXX. */
export const forJson = (json: string): string =>
  json.replace(hidden, (char) => (outsideLayout(char) ? [...char.split('')].map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`).join('') : char))

/** Already-stringified YAML whose scalars with hidden characters are double-quoted: same value, escapes of YAML 1.2. */
export const forYaml = (yaml: string): string =>
  yaml.replace(hidden, (char) => {
    if (!outsideLayout(char)) return char
    const code = codeOf(char)
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`
  })

/** ASCII punctuation that can act, dots of `www.` and of a leading `1. `, a leading hyphen, and spaces Markdown would drop. */
const markdownActive = /[!-'*+:-@[-`{-~]|(?<=\bwww)\.|(?<=^\s*\d+)[.)](?=\s|$)|^-|^ | $| (?= )/giu

/** Inline Markdown, also in a table cell: no link, image, code, tag or cell border can come out of it. */
export const forMarkdown = (text: string): string => visible(text).replace(markdownActive, (char) => `&#${codeOf(char)};`)

/** A code span; where the text itself holds what would end a span or a cell it falls back to escaped plain text. */
export function forMarkdownCode(text: string): string {
  const shown = visible(text)
  return shown === '' || /[`|\\]|^\s|\s$/.test(shown) ? forMarkdown(text) : `\`${shown}\``
}

/** ASCII and Latin-1 punctuation but single hyphens inside words; a leading `1. ` too, which Mermaid would read as Markdown. */
const mermaidActive = /(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[!-+:-@[-`{-~\u00A0-\u00BF]|(?<=^\s*\d+)\.(?=\s|$)/gu

/**
 * A label inside Mermaid text: numeric entities for all that could act, so that no directive, comment,
 * quote, arrow, tag or statement end is left. The word `end` would close a block, so its e is one too.
 */
export const forMermaid = (text: string): string =>
  visible(text)
    // Mermaid's own placeholder for an entity starts and ends so, and would be decoded a second time.
    .replace(/ﬂ(?=°)|(?<=¶)ß/g, (char) => `\\u{${codeOf(char).toString(16)}}`)
    .replace(mermaidActive, (char) => `#${codeOf(char)};`)
    .replace(/\b(e)(?=nd\b)/giu, (char) => `#${codeOf(char)};`)

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text or a quoted attribute value in HTML. */
export const forHtml = (text: string): string => visible(text).replace(/[&<>"']/g, (char) => entities[char] ?? char)

/** Text for a component library, which writes entities by itself: only what acts unseen is written out. */
export const forComponent = (text: string): string => visible(text)

/** Text or a quoted attribute value in SVG: well-formed XML 1.0 whatever the text was. */
export const forSvg = (text: string): string => forHtml(text)
