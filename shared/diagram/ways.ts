/** How packets of a lane travel: one way, or one for each case. */

import type { Path } from '../cni/define.ts'
import { cniById } from '../cni/index.ts'
import type { Datapath, Platform, Protocol, Report } from '../contract/report.ts'
import type { Lane } from './lanes.ts'
import type { Leg, Via, Way } from './model.ts'

/** Protocols that leave nothing of the pod's packet to be read. */
const hiding: ReadonlySet<Protocol> = new Set(['wireguard', 'esp'])

const nativeVia: Partial<Record<Platform, Via>> = { aks: 'vnet', oke: 'vcn', gke: 'alias-ip' }

/** `subnets`: of the two nodes that are drawn. */
export function legsOf(report: Report, lane: Lane, subnets: 'same' | 'different' | 'unknown'): readonly [Leg, ...Leg[]] {
  const picture = pathOf(report, lane)
  const { protocol, when } = lane.encapsulation
  if (lane.kind === 'unknown') return [{ way: { is: 'unknown' } }]
  if (picture?.shape === 'sdn' || protocol === 'azure-sdn')
    return [{ way: report.datapath.encryption ? bareWay(report, lane, picture) : { is: 'below' } }]
  const bare = bareWay(report, lane, picture)
  if (when === 'never' || protocol === 'none' || lane.kind !== 'overlay') return [{ way: bare }]
  const tunnel = tunnelWay(report.datapath, lane, picture)
  const here = (one: 'same' | 'different') => (subnets === 'unknown' ? {} : { here: subnets === one })
  if (when === 'cross-subnet')
    return [
      { case: 'different-subnets', way: tunnel, ...here('different') },
      { case: 'same-subnet', way: bare, ...here('same') },
    ]
  return when === 'unknown'
    ? [
        { case: 'wrapped', way: tunnel },
        { case: 'bare', way: bare },
      ]
    : [{ way: tunnel }]
}

/** The path as the mode of the CNI itself draws it. */
function pathOf(report: Report, lane: Lane): Path | undefined {
  const cni = report.cnis?.find(({ id, role }) => (lane.cni === undefined ? role === 'primary' : id === lane.cni))
  const modes = cni && cniById(cni.id)?.modes
  return modes && cni.mode !== undefined && Object.hasOwn(modes, cni.mode) ? modes[cni.mode]?.picture : undefined
}

function bareWay({ datapath: { encryption }, cluster }: Report, lane: Lane, picture: Path | undefined): Way {
  if (encryption) {
    const { protocol, overheadBytes: bytes, port } = encryption
    return { is: 'wrapped', protocols: [protocol], encrypted: true, ...(bytes ? { bytes } : {}), ...(port === undefined ? {} : { port }) }
  }
  const native = lane.kind === 'vpc-native' ? (nativeVia[cluster.platform] ?? 'vpc') : 'node-routes'
  return { is: 'bare', via: picture?.shape === 'direct' ? picture.via : native }
}

function tunnelWay({ encryption }: Datapath, { encapsulation }: Lane, picture: Path | undefined): Way {
  const { protocol, possible = [], port, overheadBytes } = encapsulation
  const protocols: readonly Protocol[] = (protocol === 'unknown' ? possible : [protocol]).filter((one) => one !== 'none')
  const around = encryption && !protocols.includes(encryption.protocol) ? encryption.protocol : undefined
  const outermost = around ? encryption?.port : port
  const fits = picture?.shape === 'tunnel' && (picture.wraps === protocol || protocol === 'unknown')
  return {
    is: 'wrapped',
    protocols,
    encrypted: encryption !== undefined || protocols.some((one) => hiding.has(one)),
    ...(around ? { encryption: around } : {}),
    ...(fits ? { device: picture.device } : {}),
    ...(overheadBytes ? { bytes: overheadBytes } : {}),
    ...(around && encryption?.overheadBytes ? { encryptionBytes: encryption.overheadBytes } : {}),
    ...(outermost === undefined ? {} : { port: outermost }),
  }
}
