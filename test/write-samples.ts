/**
 * Makes the two sample clusters that come inside the package from the recorded ones: the recorded manifests,
 * settings and nodes, with pods, names and interfaces such as one finds in a small cluster at work.
 * Run with `npm run samples` after the snapshot or the recorded clusters changed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { analyse } from '../plugin/analyse/index.ts'
import { readSnapshot } from '../shared/contract/read.ts'
import type { InstanceTypeFact, InterfaceFact, PodFact, Snapshot, Sources } from '../shared/contract/snapshot.ts'
import { collectedFrom } from './fakes/collecting.ts'

const recorded = (name: string): Snapshot =>
  readSnapshot(JSON.parse(readFileSync(new URL(`clusters/${name}/snapshot.json`, import.meta.url), 'utf8')))

type Items<K extends keyof Sources> = Extract<NonNullable<Sources[K]>, { ok: true }>['items']
function items<K extends keyof Sources>(snapshot: Snapshot, key: K): Items<K> {
  const source = snapshot.sources[key] as { ok: boolean; items?: Items<K> } | undefined
  if (!source?.ok || source.items === undefined) throw new Error(`the recorded cluster has no ${key}`)
  return source.items
}
const answered = <T>(at: string, list: T) => ({ ok: true as const, at, items: list })

/** Deterministic suffixes that look like those ReplicaSets and DaemonSets make. */
const letters = 'bcdfghjklmnpqrstvwxz2456789'
function suffix(seed: string, length: number): string {
  let state = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7)
  return Array.from({ length }, () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return letters[(state >>> 16) % letters.length]
  }).join('')
}

interface App {
  namespace: string
  name: string
  replicas: number
  /** deployment pods carry two suffixes, DaemonSet pods one, StatefulSet pods a number. */
  kind: 'deployment' | 'daemonset' | 'statefulset'
  hostNetwork?: boolean
  firstNode?: number
}

interface Place {
  name: string
  ip: string
  /** A control-plane node: tainted, so only DaemonSets and its own static pods run there. */
  control?: boolean
}

const podName = ({ name, kind, namespace }: App, replica: number) =>
  kind === 'statefulset'
    ? `${name}-${replica}`
    : kind === 'daemonset'
      ? `${name}-${suffix(`${namespace}${name}${replica}`, 5)}`
      : `${name}-${suffix(name, 9)}-${suffix(`${name}${replica}`, 5)}`

/** Spreads the apps over the nodes; addresses come from `nextAddress`, a node's own where hostNetwork. */
function place(apps: App[], nodes: Place[], nextAddress: (node: number) => string): PodFact[] {
  let turn = 0
  const workers = nodes.flatMap(({ control }, index) => (control ? [] : [index]))
  return apps
    .flatMap((app) =>
      Array.from({ length: app.kind === 'daemonset' ? nodes.length : app.replicas }, (_, replica): PodFact => {
        const at =
          app.kind === 'daemonset' ? replica : app.firstNode !== undefined ? app.firstNode + replica : (workers[turn++ % workers.length] as number)
        const node = nodes[at] as Place
        return {
          namespace: app.namespace,
          name: podName(app, replica),
          node: node.name,
          ips: [app.hostNetwork ? node.ip : nextAddress(at)],
          status: 'Running',
        }
      }),
    )
    .sort((a, b) => a.namespace.localeCompare(b.namespace) || a.name.localeCompare(b.name))
}

const shop: App[] = [
  { namespace: 'shop', name: 'frontend', replicas: 3, kind: 'deployment' },
  { namespace: 'shop', name: 'cart', replicas: 2, kind: 'deployment' },
  { namespace: 'shop', name: 'catalog', replicas: 2, kind: 'deployment' },
  { namespace: 'shop', name: 'checkout', replicas: 2, kind: 'deployment' },
  { namespace: 'shop', name: 'redis', replicas: 1, kind: 'statefulset' },
]

function cniPods(snapshot: Snapshot, pods: PodFact[], owner: string) {
  const workload = items(snapshot, 'daemonSets').find(({ name }) => name === owner)
  return pods
    .filter(({ name }) => name.startsWith(`${owner}-`) && name.split('-').length === owner.split('-').length + 1)
    .map(({ namespace, name, node }) => ({
      namespace,
      name,
      node,
      owner,
      images: (workload?.containers ?? []).filter(({ init }) => !init).map(({ name: container, image }) => ({ container, image })),
    }))
}

function eks(): Snapshot {
  const snapshot = recorded('eks-default')
  const nodes = items(snapshot, 'nodes').map((node) => ({
    name: node.name,
    ip: node.addresses[0]?.address ?? '',
    id: node.providerID?.split('/').at(-1) ?? '',
    publicIP: node.addresses.find(({ type }) => type === 'ExternalIP')?.address,
  }))
  const subnets = items(snapshot, 'subnets').sort((a, b) => String(a.zone).localeCompare(String(b.zone)))
  const interfaces = nodes.flatMap(({ ip, id }, node): InterfaceFact[] => {
    const third = ip.split('.').slice(0, 3).join('.')
    const start = 40 + node * 53
    const address = (offset: number) => `${third}.${((start + offset * 37) % 200) + 40}`
    const common = {
      instanceId: id,
      networkCard: 0,
      status: 'in-use',
      type: 'interface',
      subnetId: subnets[node]?.id,
      prefixes: [],
      ipv6: [],
      ipv6Prefixes: [],
    }
    const tags = { 'node.k8s.amazonaws.com/instance_id': id, 'cluster.k8s.amazonaws.com/name': 'myeks' }
    return [
      {
        ...common,
        id: `eni-0${suffixHex(`${id}a`)}`,
        deviceIndex: 0,
        description: '',
        primaryIP: ip,
        privateIPs: [1, 2, 3, 4, 5].map(address),
        tags,
      },
      {
        ...common,
        id: `eni-0${suffixHex(`${id}b`)}`,
        deviceIndex: 1,
        description: `aws-K8S-${id}`,
        primaryIP: address(0),
        privateIPs: [6, 7, 8, 9, 10].map(address),
        tags,
      },
    ]
  })
  const pools = nodes.map(({ id }) => interfaces.filter(({ instanceId }) => instanceId === id).flatMap(({ privateIPs }) => privateIPs))
  const system: App[] = [
    { namespace: 'kube-system', name: 'aws-node', replicas: 3, kind: 'daemonset', hostNetwork: true },
    { namespace: 'kube-system', name: 'kube-proxy', replicas: 3, kind: 'daemonset', hostNetwork: true },
    { namespace: 'kube-system', name: 'ebs-csi-node', replicas: 3, kind: 'daemonset' },
    { namespace: 'kube-system', name: 'coredns', replicas: 2, kind: 'deployment' },
    { namespace: 'kube-system', name: 'metrics-server', replicas: 2, kind: 'deployment' },
    { namespace: 'kube-system', name: 'ebs-csi-controller', replicas: 2, kind: 'deployment' },
    { namespace: 'kube-system', name: 'aws-load-balancer-controller', replicas: 2, kind: 'deployment' },
  ]
  const pods = place([...system, ...shop], nodes, (node) => pools[node]?.shift() ?? '')
  snapshot.cluster = {
    context: 'admin@myeks.ap-northeast-2.eksctl.io',
    server: 'https://0A1B2C3D4E5F60718293A4B5C6D7E8F9.gr7.ap-northeast-2.eks.amazonaws.com',
  }
  Object.assign(snapshot.sources, {
    version: answered('/version', { gitVersion: 'v1.33.5-eks-113cf36' }),
    namespaces: answered('/api/v1/namespaces', ['default', 'kube-node-lease', 'kube-public', 'kube-system', 'shop']),
    pods: answered('/api/v1/pods', pods),
    cniPods: answered('/api/v1/namespaces/kube-system/pods', cniPods(snapshot, pods, 'aws-node')),
    interfaces: answered('ec2:DescribeNetworkInterfaces', interfaces),
    instances: answered(
      'ec2:DescribeInstances',
      items(snapshot, 'instances')
        .sort((a, b) => String(a.privateIP).localeCompare(String(b.privateIP)))
        .map((instance, node) => ({ ...instance, id: nodes[node]?.id ?? '', publicIP: nodes[node]?.publicIP })),
    ),
    // 256 addresses, five kept by AWS, twelve on the node's two interfaces.
    subnets: answered(
      'ec2:DescribeSubnets',
      subnets.map((subnet) => ({ ...subnet, free: 256 - 5 - 12 })),
    ),
    // Nothing but the nodes lives in these subnets, so their interfaces are all there are.
    subnetInterfaces: answered('ec2:DescribeNetworkInterfaces', []),
    reservations: answered('ec2:GetSubnetCidrReservations', []),
    instanceTypes: answered('ec2:DescribeInstanceTypes', [t3medium]),
  })
  return snapshot
}

const t3medium: InstanceTypeFact = {
  type: 't3.medium',
  maxInterfaces: 3,
  ipv4PerInterface: 6,
  cards: [{ index: 0, maxInterfaces: 3 }],
  defaultCard: 0,
  hypervisor: 'nitro',
}

const suffixHex = (seed: string): string => [...suffix(seed, 16)].map((char) => (char.charCodeAt(0) % 16).toString(16)).join('')

function calico(): Snapshot {
  const snapshot = recorded('calico-ipip')
  const names = ['k8s-cp1', 'k8s-worker1', 'k8s-worker2']
  const blocks = ['10.244.74.128', '10.244.126.0', '10.244.194.64']
  const next = blocks.map((block) => Number(block.split('.').at(-1)))
  const nodes = items(snapshot, 'nodes').map((node, index) => ({
    ...node,
    name: names[index] as string,
    labels: {
      ...node.labels,
      'kubernetes.io/hostname': names[index] as string,
      ...(index === 0 ? { 'node-role.kubernetes.io/control-plane': '' } : {}),
    },
    addresses: node.addresses.map((address) => (address.type === 'Hostname' ? { ...address, address: names[index] as string } : address)),
    annotations: { ...node.annotations, 'projectcalico.org/IPv4IPIPTunnelAddr': blocks[index] as string },
  }))
  const places = nodes.map((node, index) => ({ name: node.name, ip: node.addresses[0]?.address ?? '', control: index === 0 }))
  const control: App[] = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].map((name) => ({
    namespace: 'kube-system',
    name: `${name}-${names[0]}`,
    replicas: 1,
    kind: 'statefulset',
    hostNetwork: true,
    firstNode: 0,
  }))
  const pods = place(
    [
      ...control,
      { namespace: 'kube-system', name: 'calico-node', replicas: 3, kind: 'daemonset', hostNetwork: true },
      { namespace: 'kube-system', name: 'kube-proxy', replicas: 3, kind: 'daemonset', hostNetwork: true },
      { namespace: 'kube-system', name: 'calico-kube-controllers', replicas: 1, kind: 'deployment', firstNode: 1 },
      { namespace: 'kube-system', name: 'coredns', replicas: 2, kind: 'deployment' },
      { namespace: 'monitoring', name: 'prometheus', replicas: 1, kind: 'statefulset', firstNode: 2 },
      { namespace: 'monitoring', name: 'grafana', replicas: 1, kind: 'deployment', firstNode: 1 },
      ...shop,
    ],
    places,
    (node) => {
      const last = (next[node] ?? 0) + 1
      next[node] = last
      return `${(blocks[node] as string).split('.').slice(0, 3).join('.')}.${last}`
    },
  ).map((pod) => ({ ...pod, name: pod.name.replace(/-k8s-cp1-0$/, '-k8s-cp1') }))
  snapshot.cluster = { context: 'kubernetes-admin@onprem', server: 'https://10.0.1.10:6443' }
  Object.assign(snapshot.sources, {
    version: answered('/version', { gitVersion: 'v1.33.5' }),
    namespaces: answered('/api/v1/namespaces', ['default', 'kube-node-lease', 'kube-public', 'kube-system', 'monitoring', 'shop']),
    nodes: answered('/api/v1/nodes', nodes),
    pods: answered('/api/v1/pods', pods),
    cniPods: answered('/api/v1/namespaces/kube-system/pods', cniPods(snapshot, pods, 'calico-node')),
  })
  snapshot.sources.configMaps = {
    ...snapshot.sources.configMaps,
    'kube-system/kubeadm-config': answered('/api/v1/namespaces/kube-system/configmaps/kubeadm-config', {
      data: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/12' },
    }),
  }
  return snapshot
}

for (const [name, make] of [
  ['eks', eks],
  ['calico', calico],
] as const) {
  const described = { ...make(), takenAt: '2026-11-24T09:00:00Z', tool: { name: 'kubectl-cni', version: '0.1.0' } }
  const snapshot = readSnapshot(JSON.parse(JSON.stringify(await collectedFrom(described))))
  const write = (path: string, json: unknown) => writeFileSync(new URL(path, import.meta.url), `${JSON.stringify(json, null, 1)}\n`)
  write(`../plugin/samples/${name}.json`, snapshot)
  write(`../site/reports/${name}.json`, analyse(snapshot))
}
