/** Which of Azure's modes is in force: NodeNetworkConfig objects, then node labels, then cns-config. */
import type { Confidence } from '../../contract/report.ts'
import type { Observation, PathClaim, RangeClaim } from '../define.ts'
import { goBool, jsonObject } from '../settings.ts'
import { type AzureView, type Mean, type Mode, OVERLAY_FLAG, OVERLAY_LABELS, POD_SUBNET } from './facts.ts'

export interface Decision {
  mode: Mode
  from: PathClaim['decidedFrom']
  confidence: Confidence
  evidence: Observation<Mean>[]
}

export interface Container {
  at: string
  type: 'overlay' | 'vnet' | 'vnetblock'
  space: string
  subnet: string | undefined
}

/** Network containers of every NodeNetworkConfig; `type` left out means vnet. The CRD alone, without objects, says nothing. */
export function containersOf(view: AzureView): Container[] {
  const look = view.resources('nodenetworkconfigs.acn.azure.com')
  if (look.is !== 'present') return []
  return look.value.flatMap(({ name, namespace, fields }) => {
    const containers = fields['status.networkContainers']
    return (Array.isArray(containers) ? containers : []).flatMap((container: Record<string, unknown> | null): Container[] => {
      const type = container?.type ?? 'vnet'
      if (type !== 'overlay' && type !== 'vnet' && type !== 'vnetblock') return []
      const subnet = typeof container?.subnetName === 'string' ? container.subnetName : undefined
      const spaces = [container?.subnetAddressSpace, container?.subnetAddressSpaceV6].filter((space) => typeof space === 'string' && space !== '')
      const at = `nodenetworkconfig/${namespace ?? 'kube-system'}/${name}`
      return (spaces.length > 0 ? spaces : ['']).map((space) => ({ at, type, space: String(space), subnet }))
    })
  })
}

const byType = { overlay: ['overlay', 'nnc-overlay'], vnet: ['pod-subnet', 'nnc-vnet'], vnetblock: ['pod-subnet-static', 'nnc-vnetblock'] } as const

const fromContainers = (containers: readonly Container[]): Decision | undefined => {
  const types = Map.groupBy(containers, ({ type }) => type)
  const [widest] = [...types].sort(([, a], [, b]) => b.length - a.length)
  if (!widest) return undefined
  const evidence = [...types].flatMap(([type, [first]]): Observation<Mean>[] =>
    first ? [{ at: first.at, saw: `type ${type}, subnetAddressSpace ${first.space}`, means: byType[type][1] }] : [],
  )
  return { mode: byType[widest[0]][0], from: 'object', confidence: types.size > 1 ? 'likely' : 'certain', evidence }
}

function fromOverlayLabels(view: AzureView): Decision | undefined {
  for (const node of view.nodes) {
    const seen = OVERLAY_LABELS.find((name) => node.labels[name] === 'overlay') ?? (node.labels[OVERLAY_FLAG] === 'true' ? OVERLAY_FLAG : undefined)
    if (!seen) continue
    return {
      mode: 'overlay',
      from: 'annotation',
      confidence: 'certain',
      evidence: [{ at: `node/${node.name}`, saw: `${seen}=${node.labels[seen]}`, means: 'label-overlay' }],
    }
  }
  return undefined
}

export interface CnsConfig {
  at: string
  /** Empty means Direct. */
  channel: string
  scenario: string
}

export function cnsConfigOf(view: AzureView): CnsConfig | undefined {
  const look = view.configMap('kube-system/cns-config')
  const json = look.is === 'present' ? jsonObject(look.value.data['cns_config.json']) : undefined
  if (!json) return undefined
  const text = (name: string) => (typeof json[name] === 'string' ? json[name] : '')
  return { at: `${look.at} cns_config.json`, channel: text('ChannelMode') || 'Direct', scenario: text('CNIConflistScenario') }
}

const overlayScenarios = ['v4overlay', 'dualStackOverlay', 'overlay']

/** CNS under ChannelMode CRD serves pod subnets and overlay alike; something else has to say which. */
function fromConfig(view: AzureView, cns: CnsConfig | undefined): Decision | undefined {
  if (!cns) return undefined
  const channel = (means: Mean): Observation<Mean> => ({ at: cns.at, saw: `ChannelMode=${cns.channel}`, means })
  if (overlayScenarios.includes(cns.scenario)) {
    const scenario: Observation<Mean> = { at: cns.at, saw: `CNIConflistScenario=${cns.scenario}`, means: 'scenario-overlay' }
    return { mode: 'overlay', from: 'configmap', confidence: 'certain', evidence: [scenario] }
  }
  if (cns.channel === 'AzureHost') return { mode: 'node-subnet', from: 'configmap', confidence: 'certain', evidence: [channel('channel-azure-host')] }
  if (cns.channel !== 'CRD') return { mode: 'not-visible', from: 'none', confidence: 'unknown', evidence: [channel('channel-other')] }
  const hint = fromCilium(view)
  if (hint) return { ...hint, evidence: [channel('channel-crd'), ...hint.evidence] }
  const marked = view.nodes.find((node) => node.labels[POD_SUBNET])
  if (!marked) return { mode: 'not-visible', from: 'none', confidence: 'unknown', evidence: [channel('channel-crd')] }
  const seen: Observation<Mean> = { at: `node/${marked.name}`, saw: `${POD_SUBNET}=${marked.labels[POD_SUBNET]}`, means: 'label-pod-subnet' }
  return { mode: 'pod-subnet', from: 'configmap', confidence: 'likely', evidence: [channel('channel-crd'), seen] }
}

/** Under Cilium the published configurations differ: overlay masquerades and names a native range, a pod subnet does neither. */
function fromCilium(view: AzureView): Decision | undefined {
  const look = view.configMap('kube-system/cilium-config')
  if (look.is !== 'present' || look.value.data.ipam !== 'delegated-plugin') return undefined
  const masquerade = goBool(look.value.data['enable-ipv4-masquerade'] ?? '')
  const native = look.value.data['ipv4-native-routing-cidr']
  const saw = `enable-ipv4-masquerade=${masquerade}, ipv4-native-routing-cidr=${native ?? ''}`
  if (masquerade === true && native)
    return { mode: 'overlay', from: 'configmap', confidence: 'likely', evidence: [{ at: look.at, saw, means: 'cilium-masquerade' }] }
  if (masquerade === false)
    return { mode: 'pod-subnet', from: 'configmap', confidence: 'likely', evidence: [{ at: look.at, saw, means: 'cilium-no-masquerade' }] }
  return undefined
}

export function decide(view: AzureView, containers: readonly Container[], cns: CnsConfig | undefined): Decision {
  return (
    fromContainers(containers) ??
    fromOverlayLabels(view) ??
    fromConfig(view, cns) ?? {
      mode: 'not-visible',
      from: 'none',
      confidence: 'unknown',
      evidence: [{ at: cns?.at ?? 'nodenetworkconfigs.acn.azure.com', saw: '-', means: 'nothing-said' }],
    }
  )
}

/** The subnets pods live in, as the NodeNetworkConfigs name them. */
export function podRangesOf(containers: readonly Container[]): RangeClaim[] {
  const spaces = new Map(containers.filter(({ space }) => space !== '').map(({ space, subnet }) => [space, subnet] as const))
  return [...spaces].map(([cidr, name]): RangeClaim => ({ cidr, source: 'azure-nnc', ...(name === undefined ? {} : { name }) }))
}
