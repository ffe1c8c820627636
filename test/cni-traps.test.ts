/** Where a plausible rule gives a confident wrong answer: each trap by name. */
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { registry } from '../shared/cni/index.ts'
import { detect, made, means, one, written } from './cni-snapshots/detect.ts'

const NATIVE = 'none never - 0'

describe('traps', () => {
  test('a live IPPool beats CALICO_IPV4POOL_*, and the overruled variable is named', () => {
    expect(means('calico-pool-beats-env', 'calico')).toEqual(expect.arrayContaining(['pool-bgp', 'seed-idle']))
  })

  test('the pool that canal and policy-only seed is unused, and never a pod range', () => {
    for (const name of ['canal', 'calico-policy-only']) {
      const { detection } = one(name, 'calico')
      expect(detection.podRanges).toEqual([])
      expect(detection.findings?.map(({ id }) => id)).toEqual(['pool-unused'])
      expect(analyse(made(name)).ranges.pods?.map(({ cidr }) => cidr)).not.toContain('192.168.0.0/16')
    }
  })

  test('tunnel-protocol under routing-mode native is idle', () => {
    expect(means('cilium-native-direct', 'cilium')).toContain('protocol-idle')
  })

  test('a CiliumNodeConfig that reaches some nodes splits them into classes', () => {
    const { path, findings } = one('cilium-node-config', 'cilium').detection
    expect(path?.classes?.map(({ name, nodes, kind }) => [name, nodes, kind])).toEqual([
      ['cilium-config', 2, 'overlay'],
      ['native-nodes', 1, 'routed'],
    ])
    expect(findings?.map(({ id }) => id)).toEqual(['nodes-override-setting'])
    expect(analyse(made('cilium-node-config')).datapath.classes).toEqual(path?.classes)
  })

  test('portmap chaining is a full Cilium', () => {
    expect(means('cilium-portmap', 'cilium')).toContain('portmap-is-full')
  })

  test('Azure overlay under Cilium’s native: the SDN wraps, the guest adds nothing', () => {
    expect(means('aks-overlay-cilium', 'azure')).toEqual(expect.arrayContaining(['powered-by-cilium', 'nnc-overlay', 'sdn-wraps']))
    const { datapath, ranges } = analyse(made('aks-overlay-cilium'))
    expect([datapath.kind, datapath.encapsulation.overheadBytes, ranges.relation]).toEqual(['overlay', 0, 'apart'])
  })

  test('flannel without Backend is udp, in the lease and in the ConfigMap alone', () => {
    expect(means('flannel-without-backend', 'flannel')).toContain('annotation-udp')
    const snapshot = made('flannel-without-backend')
    if (snapshot.sources.nodes?.ok) for (const node of snapshot.sources.nodes.items) node.annotations = {}
    const found = detect(snapshot).find(({ cni }) => cni.id === 'flannel')
    expect(found?.detection.mode).toBe('udp')
    expect(found?.detection.path?.evidence.map((evidence) => evidence.means)).toContain('backend-missing')
    expect(found?.detection.path?.confidence).toBe('likely')
  })

  test('k3s backends stand in the server’s node-args only', () => {
    expect(means('k3s-host-gw', 'flannel')).toEqual(expect.arrayContaining(['k3s-version', 'k3s-backend']))
    expect(means('k3s-agents-only', 'flannel')).not.toContain('k3s-backend')
    expect(one('k3s-default', 'flannel').detection.serviceRanges).toEqual([{ cidr: '10.43.0.0/16', source: 'k3s-args' }])
  })

  test('k3s told to run no flannel has none, whatever annotations and addresses look like', () => {
    const snapshot = made('k3s-host-gw')
    for (const node of snapshot.sources.nodes?.ok ? snapshot.sources.nodes.items : []) {
      node.annotations['k3s.io/node-args'] = node.annotations['k3s.io/node-args']?.replace('host-gw', 'none') ?? ''
    }
    expect(detect(snapshot)).toEqual([])
  })

  test('a network container without a type is vnet; a CRD without objects says nothing', () => {
    const snapshot = made('aks-pod-subnet')
    const source = snapshot.sources.resources?.['nodenetworkconfigs.acn.azure.com']
    for (const { fields } of source?.ok ? source.items : []) fields['status.networkContainers'] = [{ subnetAddressSpace: '10.241.0.0/16' }]
    expect(detect(snapshot)[0]?.detection).toMatchObject({ mode: 'pod-subnet', path: { confidence: 'certain' } })
    if (source?.ok) source.items = []
    expect(detect(snapshot)[0]?.detection).toMatchObject({ mode: 'pod-subnet', path: { confidence: 'likely' } })
  })

  test('an empty WEAVE_NO_FASTDP or WEAVE_PASSWORD is none; extra arguments leave it open', () => {
    const snapshot = made('weave-sleeve-encrypted')
    const [weave] = snapshot.sources.daemonSets?.ok ? snapshot.sources.daemonSets.items : []
    const main = weave?.containers.find(({ name }) => name === 'weave')
    if (main)
      main.env = [
        { name: 'WEAVE_NO_FASTDP', value: '' },
        { name: 'WEAVE_PASSWORD', value: '' },
        { name: 'EXTRA_ARGS', from: 'secret' },
      ]
    const { mode, path, podRanges } = detect(snapshot)[0]?.detection ?? {}
    expect([mode, path?.encryption, path?.confidence, path?.mtu]).toEqual(['fastdp', undefined, 'likely', 1376])
    expect(podRanges).toEqual([{ cidr: '10.32.0.0/12', source: 'weave-default' }])
  })

  test('k8s-app: cilium on GKE and AKS is not a Cilium somebody installed', () => {
    expect(detect(made('gke-dataplane-v2')).map(({ cni }) => cni.id)).toEqual(['gke'])
    expect(one('aks-overlay-cilium', 'cilium').detection.role).toBe('chained')
  })

  test('ippools of four API groups are kept apart', () => {
    expect(one('kube-ovn', 'kube-ovn').detection.podRanges.map(({ source }) => source)).toEqual(['kube-ovn-subnet'])
    expect(one('calico-native-crds', 'calico').detection.podRanges).toEqual([
      { cidr: '192.168.0.0/16', source: 'calico-ippool', name: 'default-ipv4-ippool', blocks: { prefix: 26, perNode: 'many' } },
    ])
    const keys = registry.flatMap(({ needs }) => Object.keys(needs.resources ?? {})).filter((key) => key.startsWith('ippools.'))
    expect([...new Set(keys)].sort()).toEqual(['ippools.crd.antrea.io', 'ippools.crd.projectcalico.org', 'ippools.projectcalico.org'])
  })

  test('LoadBalancer pools and disabled pools hold no pods', () => {
    expect(
      one('calico-two-pools', 'calico')
        .detection.podRanges.map(({ name }) => name)
        .sort(),
    ).toEqual(['default-ipv4-ippool', 'rack-a'])
  })

  test('cilium-envoy is no agent', () => {
    const snapshot = made('cilium-portmap')
    if (snapshot.sources.daemonSets?.ok) snapshot.sources.daemonSets.items = snapshot.sources.daemonSets.items.filter(({ name }) => name !== 'cilium')
    expect(detect(snapshot)).toEqual([])
  })

  test('stale flannel annotations prove nothing', () => {
    expect(detect(made('flannel-stale-annotations')).map(({ cni }) => cni.id)).toEqual(['calico'])
    expect(detect(made('flannel-annotations-alone'))).toEqual([])
  })

  test('a ConfigMap with a flannel delegate is no flannel', () => {
    expect(detect(made('multus-sample-config')).map(({ cni }) => cni.id)).toEqual(['multus'])
  })

  test('a DaemonSet that may run nowhere is a leftover, and its CRDs prove nothing', () => {
    const findings = analyse(made('eks-calico-replaces-aws-node')).findings.map(({ id, subject }) => `${id} ${subject}`)
    expect(findings).toContain('leftover-daemonset daemonset/kube-system/aws-node')
    expect(analyse(made('gke-dataplane-v2')).findings.map(({ id }) => id)).not.toContain('leftover-crds')
  })

  test('Kube-OVN: the controller’s --network-type is not the tunnel’s', () => {
    const { settings } = one('kube-ovn-underlay', 'kube-ovn').detection
    expect([settings['kube-ovn-controller --network-type']?.value, settings['kube-ovn-cni --network-type']?.value]).toEqual(['vlan', 'geneve'])
  })

  test('Booleans as Go reads them: "T" counts, "yes" is ignored and kept', () => {
    const { settings } = one('eks-odd-booleans', 'aws-vpc').detection
    expect(settings.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG).toMatchObject({ value: 'true', from: 'manifest' })
    expect(settings.ENABLE_PREFIX_DELEGATION).toMatchObject({ value: 'false', from: 'default', ignored: 'yes' })
  })

  test('a value from elsewhere is not the default', () => {
    expect(one('eks-value-from', 'aws-vpc').detection.settings.ENABLE_PREFIX_DELEGATION?.from).toBe('unresolved')
    expect(means('eks-value-from', 'aws-vpc')).toContain('mode-unresolved')
  })

  test('the policy agent is always there; only its argument switches it on', () => {
    expect(one('eks-prefix-delegation', 'aws-vpc').detection.settings['--enable-network-policy']?.value).toBe('false')
    expect(one('eks-value-from', 'aws-vpc').detection.settings['--enable-network-policy']?.value).toBe('true')
  })

  test('node classes: EKS serves Fargate and Auto Mode without a DaemonSet, Cilium serves hybrid nodes', () => {
    expect(one('eks-fargate-beside-ec2', 'aws-vpc').detection.nodeClasses).toEqual(['ec2', 'fargate'])
    expect(one('eks-auto-mode', 'aws-vpc').detection.nodeClasses).toEqual(['auto'])
    expect(one('eks-hybrid-nodes', 'cilium').detection.nodeClasses).toEqual(['hybrid'])
    expect(analyse(made('eks-hybrid-nodes')).datapath.classes?.map(({ name, kind }) => [name, kind])).toEqual([
      ['ec2', 'vpc-native'],
      ['hybrid', 'overlay'],
    ])
  })
})

describe('on top of the path, and by family', () => {
  test('WireGuard on Calico takes the tunnel’s place, so the larger header decides the MTU', () => {
    const { path, findings } = one('calico-wireguard', 'calico').detection
    expect(path).toMatchObject({ encryption: { protocol: 'wireguard', port: 51820, overheadBytes: 60 }, mtuIf1500: 1440 })
    expect(findings?.[0]).toMatchObject({ id: 'nodes-differ-from-setting', data: { setting: 'wireguardEnabled', nodes: ['k8s-worker3'], count: 1 } })
  })

  test('WireGuard and IPsec on Cilium lie on top', () => {
    expect(one('cilium-geneve-wireguard', 'cilium').detection.path?.encryption).toEqual({ protocol: 'wireguard', port: 51871, overheadBytes: 80 })
    expect(analyse(made('cilium-geneve-wireguard')).datapath.mtuIf1500).toBe(1500 - 50 - 80)
    expect(one('cilium-native-fabric-ipsec', 'cilium').detection.path?.encryption).toEqual({ protocol: 'esp', overheadBytes: 77 })
  })

  test('Antrea: WireGuard replaces the tunnel, IPsec adds to it', () => {
    expect(one('antrea-wireguard', 'antrea').detection.path?.encryption).toBeUndefined()
    expect(one('antrea-gre-ipsec', 'antrea').detection.path?.encryption).toEqual({ protocol: 'esp', overheadBytes: 38 })
  })

  test('families that differ are told apart', () => {
    const { families } = one('calico-dual-stack', 'calico').detection.path ?? {}
    expect([families?.ipv4 && written(families.ipv4), families?.ipv6 && written(families.ipv6)]).toEqual(['ipip always - 20', NATIVE])
    expect(one('flannel-wireguard-dual-stack', 'flannel').detection.path?.families?.ipv6?.port).toBe(51821)
  })

  test('declared MTUs', () => {
    expect(one('calico-vxlan-backend', 'calico').detection.path?.mtu).toBe(1450)
    expect(one('openshift-ovn-multus', 'ovn-kubernetes').detection.path?.mtu).toBe(1400)
    expect(one('weave-sleeve-encrypted', 'weave').detection.path?.mtu).toBe(1350)
  })

  test('a backend changed in the ConfigMap and not yet followed is a finding', () => {
    expect(one('flannel-not-restarted', 'flannel').detection.findings?.[0]).toMatchObject({
      id: 'nodes-differ-from-setting',
      data: { configured: 'host-gw', runs: ['vxlan'], count: 3 },
    })
  })
})

describe('where pods live', () => {
  test.each([
    ['aks-pod-subnet', 'same-network', 'certain'],
    ['aks-node-subnet-cilium', 'same', 'likely'],
    ['aks-overlay', 'apart', 'certain'],
    ['eks-custom-networking', 'same-network', 'certain'],
    ['gke-netd', 'same-network', 'likely'],
    ['oke-vcn-native', 'same-network', 'likely'],
    ['cilium-default-pool', 'unknown', 'unknown'],
  ])('%s: %s', (name, relation, confidence) => {
    const { ranges } = analyse(made(name))
    expect([ranges.relation, ranges.confidence]).toEqual([relation, confidence])
  })

  test('Node.spec.podCIDRs that nobody uses are no pod range', () => {
    expect(analyse(made('cilium-default-pool')).ranges.pods?.map(({ source }) => source)).toEqual(['cilium-cluster-pool'])
    expect(analyse(made('kube-ovn')).ranges.pods?.map(({ cidr }) => cidr)).toEqual(['10.16.0.0/16'])
  })
})
