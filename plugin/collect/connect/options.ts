/** What collect is asked to do: plain fields named like the command-line flags. */
import { CniError } from '../../../shared/text/errors.ts'

/** Environment variables, read at the edge of the program. */
export type Env = Readonly<Record<string, string | undefined>>

/** What a cluster is read for: `inspect` leaves out what only the counting of a VPC's addresses needs. */
export type Purpose = 'inspect' | 'addresses'

export interface CollectOptions {
  kubeconfig?: string | undefined
  context?: string | undefined
  cluster?: string | undefined
  user?: string | undefined
  server?: string | undefined
  token?: string | undefined
  as?: string | undefined
  asGroup?: readonly string[] | undefined
  asUid?: string | undefined
  certificateAuthority?: string | undefined
  clientCertificate?: string | undefined
  clientKey?: string | undefined
  insecureSkipTlsVerify?: boolean | undefined
  tlsServerName?: string | undefined
  namespace?: string | undefined
  allNamespaces?: boolean | undefined
  /** As kubectl reads it: `30s`, `1m30s`, a bare number of seconds, `0` for none. */
  requestTimeout?: string | undefined
  profile?: string | undefined
  region?: string | undefined
  /** `addresses` where absent. */
  purpose?: Purpose | undefined
  env: Env
}

/** What is being waited for, for a progress line. */
export type Step = 'credentials' | 'cluster' | 'pods'

export interface CollectHooks {
  now(): Date
  /** Version of this tool. */
  version: string
  progress?(step: Step): void
  /** What a credential plugin writes to stderr, such as “open this page to log in”. */
  credentialPluginSays?(text: string): void
  /** Ctrl-C. */
  signal?: AbortSignal | undefined
}

const DEFAULT_TIMEOUT = '30s'

const unitMs: Record<string, number> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Milliseconds of a kubectl --request-timeout; undefined for none. Throws `usage` for what kubectl refuses too. */
export function timeoutMs(text: string = DEFAULT_TIMEOUT): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 1000 || undefined
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new CniError('usage', `--request-timeout ${text}: a number of seconds, or numbers with units such as 30s, 2m, 1m30s`)
  }
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * (unitMs[unit as string] as number), 0) || undefined
}
