/** What an entry of the error catalogue is: an exit code, and two sentences in each language. */
import type { Both } from '../locale.ts'

/** Exit codes are a promise to scripts. 0 means a report was made, even one with unknowns. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  /** No usable kubeconfig, context, cluster or user. */
  kubeconfig: 3,
  /** The API server gave no usable answer: unreachable, TLS, timeout, not Kubernetes, failing. */
  unreachable: 4,
  /** Not allowed: 401, 403 for everything, credential plugin failed. */
  denied: 5,
  /** A file that was given is not what it should be. */
  input: 6,
  /** A gate that could not decide; 1 there means findings. */
  broken: 7,
  interrupted: 130,
} as const

export interface ErrorWords {
  what: string
  todo: string
}

export interface ErrorEntry extends Both<ErrorWords> {
  exit: keyof typeof exitCodes
}
