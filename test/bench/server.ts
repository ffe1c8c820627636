/**
 * A simulated API server for the benchmark: N pods of about 10.8 KB each (the size of real ones, managedFields
 * included), in 50 namespaces on N/50 nodes, kept as ready JSON so that the server is never what is measured.
 * Speaks lists, pages, Tables and what kubectl needs to find `pods`. GET /stats tells and resets the bytes sent.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

const count = Number(process.argv[2] ?? 10_000)
const nodeCount = Math.max(3, Math.ceil(count / 50))
const namespaces = Array.from({ length: 50 }, (_, index) => (index === 0 ? 'kube-system' : `team-${String(index).padStart(2, '0')}`))

interface Pod {
  namespace: string
  json: string
  row: string
  rowWithMetadata: string
}

function makePod(index: number): Pod {
  const namespace = namespaces[index % namespaces.length] as string
  const node = `node-${index % nodeCount}`
  const name = `web-${((index * 2654435761) % 4294967296).toString(36)}-${index.toString(36)}`
  const ip = `10.${244 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`
  const env = (container: number) =>
    Array.from({ length: 27 }, (_, n) => ({
      name: `SETTING_${container}_${n}`,
      value: `http://service-${n}.${namespace}.svc.cluster.local:8080/api/v1`,
    }))
  const managed = (manager: string) => ({
    manager,
    operation: 'Update',
    apiVersion: 'v1',
    time: '2026-11-24T16:00:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f:field-number-${n}`, { '.': {}, 'f:name': {}, 'f:value': {} }])),
  })
  const metadata = {
    name,
    namespace,
    uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    resourceVersion: '1',
    creationTimestamp: '2026-11-24T15:00:00Z',
    labels: { app: 'web', 'pod-template-hash': '5d4f8c7b9' },
    managedFields: [managed('kube-controller-manager'), managed('kubelet')],
  }
  const json = JSON.stringify({
    metadata,
    spec: {
      nodeName: node,
      containers: [0, 1].map((n) => ({ name: `c${n}`, image: 'registry.example/app:1.2.3', env: env(n), resources: {} })),
      restartPolicy: 'Always',
      dnsPolicy: 'ClusterFirst',
      serviceAccountName: 'default',
    },
    status: {
      phase: 'Running',
      hostIP: nodeIP(index % nodeCount),
      podIP: ip,
      podIPs: [{ ip }],
      startTime: '2026-11-24T15:00:00Z',
      conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
        type,
        status: 'True',
        lastTransitionTime: '2026-11-24T15:00:00Z',
      })),
    },
  })
  const cells = [name, '2/2', 'Running', '0', '60m', ip, node, '<none>', '<none>']
  return {
    namespace,
    json,
    row: JSON.stringify({ cells, object: null }),
    rowWithMetadata: JSON.stringify({ cells, object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata } }),
  }
}

const nodeIP = (index: number) => `10.0.${index >> 8}.${index & 255}`
const pods = Array.from({ length: count }, (_, index) => makePod(index))
const byNamespace = Map.groupBy(pods, ({ namespace }) => namespace)

const nodes = Array.from({ length: nodeCount }, (_, index) => ({
  metadata: {
    name: `node-${index}`,
    labels: { 'kubernetes.io/os': 'linux' },
    annotations: { 'projectcalico.org/IPv4Address': `${nodeIP(index)}/16`, 'projectcalico.org/IPv4IPIPTunnelAddr': `10.244.0.${index & 255}` },
  },
  spec: {},
  status: {
    addresses: [{ type: 'InternalIP', address: nodeIP(index) }],
    capacity: { pods: '110' },
    conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }],
    nodeInfo: { kubeletVersion: 'v1.33.5' },
  },
}))

const columns = ['Name', 'Ready', 'Status', 'Restarts', 'Age', 'IP', 'Node', 'Nominated Node', 'Readiness Gates'].map((name, index) => ({
  name,
  type: 'string',
  format: index === 0 ? 'name' : '',
  description: '',
  priority: index < 5 ? 0 : 1,
}))

const status = {
  desiredNumberScheduled: nodeCount,
  currentNumberScheduled: nodeCount,
  numberReady: nodeCount,
  updatedNumberScheduled: nodeCount,
  numberMisscheduled: 0,
}
const daemonSet = {
  metadata: { name: 'calico-node', namespace: 'kube-system' },
  spec: {
    selector: { matchLabels: { 'k8s-app': 'calico-node' } },
    template: {
      spec: {
        hostNetwork: true,
        containers: [{ name: 'calico-node', image: 'quay.io/calico/node:v3.32.1', env: [{ name: 'CALICO_NETWORKING_BACKEND', value: 'bird' }] }],
      },
    },
  },
  status,
}
const pool = { metadata: { name: 'default-ipv4-ippool' }, spec: { cidr: '10.244.0.0/14', ipipMode: 'Always', vxlanMode: 'Never' } }

const list = (kind: string, apiVersion: string, items: unknown[]) => JSON.stringify({ kind, apiVersion, metadata: { resourceVersion: '1' }, items })
const resource = (name: string, kind: string, namespaced: boolean, shortNames: string[] = []) => ({
  name,
  singularName: kind.toLowerCase(),
  namespaced,
  kind,
  verbs: ['get', 'list'],
  shortNames,
})
const groups = [
  { name: 'apps', version: 'v1' },
  { name: 'crd.projectcalico.org', version: 'v1' },
]

const fixed: Record<string, () => string> = {
  '/version': () => JSON.stringify({ major: '1', minor: '36', gitVersion: 'v1.36.2' }),
  '/api': () => JSON.stringify({ kind: 'APIVersions', versions: ['v1'] }),
  '/api/v1': () =>
    JSON.stringify({
      kind: 'APIResourceList',
      groupVersion: 'v1',
      resources: [
        resource('pods', 'Pod', true, ['po']),
        resource('nodes', 'Node', false),
        resource('namespaces', 'Namespace', false),
        resource('configmaps', 'ConfigMap', true),
      ],
    }),
  '/apis': () =>
    JSON.stringify({
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groups.map(({ name, version }) => ({
        name,
        versions: [{ groupVersion: `${name}/${version}`, version }],
        preferredVersion: { groupVersion: `${name}/${version}`, version },
      })),
    }),
  '/apis/apps/v1': () =>
    JSON.stringify({ kind: 'APIResourceList', groupVersion: 'apps/v1', resources: [resource('daemonsets', 'DaemonSet', true, ['ds'])] }),
  '/apis/crd.projectcalico.org/v1': () =>
    JSON.stringify({ kind: 'APIResourceList', groupVersion: 'crd.projectcalico.org/v1', resources: [resource('ippools', 'IPPool', false)] }),
  '/apis/apps/v1/daemonsets': () => list('DaemonSetList', 'apps/v1', [daemonSet]),
  '/apis/crd.projectcalico.org/v1/ippools': () => list('IPPoolList', 'crd.projectcalico.org/v1', [pool]),
  '/api/v1/namespaces': () =>
    list(
      'NamespaceList',
      'v1',
      namespaces.map((name) => ({ metadata: { name } })),
    ),
  '/api/v1/nodes': () => list('NodeList', 'v1', nodes),
}

function podList(request: IncomingMessage, url: URL, namespace: string | undefined): string {
  const all = namespace === undefined ? pods : (byNamespace.get(namespace) ?? [])
  if (url.searchParams.get('labelSelector')) return list('PodList', 'v1', [])
  const start = Number(url.searchParams.get('continue') ?? 0)
  const limit = Number(url.searchParams.get('limit') ?? 0) || all.length
  const page = all.slice(start, start + limit)
  const metadata = JSON.stringify({ resourceVersion: '1', ...(start + limit < all.length ? { continue: String(start + limit) } : {}) })
  if (!request.headers.accept?.includes('as=Table'))
    return `{"kind":"PodList","apiVersion":"v1","metadata":${metadata},"items":[${page.map(({ json }) => json).join(',')}]}`
  const bare = url.searchParams.get('includeObject') === 'None'
  return `{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":${metadata},"columnDefinitions":${JSON.stringify(columns)},"rows":[${page.map((pod) => (bare ? pod.row : pod.rowWithMetadata)).join(',')}]}`
}

let sent = 0
function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/stats') {
    response.end(String(sent))
    sent = 0
    return
  }
  const inNamespace = /^\/api\/v1\/namespaces\/([^/]+)\/pods$/.exec(url.pathname)
  const body =
    url.pathname === '/api/v1/pods' ? podList(request, url, undefined) : inNamespace ? podList(request, url, inNamespace[1]) : fixed[url.pathname]?.()
  response.statusCode = body === undefined ? 404 : 200
  response.setHeader('content-type', 'application/json')
  const text =
    body ??
    JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', message: `${url.pathname} not found`, code: 404 })
  sent += text.length
  response.end(text)
}

const server = createServer(answer).listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})
