/** Image references as written in manifests, taken apart the way container runtimes do. */
export interface ImageParts {
  registry: string
  repository: string
  tag?: string
  digest?: string
}

/** Digest first, then the last colon after the last slash; a first part without dot, colon or `localhost` is Docker Hub's. */
export function imageParts(image: string): ImageParts {
  const [named = '', digest] = image.split('@', 2)
  const slash = named.lastIndexOf('/')
  const colon = named.indexOf(':', slash + 1)
  const path = colon === -1 ? named : named.slice(0, colon)
  const tag = colon === -1 ? undefined : named.slice(colon + 1)
  const [first = '', ...rest] = path.split('/')
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')
  return {
    registry: hasRegistry ? first : 'docker.io',
    repository: hasRegistry ? rest.join('/') : path,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

export const repositoryOf = (image: string): string => imageParts(image).repository
