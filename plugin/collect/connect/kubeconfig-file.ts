/**
 * Kubeconfig files, read and merged as kubectl does: the first file that names a thing wins, files of
 * KUBECONFIG that are missing are passed over, and paths are relative to the file that says them.
 */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import { CniError } from '../../../shared/text/errors.ts'
import { array, isRecord, type Json, record, text } from '../shape.ts'
import type { CollectOptions, Env } from './options.ts'

export interface MergedKubeconfig {
  files: string[]
  currentContext?: string | undefined
  contexts: Map<string, Json>
  clusters: Map<string, Json>
  users: Map<string, Json>
}

/** Where kubectl looks; `explicit` files must exist. */
function kubeconfigFiles({ kubeconfig, env }: Pick<CollectOptions, 'kubeconfig' | 'env'>): { files: string[]; explicit: boolean } {
  if (kubeconfig) return { files: [kubeconfig], explicit: true }
  const listed = env.KUBECONFIG?.split(delimiter).filter(Boolean) ?? []
  if (listed.length > 0) return { files: listed, explicit: false }
  return { files: [join(env.HOME || homedir(), '.kube', 'config')], explicit: false }
}

export async function readKubeconfigs(options: Pick<CollectOptions, 'kubeconfig' | 'env'>): Promise<MergedKubeconfig> {
  const { files, explicit } = kubeconfigFiles(options)
  const merged: MergedKubeconfig = { files: [], contexts: new Map(), clusters: new Map(), users: new Map() }
  for (const file of files) {
    if (!existsSync(file)) {
      if (explicit) throw new CniError('no-kubeconfig', `${file} does not exist`)
      continue
    }
    merge(merged, await parse(file), dirname(resolve(file)))
    merged.files.push(file)
  }
  return merged
}

async function parse(file: string): Promise<Json> {
  const { parse: parseYaml } = await import('../yaml.ts')
  try {
    const parsed: unknown = parseYaml(readFileSync(file, 'utf8'))
    if (parsed === null || parsed === undefined) return {}
    if (isRecord(parsed)) return parsed
  } catch (error) {
    throw new CniError('kubeconfig-invalid', `${file}: ${(error as Error).message.split('\n')[0]}`)
  }
  throw new CniError('kubeconfig-invalid', `${file}: not a kubeconfig`)
}

function merge(into: MergedKubeconfig, file: Json, folder: string): void {
  into.currentContext ??= text(file['current-context'])
  const kinds = [
    [into.contexts, 'contexts', 'context', (entry: Json) => entry],
    [into.clusters, 'clusters', 'cluster', (entry: Json) => absolute(entry, folder, ['certificate-authority'])],
    [into.users, 'users', 'user', (entry: Json) => userPaths(entry, folder)],
  ] as const
  for (const [known, plural, singular, settle] of kinds) {
    for (const item of array(file[plural])) {
      const name = text(record(item).name)
      if (name !== undefined && !known.has(name)) known.set(name, settle(record(record(item)[singular])))
    }
  }
}

function absolute(entry: Json, folder: string, keys: readonly string[]): Json {
  const paths = keys.flatMap((key) => {
    const path = text(entry[key])
    return path && !isAbsolute(path) ? [[key, join(folder, path)]] : []
  })
  return { ...entry, ...Object.fromEntries(paths) }
}

function userPaths(entry: Json, folder: string): Json {
  const user = absolute(entry, folder, ['client-certificate', 'client-key', 'tokenFile'])
  const command = text(record(user.exec).command)
  // A bare name is looked up on PATH; only one with a slash in it is a path.
  return command && /[/\\]/.test(command) ? { ...user, exec: absolute(record(user.exec), folder, ['command']) } : user
}

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'

/** The configuration of a pod with a service account, as kubectl uses it where there is no kubeconfig. */
export function inClusterConfig(env: Env, folder = SERVICE_ACCOUNT): { cluster: Json; user: Json } | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env
  const tokenFile = join(folder, 'token')
  if (!host || !port || !existsSync(tokenFile)) return undefined
  const server = `https://${host.includes(':') ? `[${host}]` : host}:${port}`
  return { cluster: { server, 'certificate-authority': join(folder, 'ca.crt') }, user: { tokenFile } }
}
