/** Which formats there are, and which of them an answer can be set in. Loads nothing: the command line asks before anything is read. */

/** What an answer has beside its data. */
export type Has = 'page' | 'one-table' | 'picture' | 'mermaid' | 'check'

const needs = {
  table: 'page',
  wide: 'page',
  json: undefined,
  yaml: undefined,
  markdown: 'page',
  html: 'page',
  svg: 'picture',
  mermaid: 'mermaid',
  csv: 'one-table',
  junit: 'check',
  sarif: 'check',
} as const satisfies Record<string, Has | undefined>

export type FormatId = keyof typeof needs

export const formats = Object.keys(needs) as FormatId[]

/** Formats for an answer that has these. */
export const fitting = (has: readonly Has[]): FormatId[] =>
  formats.filter((id) => {
    const need = needs[id]
    return need === undefined || has.includes(need)
  })
