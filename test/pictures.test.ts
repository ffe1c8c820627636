/** Every picture of every recorded cluster: text inside its shapes, nothing laid over it, narrow enough, and the same facts as the report. */
import { globSync, readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { registry } from '../shared/cni/index.ts'
import { Protocol, type Report } from '../shared/contract/report.ts'
import { linesOf } from '../shared/diagram/lines.ts'
import { mermaidOf } from '../shared/diagram/mermaid.ts'
import type { Picture } from '../shared/diagram/model.ts'
import { examplePackets } from '../shared/diagram/packet.ts'
import { type PaintOptions, paint, sceneOf } from '../shared/diagram/paint.ts'
import { barsPicture, blocksPicture, eniPicture, linePicture, mapPicture, packetPictures, pathPictures } from '../shared/diagram/pictures.ts'
import { type Rect, type Scene, type TextShape, widthOf } from '../shared/diagram/scene.ts'
import { modeModel } from '../shared/explain/picture.ts'
import { type Locale, locales } from '../shared/text/locale.ts'
import { eksSnapshots } from './eks-snapshots/index.ts'
import { hostile } from './hostile.ts'
import { poisoned } from './render-makers.ts'
import { calicoReport, eksReport } from './render-reports.ts'

const clusters = globSync('test/clusters/*/report.json').map((file) => ({
  name: file.replaceAll('\\', '/').split('/')[2] ?? '',
  report: JSON.parse(readFileSync(file, 'utf8')) as Report,
}))

const cluster = (name: string): Report => {
  const found = clusters.find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found.report
}

const picturesOf = (report: Report, locale: Locale): Picture[] =>
  [...pathPictures(report, locale), ...packetPictures(report, locale), mapPicture(report, locale), linePicture(report, locale)].filter(
    (picture) => picture !== undefined,
  )

const forms: readonly (PaintOptions & { most: number })[] = [{ most: 760 }, { upright: true, most: 340 }]

const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.6 &&
  inner.y >= outer.y - 0.6 &&
  inner.x + inner.width <= outer.x + outer.width + 0.6 &&
  inner.y + inner.height <= outer.y + outer.height + 0.6

const apart = (a: Rect, b: Rect): boolean =>
  a.x + a.width <= b.x + 0.6 || b.x + b.width <= a.x + 0.6 || a.y + a.height <= b.y + 0.6 || b.y + b.height <= a.y + 0.6

/** From cap height to descender, as wide as the widest usual font makes it. */
function extentOf({ x, y, text, size, bold, align }: TextShape): Rect {
  const width = widthOf({ text, size, bold })
  return { x: align === 'start' ? x : align === 'middle' ? x - width / 2 : x - width, y: y - 0.8 * size, width, height: size }
}

/** What is wrong with a scene, in words; empty where nothing is. */
function faultsOf({ width, height, shapes }: Scene): string[] {
  const texts = shapes.filter((shape) => shape.is === 'text').map((shape) => ({ shape, extent: extentOf(shape) }))
  const boxes = shapes.filter((shape) => shape.is === 'box')
  const page: Rect = { x: 0, y: 0, width, height }
  const lines = shapes.flatMap((shape) =>
    shape.is === 'line'
      ? shape.points.slice(1).map(([x, y], index): Rect => {
          const [a, b] = shape.points[index] as readonly [number, number]
          return { x: Math.min(a, x), y: Math.min(b, y), width: Math.abs(a - x), height: Math.abs(b - y) }
        })
      : [],
  )
  return texts.flatMap(({ shape, extent }, index) => [
    ...(shape.size < 12 ? [`small: ${shape.text}`] : []),
    ...(inside(extent, shape.room) ? [] : [`out of its room: ${shape.text}`]),
    ...(inside(extent, page) ? [] : [`out of the picture: ${shape.text}`]),
    ...boxes.filter((box) => !inside(extent, box) && !apart(extent, box)).map((box) => `across the border of a ${box.role}: ${shape.text}`),
    ...texts.slice(index + 1).flatMap((other) => (apart(extent, other.extent) ? [] : [`over each other: ${shape.text} / ${other.shape.text}`])),
    ...lines.filter((line) => !apart(extent, line)).map(() => `crossed by a line: ${shape.text}`),
  ])
}

function allFaults(pictures: readonly Picture[]): string[] {
  return pictures.flatMap((picture) =>
    [...forms, ...(picture.is === 'path' ? [{ compact: true, most: 360 }] : [])].flatMap(({ most, ...options }) => {
      const scene = sceneOf(picture, options)
      const faults = [...faultsOf(scene), ...(scene.width > most ? [`${scene.width} wide`] : [])]
      return faults.map((fault) => `${picture.is} ${JSON.stringify(options)}: ${fault}`)
    }),
  )
}

describe.each(locales)('text lies inside its shapes, %s', (locale) => {
  test.each(clusters)('$name', ({ report }) => {
    expect(allFaults(picturesOf(report, locale))).toEqual([])
  })

  test.each(registry.flatMap((cni) => Object.keys(cni.modes).map((mode) => ({ cni, mode, name: `${cni.id}/${mode}` }))))('$name', ({ cni, mode }) => {
    const picture = modeModel(cni, mode, locale)
    expect(picture && allFaults([picture])).toEqual([])
  })

  test.each(Object.keys(eksSnapshots) as (keyof typeof eksSnapshots)[])('addresses of %s', async (name) => {
    const { addresses } = analyse(eksSnapshots[name]())
    if (!addresses) throw new Error('no addresses')
    const { nodes, subnets } = addresses
    const pictures = [
      ...nodes.map((node) => eniPicture(node, locale)),
      ...subnets.map((subnet) => blocksPicture(subnet, locale)),
      barsPicture(subnets, locale),
    ]
    expect(allFaults(pictures.filter((picture) => picture !== undefined))).toEqual([])
  })

  test('packets of all protocols below each other', () => {
    expect(allFaults([{ is: 'packet', ...examplePackets(Protocol.options, locale) }])).toEqual([])
  })

  test('names as long as Kubernetes allows, of wide letters and of hidden ones', () => {
    for (const name of ['w'.repeat(253), 'W@'.repeat(126), '파드'.repeat(126), '\u202e'.repeat(253), `${'a'.repeat(63)}.`.repeat(3)])
      expect(
        allFaults(['eks-default', 'calico-vxlan-crosssubnet', 'eks-hybrid-nodes'].flatMap((one) => picturesOf(renamed(cluster(one), name), locale))),
      ).toEqual([])
  })
})

function renamed(report: Report, name: string): Report {
  const copy = structuredClone(report)
  for (const [index, node] of (copy.nodes ?? []).entries()) {
    const own = `${name}${index}`
    for (const pod of copy.pods?.items ?? []) if (pod.node === node.name) pod.node = own
    Object.assign(node, { name: own })
    if (node.instance) Object.assign(node.instance, { subnetId: own, vpcId: name })
  }
  for (const pod of copy.pods?.items ?? []) Object.assign(pod, { name, namespace: name, ...(pod.interface ? { interface: name } : {}) })
  for (const range of copy.ranges.networks ?? []) range.name = name
  return copy
}

describe('what is drawn is what the report says', () => {
  const only = <Is extends Picture['is']>(is: Is, pictures: readonly Picture[]) =>
    pictures.filter((picture): picture is Extract<Picture, { is: Is }> => picture.is === is)
  const packetsOf = (name: string) => only('packet', packetPictures(cluster(name), 'en')).flatMap(({ packets }) => packets)
  const pathsOf = (name: string) => only('path', pathPictures(cluster(name), 'en'))
  const headers = (name: string) => packetsOf(name).map((packet) => packet.headers.map(({ id }) => id))

  test('a cluster on IPv6 has IPv6 headers and IPv6 addresses', () => {
    expect(packetsOf('eks-ipv6').map((packet) => packet.headers.map(({ name, bytes }) => [name, bytes]))).toEqual([[['IPv6', 40]]])
    for (const address of [pathsOf('eks-ipv6')[0]?.from.ip, packetsOf('eks-ipv6')[0]?.headers[0]?.addresses?.[0]]) expect(address).toContain(':')
  })

  test.each([
    ['k3s-tailscale', 'unknown'],
    ['weave', 'unknown'],
    ['kube-router-fou-full', /^(fou|gue)$/],
    ['weave-sleeve-encrypted', 'sleeve'],
    ['kindnet-ipsec', 'esp'],
  ])('%s: something stands in front (%s), and no drawing says that nothing does', (name, id) => {
    expect(packetsOf(name).flatMap((packet) => packet.headers.filter((header) => header.added && header.id.match(id)))).not.toEqual([])
    for (const locale of locales)
      for (const picture of [...pathPictures(cluster(name), locale), ...packetPictures(cluster(name), locale)])
        for (const form of forms) expect(paint(picture, form)).not.toMatch(/nothing added|덧붙는 것 없음/)
  })

  test('Azure wraps below the node: the node sends the pod’s own packet, and the path says who wraps it', () => {
    expect(headers('aks-overlay')).toEqual([['ipv4']])
    expect(pathsOf('aks-overlay').map(({ legs }) => legs)).toEqual([[{ way: { is: 'below' } }]])
  })

  test.each(clusters.filter(({ report }) => report.datapath.encryption))('$name: nothing of the pod can be read between the nodes', ({ name }) => {
    for (const packet of packetsOf(name)) expect(packet.headers.every(({ whose }) => whose !== 'pod')).toBe(true)
    for (const { legs } of pathsOf(name)) for (const { way } of legs) expect(way).toMatchObject({ is: 'wrapped', encrypted: true })
  })

  test.each(
    clusters.filter(({ report }) => report.datapath.kind === 'overlay' && report.datapath.encapsulation.overheadBytes && !report.datapath.encryption),
  )('$name: packet and sentence name the same number of bytes', ({ name, report }) => {
    const said = packetsOf(name).flatMap(({ added, counted }) => [added, counted])
    expect(said).toContain(report.datapath.encapsulation.overheadBytes)
    expect(pathsOf(name).flatMap(({ legs }) => legs.map(({ way }) => way.is === 'wrapped' && way.bytes))).toContain(
      report.datapath.encapsulation.overheadBytes,
    )
  })

  test('where node classes differ each has its path and its packet, with nodes of its own', () => {
    expect(
      pathsOf('eks-hybrid-nodes').map(({ heading, legs, from }) => [heading, legs[0].way.is, from.address.split('.').slice(0, 2).join('.')]),
    ).toEqual([
      ['node class ec2 (2 nodes)', 'bare', '10.20'],
      ['node class hybrid (2 nodes)', 'wrapped', '10.80'],
    ])
    expect(headers('eks-hybrid-nodes')).toEqual([['ipv4'], ['ipv4', 'udp', 'vxlan', 'ethernet', 'ipv4']])
    expect(only('map', [mapPicture(cluster('eks-hybrid-nodes'), 'en')])[0]?.bands.map(({ role }) => role)).toEqual(['fabric', 'tunnel'])
  })

  test('where pools differ each has its row', () => {
    expect(packetsOf('kube-ovn-mixed-subnets').map(({ heading, headers: own }) => [heading, own.length])).toEqual([
      ['pods in 10.16.0.0/16', 5],
      ['pods in 10.17.0.0/16', 1],
    ])
    expect(packetsOf('calico-two-pools').map(({ heading }) => heading)).toEqual([
      'pods in 192.168.0.0/16, nodes of one subnet',
      'pods in 192.168.0.0/16, across subnets',
      'pods in 10.77.0.0/16',
    ])
  })

  test('where families differ each has its row, with its own outer header', () => {
    expect(headers('flannel-wireguard-dual-stack').map(([outer]) => outer)).toEqual(['ipv4', 'ipv6'])
    expect(pathsOf('flannel-wireguard-dual-stack').map(({ legs }) => legs[0].way)).toMatchObject([{ port: 51820 }, { port: 51821 }])
  })

  test('where the subnets decide both cases are drawn, and which one these nodes are', () => {
    expect(headers('calico-vxlan-crosssubnet')).toEqual([['ipv4'], ['ipv4', 'udp', 'vxlan', 'ethernet', 'ipv4']])
    expect(pathsOf('calico-vxlan-crosssubnet')[0]?.legs.map(({ case: when, here }) => [when, here])).toEqual([
      ['different-subnets', false],
      ['same-subnet', true],
    ])
  })

  test('the modes of the VPC CNI look different where they are', () => {
    const aws = registry.find(({ id }) => id === 'aws-vpc')
    if (!aws) throw new Error('no aws-vpc')
    const drawn = Object.keys(aws.modes).map((mode) => {
      const picture = modeModel(aws, mode, 'en')
      if (picture?.is !== 'path') throw new Error(mode)
      const { from } = picture
      return [mode, from.podRange === from.nodeRange, from.eni?.from, from.ip.includes(':')]
    })
    expect(drawn).toEqual([
      ['secondary-ip', true, undefined, false],
      ['prefix-delegation', true, '192.0.2.32/28', false],
      ['custom-networking', false, undefined, false],
      ['custom-networking-prefix', false, '198.51.100.32/28', false],
      ['ipv6-prefix', true, '2001:db8:0:1:a::/80', true],
      ['managed', true, undefined, false],
    ])
    expect(new Set(Object.keys(aws.modes).map((mode) => paint(modeModel(aws, mode, 'en') as Picture))).size).toBe(6)
  })
})

const parser = new new JSDOM('').window.DOMParser()
const parsed = (xml: string): Document => parser.parseFromString(xml, 'image/svg+xml')

describe('as SVG', () => {
  test('hostile text in every field of a report stays text', () => {
    for (const [index, text] of hostile.entries()) {
      const pictures = picturesOf(poisoned(index % 2 === 0 ? eksReport : calicoReport, text), locales[index % 2] ?? 'ko')
      const all = pictures.flatMap((picture) => forms.map((form) => paint(picture, form)))
      const tags = new Set([...parsed(`<all>${all.join('')}</all>`).querySelectorAll('all *')].map(({ tagName }) => tagName))
      expect([...tags].sort(), JSON.stringify(text)).toEqual(['desc', 'path', 'rect', 'svg', 'text', 'title'])
    }
  })

  test.each(clusters)('$name: well-formed, named, described, and of attributes only', ({ report }) => {
    for (const picture of picturesOf(report, 'ko'))
      for (const form of forms) {
        const svg = paint(picture, form)
        const { documentElement } = parsed(svg)
        expect(documentElement.getAttribute('role')).toBe('img')
        expect(documentElement.querySelector('title')?.textContent).toMatch(/\S/)
        expect(documentElement.querySelector('desc')?.textContent).toMatch(/\S/)
        expect(svg).not.toMatch(/<style|\sstyle=|NaN|undefined/)
        for (const shape of documentElement.querySelectorAll('rect, path'))
          expect(shape.getAttribute('fill')).toMatch(/^(none|var\(--cni-[a-z-]+,#[0-9a-f]{6}\))$/)
      }
  })

  test('a shortened name stands whole in its title', () => {
    const name = `${'long-name-'.repeat(20)}end`
    const document = parsed(paint(pathPictures(renamed(cluster('eks-default'), name), 'en')[0] as Picture))
    expect([...document.querySelectorAll('text > title')].map(({ textContent }) => textContent)).toContain(`pod ${name}/${name}`)
  })

  test.each(clusters)('$name: the compact path fits the budget of an embed', ({ report }) => {
    for (const picture of pathPictures(report, 'ko'))
      expect(Buffer.byteLength(paint(picture, { compact: true, dress: 'fixed' }))).toBeLessThanOrEqual(3584)
  })

  test('a file of its own brings its ground and both schemes', () => {
    const svg = paint(mapPicture(cluster('eks-default'), 'en'), { dress: 'standalone' })
    expect(svg).toContain('prefers-color-scheme:dark')
    expect(svg).toContain('width="100%" height="100%" fill="var(--cni-paper,#ffffff)"')
  })
})

test('each way to set a picture is total', () => {
  const pictures = picturesOf(cluster('calico-vxlan-crosssubnet'), 'en')
  expect(pictures.map((picture) => [picture.is, mermaidOf(picture)?.split('\n')[0], linesOf(picture, 60, String)?.length])).toEqual([
    ['path', 'sequenceDiagram', undefined],
    ['packet', '---', undefined],
    ['map', 'flowchart LR', undefined],
    ['line', undefined, 2],
  ])
})
