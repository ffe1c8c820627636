/** Upstream sources as addresses. */

const repository = /^(?<repo>[\w.-]+\/[\w.-]+):(?<path>[\w./-]+)$/

/** Where a source can be read; undefined for one that is no single page, such as a file inside an archive. */
export function addressOf(source: string): string | undefined {
  if (source.startsWith('https://')) return source
  const rfc = /^RFC (\d+)$/.exec(source)?.[1]
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}`
  const { repo, path } = repository.exec(source)?.groups ?? {}
  // HEAD is the default branch whatever its name; the host leads from blob to tree for a folder.
  return repo === undefined ? undefined : `https://github.com/${repo}/blob/HEAD/${path}`
}
