/**
 * Encapsulations as facts: header stacks outermost first and their bytes, counted against the IP MTU
 * (the outer Ethernet header is not counted). Source: each entry names it.
 */
import type { Encapsulation, Protocol } from '../contract/report.ts'

export interface Layer {
  name: string
  bytes: number
}

const ip = { name: 'IPv4', bytes: 20 }
const udp = { name: 'UDP', bytes: 8 }
const ethernet = { name: 'Ethernet', bytes: 14 }

/** Headers added in front of the pod's own packet, over an IPv4 underlay. */
export const headerStacks: Partial<Record<Protocol, readonly Layer[]>> = {
  vxlan: [ip, udp, { name: 'VXLAN', bytes: 8 }, ethernet],
  geneve: [ip, udp, { name: 'Geneve', bytes: 8 }, ethernet],
  ipip: [ip],
  gre: [ip, { name: 'GRE', bytes: 8 }, ethernet],
  udp: [ip, udp],
  wireguard: [ip, udp, { name: 'WireGuard', bytes: 32 }],
}

export const overheadOf = (protocol: Protocol): number | undefined => headerStacks[protocol]?.reduce((sum, layer) => sum + layer.bytes, 0)

export const none: Encapsulation = { protocol: 'none', when: 'never', overheadBytes: 0 }

/** One protocol as a CNI uses it; port only where the protocol has one. */
export function wraps(protocol: Protocol, when: Encapsulation['when'], port?: number, overheadBytes = overheadOf(protocol)): Encapsulation {
  return {
    protocol,
    when,
    ...(port === undefined ? {} : { port }),
    ...(overheadBytes === undefined ? {} : { overheadBytes }),
  }
}
