/** Where a page stands: its language, and what only some places have. */
import type { Locale } from '../text/locale.ts'

export interface Place {
  locale: Locale
  /** Address of what explains a topic of `explain`; undefined where this place has no such page. */
  linkOf?: (topic: string) => string | undefined
  /** Drawings by Mermaid itself, by their Mermaid text, where a build made them. */
  drawn?: ReadonlyMap<string, string>
  /** In somebody else's page: pictures small, in fixed colours, and nothing besides them. */
  guest?: boolean
}
