/** Authentication: computed once a run, and once more when the server stops accepting it. */
import { readFileSync } from 'node:fs'
import { CniError } from '../../../shared/text/errors.ts'
import { isRecord, type Json, record, text } from '../shape.ts'
import { eksToken } from './eks-token.ts'
import { type ExecSurroundings, execCredentials } from './exec-plugin.ts'
import type { Dispatcher } from './kube-sdk.ts'
import { asKubeconfig, type Target } from './kubeconfig.ts'

export interface Session {
  headers: Record<string, string | string[]>
  dispatcher: Dispatcher
}

/** True where asking again can give other credentials. */
export const canRenew = ({ user }: Target): boolean => isRecord(user.exec) || isRecord(user['auth-provider']) || text(user.tokenFile) !== undefined

export async function openSession(target: Target, surroundings: ExecSurroundings): Promise<Session> {
  // Loading the library takes as long as many a plugin: they go side by side.
  const [user, { Agent, HttpMethod, KubeConfig, RequestContext }] = await Promise.all([credentials(target, surroundings), import('./kube-sdk.ts')])
  const context = new RequestContext(target.server, HttpMethod.GET)
  try {
    const config = new KubeConfig()
    config.loadFromString(asKubeconfig({ cluster: target.cluster, user }))
    await config.applySecurityAuthentication(context)
  } catch (thrown) {
    throw refusal(thrown, user)
  }
  return { headers: { ...context.getHeaders(), ...target.impersonate }, dispatcher: context.getDispatcher() ?? new Agent() }
}

/** The user with what a plugin or a token file gives put in place. */
async function credentials({ user, cluster }: Target, surroundings: ExecSurroundings): Promise<Json> {
  if (isRecord(user.exec)) {
    const token = await eksToken(user.exec, surroundings)
    return { ...user, ...(token ? { token } : await execCredentials(user.exec, cluster, surroundings)) }
  }
  const tokenFile = text(user.tokenFile)
  if (!tokenFile) return user
  try {
    return { ...user, token: readFileSync(tokenFile, 'utf8').trim() }
  } catch (error) {
    throw new CniError('kubeconfig-invalid', (error as Error).message)
  }
}

function refusal(thrown: unknown, user: Json): CniError {
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  const provider = text(record(user['auth-provider']).name)
  return provider ? new CniError('credential-plugin-failed', detail, { command: provider }) : new CniError('kubeconfig-invalid', detail)
}
