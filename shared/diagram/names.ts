/** Names short enough for a picture. */

const first = (name: string): string => /^[a-z][^.]*/i.exec(name)?.[0] ?? name

/** Cloud nodes are named by long domain names: the first part is enough where it tells all of them apart. */
export function nodeNames(names: readonly string[]): (name: string) => string {
  const unique = new Set(names.map(first)).size === new Set(names).size
  return unique ? first : (name) => name
}
