/** What an output format is: one file that turns a report into text. */
import type { Report } from '../../shared/contract/report.ts'
import type { Locale } from '../../shared/text/locale.ts'

/** The study note's single questions. */
export const views = ['image', 'nodes', 'pods', 'ranges'] as const
export type ViewId = (typeof views)[number]

export interface RenderOptions {
  /** ANSI colour; without it no escape sequence is printed at all. */
  color: boolean
  /** Columns to wrap sentences to; tables keep their own width, as kubectl's do. */
  width: number
  /** Only this part, where the format has parts. */
  view?: ViewId
}

export interface Renderer {
  readonly id: string
  render(report: Report, locale: Locale, options: RenderOptions): string | Promise<string>
}

export const defineRenderer = (renderer: Renderer): Renderer => renderer
