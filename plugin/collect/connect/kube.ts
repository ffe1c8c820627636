/** GETs of raw API paths: own Accept headers, bounded in time and number, tried again where that helps. */
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { CniError, type ErrorId } from '../../../shared/text/errors.ts'
import { AnswerError, readAnswer } from './answer.ts'
import type { ExecSurroundings } from './exec-plugin.ts'
import type { Target } from './kubeconfig.ts'
import { limiter } from './limit.ts'
import { networkError } from './network-error.ts'
import { canRenew, openSession, type Session } from './session.ts'

export const JSON_TYPE = 'application/json'

/** Requests under way at a time: enough to hide the way there and back, few enough for a small control plane. */
const SIDE_BY_SIDE = 8
const LONGEST_WAIT_MS = 10_000

/** How often, and after how many milliseconds, a failed request is sent again; what is not here is not. */
const retries: Partial<Record<ErrorId, { more: number; wait(attempt: number): number }>> = {
  throttled: { more: 2, wait: (attempt) => 1000 * attempt },
  'server-error': { more: 2, wait: (attempt) => 200 * 2 ** (attempt - 1) },
  'cut-off': { more: 1, wait: () => 50 },
}

export interface KubeOptions extends ExecSurroundings {
  /** Per request; undefined for none. */
  timeoutMs: number | undefined
  version: string
}

export class KubeClient {
  readonly target: Target
  readonly #options: KubeOptions
  readonly #limit = limiter(SIDE_BY_SIDE)
  #session: Promise<Session>
  #renewed = false

  /** Starts to authenticate at once. Aborting `signal` ends every request with the signal's reason, a CniError. */
  constructor(target: Target, options: KubeOptions) {
    this.target = target
    this.#options = options
    this.#session = openSession(target, options)
    // Looked at by whoever asks first.
    this.#session.catch(() => undefined)
  }

  /** Resolves when there are credentials; throws what a credential plugin or the kubeconfig did wrong. */
  async ready(): Promise<void> {
    await this.#session
  }

  /** The JSON at a path such as `/api/v1/nodes?limit=500`. */
  async get(path: string, accept = JSON_TYPE): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const used = this.#session
      try {
        return await this.#limit(() => this.#once(path, accept))
      } catch (thrown) {
        const error = thrown instanceof CniError ? thrown : networkError(thrown)
        if (error.id === 'unauthorized' && this.#renew(used)) continue
        const retry = retries[error.id]
        if (!retry || attempt > retry.more) throw error
        const asked = error instanceof AnswerError ? error.retryAfterMs : undefined
        await this.#wait(Math.min(asked ?? retry.wait(attempt), LONGEST_WAIT_MS))
      }
    }
  }

  /** Drops all connections, so that nothing keeps the process alive. */
  async close(): Promise<void> {
    const session = await this.#session.catch(() => undefined)
    await session?.dispatcher.destroy()
  }

  /** New credentials, once a run, however many requests find the old ones refused at the same time. */
  #renew(used: Promise<Session>): boolean {
    if (this.#session !== used) return true
    if (this.#renewed || !canRenew(this.target)) return false
    this.#renewed = true
    this.#session = openSession(this.target, this.#options)
    this.#session.catch(() => undefined)
    return true
  }

  async #wait(ms: number): Promise<void> {
    const { signal } = this.#options
    await sleep(ms, undefined, { signal }).catch(() => {
      throw signal.reason
    })
  }

  async #once(path: string, accept: string): Promise<unknown> {
    const { headers, dispatcher } = await this.#session
    const { request } = await import('./kube-sdk.ts')
    const { signal, timeoutMs, version } = this.#options
    signal.throwIfAborted()
    const stop = new AbortController()
    const onAbort = () => stop.abort(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    const timer = timeoutMs && setTimeout(() => stop.abort(new CniError('timeout', `GET ${path}`, { timeout: `${timeoutMs / 1000}s` })), timeoutMs)
    try {
      const answer = await request(`${this.target.server}${path}`, {
        dispatcher,
        // The server pretty-prints for agents that look like curl or a browser.
        headers: { 'user-agent': `kubectl-cni/${version}`, 'accept-encoding': 'gzip', ...headers, accept },
        signal: stop.signal,
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      const bytes = Buffer.from(await answer.body.arrayBuffer())
      const plain = answer.headers['content-encoding'] === 'gzip' ? await promisify(gunzip)(bytes) : bytes
      return readAnswer(answer.statusCode, answer.headers, plain.toString('utf8'))
    } catch (thrown) {
      throw stop.signal.aborted ? stop.signal.reason : thrown
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    }
  }
}
