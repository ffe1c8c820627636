/** Addresses on EKS: numbers computed by hand beside each expectation. */
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { canTrunk } from '../shared/cni/aws-vpc/trunks.ts'
import type { Addresses } from '../shared/contract/addresses.ts'
import { readReport } from '../shared/contract/read.ts'
import type { Snapshot } from '../shared/contract/snapshot.ts'
import { isFindingId } from '../shared/text/findings/index.ts'
import { locales } from '../shared/text/locale.ts'
import { findingSentences } from '../shared/text/sentences.ts'
import { eksSnapshots } from './eks-snapshots/index.ts'
import { rawWords } from './raw-words.ts'

function count(snapshot: Snapshot): Addresses {
  const { addresses } = analyse(snapshot)
  if (!addresses) throw new Error('no addresses in the report')
  return addresses
}
const findingsOf = (snapshot: Snapshot) => analyse(snapshot).findings.map(({ id, severity, subject }) => `${severity} ${id} ${subject}`)
const own = (ids: string[]) => ids.filter((id) => !/ranges-mislead|pod-outside/.test(id))

describe('attribution', () => {
  test('a secondary address, on the primary ENI too, leads to its ENI and subnet', () => {
    const { pods = [] } = count(eksSnapshots.secondary())
    expect(pods.find(({ ip }) => ip === '10.0.1.21')).toMatchObject({
      held: 'secondary-ip',
      interface: 'eni-00',
      interfaceRole: 'primary',
      subnet: 'subnet-a',
    })
    expect(pods.find(({ ip }) => ip === '10.0.1.41')).toMatchObject({ held: 'secondary-ip', interface: 'eni-01', interfaceRole: 'secondary' })
  })
  test('an address inside a /28 leads to it by containment, beside single addresses on the same node', () => {
    const { pods = [] } = count(eksSnapshots.prefix())
    expect(pods.find(({ ip }) => ip === '10.0.1.80')).toMatchObject({ held: 'prefix', block: '10.0.1.80/28', interface: 'eni-00' })
    expect(pods.find(({ ip }) => ip === '10.0.1.113')).toMatchObject({ held: 'prefix', block: '10.0.1.112/28', interface: 'eni-10' })
    expect(pods.find(({ ip }) => ip === '10.0.1.33')).toMatchObject({ held: 'secondary-ip', interface: 'eni-10' })
  })
  test('a branch ENI, a custom-networking ENI and the node’s own address', () => {
    const { pods = [] } = count(eksSnapshots.custom())
    expect(pods.find(({ ip }) => ip === '100.64.0.77')).toMatchObject({ held: 'branch', interface: 'eni-branch', subnet: 'subnet-p', vlan: 3 })
    expect(pods.find(({ ip }) => ip === '100.64.0.11')).toMatchObject({ held: 'secondary-ip', interface: 'eni-01', subnet: 'subnet-p' })
    expect(pods.filter(({ ip }) => ip === '10.0.1.20').map(({ held, interface: id }) => [held, id])).toEqual([
      ['node', 'eni-00'],
      ['node', 'eni-00'],
    ])
  })
  test('a branch that only the pod’s annotation knows', () => {
    const snapshot = eksSnapshots.custom()
    if (snapshot.sources.subnetInterfaces?.ok) snapshot.sources.subnetInterfaces.items = []
    expect(count(snapshot).pods?.find(({ ip }) => ip === '100.64.0.77')).toMatchObject({ held: 'branch', interface: 'eni-branch' })
  })
  test('an IPv6 address inside a /80', () => {
    expect(count(eksSnapshots.ipv6()).pods?.find(({ ip }) => ip.includes('::2'))).toMatchObject({
      held: 'ipv6-prefix',
      block: '2406:da12:5c0:3a00:9f2c::/80',
    })
  })
  test('what leads nowhere is listed, with the reason', () => {
    const snapshot = eksSnapshots.secondary()
    if (snapshot.sources.pods?.ok)
      snapshot.sources.pods.items.push({
        namespace: 'shop',
        name: 'stray',
        node: 'ip-node-0.ap-northeast-2.compute.internal',
        ips: ['172.17.0.9'],
        status: 'Running',
        hostNetwork: false,
      })
    expect(count(snapshot).unattributed).toEqual([
      { namespace: 'shop', name: 'stray', node: 'ip-node-0.ap-northeast-2.compute.internal', ip: '172.17.0.9', why: 'no-interface' },
    ])
    expect(findingsOf(snapshot)).toContain('warning pod-address-unattributed pods')
  })
})

describe('pools of nodes', () => {
  test('secondary addresses on m5.large', () => {
    const { nodes, total } = count(eksSnapshots.secondary())
    // 2 ENIs × 9 = 18 held, 12 with pods, 6 warm; 2 primaries; a third ENI could carry 9 more.
    expect(nodes[0]).toMatchObject({ holds: 'secondary-ip', assigned: 12, warm: 6, primary: 2, free: 9 })
    expect(total).toEqual({ assigned: 12, warm: 6, primary: 2, free: 9 })
    // WARM_ENI_TARGET=1: 12 pods + 9 spare = 21, in whole ENIs of 9: 27.
    expect(nodes[0]?.target).toBe(27)
  })
  test('prefixes on m5.large', () => {
    const { nodes } = count(eksSnapshots.prefix())
    // 3 × 16 = 48 held, 3 + 2 with pods; slots 3 × 9 = 27, 3 used: 24 × 16 = 384 could still come.
    expect(nodes[0]).toMatchObject({ holds: 'prefix', assigned: 5, warm: 43, primary: 1, free: 384 })
    expect(nodes[0]?.interfaces[0]?.prefixes[0]).toEqual({ cidr: '10.0.1.64/28', assigned: 3, size: 16, map: '###.............' })
    // 5 pods + 16 spare = 21, in blocks of 16: 32.
    expect(nodes[0]?.target).toBe(32)
    // 2 single + 16 in a prefix = 18 held, 2 with pods; 3 slots used of 27.
    expect(nodes[1]).toMatchObject({ holds: 'mixed', assigned: 2, warm: 16, free: 384 })
    // m4.large is not Nitro: slots 2 × 9 = 18 of one address each, 1 used.
    expect(nodes[3]).toMatchObject({ holds: 'secondary-ip', free: 17 })
  })
  test('only the default card counts on p4d', () => {
    const { nodes } = count(eksSnapshots.cards())
    // 15 ENIs × 49 = 735 slots, 49 used. The EFA of card 1 is not the CNI's.
    expect(nodes[0]).toMatchObject({
      assigned: 1,
      warm: 48,
      free: 686,
      maxPods: { kubelet: 737, formula: { value: 737, enis: 15 }, verdict: 'fits' },
    })
    expect(nodes[0]?.interfaces.map(({ card, role }) => [card, role])).toEqual([
      [0, 'primary'],
      [1, 'unmanaged'],
    ])
  })
  test('part of the pods proves nothing warm', () => {
    const snapshot = eksSnapshots.secondary()
    snapshot.cluster.namespace = 'shop'
    const { nodes, total } = count(snapshot)
    expect([nodes[0]?.assigned, nodes[0]?.warm, total.warm]).toEqual([undefined, undefined, undefined])
  })
  test('without instance types the limits stay open', () => {
    const snapshot = eksSnapshots.secondary()
    delete snapshot.sources.instanceTypes
    expect(count(snapshot).nodes[0]).toMatchObject({ assigned: 12, warm: 6, maxPods: { kubelet: 29, verdict: 'unknown' } })
    expect(count(snapshot).nodes[0]?.free).toBeUndefined()
  })
})

describe('warm settings', () => {
  test('with prefixes WARM_PREFIX_TARGET counts, and WARM_ENI_TARGET does not', () => {
    const { warm } = count(eksSnapshots.prefix())
    expect(warm.inForce).toEqual([{ setting: 'WARM_PREFIX_TARGET', value: 1 }])
    expect(warm.overridden).toEqual([{ setting: 'WARM_ENI_TARGET', value: 1, by: 'ENABLE_PREFIX_DELEGATION' }])
  })
  test('what other values would hold, for 12 pods on m5.large', () => {
    const { warm } = count(eksSnapshots.secondary())
    expect(warm.held).toBe(18)
    // 1 ENI spare: 27. 5 spare: 17. 2 spare, at least 10: 14.
    expect(warm.whatIf).toEqual([
      { settings: 'WARM_ENI_TARGET=1', holds: 27 },
      { settings: 'WARM_IP_TARGET=5', holds: 17 },
      { settings: 'WARM_IP_TARGET=2 MINIMUM_IP_TARGET=10', holds: 14 },
    ])
  })
})

describe('max pods', () => {
  test('by the formula, with each node’s own numbers', () => {
    // 3 × 9 + 2 = 29.
    expect(count(eksSnapshots.secondary()).nodes[0]?.maxPods).toMatchObject({
      kubelet: 29,
      formula: { value: 29, enis: 3, perEni: 9, each: 1, custom: false },
      verdict: 'fits',
    })
    const prefix = count(eksSnapshots.prefix()).nodes.map(({ maxPods }) => [maxPods.kubelet, maxPods.formula?.value, maxPods.verdict])
    // 3 × 9 × 16 + 2 = 434, recommended 110 to 250; m4.large 2 × 9 + 2 = 20.
    expect(prefix).toEqual([
      [110, 434, 'fits'],
      [29, 434, 'under'],
      [29, 434, 'under'],
      [20, 20, 'fits'],
    ])
    // Custom networking: (3 − 1) × 9 + 2 = 20; t3.medium (3 − 1) × 5 + 2 = 12 below the kubelet's 17.
    expect(count(eksSnapshots.custom()).nodes.map(({ maxPods }) => [maxPods.kubelet, maxPods.formula?.value, maxPods.verdict])).toEqual([
      [20, 20, 'fits'],
      [17, 12, 'over'],
    ])
  })
  test('by addresses: what is held, and what node and subnet can still give', () => {
    // 2 hostNetwork + 12 + 6 + 9.
    expect(count(eksSnapshots.secondary()).nodes[0]?.maxPods.addresses).toBe(29)
    // No block left: 2 hostNetwork + the 16 it holds.
    expect(count(eksSnapshots.fragmented()).nodes[0]?.maxPods.addresses).toBe(18)
  })
})

describe('subnets', () => {
  test('many free addresses and no free /28', () => {
    const snapshot = eksSnapshots.fragmented()
    const [subnet] = count(snapshot).subnets
    // 16 blocks: two edges; 14 of somebody else's addresses, .21 to .229, one in each of blocks 1 to 14; block 2 is delegated all the same.
    expect(subnet?.blocks).toEqual({ total: 16, free: 0, prefix: 1, used: 0, fragmented: 13, reserved: 0, edge: 2, map: 'e+P++++++++++++e' })
    expect(subnet?.failsFirst).toEqual({ condition: 'InsufficientCidrBlocks', left: 0, now: true })
    // 256 − 5 = 251 usable, 187 free: 64 used.
    expect([subnet?.usable, subnet?.usedPercent]).toEqual([251, 25.5])
    expect(findingsOf(snapshot)).toContain('critical subnet-no-free-block subnet-a')
  })
  test('without prefixes addresses run out first', () => {
    expect(count(eksSnapshots.secondary()).subnets[0]?.failsFirst).toEqual({
      condition: 'InsufficientFreeAddressesInSubnet',
      left: 100,
      now: false,
    })
  })
  test('reservations: explicit ones are not free, prefix ones are', () => {
    const snapshot = eksSnapshots.prefix()
    if (snapshot.sources.reservations?.ok)
      snapshot.sources.reservations.items = [
        { id: 'scr-1', subnetId: 'subnet-a', cidr: '10.0.1.128/27', type: 'explicit' },
        { id: 'scr-2', subnetId: 'subnet-a', cidr: '10.0.1.160/27', type: 'prefix' },
      ]
    // Blocks 1 and 2 hold single addresses (.20 to .38), 4 to 7 are delegated, 8 and 9 reserved; 3 and 10 to 14 free.
    expect(count(snapshot).subnets[0]?.blocks).toMatchObject({ map: 'e++.PPPPrr.....e', free: 6, reserved: 2 })
  })
  test('without the subnets’ interfaces there is no map, and no guess', () => {
    const snapshot = eksSnapshots.prefix()
    snapshot.sources.subnetInterfaces = { ok: false, at: 'ec2:DescribeNetworkInterfaces', error: 'aws-denied', detail: 'no' }
    const report = analyse(snapshot)
    expect([report.addresses?.subnets[0]?.blocks, report.addresses?.subnets[0]?.failsFirst, report.addresses?.leaks.interfaces]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(report.unknowns.map(({ statement }) => statement)).toContain('subnet-interfaces')
  })
})

describe('effective against configured', () => {
  test('prefix delegation', () => {
    const rows = count(eksSnapshots.prefix()).nodes.map(({ follows }) => follows.map(({ ok, why }) => [ok, why]))
    expect(rows).toEqual([[[true, undefined]], [[true, 'mixed-after-change']], [[false, 'older-node']], [[false, 'not-nitro']]])
  })
  test('custom networking and trunking', () => {
    const { nodes } = count(eksSnapshots.custom())
    expect(nodes[0]?.eniConfig).toEqual({ name: 'ap-northeast-2a', from: 'label', exists: true, subnet: 'subnet-p' })
    expect(nodes[0]?.follows.map(({ about, ok }) => [about, ok])).toEqual([
      ['custom-networking', true],
      ['trunking', true],
    ])
    expect(nodes[1]?.eniConfig).toEqual({ name: 'ap-northeast-2b', from: 'label', exists: false })
    expect(nodes[1]?.follows.map(({ about, ok, why }) => [about, ok, why])).toEqual([
      ['custom-networking', false, 'eniconfig-missing'],
      ['trunking', false, 'not-trunking-compatible'],
    ])
  })
  test('trunks by type: by family, by size where a family differs, unknown for a family of tomorrow', () => {
    const types = [
      'm5.large',
      'm7i-flex.large',
      't3.medium',
      't4g.small',
      'm4.large',
      'i3.metal',
      'i3.large',
      'i4i.large',
      'i4i.xlarge',
      'z9.huge',
      '',
    ]
    expect(types.map(canTrunk)).toEqual([true, true, false, false, false, true, false, false, true, undefined, undefined])
  })
  test('the label of Karpenter and the annotation come before the label', () => {
    const snapshot = eksSnapshots.custom()
    const nodes = snapshot.sources.nodes?.ok ? snapshot.sources.nodes.items : []
    Object.assign(nodes[0]?.annotations ?? {}, { 'k8s.amazonaws.com/eniConfig': 'by-annotation' })
    Object.assign(nodes[1]?.labels ?? {}, { 'vpc.amazonaws.com/externalEniConfig': 'by-operator' })
    expect(count(snapshot).nodes.map(({ eniConfig }) => [eniConfig?.name, eniConfig?.from])).toEqual([
      ['by-annotation', 'annotation'],
      ['by-operator', 'external-label'],
    ])
  })
  test('SNAT, MTU and add-on', () => {
    const { snat, mtu, addon } = count(eksSnapshots.secondary())
    expect({ snat, mtu, addon }).toEqual({
      snat: { external: false, exclude: [], network: ['10.0.0.0/16'], ports: 'prng' },
      mtu: { eni: 9001, pod: 9001 },
      addon: { managed: true, version: 'v1.23.1-eksbuild.1', status: 'ACTIVE' },
    })
  })
})

describe('leaks', () => {
  test('this cluster’s detached and orphaned interfaces, and no others', () => {
    const { leaks } = count(eksSnapshots.leaks())
    expect(leaks.interfaces?.map(({ id, why, confidence, addresses }) => [id, why, confidence, addresses])).toEqual([
      ['eni-detached', 'detached', 'certain', 3],
      ['eni-gone', 'instance-gone', 'certain', 1],
      ['eni-no-tag', 'detached', 'likely', 1],
    ])
  })
  test('addresses beyond the warm target', () => {
    // 27 held, 1 with a pod; 1 + 9 spare in whole ENIs is 18: 9 beyond.
    expect(count(eksSnapshots.leaks()).leaks.idle).toEqual([{ node: 'ip-node-0.ap-northeast-2.compute.internal', addresses: 9, target: 18 }])
  })
})

describe('findings', () => {
  test('each situation by name', () => {
    expect(own(findingsOf(eksSnapshots.secondary()))).toEqual([])
    expect(own(findingsOf(eksSnapshots.prefix()))).toEqual([
      'warning prefix-delegation-not-followed not-nitro',
      'warning prefix-delegation-not-followed older-node',
      'info addresses-beyond-warm-target nodes',
      'info max-pods-under m5.large',
    ])
    expect(own(findingsOf(eksSnapshots.custom()))).toEqual([
      'critical custom-networking-not-followed eniconfig-missing',
      'warning max-pods-over t3.medium',
      'warning trunking-not-followed not-trunking-compatible',
    ])
  })
  test.each(Object.entries(eksSnapshots))('%s: words in both languages, every value filled in; the report fits the contract', (_name, make) => {
    const report = analyse(make())
    expect(readReport(JSON.parse(JSON.stringify(report)))).toEqual(report)
    for (const finding of report.findings)
      for (const locale of locales) {
        expect(isFindingId(finding.id), finding.id).toBe(true)
        const { what, why, check } = rawWords(findingSentences(finding, locale))
        expect(`${what} ${why} ${check}`).not.toMatch(/[{}]|\?/)
      }
  })
})

test('where the VPC CNI does not run, or EC2 was not asked, nothing is counted', () => {
  const snapshot = eksSnapshots.secondary()
  delete snapshot.sources.interfaces
  expect(analyse(snapshot).addresses).toBeUndefined()
})
