/** Which backend is in force: node annotations, then net-conf.json, then the flag a k3s server was given. */
import type { Encapsulation } from '../../contract/report.ts'
import type { NodeFact } from '../../contract/snapshot.ts'
import { finding } from '../../text/claim.ts'
import type { Detection, Observation, PathClaim } from '../define.ts'
import { jsonObject, portOf } from '../settings.ts'
import { BACKEND, byBackend, type FlannelView, type Mean, type Mode, modes, PREFIX, withDirectRouting } from './facts.ts'
import type { K3sServer, Presence } from './k3s.ts'

export interface NetConf {
  at: string
  network: string | undefined
  type: string
  backendMissing: boolean
  direct: boolean
  port: number | undefined
}

/** The first of the ConfigMaps that is there. Without `Backend` the program falls back to udp, although its documents say vxlan. */
export function netConfOf(view: FlannelView): NetConf | undefined {
  for (const key of ['@/kube-flannel-cfg', '@/canal-config', '@/rke2-canal-config'] as const) {
    const look = view.configMap(key)
    const conf = look.is === 'present' ? jsonObject(look.value.data['net-conf.json']) : undefined
    if (!conf) continue
    const backend = conf.Backend as Record<string, unknown> | undefined
    const type = typeof backend?.Type === 'string' && backend.Type !== '' ? backend.Type : undefined
    return {
      at: `${look.at} net-conf.json`,
      network: typeof conf.Network === 'string' ? conf.Network : undefined,
      type: type ?? 'udp',
      backendMissing: type === undefined,
      direct: backend?.DirectRouting === true,
      port: portOf(backend?.Port),
    }
  }
  return undefined
}

interface Deciding {
  mode: Mode
  from: PathClaim['decidedFrom']
  sure: boolean
  evidence: Observation<Mean>[]
}

/** Node annotations say what runs; the ConfigMap what was asked for; the k3s flag what its server was told. */
function decide(marked: readonly NodeFact[], conf: NetConf | undefined, server: K3sServer | undefined): Deciding {
  const byType = Map.groupBy(marked, (node) => node.annotations[BACKEND] ?? '')
  if (byType.size > 0) {
    const [widest] = [...byType].sort(([, a], [, b]) => b.length - a.length)
    const type = widest?.[0] ?? ''
    const evidence = [...byType].map(
      ([name, nodes]): Observation<Mean> => ({
        at: `node/${nodes[0]?.name}`,
        saw: `${BACKEND}=${name} × ${nodes.length}`,
        means: name === '' ? 'annotation-udp' : 'annotation',
      }),
    )
    // k3s writes tailscale as the generic backend it is built on.
    const mode = type === 'extension' && server?.backend === 'tailscale' ? 'tailscale' : (byBackend[type] ?? 'not-visible')
    return { mode, from: 'annotation', sure: byType.size === 1, evidence }
  }
  if (conf) {
    const evidence: Observation<Mean> = {
      at: conf.at,
      saw: conf.backendMissing ? 'Backend: -' : `Backend.Type=${conf.type}`,
      means: conf.backendMissing ? 'backend-missing' : 'net-conf',
    }
    return { mode: byBackend[conf.type] ?? 'not-visible', from: 'configmap', sure: false, evidence: [evidence] }
  }
  if (server && !server.ownConf) {
    const mode = byBackend[server.backend ?? 'vxlan'] ?? 'not-visible'
    return { mode, from: server.backend ? 'annotation' : 'default', sure: false, evidence: [] }
  }
  return { mode: 'not-visible', from: 'none', sure: false, evidence: [{ at: 'nodes', saw: BACKEND, means: 'nothing-said' }] }
}

export function pathOf(
  view: FlannelView,
  marked: readonly NodeFact[],
  conf: NetConf | undefined,
  server: K3sServer | undefined,
  confidence: Presence['confidence'],
) {
  const { mode: backend, from, sure, evidence } = decide(marked, conf, server)
  if (server)
    evidence.push({ at: server.at, saw: `--flannel-backend=${server.backend ?? ''}`, means: server.backend ? 'k3s-backend' : 'k3s-default' })
  const canGoDirect = withDirectRouting[backend]
  // k3s writes the configuration itself, without DirectRouting, unless it was given a file of its own.
  const directKnown = conf !== undefined || (view.workloads.length === 0 && server !== undefined && !server.ownConf)
  const mode = canGoDirect && conf?.direct ? canGoDirect : backend
  if (canGoDirect && conf)
    evidence.push({ at: conf.at, saw: `DirectRouting=${conf.direct}`, means: conf.direct ? 'direct-routing' : 'no-direct-routing' })
  const port = conf?.port !== undefined && 'port' in modes[mode].encapsulation ? conf.port : undefined
  if (port !== undefined) evidence.push({ at: conf?.at ?? '', saw: `Backend.Port=${port}`, means: 'port' })
  const changed: Partial<Encapsulation> = {
    ...(port === undefined ? {} : { port }),
    ...(canGoDirect && !directKnown ? { when: 'unknown' as const } : {}),
  }
  const encapsulation = { ...modes[mode].encapsulation, ...changed }
  const dual = marked.some((node) => node.annotations[`${PREFIX}/public-ip`]) && marked.some((node) => node.annotations[`${PREFIX}/public-ipv6`])
  const overV6 = encapsulation.protocol === 'vxlan' ? { overheadBytes: 70 } : encapsulation.protocol === 'wireguard' ? { port: 51821 } : undefined
  const path: PathClaim<Mean> = {
    decidedFrom: from,
    confidence: mode === 'not-visible' ? 'unknown' : sure && confidence === 'certain' && (!canGoDirect || directKnown) ? 'certain' : 'likely',
    ...(Object.keys(changed).length > 0 ? { encapsulation: changed } : {}),
    ...(dual && overV6 ? { families: { ipv4: encapsulation, ipv6: { ...encapsulation, ...overV6 } } } : {}),
    evidence,
  }
  return { mode, path }
}

/** Nodes whose lease names another backend than the ConfigMap: flanneld reads its configuration only when it starts. */
export function notFollowing(marked: readonly NodeFact[], conf: NetConf | undefined): NonNullable<Detection['findings']> {
  if (!conf) return []
  const wanted = byBackend[conf.type] ?? 'not-visible'
  const others = marked.filter((node) => (byBackend[node.annotations[BACKEND] ?? ''] ?? 'not-visible') !== wanted)
  if (others.length === 0) return []
  const runs = [...new Set(others.map((node) => node.annotations[BACKEND] || 'udp'))]
  const data = {
    cni: 'flannel',
    setting: 'Backend.Type',
    configured: conf.type,
    runs,
    nodes: others.slice(0, 10).map(({ name }) => name),
    count: others.length,
  }
  return [finding('nodes-differ-from-setting', 'warning', conf.at, data)]
}
