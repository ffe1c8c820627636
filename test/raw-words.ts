/** Sentences as their characters, nothing escaped: what tests of the words compare. */
import type { Text } from '../shared/text/span.ts'
import { rawOf } from '../shared/text/span.ts'

export const rawWords = <K extends string>(sentences: Readonly<Record<K, Text>>): Record<K, string> =>
  Object.fromEntries(Object.entries<Text>(sentences).map(([name, text]) => [name, rawOf(text)])) as Record<K, string>
