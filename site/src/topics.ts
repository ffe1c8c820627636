/** Where this site explains what a report speaks of. */
import { registry } from '../../shared/cni/index.ts'
import { isFindingId } from '../../shared/text/findings/index.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { pathOf } from './links.ts'

const cnis: ReadonlySet<string> = new Set(registry.map(({ id }) => `cni/${id}`))

/** Undefined for what is no topic, e.g. an id of another version. */
export function topicLink(topic: string, locale: Locale): string | undefined {
  if (cnis.has(topic)) return pathOf(locale, `${topic}/`)
  return isFindingId(topic) ? `${pathOf(locale, 'findings/')}#${topic}` : undefined
}
