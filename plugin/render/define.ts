/** What an answer is before any notation, and what a notation is: one file that sets answers. */
import type { Picture } from '../../shared/diagram/model.ts'
import type { CheckOutcome } from '../../shared/page/check.ts'
import type { Detail, Page } from '../../shared/page/model.ts'
import type { Locale } from '../../shared/text/locale.ts'
import type { FormatId } from './formats.ts'

/** What a command found. Pages and pictures are made only when a notation asks for them; which an answer has is said in formats.ts's terms. */
export interface Answer {
  /** For scripts: what JSON and YAML print. */
  data: unknown
  page?(detail: Detail): Page | Promise<Page>
  pictures?(): readonly Picture[] | Promise<readonly Picture[]>
  check?: CheckOutcome
}

export interface SetOptions {
  /** ANSI colour; without it no escape sequence is printed at all. */
  color: boolean
  /** Columns to wrap sentences to; tables keep their own width, as kubectl's do. */
  width: number
}

export interface Notation {
  readonly id: FormatId
  set(answer: Answer, locale: Locale, options: SetOptions): string | Promise<string>
}

export const defineNotation = (notation: Notation): Notation => notation

const noPage: Page = { title: [], facts: [], sections: [] }

/** The command line has refused the format before, where an answer has no page. */
export const pageOf = async ({ page }: Answer, detail: Detail): Promise<Page> => (await page?.(detail)) ?? noPage
export const picturesOf = async ({ pictures }: Answer): Promise<readonly Picture[]> => (await pictures?.()) ?? []
