/** Shortages: pools, the blocks nodes take from them, and nodes' own ranges, made by changing a cluster in one place. */
import { describe, expect, test } from 'vitest'
import type { NodeFact, Snapshot } from '../shared/contract/snapshot.ts'
import { answered, cluster, configMap, found, itemsOf, nodes, only, pod, pods, poolFields } from './changed-clusters.ts'

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
    nodes(snapshot).push({
      ...(nodes(snapshot)[0] as NodeFact),
      name: 'node-4',
      podCIDRs: ['10.244.3.0/24'],
      addresses: [{ type: 'InternalIP', address: '10.0.1.14' }],
    })
    expect(only(snapshot, 'pool-blocks-nearly-used-up')).toMatchObject({ subject: '10.244.0.0/22', data: { blocks: '/24', total: 4, left: 0 } })
  })

  test('podCIDRs too small for max-pods', () => {
    const snapshot = cluster('flannel-vxlan')
    expect(found(snapshot, 'node-range-below-max-pods')).toEqual([])
    for (const node of nodes(snapshot)) node.capacityPods = 300
    expect(only(snapshot, 'node-range-below-max-pods')).toMatchObject({
      severity: 'warning',
      data: { addresses: 256, maxPods: 300, nodes: ['node-1', 'node-2', 'node-3'], count: 3 },
    })
    // Pods that live elsewhere say that podCIDRs are not what pods use.
    for (const one of pods(snapshot)) one.ips = one.ips.map((ip) => ip.replace('10.244.', '172.30.'))
    expect(found(snapshot, 'node-range-below-max-pods')).toEqual([])
  })

  const pooled = (blocks: 'read' | 'unread', mask?: string) => {
    const snapshot = cluster('cilium-default-pool')
    const nodeResources = snapshot.sources.resources as NonNullable<Snapshot['sources']['resources']>
    const data = configMap(snapshot, 'kube-system/cilium-config')
    Object.assign(data, { ipam: 'cluster-pool', 'cluster-pool-ipv4-cidr': '100.64.0.0/16' }, mask ? { 'cluster-pool-ipv4-mask-size': mask } : {})
    nodeResources['ciliumnodes.cilium.io'] =
      blocks === 'unread'
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
