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

interface Reply {
  status: number
  type: string
  body: string
  headers?: Record<string, string>
}

const json = (value: unknown): Reply => ({ status: 200, type: 'application/json', body: JSON.stringify(value) })

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

function route(url: URL, accept: string, recorded: Recorded, options: KubeApiOptions): Reply {
  if (url.pathname === '/version') return { status: 200, type: 'application/json', body: recorded.version }
  if (url.pathname === '/apis') return discovery(accept, recorded)
  const group = /^\/apis\/([^/]+)$/.exec(url.pathname)?.[1]
  const alone = recorded.groups.find(({ name }) => name === group)
  if (alone) return json({ kind: 'APIGroup', ...alone })
  const parts = /^\/(?:api|apis\/([^/]+))\/([^/]+)(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+))?$/.exec(url.pathname)
  if (!parts) return wire('group-not-served-404')
  const [, inGroup, version, namespace, plural = '', name] = parts
  const refusal = forbidden(options.rules, { group: inGroup ?? '', plural, name, namespace })
  if (refusal) return refusal
  const list = recorded.lists.get(plural)
  if (!list || list.apiVersion !== (inGroup ? `${inGroup}/${version}` : version)) return emptyOrUnknown(inGroup, version, plural, name)
  const items = list.items.filter(
    ({ metadata }) =>
      (namespace === undefined || metadata.namespace === namespace) &&
      (options.ignoreSelectors || selected(metadata.labels, url.searchParams.get('labelSelector'))),
  )
  if (name === undefined) return page(list, items, url, accept, options)
  const item = items.find(({ metadata }) => metadata.name === name)
  return item ? json({ kind: list.kind.replace(/List$/, ''), apiVersion: list.apiVersion, ...item }) : missing(plural, name)
}

/** Role-based access as an API server decides and says it. */
function forbidden(
  rules: readonly Rule[] | undefined,
  { group, plural, name, namespace }: { group: string; plural: string; name: string | undefined; namespace: string | undefined },
): Reply | undefined {
  const verb = name === undefined ? 'list' : 'get'
  const allows = (rule: Rule) =>
    rule.apiGroups.includes(group) &&
    rule.resources.includes(plural) &&
    rule.verbs.includes(verb) &&
    (!rule.resourceNames || (name !== undefined && rule.resourceNames.includes(name)))
  if (!rules || rules.some(allows)) return undefined
  const message = `${plural}${group && `.${group}`}${name ? ` "${name}"` : ''} is forbidden: User "test" cannot ${verb} resource "${plural}" in API group "${group}" ${namespace ? `in the namespace "${namespace}"` : 'at the cluster scope'}`
  return {
    status: 403,
    type: 'application/json',
    body: JSON.stringify({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason: 'Forbidden',
      details: { group, kind: plural, name },
      code: 403,
    }),
  }
}

const missing = (plural: string, name: string): Reply => ({
  status: 404,
  type: 'application/json',
  body: wire('configmap-not-found-404').body.replaceAll('cilium-config', name).replaceAll('configmaps', plural),
})

/** Core and apps resources that were not recorded are there but empty. */
function emptyOrUnknown(group: string | undefined, version: string | undefined, plural: string, name: string | undefined): Reply {
  if (group !== undefined && group !== 'apps') return wire('group-not-served-404')
  return name === undefined ? json({ kind: 'List', apiVersion: version, metadata: {}, items: [] }) : missing(plural, name)
}

function discovery(accept: string, { groups, lists }: Recorded): Reply {
  if (!accept.includes('as=APIGroupDiscoveryList')) return json({ kind: 'APIGroupList', apiVersion: 'v1', groups })
  const resources = (groupVersion: string) =>
    [...lists].filter(([, { apiVersion }]) => apiVersion === groupVersion).map(([resource]) => ({ resource }))
  const items = groups.map(({ name, versions }) => ({
    metadata: { name },
    versions: versions.map(({ version, groupVersion }) => ({ version, resources: resources(groupVersion), freshness: 'Current' })),
  }))
  return {
    ...json({ kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items }),
    type: wire('discovery-aggregated').type,
  }
}

const selected = (labels: Record<string, string> = {}, selector: string | null) =>
  !selector ||
  selector.split(',').every((term) => {
    const [key = '', value] = term.split('=')
    return labels[key] === value
  })

const tokenOf = (start: number) => Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', start })).toString('base64url')

function startOf(token: string | null): number | undefined {
  if (!token) return 0
  try {
    return (JSON.parse(Buffer.from(token, 'base64url').toString()) as { start: number }).start
  } catch {
    return undefined
  }
}

function page(list: List, items: Item[], url: URL, accept: string, { pageSize }: KubeApiOptions): Reply {
  const start = startOf(url.searchParams.get('continue'))
  if (start === undefined) return wire('continue-token-bad-400')
  const size = pageSize ?? Number(url.searchParams.get('limit') ?? Number.POSITIVE_INFINITY)
  const shown = items.slice(start, start + size)
  const rest = items.length - start - shown.length
  const metadata = { resourceVersion: '238', ...(rest > 0 ? { continue: tokenOf(start + size), remainingItemCount: rest } : {}) }
  if (!accept.includes('as=Table')) return json({ kind: list.kind, apiVersion: list.apiVersion, metadata, items: shown })
  return json({ ...table(list.kind, shown, url.searchParams.get('includeObject')), metadata })
}

/** A Table with the recorded columns; only pods have cells worth reading. */
function table(kind: string, items: readonly Item[], includeObject: string | null) {
  const { columnDefinitions } = JSON.parse(wire(kind === 'PodList' ? 'pods-table-page-1' : 'nodes-table').body) as { columnDefinitions: unknown }
  const rows = items.map((item) => ({
    cells: podCells(item as unknown as PodLike),
    object: includeObject === 'None' ? null : { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: item.metadata },
  }))
  return { kind: 'Table', apiVersion: 'meta.k8s.io/v1', columnDefinitions, rows }
}

interface PodLike {
  metadata: { name: string }
  spec?: { nodeName?: string }
  status?: { phase?: string; podIP?: string }
}

const podCells = ({ metadata, spec, status }: PodLike) => [
  metadata.name,
  '1/1',
  status?.phase ?? 'Unknown',
  '0',
  '0s',
  status?.podIP ?? '<none>',
  spec?.nodeName ?? '<none>',
  '<none>',
  '<none>',
]
