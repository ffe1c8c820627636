/** Stage 1, collect: ask, copy, judge nothing. */
import { registry } from '../../shared/cni/index.ts'
import { NOT_ASKED } from '../../shared/contract/not-asked.ts'
import type { NodeFact, PodFact, ResourceFact, Snapshot, Source, Sources, WorkloadFact } from '../../shared/contract/snapshot.ts'
import { API_VERSION } from '../../shared/contract/version.ts'
import { CniError } from '../../shared/text/errors.ts'
import { type Allowed, allowedBy } from './ask/allow.ts'
import { kubeAsks, pathTo } from './ask/asks.ts'
import { listItems } from './ask/pages.ts'
import { refuseEmpty } from './ask/refuse.ts'
import { sourceOf } from './ask/source.ts'
import { type AddressWants, type Ec2Sources, readEc2 } from './aws/ec2.ts'
import { readCniPods } from './cluster/cni-pods.ts'
import { readConfigMaps } from './cluster/config-maps.ts'
import { type Discovery, readDiscovery, readVersion } from './cluster/discovery.ts'
import { NODES, readNodes } from './cluster/nodes.ts'
import { type Encoding, isDualStack, podsPath, readPods } from './cluster/pods.ts'
import { readResources } from './cluster/resources.ts'
import { clusterNameOf, eniConfigSubnets, givesBranchInterfaces, policyNamespaces, vpcCniOf } from './cluster/vpc-cni.ts'
import { asksForDeployments, DAEMON_SETS, DEPLOYMENTS, readDaemonSets, readDeployments, type Workload, withoutSelector } from './cluster/workloads.ts'
import { KubeClient } from './connect/kube.ts'
import { loadTarget } from './connect/kubeconfig.ts'
import { type CollectHooks, type CollectOptions, timeoutMs } from './connect/options.ts'
import { record, text } from './shape.ts'

export type { CollectHooks, CollectOptions, Purpose, Step } from './connect/options.ts'

const NAMESPACES = pathTo(kubeAsks.namespaces)
/** The whole run may last this many times as long as one request may. */
const REQUESTS_LONG = 10

/** Reads a cluster. Throws a CniError where nothing at all could be learnt; anything less is a failed source of the snapshot. */
export async function collect(options: CollectOptions, hooks: CollectHooks): Promise<Snapshot> {
  const perRequest = timeoutMs(options.requestTimeout)
  const target = await loadTarget(options)
  const stop = stopper(hooks.signal, perRequest)
  const { version, credentialPluginSays: says } = hooks
  const client = new KubeClient(target, { timeoutMs: perRequest, version, env: options.env, signal: stop.signal, says })
  try {
    hooks.progress?.('credentials')
    await client.ready()
    hooks.progress?.('cluster')
    const takenAt = hooks.now().toISOString()
    const { region, sources } = await readAll({ client, options, hooks, signal: stop.signal, perRequest })
    const namespace = options.allNamespaces ? undefined : options.namespace
    return {
      apiVersion: API_VERSION,
      kind: 'Snapshot',
      takenAt,
      tool: { name: 'kubectl-cni', version },
      cluster: { context: target.context, server: target.server, ...(namespace ? { namespace } : {}), ...(region ? { region } : {}) },
      sources,
    }
  } catch (thrown) {
    if (!(thrown instanceof CniError)) throw thrown
    throw new CniError(thrown.id, thrown.detail, { server: target.server, ...thrown.values }, { cause: thrown })
  } finally {
    stop.clear()
    await client.close()
  }
}

/** One signal for Ctrl-C and for the end of the time a run may take; its reason is a CniError. */
function stopper(interrupt: AbortSignal | undefined, perRequest: number | undefined) {
  const controller = new AbortController()
  const interrupted = () => controller.abort(new CniError('interrupted'))
  if (interrupt?.aborted) interrupted()
  interrupt?.addEventListener('abort', interrupted, { once: true })
  const total = perRequest && Math.max(perRequest * REQUESTS_LONG, 60_000)
  const timer = total && setTimeout(() => controller.abort(new CniError('timeout', `the whole run took longer than ${total / 1000}s`)), total)
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer)
      interrupt?.removeEventListener('abort', interrupted)
    },
  }
}

interface Run {
  client: KubeClient
  options: CollectOptions
  hooks: CollectHooks
  signal: AbortSignal
  perRequest: number | undefined
}

/** What everything else follows from, side by side. Throws where all of it failed. */
async function readFirst({ client, options, signal }: Run, allowed: Allowed) {
  const one = options.allNamespaces ? undefined : options.namespace
  const [version, discovery, nodes, daemonSets, namespaces, deployments] = await Promise.all([
    sourceOf('/version', () => readVersion(client)),
    sourceOf<Discovery>('/apis', async () => ({ items: await readDiscovery(client) })),
    sourceOf(NODES, () => readNodes(client, allowed)),
    sourceOf(DAEMON_SETS, () => readDaemonSets(client, registry)),
    one ? undefined : sourceOf(NAMESPACES, () => listItems(client, NAMESPACES, (item) => text(record(item.metadata).name))),
    asksForDeployments(registry) ? sourceOf(DEPLOYMENTS, () => readDeployments(client, registry)) : undefined,
  ])
  throwIfInterrupted(signal)
  refuseEmpty([version, discovery, nodes, daemonSets, namespaces].filter((source) => source !== undefined))
  return { version, discovery, nodes, daemonSets, namespaces, deployments, inNamespaces: one ? [one] : namespaces?.ok ? namespaces.items : undefined }
}

/** What follows from an answer starts when that answer is there. */
async function readAll(run: Run): Promise<{ region?: string; sources: Sources }> {
  const { client, options, hooks } = run
  const allowed = allowedBy(registry)
  const { discovery, nodes, daemonSets, deployments, inNamespaces, ...first } = await readFirst(run, allowed)

  hooks.progress?.('pods')
  const workloads = daemonSets.ok ? [...daemonSets.items, ...(deployments?.ok ? deployments.items : [])] : undefined
  const runs = workloads && vpcCniOf(workloads, registry)
  const vpcCni = options.purpose === 'inspect' ? undefined : runs
  const resources = readResources(client, allowed, discovery.ok ? discovery.items : undefined)
  const clusterName = vpcCni && clusterNameOf(vpcCni, nodes.ok ? nodes.items : [])
  const wants = vpcCni ? { subnetIds: resources.then(eniConfigSubnets), clusterName } : runs && NOT_ASKED
  const ec2 = ec2Sources(nodes, run, wants)
  const [configMaps, resourcesRead, cniPods, pods, { region, sources }] = await Promise.all([
    readConfigMaps(client, registry, workloads),
    resources,
    workloads && readCniPods(client, registry, workloads),
    resources.then((read) => podsSource({ client, namespaces: inNamespaces, nodes, resources: read, vpcCni, ec2 })),
    ec2,
  ])
  throwIfInterrupted(run.signal)
  const groups = discovery.ok ? { ...discovery, items: discovery.items.groups } : discovery
  const own = { daemonSets: kept(daemonSets), deployments: kept(deployments) }
  const asked = { ...first, groups, nodes, ...own, cniPods, pods, configMaps, resources: resourcesRead, ...sources }
  // A source that was not asked is absent, not undefined: the file reads the same as what is in memory.
  return { ...(region ? { region } : {}), sources: Object.fromEntries(Object.entries(asked).filter(([, source]) => source !== undefined)) }
}

const kept = (source: Source<Workload[]> | undefined): Source<WorkloadFact[]> | undefined =>
  source?.ok ? { ...source, items: source.items.map(withoutSelector) } : source

/** Time that ran out leaves what was read standing; a person who pressed Ctrl-C wants none of it. */
function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted && signal.reason instanceof CniError && signal.reason.id === 'interrupted') throw signal.reason
}

interface PodsAsk {
  client: KubeClient
  namespaces: string[] | undefined
  nodes: Source<NodeFact[]>
  resources: Record<string, Source<ResourceFact[]>>
  vpcCni: WorkloadFact | undefined
  ec2: Promise<{ sources: Ec2Sources }>
}

async function podsSource({ client, namespaces, nodes, resources, vpcCni, ec2 }: PodsAsk): Promise<Source<PodFact[]>> {
  const as = isDualStack(nodes.ok ? nodes.items : [], resources) ? 'objects' : 'table'
  const at = namespaces?.length === 1 ? podsPath(namespaces[0]) : podsPath()
  const read = (metadata?: Encoding['metadata']) => sourceOf(at, () => readPods(client, namespaces, { as, metadata }))
  const branches = vpcCni !== undefined && givesBranchInterfaces(vpcCni)
  const pods = await read(branches ? policyNamespaces(resources) : undefined)
  if (branches || vpcCni === undefined || as === 'objects') return pods
  // The setting is off, but interfaces it once gave may still be there: only then are the rows read again with their annotations.
  const { sources } = await ec2
  return sources.interfaces?.ok && sources.interfaces.items.some(({ type }) => type === 'branch') ? read(policyNamespaces(resources)) : pods
}

async function ec2Sources(
  nodes: Source<NodeFact[]>,
  { options, signal, perRequest }: Run,
  wants: AddressWants | typeof NOT_ASKED | undefined,
): Promise<{ region?: string; sources: Ec2Sources }> {
  if (!nodes.ok) return { sources: {} }
  return readEc2(nodes.items, { region: options.region, profile: options.profile, env: options.env, timeoutMs: perRequest, signal }, wants)
}
