/**
 * A Kubernetes API server on loopback that answers from recorded lists: discovery, lists with pages and
 * selectors, Tables, single objects, and the faults a test asks for.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Rule } from '../../plugin/collect/ask/permissions.ts'
import { type Reply, route, tokenOf } from './kube-routes.ts'
import { wire } from './wire.ts'

/** An object of the API, as deep as tests look into it. */
export interface Item {
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; [key: string]: unknown }
  [key: string]: unknown
}

export interface List {
  kind: string
  apiVersion: string
  items: Item[]
}

interface Container {
  name: string
  image: string
  env?: object[]
  args?: string[]
  command?: string[]
}

/** A container of a recorded DaemonSet, to be edited in place. */
export function containerOf(lists: ReadonlyMap<string, List>, daemonSet: string, container: string): Container {
  const set = lists.get('daemonsets')?.items.find(({ metadata }) => metadata.name === daemonSet) as unknown as {
    spec: { template: { spec: { containers: Container[] } } }
  }
  return set.spec.template.spec.containers.find(({ name }) => name === container) as Container
}

/** What goes wrong: on which requests (path and query), how often, after how many good ones. */
export type Fault = { on: RegExp; times?: number; after?: number } & (
  | { status: number; body?: string; type?: string; headers?: Record<string, string> }
  | { delayMs: number }
  /** Only this part of the answer's bytes, then the connection breaks. */
  | { cutAt: number }
  /** 410 to a request that goes on with a list. */
  | { expire: 'with-token' | 'without-token' }
  /** 406 to a Table, or a plain list in its place. */
  | { tables: 'refused' | 'ignored' }
  | { text: string; type?: string }
)

export interface KubeApiOptions {
  faults?: readonly Fault[]
  /** Items in a page whatever the client allows; Infinity ignores the client's limit. */
  pageSize?: number
  gzip?: boolean
  ignoreSelectors?: boolean
  tls?: ServerOptions
  /** Changes the recorded lists before they are served; by plural. */
  edit?(lists: Map<string, List>): void
  /** Served instead of recorded files. */
  recorded?: Recorded
  /** Without it every caller is let in. */
  tokens?: readonly string[]
  /** Without it every caller may read everything; discovery is open to all, as system:discovery makes it. */
  rules?: readonly Rule[]
}

interface Asked {
  method: string
  path: string
  accept: string
  headers: IncomingHttpHeaders
}

export interface KubeApi {
  url: string
  requests: Asked[]
  close(): Promise<void>
}

const folderOf = (cluster: string) => new URL(`../clusters/${cluster}/api/`, import.meta.url)

/** Serves `test/clusters/<cluster>/api`. */
export async function startKubeApi(cluster: string, options: KubeApiOptions = {}): Promise<KubeApi> {
  const recorded = options.recorded ? structuredClone(options.recorded) : readRecorded(cluster)
  options.edit?.(recorded.lists)
  serveGroups(recorded)
  const faults = (options.faults ?? []).map((fault) => ({ ...fault, met: 0 }))
  const requests: Asked[] = []
  const listener: RequestListener = (request, response) => {
    requests.push({ method: request.method ?? '', path: request.url ?? '', accept: request.headers.accept ?? '', headers: request.headers })
    void answer(request, response, recorded, options, faults)
  }
  const server: Server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What a server answers: `/version` as it stands, its groups, and lists by plural. */
export interface Recorded {
  version: string
  groups: { name: string; versions: { groupVersion: string; version: string }[] }[]
  lists: Map<string, List>
}

function readRecorded(cluster: string): Recorded {
  const read = (file: string) => readFileSync(new URL(file, folderOf(cluster)), 'utf8')
  const lists = readdirSync(folderOf(cluster))
    .filter((file) => file.endsWith('.json') && !['version.json', 'groups.json'].includes(file))
    .map((file) => [file.replace('.json', ''), JSON.parse(read(file)) as List] as const)
  return { version: read('version.json'), groups: (JSON.parse(read('groups.json')) as Pick<Recorded, 'groups'>).groups, lists: new Map(lists) }
}

/** A group whose list a test has put in is served. */
function serveGroups({ groups, lists }: Recorded): void {
  for (const { apiVersion } of lists.values()) {
    const [name = '', version = ''] = apiVersion.split('/')
    if (version && !groups.some((group) => group.name === name)) groups.push({ name, versions: [{ groupVersion: apiVersion, version }] })
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  recorded: Recorded,
  options: KubeApiOptions,
  faults: (Fault & { met: number })[],
): Promise<void> {
  const url = new URL(request.url ?? '', 'http://fake')
  const accept = request.headers.accept ?? ''
  const fault = faults.find((candidate) => applies(candidate, url, accept))
  const reply =
    faultReply(fault) ??
    (letIn(request, options) ? route(url, fault && 'tables' in fault ? '' : accept, recorded, options) : wire('unauthorized-401'))
  if (fault && 'delayMs' in fault) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
  const zip = options.gzip === true && (request.headers['accept-encoding'] ?? '').includes('gzip')
  const bytes = zip ? gzipSync(reply.body) : Buffer.from(reply.body)
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'content-length': bytes.length,
    ...(zip ? { 'content-encoding': 'gzip' } : {}),
    ...('headers' in reply ? reply.headers : {}),
  })
  if (fault && 'cutAt' in fault) {
    response.write(bytes.subarray(0, Math.floor(bytes.length * fault.cutAt)), () => response.destroy())
    return
  }
  response.end(bytes)
}

function applies(fault: Fault & { met: number }, url: URL, accept: string): boolean {
  if (!fault.on.test(url.pathname + url.search)) return false
  if ('expire' in fault && !url.searchParams.has('continue')) return false
  if ('tables' in fault && !accept.includes('as=Table')) return false
  fault.met++
  const after = fault.after ?? 0
  return fault.met > after && fault.met <= after + (fault.times ?? Number.POSITIVE_INFINITY)
}

const recordedFaults: Record<number, string> = {
  401: 'unauthorized-401',
  403: 'pods-forbidden-403',
  404: 'group-not-served-404',
  406: 'table-not-acceptable-406',
}

function faultReply(fault: Fault | undefined): Reply | undefined {
  if (!fault) return undefined
  if ('text' in fault) return { status: 200, type: fault.type ?? 'text/html', body: fault.text }
  if ('tables' in fault) return fault.tables === 'refused' ? wire('table-not-acceptable-406') : undefined
  if ('expire' in fault) return fault.expire === 'with-token' ? expired(true) : expired(false)
  if (!('status' in fault)) return undefined
  const as = recordedFaults[fault.status]
  const body = fault.body ?? (as ? wire(as).body : statusBody(fault.status, 'made by the test'))
  return { status: fault.status, type: fault.type ?? (as ? wire(as).type : 'application/json'), body, headers: fault.headers ?? {} }
}

const statusBody = (code: number, message: string) =>
  JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, code })

/** The recorded answer, its token replaced by one this server understands. */
function expired(withToken: boolean): Reply {
  const { status, type, body } = wire('continue-token-expired-410')
  const written = JSON.parse(body) as { metadata: Record<string, string> }
  return { status, type, body: JSON.stringify({ ...written, metadata: withToken ? { continue: tokenOf(ON_AFTER_EXPIRY) } : {} }) }
}

/** Where the token of an expired list goes on: behind the first page. */
const ON_AFTER_EXPIRY = 2

const letIn = ({ headers }: IncomingMessage, { tokens }: KubeApiOptions) =>
  !tokens || tokens.some((token) => headers.authorization === `Bearer ${token}`)
