/** Cilium: the routing mode says whether packets are wrapped, IPAM whose addresses pods hold. Chained, it decides neither. */
import { contains, familyOf, merge } from '../../net/cidr.ts'
import { type Detection, defineCni, type Observation, type RangeClaim } from '../define.ts'
import { hybridOnly, nodePodCidrs, runsImage } from '../membership.ts'
import type { MatchedWorkload } from '../view.ts'
import { type Config, configOf, effective, settingsOf } from './config.ts'
import { type CiliumView, type Mean, type Mode, modes, type Named, needs } from './facts.ts'
import { pathOf } from './path.ts'
import { chainingOf, planOf } from './plan.ts'
import { en, ko } from './words.ts'

export default defineCni({
  id: 'cilium',
  name: 'Cilium',
  byHand: [
    'kubectl get configmap cilium-config -n kube-system -o yaml | grep -E "routing-mode|tunnel|ipam:|cni-chaining-mode"',
    'kubectl get ciliumnodes.cilium.io -o custom-columns=NAME:.metadata.name,PODCIDRS:.spec.ipam.podCIDRs',
    'kubectl get ciliumnodeconfigs.cilium.io -A -o yaml',
  ],
  upstream: [
    'cilium/charts:cilium-1.20.0.tgz (templates/cilium-configmap.yaml)',
    'cilium/charts:cilium-1.12.19.tgz (templates/cilium-configmap.yaml)',
    'cilium/cilium:Documentation/network/concepts/routing.rst',
    'cilium/cilium:pkg/datapath/tunnel/tunnel.go',
    'cilium/cilium:pkg/mtu/mtu.go',
    'cilium/cilium:Documentation/installation/cni-chaining-aws-cni.rst',
  ],
  // GKE Dataplane V2 runs the same container from the same repository, as `anetd`; that one is the module gke.
  workloads: [{ container: 'cilium-agent', image: /(^|[/-])cilium(-distroless)?$/, names: ['cilium'], named: /^(?!anetd)/ }],
  needs,
  modes,
  encrypts: ['wireguard', 'esp'],
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const config = configOf(view)
    const base = {
      confidence: workload.match === 'decisive' ? ('certain' as const) : ('likely' as const),
      evidence: [runsImage(workload, 'daemonset' as const)],
      settings: settingsOf(config),
      podRanges: [],
    }
    if (!config.known) return { ...base, ...unread(view, config, workload) }
    return { ...base, ...(yielding(view, config, base.evidence) ?? primary(view, config, base)) }
  },
  words: { en, ko },
})

type Part = Partial<Detection<Mode, Mean, Named>> & Pick<Detection<Mode, Mean>, 'role' | 'mode'>
type Base = Pick<Detection<Mode, Mean>, 'confidence' | 'evidence'>

/** Without its settings nobody can say whether Cilium is chained: beside another network that is the usual reason. */
function unread(view: CiliumView, config: Config, workload: MatchedWorkload): Part {
  const evidence: Observation<Mean>[] = [runsImage(workload, 'daemonset'), { at: config.at, saw: '-', means: 'config-unread' }]
  const beside = ['aws-vpc', 'azure', 'flannel', 'kube-ovn', 'gke'].some((id) => view.runs(id))
  if (beside) return { role: 'chained', mode: 'not-visible', confidence: 'likely', evidence, settings: {} }
  return {
    role: 'primary',
    mode: 'not-visible',
    evidence,
    settings: {},
    path: { decidedFrom: 'none', confidence: 'unknown', evidence: evidence.slice(1) },
  }
}

/** Chained over another plugin, or with addresses and path delegated to Azure: the other one decides. */
function yielding(view: CiliumView, { at, written }: Config, runs: Observation<Mean>[]): Part | undefined {
  const chaining = chainingOf(written)
  if (chaining !== undefined) {
    const key = effective(written, 'cni-chaining-mode') === 'none' ? 'cni-chaining-target' : 'cni-chaining-mode'
    const seen: Observation<Mean> = {
      at: written[key]?.at ?? at,
      saw: `${key}=${effective(written, key)}`,
      means: key === 'cni-chaining-mode' ? 'chaining' : 'chaining-target',
    }
    return { role: 'chained', mode: 'chained', evidence: [...runs, seen] }
  }
  const delegates = effective(written, 'ipam') === 'delegated-plugin' && planOf(view, { at, written }).mode === 'delegated'
  if (!delegates || !view.runs('azure')) return undefined
  return {
    role: 'chained',
    mode: 'delegated',
    evidence: [...runs, { at: written.ipam?.at ?? at, saw: 'ipam=delegated-plugin', means: 'delegated-azure' }],
  }
}

function primary(view: CiliumView, config: Config, { confidence, evidence }: Base): Part {
  const { mode, path, findings } = pathOf(view, config, confidence)
  const chaining = effective(config.written, 'cni-chaining-mode')
  const portmap: Observation<Mean>[] =
    chaining === 'portmap'
      ? [{ at: config.written['cni-chaining-mode']?.at ?? config.at, saw: 'cni-chaining-mode=portmap', means: 'portmap-is-full' }]
      : []
  return {
    role: 'primary',
    mode,
    evidence: [...evidence, ...portmap],
    path,
    podRanges: podRangesOf(view, config),
    ...(effective(config.written, 'ipam') === 'cluster-pool' ? { nodeBlocks: nodeBlocksOf(view) } : {}),
    ...(findings.length > 0 ? { findings } : {}),
    ...hybridOnly(view),
  }
}

function podRangesOf(view: CiliumView, { written }: Config): RangeClaim[] {
  const ipam = effective(written, 'ipam')
  const claim = (cidrs: readonly string[], source: RangeClaim['source']) => cidrs.map((cidr): RangeClaim => ({ cidr, source }))
  if (ipam === 'kubernetes') return nodePodCidrs(view.nodes)
  if (ipam === 'multi-pool') return pools(view)
  if (ipam !== 'cluster-pool') return []
  const given = ['cluster-pool-ipv4-cidr', 'cluster-pool-ipv6-cidr'].flatMap((key) =>
    effective(written, key as 'cluster-pool-ipv4-cidr')
      .split(/[\s,]+/)
      .filter((cidr) => cidr !== ''),
  )
  const mask = Number(effective(written, 'cluster-pool-ipv4-mask-size') || 24)
  const pool = (given.length > 0 ? claim(given, 'cilium-cluster-pool') : claim(['10.0.0.0/8'], 'cilium-default')).map((range) =>
    familyOf(range.cidr) === 'ipv4' && Number.isInteger(mask) ? { ...range, blocks: { prefix: mask, perNode: 'one' as const } } : range,
  )
  // Blocks from an earlier pool stay in use after the pool was changed.
  const older = Object.values(nodeBlocksOf(view) ?? {})
    .flat()
    .filter((cidr) => !pool.some((range) => contains(range.cidr, cidr)))
  return [...pool, ...claim(merge(older), 'cilium-node')]
}

/** What each CiliumNode was given; undefined where these objects could not be read. */
function nodeBlocksOf(view: CiliumView): Record<string, string[]> | undefined {
  const nodes = view.resources('ciliumnodes.cilium.io')
  if (nodes.is !== 'present') return undefined
  return Object.fromEntries(
    nodes.value.map(({ name, fields }) => [name, Array.isArray(fields['spec.ipam.podCIDRs']) ? fields['spec.ipam.podCIDRs'].map(String) : []]),
  )
}

function pools(view: CiliumView): RangeClaim[] {
  const look = view.resources('ciliumpodippools.cilium.io')
  if (look.is !== 'present') return []
  return look.value.flatMap(({ name, fields }) =>
    [fields['spec.ipv4.cidrs'], fields['spec.ipv6.cidrs']].flatMap((cidrs) =>
      Array.isArray(cidrs) ? cidrs.map((cidr): RangeClaim => ({ cidr: String(cidr), source: 'cilium-cluster-pool', name })) : [],
    ),
  )
}
