/**
 * What a page says, before any notation: sections of tables, facts, sentences, entries and pictures. The only place
 * that makes rows is this folder; a terminal, Markdown, HTML, CSV, a site page and an embed only set what stands here.
 *
 * Cells and foreign spans are raw text: whoever sets them escapes them.
 */
import type { DatapathKind, Finding } from '../contract/report.ts'
import type { Picture } from '../diagram/model.ts'
import type { Text } from '../text/span.ts'

/** undefined: not known. null: known to be none. A list holds several values, e.g. addresses of two families. */
export type Cell = string | number | readonly string[] | null | undefined

/** words: ours. code: one identifier. long: an identifier that may break anywhere. number: set at the end of its column. */
export type Look = 'words' | 'code' | 'long' | 'number'

export interface Column {
  /** English, stable, the same in every language: heads of CSV, and the key a script selects by. */
  id: string
  head: string
  /** What the values mean, where the head does not say it. */
  says?: string
  look: Look
  /** 1: never left out. 2: where there is room. 3: only where there is much of it. */
  priority: 1 | 2 | 3
}

export interface Table {
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
  /** Rows left out, and the command that lists them. */
  left: number
  how: string
  /** Said in place of rows where there are none. */
  empty: Text
}

/** One value with its explanation. */
export interface Fact {
  name: string
  value: Cell
  says: Text
}

/** One line of an entry; a label where it needs one, e.g. "Why it matters". */
export interface Line {
  label?: string
  text: Text
  /** Less important than what stands around it. */
  faint?: boolean
}

/** An observation, a finding, a gap: a title and what belongs to it. */
export interface Entry {
  title: Text
  severity?: Finding['severity']
  /** Topic of `explain` and of the site's reference, where there is one. */
  topic?: string
  lines: readonly Line[]
}

export type Block =
  | { is: 'table'; name: string; table: Table }
  | { is: 'facts'; name: string; facts: readonly Fact[] }
  /** A head stands in front of its text, set strong. */
  | { is: 'text'; head?: string; text: Text; role?: 'lead' | 'note' | 'faint' }
  | { is: 'list'; items: readonly Text[] }
  | { is: 'entries'; of: 'evidence' | 'findings' | 'unknowns'; entries: readonly Entry[]; left: number; how: string; empty: Text }
  /** A caption that is empty is not set. */
  | { is: 'picture'; picture: Picture; caption: Text }
  | { is: 'commands'; lines: readonly string[] }
  /** A smaller heading with what belongs to it. */
  | { is: 'part'; id?: string; heading: Text; blocks: readonly Block[] }

export interface Section {
  /** Permanent: anchor of the page, name of the view. */
  id: string
  heading: string
  /** What the heading counts, e.g. "3". */
  count?: Text
  /** What the section comes to in a word, in the colour of its kind, and how sure that is. */
  verdict?: { kind: DatapathKind; name: string; sure?: string }
  blocks: readonly Block[]
}

export interface Page {
  /** Empty where the page is one answer to one question, for people in a hurry and for awk. */
  title: Text
  /** What cluster, which version, when: one line below the title. */
  facts: Text
  sections: readonly Section[]
  /** One table and nothing else, as `kubectl get` prints. */
  bare?: boolean
}

/** short: a terminal. wide: a wide one. post: an issue or a blog post, read from the top. page: a reader with time, who wants every value explained. */
const details = ['short', 'wide', 'post', 'page'] as const
export type Detail = (typeof details)[number]
