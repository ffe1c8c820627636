/** What pictures take from a report, case by case, and how it looks: read from the scene before it becomes SVG. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { none, wraps } from '../shared/cni/encapsulation.ts'
import type { SubnetAddresses } from '../shared/contract/addresses.ts'
import type { Report, WireHeader } from '../shared/contract/report.ts'
import { lanesOf } from '../shared/diagram/lanes.ts'
import { mapOf } from '../shared/diagram/map.ts'
import type { Picture } from '../shared/diagram/model.ts'
import { packetsOf } from '../shared/diagram/packet.ts'
import { paint, sceneOf } from '../shared/diagram/paint.ts'
import { pathsOf } from '../shared/diagram/path.ts'
import { blocksPicture, mapPicture, pathPictures } from '../shared/diagram/pictures.ts'
import type { Scene } from '../shared/diagram/scene.ts'
import { wireOf } from '../shared/diagram/wire.ts'
import { withVariables } from '../site/src/mermaid/colours.ts'
import { bigReport } from './render-makers.ts'
import { calicoReport, eksReport } from './render-reports.ts'

const cluster = (name: string): Report => JSON.parse(readFileSync(`test/clusters/${name}/report.json`, 'utf8')) as Report

/** A report of a version that said no wire. */
const changed = (report: Report, change: (copy: Report) => void): Report => {
  const copy = structuredClone(report)
  delete copy.datapath.wire
  change(copy)
  return copy
}

const wired = (report: Report, wire: WireHeader[]): Report => changed(report, (copy) => Object.assign(copy.datapath, { wire }))
const idsOf = (report: Report) => packetsOf(report, 'en')?.packets.map(({ headers }) => headers.map(({ id }) => id))
const waysOf = (report: Report) => pathsOf(report, 'en').flatMap(({ legs }) => legs.map(({ way }) => way))

describe('the report’s own wire', () => {
  const own = (more: Partial<WireHeader>): WireHeader => ({ header: 'ipv4', bytes: 20, addresses: 'pod', ...more })

  test('comes before what the encapsulation implies, with headers this version does not know', () => {
    const report = wired(calicoReport, [{ header: 'teleport', bytes: 7 }, own({})])
    expect(packetsOf(report, 'en')?.packets[0]).toMatchObject({ added: 7, headers: [{ name: 'teleport', bytes: 7, added: true }, { name: 'IPv4' }] })
  })

  test('the link’s own Ethernet header is not counted, one inside a tunnel is', () => {
    const link: WireHeader = { header: 'ethernet', bytes: 14 }
    expect(idsOf(wired(eksReport, [link, own({})]))).toEqual([['ipv4']])
    expect(idsOf(wired(calicoReport, [link, { header: 'ipv4', bytes: 20, addresses: 'node' }, link, own({})]))).toEqual([
      ['ipv4', 'ethernet', 'ipv4'],
    ])
  })

  test('each qualifier chooses', () => {
    const report = wired(calicoReport, [
      { header: 'a', between: 'same-subnet' },
      { header: 'b', between: 'different-subnets' },
      { header: 'c', class: 'ec2' },
      { header: 'd', pool: '10.0.0.0/8' },
      { header: 'e', family: 'ipv6' },
      { header: 'f' },
    ])
    const found = (of: Parameters<typeof wireOf>[1]) =>
      wireOf(report, of)
        ?.map(({ header }) => header)
        .join('')
    expect(found({})).toBe('bf')
    expect(found({ between: 'same-subnet' })).toBe('af')
    expect(found({ class: 'ec2' })).toBe('bcf')
    expect(found({ pool: '10.0.0.0/8' })).toBe('bdf')
    expect(found({ family: 'ipv6' })).toBe('bef')
  })
})

describe('ways', () => {
  test('where the kind says that nothing wraps, nothing is drawn around the packet', () => {
    const report = changed(calicoReport, ({ datapath }) => Object.assign(datapath, { kind: 'routed', encapsulation: wraps('vxlan', 'always', 4789) }))
    expect(waysOf(report)).toMatchObject([{ is: 'bare' }])
  })

  test('the port between the nodes is the outermost header’s', () => {
    expect(waysOf(cluster('cilium-geneve-wireguard'))).toMatchObject([
      { protocols: ['geneve'], encryption: 'wireguard', port: 51871, bytes: 50, encryptionBytes: 80 },
    ])
  })

  test('a tunnel that encrypts by itself is encrypted', () => {
    expect(waysOf(cluster('k3s-wireguard'))).toMatchObject([{ protocols: ['wireguard'], encrypted: true }])
    expect(mapOf(cluster('k3s-wireguard'), 'en').bands.map(({ role }) => role)).toEqual(['encrypted'])
    expect(mapOf(cluster('k3s-default'), 'en').bands.map(({ role }) => role)).toEqual(['tunnel'])
  })

  test('the widest node class comes first', () => {
    const report = changed(eksReport, ({ datapath }) =>
      Object.assign(datapath, {
        kind: 'mixed',
        classes: [1, 5].map((nodes) => ({ name: `of-${nodes}`, nodes, kind: 'vpc-native', encapsulation: none, confidence: 'certain' })),
      }),
    )
    expect(lanesOf(report).map((lane) => lane.class)).toEqual(['of-5', 'of-1'])
  })

  test('a range that only covers what was seen is no range of the pod', () => {
    const seen = changed(calicoReport, ({ ranges }) => {
      ranges.pods = [{ cidr: '10.244.0.0/15', source: 'covering', addresses: 5 }]
    })
    expect(pathsOf(seen, 'en')[0]?.from.podRange).toBeUndefined()
    expect(pathsOf(calicoReport, 'en')[0]?.from.podRange).toMatch(/^10\.244\./)
  })

  test('where nothing shows when packets are wrapped, both are drawn', () => {
    expect(idsOf(cluster('k3s-agents-only'))).toEqual([['ipv4'], ['ipv4', 'udp', 'vxlan', 'ethernet', 'ipv4']])
  })

  test('what is encrypted in either case is one row', () => {
    const report = changed(cluster('calico-vxlan-crosssubnet'), ({ datapath }) =>
      Object.assign(datapath, { encryption: { protocol: 'wireguard', port: 51820 } }),
    )
    expect(idsOf(report)).toEqual([['ipv4', 'udp', 'wireguard']])
  })

  test('one node reaches no other', () => {
    expect(mapOf(bigReport(1, 5), 'en').bands).toEqual([])
    expect(mapOf(bigReport(2, 5), 'en').bands).not.toEqual([])
  })
})

describe('how it looks', () => {
  const pathOf = (name: string): Picture => {
    const [picture] = pathPictures(cluster(name), 'en')
    if (!picture) throw new Error(name)
    return picture
  }
  const boxes = (scene: Scene, role: string) => scene.shapes.filter((shape) => shape.is === 'box').filter((box) => box.role === role)
  const starts = (scene: Scene) => scene.shapes.filter((shape) => shape.is === 'line').map(({ points: [first] }) => first?.[1])
  const middle = ({ y, height }: { y: number; height: number }) => Math.round((y + height / 2) * 10) / 10

  test('what the cloud wraps, or what is not known, is dashed; a tunnel of the node is not', () => {
    for (const [name, dashed] of [
      ['aks-overlay', true],
      ['weave', true],
      ['calico-ipip', false],
    ] as const)
      expect(
        boxes(sceneOf(pathOf(name)), 'tunnel')
          .filter(({ width }) => width > 200)
          .some((box) => box.dashed),
        name,
      ).toBe(dashed)
  })

  test('the way without a tunnel leaves the pod itself and lies above the tunnel, which leaves the device', () => {
    const scene = sceneOf(pathOf('calico-vxlan-crosssubnet'))
    const [pod] = boxes(scene, 'pod')
    const [device] = boxes(scene, 'tunnel')
    if (!pod || !device) throw new Error('no boxes')
    expect(starts(scene)).toContain(middle(pod))
    expect(starts(scene)).toContain(middle(device))
    const strips = boxes(scene, 'pod').filter(({ x }) => x > 230 && x < 530)
    const capsule = boxes(scene, 'tunnel').find(({ x }) => x > 230 && x < 530)
    expect(strips[0]?.y).toBeLessThan(capsule?.y ?? 0)
  })

  test('an encrypted packet is locked and has its own colour', () => {
    const scene = sceneOf(pathOf('cilium-geneve-wireguard'))
    expect(boxes(scene, 'encrypted').length).toBeGreaterThan(0)
    expect(scene.shapes.filter((shape) => shape.is === 'path' && shape.role === 'encrypted')).toHaveLength(2)
  })

  test('a band of the map for each way', () => {
    const bands = (name: string) => sceneOf(mapPicture(cluster(name), 'en')).shapes.filter((shape) => shape.is === 'box' && shape.round === 14)
    expect(bands('calico-ipip')).toHaveLength(1)
    expect(bands('eks-hybrid-nodes')).toHaveLength(2)
  })

  test('arrow heads point the way their line goes', () => {
    const heads = (svg: string) =>
      [...svg.matchAll(/M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"/g)].map((found) => found.slice(1).map(Number))
    const [wide, upright] = [false, true].map((one) => heads(paint(pathOf('calico-ipip'), { upright: one })))
    // Level: both ends of the head lie left of its point. Upright: above it.
    expect(wide?.every(([x = 0, , point = 0, , z = 0]) => x === z && x < point)).toBe(true)
    expect(upright?.every(([, y = 0, , point = 0, , w = 0]) => y === w && y < point)).toBe(true)
    expect([wide?.length, upright?.length]).toEqual([1, 2])
  })

  test('no two states of a /28 look alike', () => {
    const subnet: SubnetAddresses = {
      id: 'subnet-a',
      cidr: '10.0.0.0/25',
      use: 'pods',
      usable: 123,
      reservations: [],
      blocks: { total: 6, free: 1, prefix: 1, used: 1, fragmented: 1, reserved: 1, edge: 1, map: '.P#+re' },
    }
    const picture = blocksPicture(subnet, 'en')
    if (!picture) throw new Error('no map')
    const cells = sceneOf(picture)
      .shapes.filter((shape) => shape.is === 'box')
      .slice(0, 6)
    expect(new Set(cells.map(({ role }) => role)).size).toBe(6)
  })
})

test('on the site, colours that Mermaid text names follow the page’s scheme', () => {
  expect(withVariables('<path style="fill:#dbeafe !important;stroke:#2563eb"/><rect fill="#DCFCE7"/><text>#dbeafe</text>')).toBe(
    '<path style="fill:var(--cni-node-fill,#dbeafe) !important;stroke:var(--cni-node-line,#2563eb)"/><rect fill="var(--cni-pod-fill,#dcfce7)"/><text>#dbeafe</text>',
  )
})
