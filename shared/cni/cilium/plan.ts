/** From one set of effective settings to a mode: the routing mode decides, IPAM says whose addresses they are. */
import type { Datapath, Encapsulation } from '../../contract/report.ts'
import type { Observation, PathClaim } from '../define.ts'
import { goBool, portOf } from '../settings.ts'
import type { Config, Written } from './config.ts'
import { effective } from './config.ts'
import { type CiliumView, type Key, type Mean, type Mode, modes } from './facts.ts'

export interface Plan {
  mode: Mode
  encapsulation: Encapsulation
  encryption: Datapath['encryption']
  from: PathClaim['decidedFrom']
  /** Every key that decided was written somewhere, not taken from a default. */
  written: boolean
  evidence: Observation<Mean>[]
}

const isTrue = (written: Written, key: Key): boolean => goBool(effective(written, key)) === true

/** Chaining with portmap only adds a plugin to a full installation; a target alone implies generic-veth. */
export function chainingOf(written: Written): string | undefined {
  const mode = effective(written, 'cni-chaining-mode')
  if (mode !== 'none' && mode !== 'portmap') return mode
  return mode === 'none' && effective(written, 'cni-chaining-target') !== '' ? 'generic-veth' : undefined
}

interface Routing {
  mode: 'tunnel' | 'native' | 'other'
  decider: Key
  legacy: boolean
}

/** `routing-mode` wins; before 1.14 `tunnel` said both whether and how. */
function routingOf(written: Written): Routing {
  const legacy = written['routing-mode'] === undefined ? written.tunnel?.value : undefined
  if (legacy !== undefined) return { mode: legacy === 'disabled' ? 'native' : 'tunnel', decider: 'tunnel', legacy: true }
  const mode = effective(written, 'routing-mode')
  return { mode: mode === 'tunnel' || mode === 'native' ? mode : 'other', decider: 'routing-mode', legacy: false }
}

const saw = (written: Written, key: Key): string => `${key}=${effective(written, key)}`

export function planOf(view: CiliumView, { at, written }: Pick<Config, 'at' | 'written'>): Plan {
  const routing = routingOf(written)
  const setting = written[routing.decider]
  const means: Mean = routing.legacy
    ? routing.mode === 'native'
      ? 'legacy-disabled'
      : 'legacy-tunnel'
    : setting === undefined
      ? 'routing-default'
      : routing.mode === 'native'
        ? 'routing-native'
        : 'routing-tunnel'
  const evidence: Observation<Mean>[] = [{ at: setting?.at ?? at, saw: saw(written, routing.decider), means }]
  const from = setting === undefined ? 'default' : setting.from === 'manifest' ? 'manifest' : 'configmap'
  const decided = routing.mode === 'tunnel' ? tunnelPlan(written, at, routing, evidence) : nativePlan(view, written, at, routing, evidence)
  return { ...decided, encryption: encryptionOf(written, at, evidence), from, evidence }
}

type Decided = Pick<Plan, 'mode' | 'encapsulation' | 'written'>

function nativePlan(view: CiliumView, written: Written, at: string, routing: Routing, evidence: Observation<Mean>[]): Decided {
  if (routing.mode === 'other') return { mode: 'not-visible', encapsulation: modes['not-visible'].encapsulation, written: false }
  if (!routing.legacy && written['tunnel-protocol']) {
    evidence.push({ at: written['tunnel-protocol'].at ?? at, saw: saw(written, 'tunnel-protocol'), means: 'protocol-idle' })
  }
  const mode = nativeMode(view, written, at, evidence)
  return { mode, encapsulation: modes[mode].encapsulation, written: written[routing.decider] !== undefined }
}

function tunnelPlan(written: Written, at: string, routing: Routing, evidence: Observation<Mean>[]): Decided {
  const key = routing.legacy ? 'tunnel' : 'tunnel-protocol'
  const protocol = effective(written, key) || 'vxlan'
  const mode = protocol === 'geneve' ? 'tunnel-geneve' : protocol === 'vxlan' ? 'tunnel-vxlan' : 'not-visible'
  if (!routing.legacy) {
    const said = written['tunnel-protocol']
    evidence.push({ at: said?.at ?? at, saw: `tunnel-protocol=${protocol}`, means: said ? 'protocol' : 'protocol-default' })
  }
  const port = portOf(written['tunnel-port']?.value)
  if (port !== undefined) evidence.push({ at: written['tunnel-port']?.at ?? at, saw: saw(written, 'tunnel-port'), means: 'port' })
  // An IPv6 header between the nodes is 20 bytes longer.
  const overV6 = effective(written, 'underlay-protocol') === 'ipv6' ? { overheadBytes: 70 } : {}
  return {
    mode,
    encapsulation:
      mode === 'not-visible' ? modes[mode].encapsulation : { ...modes[mode].encapsulation, ...overV6, ...(port === undefined ? {} : { port }) },
    written: written[routing.decider] !== undefined && written[key] !== undefined,
  }
}

const cloudModes: Readonly<Record<string, Mode>> = { eni: 'eni', azure: 'azure-ipam', alibabacloud: 'alibabacloud', 'delegated-plugin': 'delegated' }

function nativeMode(view: CiliumView, written: Written, at: string, evidence: Observation<Mean>[]): Mode {
  const ipam = effective(written, 'ipam')
  evidence.push({ at: written.ipam?.at ?? at, saw: saw(written, 'ipam'), means: written.ipam ? 'ipam' : 'ipam-default' })
  const cloud = cloudModes[ipam]
  if (cloud) return cloud
  const gke = view.nodes.find((node) => Object.keys(node.labels).some((label) => label.startsWith('cloud.google.com/gke-')))
  if (ipam === 'kubernetes' && gke) {
    evidence.push({ at: `node/${gke.name}`, saw: 'cloud.google.com/gke-*', means: 'gke-nodes' })
    return 'gke-alias-ip'
  }
  if (isTrue(written, 'auto-direct-node-routes')) {
    evidence.push({ at: written['auto-direct-node-routes']?.at ?? at, saw: saw(written, 'auto-direct-node-routes'), means: 'direct-routes' })
    return 'native-direct'
  }
  for (const kind of ['ciliumbgpclusterconfigs.cilium.io', 'ciliumbgppeerconfigs.cilium.io'] as const) {
    const look = view.resources(kind)
    if (look.is !== 'present' || look.value.length === 0) continue
    evidence.push({
      at: look.at,
      saw: look.value
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', '),
      means: 'bgp-objects',
    })
    return 'native-bgp'
  }
  evidence.push({ at, saw: saw(written, 'auto-direct-node-routes'), means: 'no-direct-routes' })
  return 'native-fabric'
}

/** Both lie on top of the routing mode: with a tunnel a packet carries both. Sizes: cilium/cilium, pkg/mtu/mtu.go. */
function encryptionOf(written: Written, at: string, evidence: Observation<Mean>[]): Datapath['encryption'] {
  if (isTrue(written, 'enable-wireguard')) {
    evidence.push({ at: written['enable-wireguard']?.at ?? at, saw: 'enable-wireguard=true', means: 'wireguard' })
    return { protocol: 'wireguard', port: 51871, overheadBytes: 80 }
  }
  if (!isTrue(written, 'enable-ipsec')) return undefined
  evidence.push({ at: written['enable-ipsec']?.at ?? at, saw: 'enable-ipsec=true', means: 'ipsec' })
  return { protocol: 'esp', overheadBytes: 77 }
}
