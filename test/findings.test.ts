/** Contradictions and shortages, made by changing a recorded or built cluster in one place. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { readSnapshot } from '../shared/contract/read.ts'
import type { Finding } from '../shared/contract/report.ts'
import type { NodeFact, PodFact, Snapshot, Source } from '../shared/contract/snapshot.ts'
import { findingSources, findingTexts } from '../shared/text/findings.ts'
import { findingWords } from '../shared/text/sentences.ts'

const cluster = (name: string): Snapshot => readSnapshot(JSON.parse(readFileSync(new URL(`clusters/${name}/snapshot.json`, import.meta.url), 'utf8')))

function itemsOf<T>(source: Source<T> | undefined): T {
  if (!source?.ok) throw new Error('the cluster of this test has this source')
  return source.items
}
const nodes = (snapshot: Snapshot): NodeFact[] => itemsOf(snapshot.sources.nodes)
const pods = (snapshot: Snapshot): PodFact[] => itemsOf(snapshot.sources.pods)

function configMap(snapshot: Snapshot, key: string): Record<string, string> {
  const map = itemsOf(snapshot.sources.configMaps?.[key])
  if (!map) throw new Error(`${key} is in this cluster`)
  return map.data
}

function poolFields(snapshot: Snapshot): Record<string, unknown> {
  const [pool] = itemsOf(snapshot.sources.resources?.['ippools.crd.projectcalico.org'])
  if (!pool) throw new Error('this cluster has a pool')
  return pool.fields
}

const pod = (name: string, node: string, ip: string, more: Partial<PodFact> = {}): PodFact => ({ namespace: 'shop', name, node, ips: [ip], status: 'Running', ...more })
const answered = <T>(items: T) => ({ ok: true as const, at: 'test', items })

const found = (snapshot: Snapshot, id: string): Finding[] => analyse(snapshot).findings.filter((finding) => finding.id === id)
const only = (snapshot: Snapshot, id: string): Finding => {
  const all = found(snapshot, id)
  expect(all).toHaveLength(1)
  return all[0] as Finding
}

describe('a pod range that overlaps the network', () => {
  test('Cilium’s pool equal to the VPC’s block', () => {
    const snapshot = cluster('cilium-default-pool')
    configMap(snapshot, 'kube-system/cilium-config')['cluster-pool-ipv4-cidr'] = '10.42.0.0/16'
    snapshot.sources.vpcs = answered([{ id: 'vpc-1', cidrs: ['10.42.0.0/16'] }])
    expect(only(snapshot, 'pod-range-overlaps-network')).toMatchObject({ severity: 'critical', subject: '10.42.0.0/16', data: { overlaps: ['10.42.0.0/16'], source: 'cilium-cluster-pool' } })
  })

  test('Calico’s pool inside the VPC, its pods in it', () => {
    const snapshot = cluster('calico-ipip')
    snapshot.sources.vpcs = answered([{ id: 'vpc-1', cidrs: ['10.244.0.0/15', '10.0.0.0/16'] }])
    expect(only(snapshot, 'pod-range-overlaps-network')).toMatchObject({ subject: '10.244.0.0/16', data: { overlaps: ['10.244.0.0/15'] } })
  })

  test('node addresses inside a pool count even where no subnet is known, a guessed block around them does not', () => {
    const snapshot = cluster('flannel-vxlan')
    configMap(snapshot, 'kube-flannel/kube-flannel-cfg')['net-conf.json'] = '{"Network":"10.0.1.0/24","Backend":{"Type":"vxlan"}}'
    expect(found(snapshot, 'pod-range-overlaps-network').map(({ subject }) => subject)).toContain('10.0.1.0/24')
    // Nodes at both ends of 10.0.0.0/16: what lies between them was not seen.
    const apart = cluster('flannel-vxlan')
    nodes(apart).forEach((node, index) => { node.addresses = [{ type: 'InternalIP', address: index === 0 ? '10.244.255.1' : `10.244.0.${index}` }] })
    configMap(apart, 'kube-flannel/kube-flannel-cfg')['net-conf.json'] = '{"Network":"10.244.128.0/18","Backend":{"Type":"vxlan"}}'
    for (const node of nodes(apart)) node.podCIDRs = []
    expect(found(apart, 'pod-range-overlaps-network')).toEqual([])
  })

  test('without an overlay an overlap is the very point', () => {
    expect(found(cluster('eks-default'), 'pod-range-overlaps-network')).toEqual([])
    const bare = cluster('calico-ipip')
    Object.assign(poolFields(bare), { 'spec.ipipMode': 'Never' })
    bare.sources.vpcs = answered([{ id: 'vpc-1', cidrs: ['10.244.0.0/15'] }])
    expect(found(bare, 'pod-range-overlaps-network')).toEqual([])
  })
})

describe('pods outside every declared range', () => {
  test('a pod of an earlier CNI, with its node', () => {
    const snapshot = cluster('calico-ipip')
    pods(snapshot).push(pod('old', 'node-2', '172.16.9.9'), pod('done', 'node-2', '172.16.9.10', { status: 'Succeeded' }))
    expect(only(snapshot, 'pod-outside-ranges')).toMatchObject({ data: { pods: ['shop/old 172.16.9.9'], count: 1, nodes: ['node-2'] } })
  })

  test('a pool moved into the VPC leaves the pods of the old one outside', () => {
    const snapshot = cluster('calico-ipip')
    poolFields(snapshot)['spec.cidr'] = '10.0.128.0/17'
    const ofOldPool = pods(snapshot).filter(({ ips }) => ips[0]?.startsWith('10.244.'))
    expect(only(snapshot, 'pod-outside-ranges').data.count).toBe(ofOldPool.length)
  })

  test('nothing is outside where the cloud’s subnets were not read', () => {
    const snapshot = cluster('eks-default')
    snapshot.sources.subnets = { ok: false, at: 'ec2:DescribeSubnets', error: 'aws-denied', detail: 'denied' }
    expect(found(snapshot, 'pod-outside-ranges')).toEqual([])
    expect(found(cluster('calico-ipip'), 'pod-outside-ranges')).toEqual([])
  })
})

describe('one address on several pods', () => {
  const doubled = (more: Partial<PodFact>) => {
    const snapshot = cluster('calico-ipip')
    pods(snapshot).push(pod('one', 'node-2', '10.244.1.77'), pod('two', 'node-3', '10.244.1.77', more))
    return snapshot
  }

  test('both running', () => {
    expect(only(doubled({}), 'duplicate-pod-ip')).toMatchObject({ severity: 'critical', subject: '10.244.1.77', data: { pods: ['shop/one', 'shop/two'] } })
  })

  test.each(['Succeeded', 'Completed', 'Failed', 'Evicted', 'Error', 'OOMKilled', 'Terminating', 'Unknown', 'Init:Error', 'ExitCode:2'])('a pod that is %s has let its address go', (status) => {
    expect(found(doubled({ status }), 'duplicate-pod-ip')).toEqual([])
  })

  test('pods on their node’s own address share it', () => {
    const snapshot = cluster('calico-ipip')
    const [address] = nodes(snapshot)[0]?.addresses ?? []
    pods(snapshot).push(pod('a', 'node-1', address?.address ?? ''), pod('b', 'node-1', address?.address ?? ''), pod('c', 'node-1', '10.244.1.78', { hostNetwork: true }), pod('d', 'node-1', '10.244.1.78', { hostNetwork: true }))
    expect(found(snapshot, 'duplicate-pod-ip')).toEqual([])
  })

  test('separate networks of one CNI may use one address twice', () => {
    const snapshot = cluster('kube-ovn')
    const subnets = itemsOf(snapshot.sources.resources?.['subnets.kubeovn.io'])
    subnets.push({ name: 'tenant-a', fields: { 'spec.cidrBlock': '10.99.0.0/24' } }, { name: 'tenant-b', fields: { 'spec.cidrBlock': '10.99.0.0/24' } })
    const node = nodes(snapshot)[0]?.name ?? ''
    pods(snapshot).push(pod('one', node, '10.99.0.5'), pod('two', node, '10.99.0.5'))
    expect(found(snapshot, 'duplicate-pod-ip')).toEqual([])
  })
})

describe('two primaries', () => {
  const withFlannel = (name: string) => {
    const snapshot = cluster(name)
    const other = cluster('flannel-vxlan')
    itemsOf(snapshot.sources.daemonSets).push(...itemsOf(other.sources.daemonSets).filter(({ name: set }) => set === 'kube-flannel-ds'))
    Object.assign(snapshot.sources.configMaps ?? {}, other.sources.configMaps)
    return snapshot
  }

  test('on one class of nodes', () => {
    expect(only(withFlannel('calico-ipip'), 'two-primaries')).toMatchObject({ subject: 'cluster', data: { cnis: ['calico', 'flannel'] } })
    expect(only(withFlannel('eks-default'), 'two-primaries')).toMatchObject({ subject: 'cluster', data: { cnis: ['aws-vpc', 'flannel'] } })
  })

  test.each(['eks-hybrid-nodes', 'eks-fargate-beside-ec2', 'canal', 'eks-cilium-chained', 'multus-over-flannel', 'aks-calico-policy'])('%s is no contradiction', (name) => {
    expect(found(cluster(name), 'two-primaries')).toEqual([])
  })
})

describe('what is nearly used up', () => {
  test('a Calico pool by its addresses', () => {
    const snapshot = cluster('calico-ipip')
    poolFields(snapshot)['spec.cidr'] = '10.244.0.0/27'
    const fill = (count: number) => {
      snapshot.sources.pods = answered(Array.from({ length: count }, (_, index) => pod(`p${index}`, 'node-2', `10.244.0.${index}`)))
      return found(snapshot, 'pool-nearly-full')
    }
    expect(fill(28)).toEqual([])
    expect(fill(29)).toMatchObject([{ severity: 'warning', subject: '10.244.0.0/27', data: { free: 3, size: 32, name: 'default-ipv4-ippool' } }])
    expect(fill(32)).toMatchObject([{ severity: 'critical', data: { free: 0 } }])
    for (const one of pods(snapshot)) one.status = 'Succeeded'
    expect(found(snapshot, 'pool-nearly-full')).toEqual([])
  })

  test('a Calico pool by its blocks, whatever their size', () => {
    const snapshot = cluster('calico-ipip')
    const blocks = (cidr: string, blockSize: number, ips: string[]) => {
      Object.assign(poolFields(snapshot), { 'spec.cidr': cidr, 'spec.blockSize': blockSize })
      snapshot.sources.pods = answered(ips.map((ip, index) => pod(`p${index}`, 'node-2', ip)))
      return found(snapshot, 'pool-blocks-nearly-used-up')
    }
    const four = ['10.244.0.1', '10.244.0.65', '10.244.0.129', '10.244.0.193']
    expect(blocks('10.244.0.0/24', 26, four)).toMatchObject([{ subject: '10.244.0.0/24', data: { blocks: '/26', total: 4, left: 0 } }])
    expect(blocks('10.244.0.0/24', 26, four.slice(1))).toEqual([])
    expect(blocks('10.244.0.0/24', 28, four)).toEqual([])
    expect(blocks('10.244.0.0/16', 26, four)).toEqual([])
  })

  test('the frame of the podCIDRs', () => {
    const snapshot = cluster('flannel-vxlan')
    configMap(snapshot, 'kube-flannel/kube-flannel-cfg')['net-conf.json'] = '{"Network":"10.244.0.0/22","Backend":{"Type":"vxlan"}}'
    expect(found(snapshot, 'pool-blocks-nearly-used-up')).toEqual([])
    nodes(snapshot).push({ ...(nodes(snapshot)[0] as NodeFact), name: 'node-4', podCIDRs: ['10.244.3.0/24'], addresses: [{ type: 'InternalIP', address: '10.0.1.14' }] })
    expect(only(snapshot, 'pool-blocks-nearly-used-up')).toMatchObject({ subject: '10.244.0.0/22', data: { blocks: '/24', total: 4, left: 0 } })
  })

  test('podCIDRs too small for max-pods', () => {
    const snapshot = cluster('flannel-vxlan')
    expect(found(snapshot, 'node-range-below-max-pods')).toEqual([])
    for (const node of nodes(snapshot)) node.capacityPods = 300
    expect(only(snapshot, 'node-range-below-max-pods')).toMatchObject({ severity: 'warning', data: { addresses: 256, maxPods: 300, nodes: ['node-1', 'node-2', 'node-3'], count: 3 } })
    // Pods that live elsewhere say that podCIDRs are not what pods use.
    for (const one of pods(snapshot)) one.ips = one.ips.map((ip) => ip.replace('10.244.', '172.30.'))
    expect(found(snapshot, 'node-range-below-max-pods')).toEqual([])
  })

  const pooled = (blocks: 'read' | 'unread', mask?: string) => {
    const snapshot = cluster('cilium-default-pool')
    const nodeResources = snapshot.sources.resources as NonNullable<Snapshot['sources']['resources']>
    const data = configMap(snapshot, 'kube-system/cilium-config')
    Object.assign(data, { ipam: 'cluster-pool', 'cluster-pool-ipv4-cidr': '100.64.0.0/16' }, mask ? { 'cluster-pool-ipv4-mask-size': mask } : {})
    nodeResources['ciliumnodes.cilium.io'] = blocks === 'unread'
      ? { ok: false, at: 'ciliumnodes.cilium.io', error: 'forbidden', detail: 'no' }
      : answered(nodes(snapshot).map(({ name }, index) => ({ name, fields: { 'spec.ipam.podCIDRs': [`100.64.0.${index * 64}/26`] } })))
    return snapshot
  }

  test('CiliumNode blocks too small for max-pods', () => {
    expect(only(pooled('read', '26'), 'node-range-below-max-pods')).toMatchObject({ data: { addresses: 64, maxPods: 110 } })
  })

  test('the mask of Cilium’s pool where CiliumNodes were not read', () => {
    expect(only(pooled('unread', '26'), 'node-range-below-max-pods')).toMatchObject({ data: { addresses: 64, maxPods: 110 } })
    expect(found(pooled('unread', '24'), 'node-range-below-max-pods')).toEqual([])
    expect(found(pooled('unread'), 'node-range-below-max-pods')).toEqual([])
  })

  test('Cilium’s pool with no block left for another node', () => {
    const snapshot = pooled('read', '26')
    snapshot.sources.pods = answered([])
    configMap(snapshot, 'kube-system/cilium-config')['cluster-pool-ipv4-cidr'] = '100.64.0.0/24'
    const blocks = itemsOf(snapshot.sources.resources?.['ciliumnodes.cilium.io'])
    expect([blocks.length, found(snapshot, 'pool-blocks-nearly-used-up')]).toEqual([3, []])
    blocks.push({ name: 'node-4', fields: { 'spec.ipam.podCIDRs': ['100.64.0.192/26'] } })
    expect(only(snapshot, 'pool-blocks-nearly-used-up')).toMatchObject({ subject: '100.64.0.0/24', data: { blocks: '/26', total: 4, left: 0 } })
  })

  test('a node whose own range is nearly full', () => {
    const snapshot = cluster('kindnet')
    const [node] = nodes(snapshot)
    if (!node) throw new Error('kindnet has nodes')
    node.podCIDRs = ['10.244.0.0/27']
    snapshot.sources.pods = answered(Array.from({ length: 28 }, (_, index) => pod(`p${index}`, node.name, `10.244.0.${index + 2}`)))
    expect(only(snapshot, 'node-range-nearly-full')).toMatchObject({ data: { nodes: [`${node.name} 28/30`], count: 1 } })
    snapshot.sources.pods = answered(pods(snapshot).slice(0, 26))
    expect(found(snapshot, 'node-range-nearly-full')).toEqual([])
  })
})

describe('leftovers', () => {
  test('a DaemonSet without nodes, API groups and ConfigMaps of CNIs that do not run', () => {
    const snapshot = cluster('flannel-vxlan')
    const calico = cluster('calico-ipip')
    itemsOf(snapshot.sources.groups).push('crd.projectcalico.org/v1', 'crd.k8s.amazonaws.com/v1alpha1')
    itemsOf(snapshot.sources.daemonSets).push(...itemsOf(calico.sources.daemonSets).filter(({ name }) => name === 'calico-node').map((set) => ({ ...set, desired: 0 })))
    Object.assign(snapshot.sources.configMaps ?? {}, { 'kube-system/calico-config': answered({ data: {} }), 'kube-system/amazon-vpc-cni': answered({ data: {} }) })
    const report = analyse(snapshot)
    expect(report.cnis?.map(({ id }) => id)).toEqual(['flannel'])
    expect(report.findings.filter(({ id }) => id.startsWith('leftover')).map(({ id, severity, subject }) => [id, severity, subject])).toEqual([
      ['leftover-configmap', 'info', 'configmap/kube-system/calico-config'],
      ['leftover-crds', 'info', 'crd.projectcalico.org'],
      ['leftover-daemonset', 'info', 'daemonset/kube-system/calico-node'],
    ])
  })

  test('what a running CNI reads is in use: Canal reads Calico’s objects', () => {
    expect(analyse(cluster('canal')).findings.filter(({ id }) => id === 'leftover-crds' || id === 'leftover-configmap')).toEqual([])
  })

  test('nothing is called a leftover where DaemonSets could not be read', () => {
    const snapshot = cluster('calico-ipip')
    snapshot.sources.daemonSets = { ok: false, at: 'daemonsets', error: 'forbidden', detail: 'no' }
    expect(analyse(snapshot).findings.filter(({ id }) => id.startsWith('leftover'))).toEqual([])
  })
})

test('every finding has words in both languages without a gap, and its sources', () => {
  const data = { free: 1, total: 4, left: 1, blocks: '/26', addresses: 64, maxPods: 110, count: 2, nodes: ['a'], pods: ['b'], overlaps: ['c'], cnis: ['d'], versions: ['e'], relation: 'apart', kind: 'routed', cidr: '10.0.0.0/8', setting: 's', settings: 't', configured: 'u', runs: 'v' }
  for (const id of Object.keys(findingTexts.en) as (keyof typeof findingTexts.en)[]) {
    for (const locale of ['ko', 'en'] as const) {
      const words = Object.values(findingWords({ id, severity: 'info', subject: 'subject', data }, locale))
      expect(words.every((text) => text !== '' && !/[{}?]/.test(text)), `${id} ${locale}`).toBe(true)
    }
    expect(findingSources[id].length, id).toBeGreaterThan(0)
  }
})
