/** Contradictions, made by changing a recorded or built cluster in one place. */
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import type { PodFact } from '../shared/contract/snapshot.ts'
import { type FindingId, findings } from '../shared/text/findings/index.ts'
import { valuesIn } from '../shared/text/icu.ts'
import { locales } from '../shared/text/locale.ts'
import { findingSentences } from '../shared/text/sentences.ts'
import { answered, cluster, configMap, found, itemsOf, nodes, only, pod, pods, poolFields } from './changed-clusters.ts'
import { rawWords } from './raw-words.ts'

describe('a pod range that overlaps the network', () => {
  test('Cilium’s pool equal to the VPC’s block', () => {
    const snapshot = cluster('cilium-default-pool')
    configMap(snapshot, 'kube-system/cilium-config')['cluster-pool-ipv4-cidr'] = '10.42.0.0/16'
    snapshot.sources.vpcs = answered([{ id: 'vpc-1', cidrs: ['10.42.0.0/16'] }])
    expect(only(snapshot, 'pod-range-overlaps-network')).toMatchObject({
      severity: 'critical',
      subject: '10.42.0.0/16',
      data: { overlaps: ['10.42.0.0/16'], source: 'cilium-cluster-pool' },
    })
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
    nodes(apart).forEach((node, index) => {
      node.addresses = [{ type: 'InternalIP', address: index === 0 ? '10.244.255.1' : `10.244.0.${index}` }]
    })
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
    expect(only(doubled({}), 'duplicate-pod-ip')).toMatchObject({
      severity: 'critical',
      subject: '10.244.1.77',
      data: { pods: ['shop/one', 'shop/two'] },
    })
  })

  test.each(['Succeeded', 'Completed', 'Failed', 'Evicted', 'Error', 'OOMKilled', 'Terminating', 'Unknown', 'Init:Error', 'ExitCode:2'])(
    'a pod that is %s has let its address go',
    (status) => {
      expect(found(doubled({ status }), 'duplicate-pod-ip')).toEqual([])
    },
  )

  test('pods on their node’s own address share it', () => {
    const snapshot = cluster('calico-ipip')
    const [address] = nodes(snapshot)[0]?.addresses ?? []
    pods(snapshot).push(
      pod('a', 'node-1', address?.address ?? ''),
      pod('b', 'node-1', address?.address ?? ''),
      pod('c', 'node-1', '10.244.1.78', { hostNetwork: true }),
      pod('d', 'node-1', '10.244.1.78', { hostNetwork: true }),
    )
    expect(found(snapshot, 'duplicate-pod-ip')).toEqual([])
  })

  test('separate networks of one CNI may use one address twice', () => {
    const snapshot = cluster('kube-ovn')
    const subnets = itemsOf(snapshot.sources.resources?.['subnets.kubeovn.io'])
    subnets.push(
      { name: 'tenant-a', fields: { 'spec.cidrBlock': '10.99.0.0/24' } },
      { name: 'tenant-b', fields: { 'spec.cidrBlock': '10.99.0.0/24' } },
    )
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

  test.each(['eks-hybrid-nodes', 'eks-fargate-beside-ec2', 'canal', 'eks-cilium-chained', 'multus-over-flannel', 'aks-calico-policy'])(
    '%s is no contradiction',
    (name) => {
      expect(found(cluster(name), 'two-primaries')).toEqual([])
    },
  )
})

describe('leftovers', () => {
  test('a DaemonSet without nodes, API groups and ConfigMaps of CNIs that do not run', () => {
    const snapshot = cluster('flannel-vxlan')
    const calico = cluster('calico-ipip')
    itemsOf(snapshot.sources.groups).push('crd.projectcalico.org/v1', 'crd.k8s.amazonaws.com/v1alpha1')
    itemsOf(snapshot.sources.daemonSets).push(
      ...itemsOf(calico.sources.daemonSets)
        .filter(({ name }) => name === 'calico-node')
        .map((set) => ({ ...set, desired: 0 })),
    )
    Object.assign(snapshot.sources.configMaps ?? {}, {
      'kube-system/calico-config': answered({ data: {} }),
      'kube-system/amazon-vpc-cni': answered({ data: {} }),
    })
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

test('every finding has words in both languages, with the same values, and its sources', () => {
  for (const id of Object.keys(findings) as FindingId[]) {
    expect(findings[id].upstream.length, id).toBeGreaterThan(0)
    const { what, why, check } = findings[id].en
    const data = Object.fromEntries([...valuesIn(`${what} ${why} ${check}`)].map(([name, kind]) => [name, kind === 'number' ? 2 : 'value']))
    for (const locale of locales) {
      const said = Object.values(rawWords(findingSentences({ id, severity: 'info', subject: 'subject', data }, locale)))
      expect(
        said.every((text) => text !== '' && !/[{}?]/.test(text)),
        `${id} ${locale}: ${said.join(' ')}`,
      ).toBe(true)
    }
  }
})
