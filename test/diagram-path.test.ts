/** The path of a packet: which pods are chosen, and what is said of the packet at each step. */
import { describe, expect, test } from 'vitest'
import { none, wraps } from '../shared/cni/encapsulation.ts'
import type { Report } from '../shared/contract/report.ts'
import { pathSequence, whyNoPath } from '../shared/diagram/index.ts'
import { lanesOf } from '../shared/diagram/lanes.ts'
import type { PathModel, Way } from '../shared/diagram/model.ts'
import { gapOf } from '../shared/diagram/pair.ts'
import { pathsOf } from '../shared/diagram/path.ts'
import { sequenceOf } from '../shared/diagram/sequence.ts'
import { locales } from '../shared/text/locale.ts'
import { calicoReport, eksReport } from './render-reports.ts'

const changed = (report: Report, change: (copy: Report) => void): Report => {
  const copy = structuredClone(report)
  change(copy)
  return copy
}

const path = (report: Report): PathModel => {
  const [found] = pathsOf(report, 'en')
  if (!found) throw new Error(gapOf(report))
  return found
}

const names = ({ from, to }: PathModel) => [from, to].map(({ pod, node }) => `${pod}@${node.split('.')[0]}`)
const ways = (report: Report): Way[] => path(report).legs.map(({ way }) => way)

describe('which pods stand for all', () => {
  test('applications before the platform, nodes in order, never hostNetwork', () => {
    expect(names(path(eksReport))).toEqual(['default/web-wd9f-3@ip-192-168-1-20', 'default/web-1od9f-7@ip-192-168-2-21'])
  })

  test('the order of the list does not matter', () => {
    const turned = changed(eksReport, (report) => {
      report.pods?.items.reverse()
      report.nodes?.reverse()
    })
    expect(names(path(turned))).toEqual(names(path(eksReport)))
  })

  test('platform pods where there are no others; none that does not run', () => {
    const only = changed(eksReport, ({ pods }) => {
      if (pods) pods.items = pods.items.filter((pod) => pod.namespace === 'kube-system')
    })
    expect(names(path(only))).toEqual(['kube-system/coredns-bd9f-0@ip-192-168-1-20', 'kube-system/coredns-id9f-1@ip-192-168-2-21'])
    const pending = changed(only, ({ pods }) => {
      for (const pod of pods?.items ?? []) if (pod.name.startsWith('coredns-b')) pod.status = 'Pending'
    })
    expect(gapOf(pending)).toBe('pair')
  })

  test('across subnets where that decides whether a packet is wrapped', () => {
    const crossing = changed(calicoReport, (report) => {
      report.datapath.encapsulation = wraps('vxlan', 'cross-subnet', 4789)
      report.ranges.nodes.push({ cidr: '10.0.2.0/24', source: 'calico-node-address', addresses: 1 })
      const last = report.nodes?.[2]
      if (last) last.internalIPs = ['10.0.2.12']
    })
    expect(names(path(crossing))).toEqual(['default/web-wd9f-3@node-1', 'default/web-1ad9f-5@node-3'])
    expect(path(crossing).legs).toMatchObject([
      { case: 'different-subnets', here: true, way: { is: 'wrapped', protocols: ['vxlan'], port: 4789 } },
      { case: 'same-subnet', here: false, way: { is: 'bare' } },
    ])
  })

  test.each([
    [
      'pods',
      (report: Report) => {
        delete report.pods
      },
    ],
    [
      'nodes',
      (report: Report) => {
        delete report.nodes
      },
    ],
    [
      'pair',
      (report: Report) => {
        report.nodes?.splice(1)
      },
    ],
    [
      'way',
      (report: Report) => {
        report.datapath.kind = 'unknown'
      },
    ],
  ] as const)('no picture without %s, and it is said why', (gap, change) => {
    const report = changed(eksReport, change)
    expect(gapOf(report)).toBe(gap)
    for (const locale of locales) {
      expect(pathSequence(report, locale)).toBeUndefined()
      expect(whyNoPath(report, locale)).toMatch(/\S/)
      expect(whyNoPath(eksReport, locale)).toBeUndefined()
    }
  })
})

describe('what happens to the packet', () => {
  const textsOf = (report: Report) => pathsOf(report, 'en').flatMap((model) => sequenceOf(model).steps.flatMap(({ lines }) => lines))

  test('VPC-native: unchanged, through the VPC router, out of the pod’s own ENI', () => {
    expect(sequenceOf(path(eksReport)).actors.map(({ label }) => label.join(' '))).toEqual([
      'pod default/web-wd9f-3 192.168.1.103',
      'node ip-192-168-1-20 192.168.1.20',
      'VPC router',
      'node ip-192-168-2-21 192.168.2.21',
      'pod default/web-1od9f-7 192.168.2.107',
    ])
    expect(textsOf(eksReport)).toContain('leaves by eni-2ebc9805c3bdfdee0')
    expect(textsOf(eksReport)).toContain('unchanged, nothing is added')
    expect(textsOf(eksReport).join()).not.toMatch(/outer|wraps/)
  })

  test('IP-in-IP: node addresses outside, pod addresses inside, no port', () => {
    expect(textsOf(calicoReport)).toEqual(
      expect.arrayContaining([
        'tunl0 wraps it in IP-in-IP',
        'IP protocol 4, no port',
        '+20 bytes',
        'outer 10.0.1.10 → 10.0.1.11',
        'inner 10.244.0.13 → 10.244.1.17',
      ]),
    )
  })

  test('VXLAN of a CNI this version does not know: no device is made up', () => {
    const alien = changed(calicoReport, (report) => {
      const [cni] = report.cnis ?? []
      if (cni) cni.id = 'newcomer'
      report.datapath.encapsulation = wraps('vxlan', 'always', 8472)
    })
    expect(textsOf(alien)).toEqual(expect.arrayContaining(['wrapped in VXLAN', 'port 8472', '+50 bytes']))
  })

  test('cross-subnet within one subnet: bare, and it says when it would be wrapped', () => {
    const same = changed(calicoReport, (report) => {
      report.datapath.encapsulation = wraps('ipip', 'cross-subnet')
    })
    expect(path(same).legs.map(({ here, way }) => [here, way.is])).toEqual([
      [false, 'wrapped'],
      [true, 'bare'],
    ])
    expect(textsOf(same)).toContain('Across subnets it is wrapped in IP-in-IP.')
  })

  test('cross-subnet with subnets unknown is drawn wrapped, and says so', () => {
    const blind = changed(calicoReport, (report) => {
      report.datapath.encapsulation = wraps('ipip', 'cross-subnet')
      report.ranges.nodes = [{ cidr: '10.0.1.8/29', source: 'covering', addresses: 3 }]
    })
    expect(textsOf(blind)).toContain('Drawn for nodes in different subnets; within one subnet it goes unencapsulated.')
  })

  test('per connection: both possibilities, no guess', () => {
    const weave = changed(calicoReport, (report) => {
      report.datapath.encapsulation = { protocol: 'unknown', when: 'always', possible: ['vxlan', 'sleeve'] }
    })
    expect(textsOf(weave)).toContain('VXLAN or sleeve (UDP, user space): the API does not show which')
  })

  test('the destination’s pool decides where pools differ', () => {
    const pools = changed(calicoReport, (report) => {
      report.datapath.pools = [
        { cidr: '10.244.1.0/24', encapsulation: none },
        { cidr: '10.244.0.0/16', encapsulation: wraps('ipip', 'always') },
      ]
    })
    expect(pathsOf(pools, 'en').map(({ heading, legs }) => [heading, legs[0].way.is])).toEqual([['pods in 10.244.0.0/16', 'wrapped']])
    expect(lanesOf(pools)).toHaveLength(2)
  })

  test('Azure’s own network wraps below the node', () => {
    const azure = changed(calicoReport, (report) => {
      report.datapath.encapsulation = { protocol: 'azure-sdn', when: 'always' }
    })
    expect(ways(azure)).toEqual([{ is: 'below' }])
  })

  test('an encrypted packet is not called unchanged', () => {
    const encrypted = changed(eksReport, (report) => {
      report.datapath.encryption = { protocol: 'wireguard' }
    })
    expect(textsOf(encrypted)).toContain('WireGuard encrypts it')
    expect(textsOf(encrypted).join()).not.toContain('unchanged')
  })

  test('mixed: the widest class whose path is known', () => {
    const mixed = changed(eksReport, (report) => {
      report.datapath.kind = 'mixed'
      report.datapath.encapsulation = { protocol: 'unknown', when: 'unknown' }
      report.datapath.classes = [
        { name: 'hybrid', nodes: 9, kind: 'unknown', encapsulation: { protocol: 'unknown', when: 'unknown' }, confidence: 'unknown' },
        { name: 'ec2', nodes: 3, cni: 'aws-vpc', kind: 'vpc-native', encapsulation: none, confidence: 'certain' },
      ]
    })
    expect(ways(mixed)).toEqual([{ is: 'bare', via: 'vpc' }])
  })
})
