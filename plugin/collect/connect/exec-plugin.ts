/**
 * Exec credential plugins (client.authentication.k8s.io), as kubectl runs them.
 *
 * Not left to the client library: it passes no KUBERNETES_EXEC_INFO, hides what the plugin says to the
 * person at the terminal, and cannot be stopped.
 */
import { spawn } from 'node:child_process'
import { isatty } from 'node:tty'
import { CniError } from '../../../shared/text/errors.ts'
import { array, isRecord, type Json, record, text, texts } from '../shape.ts'
import type { Env } from './options.ts'

export interface ExecSurroundings {
  env: Env
  signal: AbortSignal
  says?: ((text: string) => void) | undefined
}

/** Fields of a kubeconfig user that the plugin's credentials stand for. Throws `credential-plugin-failed`. */
export async function execCredentials(exec: Json, cluster: Json, surroundings: ExecSurroundings): Promise<Json> {
  const command = text(exec.command)
  if (!command) throw new CniError('kubeconfig-invalid', 'the user’s exec has no command')
  const answer = await run(command, exec, cluster, surroundings)
  const status = record(answer.status)
  const token = text(status.token)
  const certificate = text(status.clientCertificateData)
  const key = text(status.clientKeyData)
  if (!token && !(certificate && key)) throw failed(command, 'its answer has neither a token nor a certificate')
  const base64 = (pem: string) => Buffer.from(pem).toString('base64')
  return {
    ...(token ? { token } : {}),
    ...(certificate && key ? { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key) } : {}),
  }
}

const failed = (command: string, detail: string) => new CniError('credential-plugin-failed', detail, { command })

function run(command: string, exec: Json, cluster: Json, { env, signal, says }: ExecSurroundings): Promise<Json> {
  const own = Object.fromEntries(array(exec.env).map((entry) => [text(record(entry).name) ?? '', String(record(entry).value ?? '')]))
  const interactive = exec.interactiveMode !== 'Never' && isatty(0)
  const { promise, resolve, reject } = Promise.withResolvers<Json>()
  const child = spawn(command, texts(exec.args), {
    env: { ...env, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(exec, cluster, interactive)) },
    stdio: [interactive ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    signal,
  })
  const said = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    said.stdout += part
  })
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    said.stderr += part
    says?.(part)
  })
  child.on('error', (error: NodeJS.ErrnoException) => {
    if (signal.aborted) return reject(signal.reason)
    reject(
      failed(command, error.code === 'ENOENT' ? ['not installed, or not on PATH', text(exec.installHint)].filter(Boolean).join('; ') : error.message),
    )
  })
  child.on('close', (code, killedBy) => {
    if (code !== 0) return reject(failed(command, lastLine(said.stderr) ?? `exit ${code ?? killedBy}`))
    try {
      const answer: unknown = JSON.parse(said.stdout)
      if (isRecord(answer)) return resolve(answer)
    } catch {
      // Said below, without quoting what may be half a token.
    }
    reject(failed(command, 'its answer is not an ExecCredential'))
  })
  return promise
}

/** What the plugin is told; the cluster only where the kubeconfig says so. */
function execInfo(exec: Json, cluster: Json, interactive: boolean): Json {
  const told = {
    server: cluster.server,
    'tls-server-name': cluster['tls-server-name'],
    'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
    'certificate-authority-data': cluster['certificate-authority-data'],
    'proxy-url': cluster['proxy-url'],
    config: array(cluster.extensions)
      .map(record)
      .find((extension) => extension.name === 'client.authentication.k8s.io/exec')?.extension,
  }
  return {
    apiVersion: text(exec.apiVersion) ?? 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: { interactive, ...(exec.provideClusterInfo === true ? { cluster: told } : {}) },
  }
}

const lastLine = (said: string): string | undefined => said.trim().split('\n').at(-1)?.trim().slice(0, 300) || undefined
