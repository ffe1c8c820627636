/** Every notation by id; a notation and the libraries behind it load only when asked for. */
import type { Notation } from './define.ts'
import type { FormatId } from './formats.ts'

const loaders: Record<FormatId, () => Promise<{ default: Notation }>> = {
  table: () => import('./table.ts'),
  wide: () => import('./wide.ts'),
  json: () => import('./json.ts'),
  yaml: () => import('./yaml.ts'),
  markdown: () => import('./markdown.ts'),
  html: () => import('./html.ts'),
  svg: () => import('./svg.ts'),
  mermaid: () => import('./mermaid.ts'),
  csv: () => import('./csv.ts'),
  junit: () => import('./junit.ts'),
  sarif: () => import('./sarif.ts'),
}

export const loadNotation = async (id: FormatId): Promise<Notation> => (await loaders[id]()).default
