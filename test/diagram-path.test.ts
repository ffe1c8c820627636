/** The path of a packet: which pods are chosen, and what is said of the packet at each step. */
import { describe, expect, test } from 'vitest'
import { none, wraps } from '../shared/cni/encapsulation.ts'
import type { Report } from '../shared/contract/report.ts'
import { pathSequence, whyNoPath } from '../shared/diagram/index.ts'
import { type Pair, pairOf } from '../shared/diagram/pair.ts'
import { pathOf } from '../shared/diagram/path.ts'
import { locales } from '../shared/text/locale.ts'
import { calicoReport, eksReport } from './render-reports.ts'

const changed = (report: Report, change: (copy: Report) => void): Report => {
  const copy = structuredClone(report)
  change(copy)
  return copy
}

const pair = (report: Report): Pair => {
  const found = pairOf(report)
  if (typeof found === 'string') throw new Error(found)
  return found
}

const names = ({ from, to }: Pair) => [from, to].map(({ pod, node }) => `${pod.namespace}/${pod.name}@${node.name.split('.')[0]}`)

describe('which pods stand for all', () => {
  test('applications before the platform, nodes in order, never hostNetwork', () => {
    expect(names(pair(eksReport))).toEqual(['default/web-wd9f-3@ip-192-168-1-20', 'default/web-1od9f-7@ip-192-168-2-21'])
  })

  test('the order of the list does not matter', () => {
    const turned = changed(eksReport, (report) => {
      report.pods?.items.reverse()
      report.nodes?.reverse()
    })
    expect(names(pair(turned))).toEqual(names(pair(eksReport)))
  })

  test('platform pods where there are no others; none that does not run', () => {
    const only = changed(eksReport, ({ pods }) => {
      if (pods) pods.items = pods.items.filter((pod) => pod.namespace === 'kube-system')
    })
    expect(names(pair(only))).toEqual(['kube-system/coredns-bd9f-0@ip-192-168-1-20', 'kube-system/coredns-id9f-1@ip-192-168-2-21'])
    const pending = changed(only, ({ pods }) => {
      for (const pod of pods?.items ?? []) if (pod.name.startsWith('coredns-b')) pod.status = 'Pending'
    })
    expect(pairOf(pending)).toBe('pair')
  })

  test('across subnets where that decides whether a packet is wrapped', () => {
    const crossing = changed(calicoReport, (report) => {
      report.datapath.encapsulation = wraps('vxlan', 'cross-subnet', 4789)
      report.ranges.nodes.push({ cidr: '10.0.2.0/24', source: 'calico-node-address', addresses: 1 })
      const last = report.nodes?.[2]
      if (last) last.internalIPs = ['10.0.2.12']
    })
    expect(names(pair(crossing))).toEqual(['default/web-wd9f-3@node-1', 'default/web-1ad9f-5@node-3'])
    expect(pair(crossing).way).toMatchObject({ is: 'tunnel', subnets: 'different' })
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
    expect(pairOf(report)).toBe(gap)
    for (const locale of locales) {
      expect(pathSequence(report, locale)).toBeUndefined()
      expect(whyNoPath(report, locale)).toMatch(/\S/)
      expect(whyNoPath(eksReport, locale)).toBeUndefined()
    }
  })
})

describe('what happens to the packet', () => {
  const textsOf = (report: Report) => (pathOf(report, 'en')?.steps ?? []).flatMap(({ lines }) => lines)

  test('VPC-native: unchanged, through the VPC router, out of the pod’s own ENI', () => {
    expect(pathOf(eksReport, 'en')?.actors.map(({ label }) => label.join(' '))).toEqual([
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
    expect(pair(same).way).toMatchObject({ is: 'direct', via: 'node-routes' })
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
    expect(pair(pools).way).toMatchObject({ is: 'direct' })
  })

  test('Azure’s own network wraps below the node', () => {
    const azure = changed(calicoReport, (report) => {
      report.datapath.encapsulation = { protocol: 'azure-sdn', when: 'always' }
    })
    expect(pair(azure).way).toEqual({ is: 'azure' })
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
    expect(pair(mixed).way).toEqual({ is: 'direct', via: 'vpc' })
  })
})
