/** What a fake API server answers on each path: discovery, lists with pages and selectors, Tables, single objects, refusals by role. */
import type { Rule } from '../../plugin/collect/ask/permissions.ts'
import type { Item, KubeApiOptions, List, Recorded } from './kube-api.ts'
import { wire } from './wire.ts'

export interface Reply {
  status: number
  type: string
  body: string
  headers?: Record<string, string>
}

const json = (value: unknown): Reply => ({ status: 200, type: 'application/json', body: JSON.stringify(value) })

export function route(url: URL, accept: string, recorded: Recorded, options: KubeApiOptions): Reply {
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

export const tokenOf = (start: number) => Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', start })).toString('base64url')

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
