/** What a failed connection or a broken answer is called in the catalogue. */
import { CniError, type ErrorId } from '../../../shared/text/errors.ts'

/** First match counts. Codes of Node's sockets and TLS and of undici, or an error's name where it has no code. */
const codes: readonly (readonly [RegExp, ErrorId])[] = [
  [/^(ETIMEDOUT|UND_ERR_\w*TIMEOUT)$/, 'timeout'],
  [/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|HOSTNAME_MISMATCH|CRL|^ERR_SSL|^ERR_TLS|^ERR_OSSL|^EPROTO$|INVALID_CA|INVALID_PURPOSE/, 'tls'],
  [/^HPE_|^HTTPParserError$|^UND_ERR_INFO$|^UND_ERR_HEADERS_OVERFLOW$/, 'not-kubernetes'],
  [/^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM|EINVAL|ENOENT)$/, 'unreachable'],
  [/^UND_ERR_(ABORTED|PRX_\w+|INVALID_ARG)$/, 'unreachable'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$|^UND_ERR_(SOCKET|RES_CONTENT_LENGTH_MISMATCH|DESTROYED|CLOSED)$|^Z_/, 'cut-off'],
]

/** Every error in a chain of causes and aggregates, outermost first. */
function* chain(error: unknown, depth = 0): Generator<Error & { code?: unknown }> {
  if (!(error instanceof Error) || depth > 5) return
  yield error
  if (error instanceof AggregateError) for (const one of error.errors) yield* chain(one, depth + 1)
  yield* chain(error.cause, depth + 1)
}

/** OpenSSL's own sentence out of what it prints around it: error numbers, function and source file. */
const plain = (message: string) => /:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1] ?? message

export function networkError(thrown: unknown): CniError {
  const errors = [...chain(thrown)]
  for (const [pattern, id] of codes) {
    const found = errors.find(({ code, name }) => pattern.test(typeof code === 'string' ? code : name))
    if (found) return new CniError(id, plain(found.message) || String(found.code), {}, { cause: thrown })
  }
  // A proxy that says no has no code of its own.
  return new CniError('unreachable', errors.at(-1)?.message ?? String(thrown), {}, { cause: thrown })
}
