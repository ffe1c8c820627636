/** What a packet between two nodes looks like, header by header, for every cluster: held against what else the report says of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Report, WireHeader } from '../shared/contract/report.ts'

const clusters = readdirSync(new URL('clusters', import.meta.url)).filter((name) => !name.includes('.'))
const reportOf = (name: string): Report => JSON.parse(readFileSync(new URL(`clusters/${name}/report.json`, import.meta.url), 'utf8'))

/** One packet a case: headers with the same qualifiers. */
const packetsOf = (wire: readonly WireHeader[]): WireHeader[][] => [
  ...Map.groupBy(wire, ({ pool, family, class: name, between }) => JSON.stringify([pool, family, name, between])).values(),
]

/** The CNI keeps more room than its headers take. Source: the module's own. */
const reservesMore: Record<string, string> = {
  'kube-ovn': 'Kube-OVN keeps 100 bytes for Geneve, whose headers take 58',
  flannel: 'flannel keeps 80 bytes for WireGuard, which takes 60 over IPv4',
}

describe.each(clusters)('%s', (name) => {
  const { datapath, nodes = [], cnis = [] } = reportOf(name)
  const { wire, encapsulation, encryption, kind } = datapath

  test('there is a wire where the path is known, and none where it is not', () => {
    expect(wire !== undefined).toBe(kind !== 'unknown')
  })

  test('every packet begins with an address, and shows the pod’s own where nothing hides it', () => {
    for (const packet of packetsOf(wire ?? [])) {
      expect(packet[0]?.addresses !== undefined || packet[0]?.header === 'unknown').toBe(true)
      const hidden = encryption !== undefined || packet.some(({ header }) => ['wireguard', 'esp', 'unknown'].includes(header))
      expect(packet.some(({ addresses }) => addresses === 'pod') || hidden).toBe(true)
      if (packet.some(({ header }) => header === 'wireguard' || header === 'esp'))
        expect(packet.some(({ addresses }) => addresses === 'pod')).toBe(false)
    }
  })

  test('the outer header is of a family the nodes have', () => {
    const families = new Set(nodes.flatMap(({ internalIPs }) => internalIPs.map((ip) => (ip.includes(':') ? 'ipv6' : 'ipv4'))))
    if (families.size === 0) return
    for (const { header, addresses } of wire ?? []) if (addresses === 'node') expect(families).toContain(header)
  })

  test('its bytes are those the report counts', () => {
    const { overheadBytes } = encapsulation
    if (overheadBytes === undefined || encryption || datapath.pools || datapath.families || datapath.classes) return
    const wrapped = packetsOf(wire ?? []).filter((packet) => packet[0]?.addresses === 'node' && packet[0].header === 'ipv4')
    for (const packet of wrapped) {
      const sizes = packet.filter(({ addresses }) => addresses !== 'pod').map(({ bytes }) => bytes)
      if (sizes.includes(undefined)) continue
      const sum = sizes.reduce<number>((total, bytes) => total + (bytes ?? 0), 0)
      if (cnis.some(({ id }) => Object.hasOwn(reservesMore, id))) expect(sum).toBeLessThanOrEqual(overheadBytes)
      else expect(sum).toBe(overheadBytes)
    }
  })
})
