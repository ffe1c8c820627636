/** What packets do: the live pools pods use, else the operator's Installation, else tunnel marks on nodes and the first pool's seed. */
import type { Encapsulation, Setting } from '../../contract/report.ts'
import { familyOf } from '../../net/cidr.ts'
import type { Observation, PathClaim } from '../define.ts'
import { type CalicoView, type Mean, type Mode, modes, type PoolMode, strength } from './facts.ts'
import type { Felix, Installation } from './install.ts'
import { encapsulationOf, type Pool, poolMode, whenOf } from './pools.ts'

export interface Outcome {
  mode: Mode
  path: PathClaim<Mean>
}

export interface Context {
  view: CalicoView
  at: string
  backend: Setting
  felix: Felix
  identity: 'certain' | 'likely'
}

export function pathOf(it: Context, pools: readonly Pool[] | undefined, installation: Installation | undefined): Outcome {
  const found =
    pools && pools.length > 0 ? byPools(it, pools) : installation && installation.pools.length > 0 ? byInstallation(it, installation) : byMarks(it)
  const { mode, path } = found
  const wrapped = path.encapsulation?.overheadBytes ?? modes[mode].encapsulation.overheadBytes ?? 0
  const { encryption, evidence } = it.felix
  const mtu = declaredMtu(it.view)
  return {
    mode,
    path: {
      ...path,
      // WireGuard takes the tunnel's place between nodes that have keys, so the larger of the two decides the MTU.
      ...(encryption ? { encryption, mtuIf1500: 1500 - Math.max(wrapped, encryption.overheadBytes ?? 0) } : {}),
      ...(mtu === undefined ? {} : { mtu }),
      evidence: [...path.evidence, ...evidence],
    },
  }
}

/** veth_mtu; "0" asks Calico to work it out from the node's cards. */
function declaredMtu(view: CalicoView): number | undefined {
  const look = view.configMap('@/calico-config')
  const mtu = look.is === 'present' ? Number(look.value.data.veth_mtu) : 0
  return mtu > 0 ? mtu : undefined
}

interface Declared {
  cidr: string
  mode: PoolMode
}

const strongest = (pools: readonly Declared[]): PoolMode => strength.find((mode) => pools.some((pool) => pool.mode === mode)) ?? 'bgp'

/** Encapsulation of the strongest pool; apart by family and by pool where those differ. */
function wrapping(
  pools: readonly Declared[],
  port: number | undefined,
): { mode: PoolMode } & Pick<PathClaim, 'encapsulation' | 'families' | 'pools'> {
  const mode = strongest(pools)
  const deciding = pools.find((pool) => pool.mode === mode) as Declared
  const family = (name: 'ipv4' | 'ipv6'): Encapsulation | undefined => {
    const own = pools.filter(({ cidr }) => familyOf(cidr) === name)
    return own.length === 0 ? undefined : encapsulationOf({ cidr: own[0]?.cidr ?? '', mode: strongest(own) }, port)
  }
  const [ipv4, ipv6] = [family('ipv4'), family('ipv6')]
  const byFamily = ipv4 && ipv6 && JSON.stringify(ipv4) !== JSON.stringify(ipv6)
  const differ = new Set(pools.map((pool) => pool.mode)).size > 1
  return {
    mode,
    encapsulation: encapsulationOf(deciding, port),
    ...(byFamily ? { families: { ipv4, ipv6 } } : {}),
    ...(differ ? { pools: pools.map((pool) => ({ cidr: pool.cidr, encapsulation: encapsulationOf(pool, port) })) } : {}),
  }
}

function byPools({ view, at, backend, felix, identity }: Context, pools: readonly Pool[]): Outcome {
  const used = pools.filter((pool) => pool.pods > 0)
  const seen = (view.pods ?? []).length
  const deciding = used.length > 0 ? used : pools
  const { mode, ...wrapped } = wrapping(deciding, felix.vxlanPort)
  const strayed = used.length === 0 && seen > 0
  const ambiguous = used.length === 0 && new Set(pools.map((pool) => pool.mode)).size > 1
  const withoutBird = backend.value === 'vxlan' && mode.startsWith('ipip')
  const unresolved = backend.from === 'unresolved'
  const evidence: Observation<Mean>[] = [
    ...deciding.slice(0, 8).map((pool): Observation<Mean> => ({ at: pool.at, saw: pool.saw, means: `pool-${pool.mode}` })),
    { at: backend.at ?? at, saw: `CALICO_NETWORKING_BACKEND=${backend.value}`, means: unresolved ? 'backend-unresolved' : 'backend' },
    ...(withoutBird ? [{ at: backend.at ?? at, saw: `CALICO_NETWORKING_BACKEND=${backend.value}`, means: 'ipip-without-bird' as const }] : []),
    ...(strayed ? [{ at: 'pods', saw: `0/${seen}`, means: 'no-pod-in-pool' as const }] : []),
    ...tunnelMarks(view),
    ...seeds(view, at)
      .filter(() => seedMode(view, backend.value) !== mode)
      .map((seed) => ({ ...seed, means: 'seed-idle' as const })),
  ]
  const sure = identity === 'certain' && !strayed && !ambiguous && !withoutBird && !unresolved && mode !== 'unrouted'
  return { mode, path: { ...wrapped, decidedFrom: 'object', confidence: sure ? 'certain' : 'likely', evidence } }
}

function byInstallation({ view, felix }: Context, { at, pools }: Installation): Outcome {
  const { mode, ...wrapped } = wrapping(pools, felix.vxlanPort)
  const evidence = pools.map(({ cidr, mode: named }): Observation<Mean> => ({ at, saw: `cidr ${cidr}, ${named}`, means: 'installation-pool' }))
  return { mode, path: { ...wrapped, decidedFrom: 'object', confidence: 'likely', evidence: [...evidence, ...tunnelMarks(view)] } }
}

/** No pool could be read: node annotations prove a tunnel exists; the variables only say how the first pool was born. */
function byMarks({ view, at, backend }: Context): Outcome {
  const marks = tunnelMarks(view)
  const born = seedMode(view, backend.value)
  const marked = marks.some(({ means }) => means === 'tunnel-ipip') ? 'ipip' : marks.length > 0 ? 'vxlan' : undefined
  const evidence: Observation<Mean>[] = [...marks, ...seeds(view, at)]
  const agree = marked !== undefined && born?.startsWith(marked)
  const mode: Mode = agree && born ? born : marked ? `${marked}-always` : (born ?? 'not-visible')
  return {
    mode,
    path: {
      decidedFrom: marked ? 'annotation' : born ? 'manifest' : 'none',
      confidence: mode === 'not-visible' ? 'unknown' : 'likely',
      ...(marked && !agree ? { encapsulation: { when: 'unknown' } } : {}),
      evidence,
    },
  }
}

function tunnelMarks(view: CalicoView): Observation<Mean>[] {
  const marks = [
    ['projectcalico.org/IPv4IPIPTunnelAddr', 'tunnel-ipip'],
    ['projectcalico.org/IPv4VXLANTunnelAddr', 'tunnel-vxlan'],
    ['projectcalico.org/IPv6VXLANTunnelAddr', 'tunnel-vxlan'],
  ] as const
  return marks.flatMap(([name, means]) => {
    const node = view.nodes.find((candidate) => view.annotation(candidate, name))
    return node ? [{ at: `node/${node.name}`, saw: `${name}=${view.annotation(node, name)}`, means }] : []
  })
}

const seedNames = ['CALICO_IPV4POOL_IPIP', 'CALICO_IPV4POOL_VXLAN'] as const

const seeds = (view: CalicoView, at: string): Observation<Mean>[] =>
  seedNames.flatMap((name) => {
    const setting = view.env(name, 'calico-node')
    return setting && setting.from !== 'unresolved' ? [{ at: setting.at ?? at, saw: `${name}=${setting.value}`, means: 'seed' as const }] : []
  })

/** Undefined where the DaemonSet seeds nothing, as under the operator, or spells a value calico/node refuses. */
function seedMode(view: CalicoView, backend: string): PoolMode | undefined {
  const [ipip, vxlan] = seedNames.map((name) => view.env(name, 'calico-node'))
  if (!ipip && !vxlan) return undefined
  const [ipipWhen, vxlanWhen] = [whenOf(ipip?.value ?? ''), whenOf(vxlan?.value ?? '')]
  return ipipWhen === undefined || vxlanWhen === undefined ? undefined : poolMode(ipipWhen, vxlanWhen, backend)
}
