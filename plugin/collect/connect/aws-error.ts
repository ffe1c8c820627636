/** What the AWS SDK's errors are called in the catalogue. */
import { CniError, type ErrorId } from '../../../shared/text/errors.ts'

/** By name, code or message; first match counts. */
const kinds: readonly (readonly [RegExp, ErrorId])[] = [
  [
    /ExpiredToken|RequestExpired|\bexpired\b|AuthFailure|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch/i,
    'aws-expired',
  ],
  [/UnauthorizedOperation|AccessDenied|OptInRequired|^Blocked\b|UnauthorizedException|ForbiddenException/, 'aws-denied'],
  [/RequestLimitExceeded|Throttl|TooManyRequests|SlowDown|BandwidthLimitExceeded/, 'aws-throttled'],
  [/Region is missing|InvalidRegion/, 'aws-no-region'],
  [/CredentialsProviderError|TokenProviderError|Could not load credentials|Could not resolve credentials/, 'aws-no-credentials'],
  [
    /TimeoutError|ECONN\w+|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|CERT|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_(SSL|TLS)/,
    'aws-unreachable',
  ],
]

/** The SDK marks errors with a name, sometimes a Code, and sockets' with a code. */
function marksOf(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [String(thrown)]
  const { name, message } = thrown
  const codes = ['code', 'Code', 'errno'].map((key) => (thrown as unknown as Record<string, unknown>)[key]).filter((code) => typeof code === 'string')
  return [name, ...codes, message, ...(thrown instanceof AggregateError ? thrown.errors.flatMap(marksOf) : [])]
}

/** True where AWS asks to slow down. */
export const isThrottle = (thrown: unknown): boolean => awsError(thrown).id === 'aws-throttled'

export function awsError(thrown: unknown): CniError {
  if (thrown instanceof CniError) return thrown
  const marks = marksOf(thrown)
  const id = kinds.find(([pattern]) => marks.some((mark) => pattern.test(mark)))?.[1] ?? 'aws-error'
  const [name, ...rest] = marks
  const message = thrown instanceof Error && thrown.message ? thrown.message : rest[0]
  return new CniError(id, [name === 'Error' ? undefined : name, message].filter(Boolean).join(': ').slice(0, 500), {}, { cause: thrown })
}
