/** How Calico was installed: backend, operator, Felix's switches. */
import type { Datapath, Setting } from '../../contract/report.ts'
import { familyOf } from '../../net/cidr.ts'
import { finding } from '../../text/claim.ts'
import type { Detection, Observation, SettingsOf } from '../define.ts'
import { boolSetting, byName, isOn, objectSetting, portOf } from '../settings.ts'
import { type CalicoView, felixFields, type Mean, type Named, type PoolMode } from './facts.ts'

const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {})
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** The networking backend; a value that cannot be read is `unresolved` and proves nothing. */
export function backendOf(view: CalicoView): Setting {
  const written = view.env('CALICO_NETWORKING_BACKEND', 'calico-node')
  if (written && written.from !== 'unresolved') return written
  const config = view.configMap('@/calico-config')
  const value = config.is === 'present' ? config.value.data.calico_backend : undefined
  if (value !== undefined) return objectSetting(value, `${config.at} calico_backend`)
  return written ?? { value: 'bird', from: 'default' }
}

export interface Installation {
  at: string
  cni: string | undefined
  pools: { cidr: string; mode: PoolMode }[]
  dataplane: string | undefined
}

const encapsulations: Readonly<Record<string, PoolMode>> = {
  IPIP: 'ipip-always',
  IPIPCrossSubnet: 'ipip-cross-subnet',
  VXLAN: 'vxlan-always',
  VXLANCrossSubnet: 'vxlan-cross-subnet',
  None: 'bgp',
}

/** Left out, the operator takes IPIP for IPv4, VXLAN on EKS (where it runs without BGP) and nothing for IPv6. */
const omitted = (cidr: string, provider: string | undefined): PoolMode =>
  familyOf(cidr) === 'ipv6' ? 'bgp' : provider === 'EKS' ? 'vxlan-always' : 'ipip-always'

/** The operator's Installation; what it computed counts over what was asked for. */
export function installationOf(view: CalicoView): Installation | undefined {
  const look = view.resources('installations.operator.tigera.io')
  const found = look.is === 'present' ? (look.value.find(({ name }) => name === 'default') ?? look.value[0]) : undefined
  if (!found) return undefined
  const computed = recordOf(found.fields['status.computed'])
  const network = { ...recordOf(found.fields['spec.calicoNetwork']), ...recordOf(computed.calicoNetwork) }
  const provider = textOf(computed.kubernetesProvider) ?? textOf(found.fields['spec.kubernetesProvider'])
  const pools = (Array.isArray(network.ipPools) ? network.ipPools : []).map(recordOf).flatMap(({ cidr, encapsulation }) => {
    const [block, name] = [textOf(cidr), textOf(encapsulation)]
    return block ? [{ cidr: block, mode: (name && encapsulations[name]) || omitted(block, provider) }] : []
  })
  return {
    at: `installation/${found.name}`,
    cni: textOf(recordOf(computed.cni).type) ?? textOf(found.fields['spec.cni.type']),
    pools: network.bgp === 'Disabled' ? pools.map((pool) => (pool.mode === 'bgp' ? { ...pool, mode: 'unrouted' as const } : pool)) : pools,
    dataplane: textOf(network.linuxDataplane),
  }
}

export interface Felix {
  vxlanPort: number | undefined
  settings: SettingsOf<Named>
  encryption: Datapath['encryption']
  evidence: Observation<Mean>[]
  findings: NonNullable<Detection['findings']>
}

const DEFAULT = 'felixconfiguration/default'

/** FelixConfiguration/default and the DaemonSet's own variables. WireGuard is proved per node by the key it publishes. */
export function felixOf(view: CalicoView): Felix {
  const looks = [view.resources('felixconfigurations.crd.projectcalico.org'), view.resources('felixconfigurations.projectcalico.org')]
  const found = looks.flatMap((look) => (look.is === 'present' ? look.value : [])).find(({ name }) => name === 'default')
  const written = byName(
    felixFields.flatMap((name) => {
      const value = found?.fields[`spec.${name}`]
      return value === undefined ? [] : [[name, objectSetting(String(value), DEFAULT)] as const]
    }),
  )
  const settings: SettingsOf<Named> = { ...written }
  for (const name of ['FELIX_WIREGUARDENABLED', 'FELIX_BPFENABLED'] as const) {
    const env = view.env(name, 'calico-node')
    if (env) settings[name] = boolSetting(env, false)
  }
  return { vxlanPort: portOf(found?.fields['spec.vxlanPort']), settings, ...wireguardOf(view, settings) }
}

function wireguardOf(view: CalicoView, settings: SettingsOf<Named>): Pick<Felix, 'encryption' | 'evidence' | 'findings'> {
  const asked = (['wireguardEnabled', 'wireguardEnabledV6', 'FELIX_WIREGUARDENABLED'] as const).find((name) => settings[name] && isOn(settings[name]))
  const keyed = view.nodes.filter((node) => view.annotation(node, 'projectcalico.org/WireguardPublicKey'))
  const bare = asked ? view.nodes.filter((node) => !keyed.includes(node)) : []
  const evidence: Observation<Mean>[] = []
  if (asked) evidence.push({ at: settings[asked]?.at ?? DEFAULT, saw: `${asked}=true`, means: 'wireguard-on' })
  if (keyed[0]) evidence.push({ at: `node/${keyed[0].name}`, saw: `projectcalico.org/WireguardPublicKey × ${keyed.length}`, means: 'wireguard-key' })
  return {
    encryption: asked || keyed.length > 0 ? { protocol: 'wireguard', port: 51820, overheadBytes: 60 } : undefined,
    evidence,
    findings:
      asked && bare.length > 0
        ? [
            withoutKey(
              asked,
              bare.map(({ name }) => name),
            ),
          ]
        : [],
  }
}

const withoutKey = (setting: string, nodes: readonly string[]) =>
  finding('nodes-differ-from-setting', 'warning', DEFAULT, {
    cni: 'calico',
    setting,
    configured: 'true',
    runs: ['WireguardPublicKey -'],
    nodes: nodes.slice(0, 10),
    count: nodes.length,
  })
