/** Which API server, as whom: the kubeconfig with the flags laid over it, by kubectl's own rules. */
import { CniError, type ErrorId } from '../../../shared/text/errors.ts'
import { type Json, record, text, textMap, texts } from '../shape.ts'
import { inClusterConfig, type MergedKubeconfig, readKubeconfigs } from './kubeconfig-file.ts'
import type { CollectOptions } from './options.ts'
import { proxyFor } from './proxy.ts'

/** One cluster and one user, in the kubeconfig's own keys. */
export interface Target {
  /** Name of the context; empty where none was used. */
  context: string
  /** Without credentials that the address may carry. */
  server: string
  cluster: Json
  user: Json
  /** Impersonate-* headers. */
  impersonate: Record<string, string | string[]>
}

export async function loadTarget(options: CollectOptions): Promise<Target> {
  const chosen = choose(await readKubeconfigs(options), options)
  const cluster = overCluster(chosen.cluster, options)
  const server = text(cluster.server)
  if (!server) throw new CniError('kubeconfig-invalid', `no server address in cluster “${chosen.clusterName}”`)
  const url = URL.canParse(server) ? new URL(server) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw new CniError('kubeconfig-invalid', `the server address is not an http(s) URL: ${server}`)
  const user = overUser(chosen.user, options)
  const proxy = text(cluster['proxy-url']) ?? proxyFor(url, options.env)
  // kubectl talks plain HTTP when told to; the client library does so only under this flag.
  const plain = url.protocol === 'http:' ? { 'insecure-skip-tls-verify': true } : {}
  return {
    context: chosen.context,
    server: `${url.protocol}//${url.host}${url.pathname.replace(/\/$/, '')}`,
    cluster: { ...cluster, ...plain, ...(proxy ? { 'proxy-url': proxy } : {}) },
    user,
    impersonate: impersonation(user, options),
  }
}

interface Chosen {
  context: string
  clusterName: string
  cluster: Json
  user: Json
}

function choose(config: MergedKubeconfig, options: CollectOptions): Chosen {
  const name = options.context ?? config.currentContext
  if (name === undefined) return withoutContext(config, options)
  const context = config.contexts.get(name)
  if (!context) {
    if (config.files.length === 0) throw new CniError('no-kubeconfig')
    throw new CniError('unknown-context', '', { context: name, known: namesOf(config.contexts) })
  }
  const clusterName = options.cluster ?? text(context.cluster) ?? ''
  const cluster = find(config.clusters, clusterName, options.cluster, 'unknown-cluster', 'cluster')
  // With --server the context's cluster entry may be missing, as for kubectl.
  if (!cluster && !options.server) throw new CniError('kubeconfig-invalid', `context “${name}” names cluster “${clusterName}”, which is not there`)
  const userName = options.user ?? text(context.user)
  const user = userName === undefined ? {} : find(config.users, userName, options.user, 'unknown-user', 'user')
  if (!user) throw new CniError('kubeconfig-invalid', `context “${name}” names user “${userName}”, which is not there`)
  return { context: name, clusterName, cluster: cluster ?? {}, user }
}

function withoutContext(config: MergedKubeconfig, options: CollectOptions): Chosen {
  if (options.server || options.cluster) {
    const cluster = options.cluster ? find(config.clusters, options.cluster, options.cluster, 'unknown-cluster', 'cluster') : undefined
    const user = options.user ? find(config.users, options.user, options.user, 'unknown-user', 'user') : undefined
    return { context: '', clusterName: options.cluster ?? '', cluster: cluster ?? {}, user: user ?? {} }
  }
  if (config.contexts.size > 0) throw new CniError('no-context', '', { known: namesOf(config.contexts) })
  const inside = inClusterConfig(options.env)
  if (!inside) throw new CniError('no-kubeconfig', config.files.length > 0 ? `${config.files.join(', ')} has no contexts` : '')
  return { context: 'in-cluster', clusterName: 'in-cluster', ...inside }
}

const namesOf = (entries: ReadonlyMap<string, Json>) => [...entries.keys()].slice(0, 10).join(', ')

/** An entry by name; a name that was asked for by a flag must be there. */
function find(entries: ReadonlyMap<string, Json>, name: string, asked: string | undefined, error: ErrorId, kind: string): Json | undefined {
  const entry = entries.get(name)
  if (!entry && asked !== undefined) throw new CniError(error, '', { [kind]: name, known: namesOf(entries) })
  return entry
}

function overCluster(cluster: Json, options: CollectOptions): Json {
  const over: Record<string, unknown> = { ...cluster }
  if (options.server) {
    over.server = options.server
    // A server name in the kubeconfig belongs to the server there.
    delete over['tls-server-name']
  }
  if (options.tlsServerName) over['tls-server-name'] = options.tlsServerName
  if (options.certificateAuthority) {
    over['certificate-authority'] = options.certificateAuthority
    delete over['certificate-authority-data']
    delete over['insecure-skip-tls-verify']
  }
  if (options.insecureSkipTlsVerify) {
    over['insecure-skip-tls-verify'] = true
    delete over['certificate-authority']
    delete over['certificate-authority-data']
  }
  return over
}

function overUser(user: Json, options: CollectOptions): Json {
  const over: Record<string, unknown> = { ...user }
  if (options.token) {
    over.token = options.token
    for (const other of ['tokenFile', 'exec', 'auth-provider', 'username', 'password']) delete over[other]
  }
  if (options.clientCertificate) {
    over['client-certificate'] = options.clientCertificate
    delete over['client-certificate-data']
  }
  if (options.clientKey) {
    over['client-key'] = options.clientKey
    delete over['client-key-data']
  }
  return over
}

function impersonation(user: Json, options: CollectOptions): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {}
  const name = options.as ?? text(user.as)
  const groups = options.asGroup?.length ? [...options.asGroup] : texts(user['as-groups'])
  const uid = options.asUid ?? text(user['as-uid'])
  if (!name && (groups.length > 0 || uid)) throw new CniError('usage', '--as-group and --as-uid need --as')
  if (name) headers['impersonate-user'] = name
  if (groups.length > 0) headers['impersonate-group'] = groups
  if (uid) headers['impersonate-uid'] = uid
  for (const [key, values] of Object.entries(record(user['as-user-extra']))) headers[`impersonate-extra-${encodeURIComponent(key)}`] = texts(values)
  return headers
}

/** The one context as a kubeconfig of its own, for the client library to load. */
export function asKubeconfig({ cluster, user }: Pick<Target, 'cluster' | 'user'>): string {
  // What is settled elsewhere (exec, tokenFile, impersonation) is left out, so that the library doesn't do it again.
  const keep = ['client-certificate', 'client-certificate-data', 'client-key', 'client-key-data', 'token', 'username', 'password']
  return JSON.stringify({
    'current-context': 'target',
    contexts: [{ name: 'target', context: { cluster: 'target', user: 'target' } }],
    clusters: [{ name: 'target', cluster }],
    users: [{ name: 'target', user: { ...textMap(user, (key) => keep.includes(key)), 'auth-provider': user['auth-provider'] } }],
  })
}
