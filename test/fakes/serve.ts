/**
 * A cluster made from what a snapshot says of it: the lists of an API server and the items of EC2 that collect
 * would have read it from. Collecting from it gives the snapshot back, unless that holds what no collection writes.
 */
import type { EnvFact, Failure, NodeFact, PodFact, ResourceFact, Snapshot, Source, Sources, WorkloadFact } from '../../shared/contract/snapshot.ts'
import type { ClusterOptions } from './cluster.ts'
import type { Fault, Item, List, Recorded } from './kube-api.ts'
import { addonOf, ec2ItemsOf } from './serve-ec2.ts'

/** Items of a source that answered; none of one that did not. */
const itemsIn = <T>(source: Source<T[]> | undefined): T[] => (source?.ok ? source.items : [])

const list = (kind: string, apiVersion: string, items: Item[]): List => ({ kind: `${kind}List`, apiVersion, items })

export function served({ sources }: Snapshot): ClusterOptions {
  return {
    recorded: recordedOf(sources),
    faults: faultsOf(sources),
    ec2: { onlyExtra: true, extra: ec2ItemsOf(sources), errors: awsErrorsOf(sources), ...addonOf(sources.addon) },
  }
}

function recordedOf(sources: Sources): Recorded {
  const groups = Map.groupBy(itemsIn(sources.groups), (groupVersion) => groupVersion.split('/')[0] ?? '')
  const core: [string, List][] = [
    [
      'namespaces',
      list(
        'Namespace',
        'v1',
        itemsIn(sources.namespaces).map((name) => ({ metadata: { name } })),
      ),
    ],
    ['nodes', list('Node', 'v1', itemsIn(sources.nodes).map(nodeItem))],
    ['daemonsets', list('DaemonSet', 'apps/v1', itemsIn(sources.daemonSets).map(workloadItem))],
    ['deployments', list('Deployment', 'apps/v1', itemsIn(sources.deployments).map(workloadItem))],
    ['pods', list('Pod', 'v1', podItems(sources))],
    ['configmaps', list('ConfigMap', 'v1', configMapItems(sources))],
  ]
  return {
    version: JSON.stringify(sources.version?.ok ? sources.version.items : {}),
    groups: [...groups].map(([name, versions]) => ({
      name,
      versions: versions.map((groupVersion) => ({ groupVersion, version: groupVersion.split('/')[1] ?? '' })),
    })),
    lists: new Map([...core, ...resourceLists(sources)]),
  }
}

function nodeItem(node: NodeFact): Item {
  const { name, labels, annotations, created: creationTimestamp, providerID, podCIDRs, addresses, conditions } = node
  return {
    metadata: { name, labels, annotations, creationTimestamp },
    spec: { providerID, podCIDRs },
    status: {
      addresses,
      conditions,
      capacity: node.capacityPods === undefined ? {} : { pods: String(node.capacityPods) },
      nodeInfo: { kubeletVersion: node.kubelet },
    },
  }
}

function workloadItem({ kind, namespace, name, containers, desired, current, ready, updated }: WorkloadFact): Item {
  const only = (init: boolean) =>
    containers
      .filter((each) => each.init === init)
      .map((each) => ({ name: each.name, image: each.image, env: each.env?.map(envItem), args: each.args }))
  const counts =
    kind === 'DaemonSet'
      ? { desiredNumberScheduled: desired, currentNumberScheduled: current, numberReady: ready, updatedNumberScheduled: updated }
      : { replicas: current, readyReplicas: ready, updatedReplicas: updated }
  return {
    metadata: { namespace, name },
    spec: {
      replicas: kind === 'Deployment' ? desired : undefined,
      selector: { matchLabels: labelsOf(name) },
      template: { spec: { initContainers: only(true), containers: only(false) } },
    },
    status: counts,
  }
}

/** By which a workload finds its pods. */
const labelsOf = (workload: string) => ({ 'k8s-app': workload })

function envItem({ name, value, from }: EnvFact): object {
  if (from === undefined) return { name, value }
  const [kind, map, key] = from.split('/')
  const valueFrom =
    kind === 'configmap'
      ? { configMapKeyRef: { name: map, key } }
      : kind === 'secret'
        ? { secretKeyRef: { name: 'kept', key: 'kept' } }
        : { fieldRef: {} }
  return { name, valueFrom }
}

/** A CNI's pods are told by their images too, and stand in the same list as all others. */
function podItems(sources: Sources): Item[] {
  const own = new Map(itemsIn(sources.cniPods).map((pod) => [`${pod.namespace}/${pod.name}`, pod]))
  const listed = new Map(itemsIn(sources.pods).map((pod) => [`${pod.namespace}/${pod.name}`, pod]))
  return [...new Set([...listed.keys(), ...own.keys()])].map((key) => {
    const [pod, cni] = [listed.get(key), own.get(key)]
    const [namespace = '', name = ''] = key.split('/')
    return {
      metadata: {
        namespace,
        name,
        ...(cni?.owner ? { labels: labelsOf(cni.owner), ownerReferences: [{ kind: 'DaemonSet', name: cni.owner }] } : {}),
        ...(pod?.podEni ? { annotations: { 'vpc.amazonaws.com/pod-eni': JSON.stringify(pod.podEni) } } : {}),
      },
      spec: {
        nodeName: pod?.node ?? cni?.node,
        hostNetwork: pod?.hostNetwork,
        containers: cni?.images.map(({ container, image }) => ({ name: container, image })),
      },
      status: podStatus(pod),
    }
  })
}

const podStatus = (pod: PodFact | undefined) => ({
  phase: pod?.status ?? 'Running',
  ...(pod?.ips[0] ? { podIP: pod.ips[0], podIPs: pod.ips.map((ip) => ({ ip })) } : {}),
})

const KUBEADM = 'kube-system/kubeadm-config'

function configMapItems({ configMaps = {} }: Sources): Item[] {
  return Object.entries(configMaps).flatMap(([place, source]) => {
    if (!source.ok || source.items === null) return []
    const [namespace = '', name = ''] = place.split('/')
    const { data } = source.items
    const written = place === KUBEADM ? { ClusterConfiguration: JSON.stringify({ networking: data }) } : data
    return [{ metadata: { namespace, name }, data: written }]
  })
}

function resourceLists({ resources = {}, groups }: Sources): [string, List][] {
  // What is not served stands in no list of discovery either.
  const there = Object.entries(resources).filter(([, source]) => source.ok || source.error !== 'not-served')
  return there.map(([key, source]) => {
    const [plural, group] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
    const apiVersion = itemsIn(groups).find((one) => one.startsWith(`${group}/`)) ?? `${group}/v1`
    return [plural, list(plural, apiVersion, itemsIn(source).map(resourceItem))]
  })
}

function resourceItem({ name, namespace, fields }: ResourceFact): Item {
  const item: Item = { metadata: { name, ...(namespace ? { namespace } : {}) } }
  for (const [path, value] of Object.entries(fields)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    let into: Record<string, unknown> = item
    for (const key of keys) {
      into[key] ??= {}
      into = into[key] as Record<string, unknown>
    }
    into[last] = value
  }
  return item
}

const statuses: Readonly<Record<string, number>> = { unauthorized: 401, forbidden: 403, throttled: 429, 'server-error': 500, refused: 400 }

/** Where a source is asked: its version is not in the name of a custom resource's, and pods are listed by namespace. */
function pathsOf(at: string): RegExp {
  const [, group, plural] = /^\/apis\/([^/]+)\/([^/]+)$/.exec(at) ?? []
  const path = group ? `/apis/${group}/[^/]+/${plural}` : at.replace(/^\/api\/v1\/pods$/, '/api/v1(/namespaces/[^/]+)?/pods')
  return new RegExp(`^${path.replaceAll('.', '\\.')}(\\?|$)`)
}

/** A source that failed is refused with its own words. */
function faultsOf({ configMaps = {}, resources = {}, ...sources }: Sources): Fault[] {
  const failed = [...Object.values(sources), ...Object.values(configMaps), ...Object.values(resources)].filter(
    (source): source is Failure => !source.ok,
  )
  return failed
    .filter(({ at, error }) => at.startsWith('/') && error !== 'not-served')
    .map(({ at, error, detail }) => ({
      on: pathsOf(at),
      status: statuses[error] ?? 400,
      body: JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: detail, code: statuses[error] ?? 400 }),
    }))
}

const codes: Readonly<Record<string, string>> = { 'aws-denied': 'UnauthorizedOperation', 'aws-expired': 'ExpiredToken' }

const awsErrorsOf = (sources: Sources) =>
  Object.fromEntries(
    [sources.instances, sources.interfaces, sources.subnets, sources.vpcs, sources.instanceTypes, sources.reservations, sources.addon].flatMap(
      (source) => (source && !source.ok ? [[source.at.slice(source.at.indexOf(':') + 1), { code: codes[source.error] ?? 'InternalError' }]] : []),
    ),
  )
