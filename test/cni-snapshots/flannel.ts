/** Flannel by its manifest, inside Canal, inside k3s, and where only its annotations are left. Weave Net stands here too. */
import type { NodeFact, Snapshot } from '../../shared/contract/snapshot.ts'
import { type Cluster, container, daemonSet, inBlocks, init, type NodeParts, node, object, onPrem, onPremNodes, snapshotOf, three } from './build.ts'
import { calicoConfig, calicoMarks, calicoNode, inBlock, manifestEnv, pool } from './calico-parts.ts'
import { ciliumDaemonSet, ciliumOperator } from './cilium-parts.ts'

const cidr = (index: number) => `10.244.${index}.0/24`
const podIP = inBlocks((index) => `10.244.${index}.0`)

/** Backend type and data as flannel writes its lease on a node. */
const lease = (type: string, data: string, ip: string) => ({
  'flannel.alpha.coreos.com/backend-data': data,
  'flannel.alpha.coreos.com/backend-type': type,
  'flannel.alpha.coreos.com/kube-subnet-manager': 'true',
  'flannel.alpha.coreos.com/public-ip': ip,
})
const vxlanData = (index: number) => `{"VNI":1,"VtepMAC":"7a:2b:3c:4d:5e:6${index}"}`

const flannelNodes = (
  type: string,
  data: (index: number) => string = () => 'null',
  more: (index: number) => Partial<NodeParts> = () => ({}),
): NodeFact[] =>
  onPremNodes((index) => ({
    podCIDRs: [cidr(index)],
    annotations: lease(type, data(index), `10.0.1.${index + 11}`),
    ...more(index),
  }))

const image = 'ghcr.io/flannel-io/flannel:v0.28.9'
const flannelDs = (namespace = 'kube-flannel', from = image) =>
  daemonSet(namespace, 'kube-flannel-ds', [
    init('install-cni-plugin', 'ghcr.io/flannel-io/flannel-cni-plugin:v1.9.1-flannel3'),
    init('install-cni', from),
    container('kube-flannel', from, { args: ['--ip-masq', '--kube-subnet-mgr'] }),
  ])

const netConf = (conf: Record<string, unknown>, place = 'kube-flannel/kube-flannel-cfg') => ({
  [place]: { 'net-conf.json': JSON.stringify({ Network: '10.244.0.0/16', ...conf }, null, 2) },
})
const onPremFlannel = (nodes: NodeFact[], conf: Record<string, unknown>, more: Partial<Cluster> = {}) =>
  snapshotOf({ ...onPrem, nodes, daemonSets: [flannelDs()], podIP, configMaps: netConf(conf), ...more })

const k3sPlace = { context: 'default', server: 'https://192.168.50.10:6443' } as const
const k3sNodes = (type: string, data: (index: number) => string, args: string[] | undefined): NodeFact[] =>
  three((index) => ({
    name: ['k3s-server', 'k3s-agent-1', 'k3s-agent-2'][index] ?? '',
    ip: `192.168.50.${10 + index}`,
    podCIDRs: [`10.42.${index}.0/24`],
    kubelet: 'v1.33.5+k3s1',
    labels: { 'node.kubernetes.io/instance-type': 'k3s' },
    annotations: {
      ...(type === '-' ? {} : lease(type, data(index), `192.168.50.${10 + index}`)),
      'k3s.io/node-args': JSON.stringify(index === 0 && args ? ['server', ...args] : ['agent']),
    },
  }))
const k3s = (nodes: NodeFact[], more: Partial<Cluster> = {}) =>
  snapshotOf({
    ...k3sPlace,
    nodes,
    daemonSets: [],
    podIP: inBlocks((index) => `10.42.${index}.0`),
    kubeProxy: false,
    groups: ['helm.cattle.io/v1'],
    ...more,
  })

const canal = (name: string, calicoImage: string, flannelImage: string) =>
  daemonSet('kube-system', name, [
    init('install-cni', calicoImage.replace('/node', '/cni')),
    container('calico-node', calicoImage, { env: { CALICO_NETWORKING_BACKEND: 'none', CLUSTER_TYPE: 'k8s,canal', USE_POD_CIDR: 'true' } }),
    container('kube-flannel', flannelImage, { args: ['--ip-masq', '--kube-subnet-mgr'] }),
  ])

export const flannel: Record<string, () => Snapshot> = {
  'flannel-host-gw': () => onPremFlannel(flannelNodes('host-gw'), { Backend: { Type: 'host-gw' } }),
  'flannel-direct-routing': () => onPremFlannel(flannelNodes('vxlan', vxlanData), { Backend: { Type: 'vxlan', DirectRouting: true, Port: 4789 } }),
  // The documents promise vxlan where Backend is left out; the program takes udp, whose lease names no type.
  'flannel-without-backend': () => onPremFlannel(flannelNodes(''), {}),
  'flannel-wireguard-dual-stack': () =>
    onPremFlannel(
      flannelNodes(
        'wireguard',
        () => '{"PublicKey":"q4Zt0mS3hC7v9bLxk2yPnR5wJ8uTfDgAeGiOoVrXsMc="}',
        (index) => ({
          ipv6: `fd00:10:0:1::${index + 11}`,
          podCIDRs: [cidr(index), `fd00:10:244:${index}::/64`],
          annotations: {
            ...lease('wireguard', '{"PublicKey":"q4Zt0mS3hC7v9bLxk2yPnR5wJ8uTfDgAeGiOoVrXsMc="}', `10.0.1.${index + 11}`),
            'flannel.alpha.coreos.com/public-ipv6': `fd00:10:0:1::${index + 11}`,
            'flannel.alpha.coreos.com/backend-v6-data': '{"PublicKey":"q4Zt0mS3hC7v9bLxk2yPnR5wJ8uTfDgAeGiOoVrXsMc="}',
          },
        }),
      ),
      { EnableIPv6: true, IPv6Network: 'fd00:10:244::/48', Backend: { Type: 'wireguard' } },
      { podIP: (index, nth) => [podIP(index, nth), `fd00:10:244:${index}::${(nth + 10).toString(16)}`] },
    ),
  // The ConfigMap was changed, flanneld was not started again.
  'flannel-not-restarted': () => onPremFlannel(flannelNodes('vxlan', vxlanData), { Backend: { Type: 'host-gw' } }),
  'oke-flannel': () =>
    snapshotOf({
      context: 'context-c4dmnzqgq3a',
      server: 'https://10.0.0.5:6443',
      podIP,
      configMaps: netConf({ Backend: { Type: 'vxlan' } }, 'kube-system/kube-flannel-cfg'),
      daemonSets: [flannelDs('kube-system', 'container-registry.oracle.com/olcne/flannel:v0.25.7')],
      nodes: three((index) => ({
        name: `10.0.10.${20 + index}`,
        ip: `10.0.10.${20 + index}`,
        podCIDRs: [cidr(index)],
        providerID: `ocid1.instance.oc1.ap-seoul-1.anuwgljr${index}`,
        labels: { 'oci.oraclecloud.com/fault-domain': `FAULT-DOMAIN-${index + 1}` },
        annotations: lease('vxlan', vxlanData(index), `10.0.10.${20 + index}`),
      })),
    }),
  'k3s-default': () => k3s(k3sNodes('vxlan', vxlanData, ['--disable', 'traefik', '--cluster-cidr', '10.42.0.0/16', '--service-cidr=10.43.0.0/16'])),
  'k3s-host-gw': () => k3s(k3sNodes('host-gw', () => 'null', ['--flannel-backend', 'host-gw'])),
  'k3s-wireguard': () =>
    k3s(k3sNodes('wireguard', () => '{"PublicKey":"q4Zt0mS3hC7v9bLxk2yPnR5wJ8uTfDgAeGiOoVrXsMc="}', ['--flannel-backend=wireguard-native'])),
  'k3s-tailscale': () => k3s(k3sNodes('extension', () => 'null', ['--flannel-backend=tailscale'])),
  // Only agents are nodes here: their node-args carry no flag.
  'k3s-agents-only': () => k3s(k3sNodes('vxlan', vxlanData, undefined)),
  'k3s-with-cilium': () =>
    k3s(k3sNodes('vxlan', vxlanData, ['--flannel-backend=none', '--disable-network-policy']), {
      daemonSets: [ciliumDaemonSet('kube-system')],
      deployments: [ciliumOperator('operator-generic')],
      groups: ['helm.cattle.io/v1', 'cilium.io/v2'],
      podIP: (index, nth) => `10.52.${index}.${nth + 10}`,
      configMaps: {
        'kube-system/cilium-config': {
          'routing-mode': 'tunnel',
          'tunnel-protocol': 'vxlan',
          ipam: 'cluster-pool',
          'cluster-pool-ipv4-cidr': '10.52.0.0/16',
          'cluster-pool-ipv4-mask-size': '24',
        },
      },
    }),
  canal: () =>
    snapshotOf({
      ...onPrem,
      nodes: flannelNodes('vxlan', vxlanData),
      daemonSets: [canal('canal', 'docker.io/calico/node:v3.32.1', 'docker.io/flannel/flannel:v0.24.4')],
      podIP,
      configMaps: {
        'kube-system/canal-config': { 'net-conf.json': '{"Network": "10.244.0.0/16", "Backend": {"Type": "vxlan"}}', typha_service_name: 'none' },
      },
      // calico/node seeds a pool whatever its backend.
      resources: { 'ippools.crd.projectcalico.org': [pool('default-ipv4-ippool', '192.168.0.0/16', { ipip: 'Never', vxlan: 'Never' })] },
    }),
  'rke2-canal': () =>
    snapshotOf({
      context: 'default',
      server: 'https://192.168.60.10:6443',
      podIP: inBlocks((index) => `10.42.${index}.0`),
      groups: ['helm.cattle.io/v1', 'crd.projectcalico.org/v1'],
      nodes: three((index) => ({
        name: `rke2-node-${index + 1}`,
        ip: `192.168.60.${10 + index}`,
        podCIDRs: [`10.42.${index}.0/24`],
        kubelet: 'v1.33.5+rke2r1',
        annotations: lease('vxlan', vxlanData(index), `192.168.60.${10 + index}`),
      })),
      daemonSets: [
        canal('rke2-canal', 'docker.io/rancher/hardened-calico:v3.30.3-build20251015', 'docker.io/rancher/hardened-flannel:v0.27.4-build20251015'),
      ],
      configMaps: { 'kube-system/rke2-canal-config': { 'net-conf.json': '{"Network": "10.42.0.0/16", "Backend": {"Type": "vxlan"}}' } },
    }),
  // Calico took over; flannel's annotations are still on every node.
  'flannel-stale-annotations': () =>
    snapshotOf({
      ...onPrem,
      daemonSets: [calicoNode(manifestEnv)],
      podIP: inBlock,
      configMaps: calicoConfig('bird'),
      nodes: onPremNodes((index) => ({
        podCIDRs: [cidr(index)],
        annotations: { ...lease('vxlan', vxlanData(index), `10.0.1.${index + 11}`), ...calicoMarks(index, 'IPv4IPIPTunnelAddr') },
      })),
      resources: { 'ippools.crd.projectcalico.org': [pool('default-ipv4-ippool', '192.168.0.0/16', { ipip: 'Always', vxlan: 'Never' })] },
    }),
  // Annotations, no DaemonSet, no other network, and pods outside every podCIDR: nothing proves flannel.
  'flannel-annotations-alone': () =>
    snapshotOf({ ...onPrem, nodes: flannelNodes('vxlan', vxlanData), daemonSets: [], podIP: (index, nth) => `172.30.${index}.${nth + 10}` }),
  'multus-over-flannel': () =>
    onPremFlannel(
      flannelNodes('vxlan', vxlanData),
      { Backend: { Type: 'vxlan' } },
      {
        daemonSets: [
          flannelDs(),
          daemonSet('kube-system', 'kube-multus-ds', [
            init('install-multus-binary', 'ghcr.io/k8snetworkplumbingwg/multus-cni:v4.3.0-thick'),
            container('kube-multus', 'ghcr.io/k8snetworkplumbingwg/multus-cni:v4.3.0-thick'),
          ]),
        ],
        resources: { 'network-attachment-definitions.k8s.cni.cncf.io': [object('storage-net', {}, 'storage')] },
      },
    ),
  // The thin manifest brings a sample ConfigMap with a flannel delegate: that is no flannel.
  'multus-sample-config': () =>
    snapshotOf({
      ...onPrem,
      nodes: [node({ name: 'k8s-worker1', ip: '10.0.1.11' }), node({ name: 'k8s-worker2', ip: '10.0.1.12' })],
      podIP: (index, nth) => `10.99.${index}.${nth + 10}`,
      groups: ['k8s.cni.cncf.io/v1'],
      daemonSets: [daemonSet('kube-system', 'kube-multus-ds', [container('kube-multus', 'ghcr.io/k8snetworkplumbingwg/multus-cni:v4.3.0')])],
      configMaps: {
        'kube-system/multus-cni-config': {
          'cni-conf.json': '{"name":"multus-cni-network","type":"multus","delegates":[{"name":"cbr0","plugins":[{"type":"flannel"}]}]}',
        },
      },
    }),
  'weave-sleeve-encrypted': () =>
    snapshotOf({
      ...onPrem,
      nodes: onPremNodes(),
      podIP: (index, nth) => `10.80.${index * 64}.${nth + 4}`,
      daemonSets: [
        daemonSet('kube-system', 'weave-net', [
          init('weave-init', 'docker.io/weaveworks/weave-kube:2.8.1'),
          container('weave', 'docker.io/weaveworks/weave-kube:2.8.1', {
            env: { IPALLOC_RANGE: '10.80.0.0/16', WEAVE_NO_FASTDP: '1', WEAVE_PASSWORD: { from: 'secret' }, WEAVE_MTU: '1350' },
          }),
          container('weave-npc', 'docker.io/weaveworks/weave-npc:2.8.1'),
        ]),
      ],
    }),
}
