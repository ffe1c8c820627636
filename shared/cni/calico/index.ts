/** Calico: what its live IPPools say is what packets do, unless its backend is off and it only enforces policy. */
import type { Setting } from '../../contract/report.ts'
import { finding } from '../../text/claim.ts'
import { type Detection, defineCni, type Observation, type RangeClaim } from '../define.ts'
import { imageParts } from '../image.ts'
import { hybridOnly, nodePodCidrs, runsImage } from '../membership.ts'
import { boolSetting, byName, isOn, objectSetting } from '../settings.ts'
import type { MatchedWorkload } from '../view.ts'
import { type CalicoView, type Mean, type Mode, modes, type Named, needs } from './facts.ts'
import { backendOf, felixOf, type Installation, installationOf } from './install.ts'
import { pathOf } from './path.ts'
import { type Pool, poolsOf } from './pools.ts'
import { en, ko } from './words.ts'

export default defineCni({
  id: 'calico',
  name: 'Calico',
  byHand: [
    'kubectl get ippools.crd.projectcalico.org -o custom-columns=NAME:.metadata.name,CIDR:.spec.cidr,IPIP:.spec.ipipMode,VXLAN:.spec.vxlanMode',
    'kubectl describe daemonset -A -l k8s-app=calico-node | grep -E "Image:|CALICO_NETWORKING_BACKEND"',
    'kubectl get installation default -o yaml',
  ],
  upstream: [
    'projectcalico/calico:api/pkg/apis/projectcalico/v3/ippool.go',
    'projectcalico/calico:manifests/calico.yaml',
    'projectcalico/calico:manifests/calico-policy-only.yaml',
    'projectcalico/calico:node/pkg/lifecycle/startup/startup.go',
    'tigera/operator:api/v1/installation_types.go',
    'projectcalico/calico:felix/config/config_params.go',
  ],
  workloads: [
    {
      container: 'calico-node',
      image: /(^|[/-])calico[/-]node$|(^|\/)(hardened-calico|node-calico)$/,
      names: ['calico-node', 'canal', 'rke2-canal'],
    },
  ],
  needs,
  modes,
  encrypts: ['wireguard'],
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const backend = backendOf(view)
    const installation = installationOf(view)
    const pools = poolsOf(view, backend.value)
    const elsewhere = installation?.cni !== undefined && installation.cni !== 'Calico'
    if (backend.value === 'none' || elsewhere) return policyOnly(view, workload, backend, installation, pools ?? [])
    const felix = felixOf(view)
    const identity = workload.match === 'decisive' ? 'certain' : 'likely'
    const { mode, path } = pathOf({ view, at: workload.at, backend, felix, identity }, pools, installation)
    const podCidr = boolSetting(view.env('USE_POD_CIDR', 'calico-node'), false)
    if (isOn(podCidr)) path.evidence.push({ at: podCidr.at ?? workload.at, saw: 'USE_POD_CIDR=true', means: 'pod-cidr' })
    const calico: Observation<Mean>[] = installation?.cni
      ? [{ at: installation.at, saw: `cni.type ${installation.cni}`, means: 'installation-calico' }]
      : []
    return {
      ...named(view, workload),
      role: 'primary',
      mode,
      confidence: identity,
      evidence: [runsImage(workload, 'daemonset'), ...calico],
      settings: { CALICO_NETWORKING_BACKEND: backend, ...poolSettings(pools ?? []), ...installationSettings(installation), ...felix.settings },
      path,
      podRanges: isOn(podCidr) ? nodePodCidrs(view.nodes) : podRangesOf(pools, installation),
      nodeRanges: nodeRangesOf(view),
      ...(felix.findings.length > 0 ? { findings: felix.findings } : {}),
      ...hybridOnly(view),
    }
  },
  words: { en, ko },
})

/** A pool exists even here, because calico/node seeds one whatever its backend: no pod uses it. */
function policyOnly(
  view: CalicoView,
  workload: MatchedWorkload,
  backend: Setting,
  installation: Installation | undefined,
  pools: readonly Pool[],
): Detection<Mode, Mean, Named> {
  const clusterType = view.env('CLUSTER_TYPE', 'calico-node')
  const evidence: Observation<Mean>[] = [
    runsImage(workload, 'daemonset'),
    ...(backend.value === 'none' ? [{ at: backend.at ?? workload.at, saw: 'CALICO_NETWORKING_BACKEND=none', means: 'backend-none' as const }] : []),
    ...(installation?.cni && installation.cni !== 'Calico'
      ? [{ at: installation.at, saw: `cni.type ${installation.cni}`, means: 'installation-other' as const }]
      : []),
    ...(clusterType?.value.split(',').includes('canal')
      ? [{ at: clusterType.at ?? workload.at, saw: `CLUSTER_TYPE=${clusterType.value}`, means: 'canal' as const }]
      : []),
  ]
  return {
    ...named(view, workload),
    role: 'policy',
    mode: 'policy-only',
    confidence: workload.match === 'decisive' ? 'certain' : 'likely',
    evidence,
    settings: { CALICO_NETWORKING_BACKEND: backend, ...installationSettings(installation) },
    podRanges: [],
    ...(pools.length > 0 ? { findings: pools.map(({ at, cidr }) => finding('pool-unused', 'info', at, { cni: 'calico', cidr })) } : {}),
  }
}

/** The image's tag is the version; an image pinned by digest leaves only what calico/node wrote about itself. */
function named(view: CalicoView, { container }: MatchedWorkload): Pick<Detection, 'version'> {
  if (imageParts(container.image).tag !== undefined) return {}
  for (const kind of ['clusterinformations.crd.projectcalico.org', 'clusterinformations.projectcalico.org'] as const) {
    const look = view.resources(kind)
    const version = look.is === 'present' ? look.value[0]?.fields['spec.calicoVersion'] : undefined
    if (typeof version === 'string') return { version }
  }
  return {}
}

const poolSettings = (pools: readonly Pool[]) => byName(pools.map(({ at, saw }) => [at, objectSetting(saw, at)] as const))

const installationSettings = (installation: Installation | undefined) =>
  byName<Extract<Named, `Installation ${string}`>>([
    ...(installation?.cni ? [['Installation cni.type', objectSetting(installation.cni, installation.at)] as const] : []),
    ...(installation?.dataplane ? [['Installation linuxDataplane', objectSetting(installation.dataplane, installation.at)] as const] : []),
  ])

function podRangesOf(pools: readonly Pool[] | undefined, installation: Installation | undefined): RangeClaim[] {
  if (pools && pools.length > 0)
    return pools.map(({ cidr, name, block }): RangeClaim => ({ cidr, source: 'calico-ippool', name, blocks: { prefix: block, perNode: 'many' } }))
  return (installation?.pools ?? []).map(({ cidr }): RangeClaim => ({ cidr, source: 'calico-ippool' }))
}

/** Nodes publish their address with the prefix of its subnet. */
function nodeRangesOf(view: CalicoView): RangeClaim[] {
  const written = view.nodes.flatMap((node) =>
    [view.annotation(node, 'projectcalico.org/IPv4Address') ?? [], view.annotation(node, 'projectcalico.org/IPv6Address') ?? []].flat(),
  )
  return [...new Set(written)]
    .filter((text) => text.includes('/') && !/\/(32|128)$/.test(text))
    .map((cidr): RangeClaim => ({ cidr, source: 'calico-node-address' }))
}
