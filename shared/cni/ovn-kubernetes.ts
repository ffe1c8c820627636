/** OVN-Kubernetes, upstream and in OpenShift: Geneve between nodes, unless the transport was switched to no overlay. */
import type { Encapsulation } from '../contract/report.ts'
import { blockOf, merge } from '../net/cidr.ts'
import { defineCni, type Mode as ModeFacts, type Needs, type Observation, type PathClaim, type RangeClaim } from './define.ts'
import { none, ovnGeneve, wraps } from './encapsulation.ts'
import { runsImage } from './membership.ts'
import { objectSetting, parsedJson } from './settings.ts'
import type { View } from './view.ts'

const ENCAP_IPS = 'k8s.ovn.org/node-encap-ips'

const needs = {
  configMaps: { '@/ovn-config': ['net_cidr', 'svc_cidr', 'mtu'] },
  resources: {
    'networks.config.openshift.io': ['status.networkType', 'status.clusterNetwork', 'status.clusterNetworkMTU'],
    'routeadvertisements.k8s.ovn.org': ['spec.advertisements'],
  },
  flags: ['--transport'],
  nodeAnnotations: ['k8s.ovn.org/node-subnets', ENCAP_IPS],
  nodeLabels: ['node.openshift.io/*'],
} as const satisfies Needs
type OvnView = View<typeof needs>

/** 58 bytes over IPv4: OVN always adds an option of 8 bytes. Source: go-controller/pkg/types/const.go. */
const geneve: Encapsulation = wraps('geneve', 'always', 6081, 58)

const modes = {
  geneve: {
    kind: 'overlay',
    encapsulation: geneve,
    picture: { shape: 'tunnel', device: 'genev_sys_6081', wraps: 'geneve' },
    headerBytes: ovnGeneve,
  },
  'no-overlay': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'bgp' } },
} as const satisfies Record<string, ModeFacts>

type Mean = 'daemonset' | 'openshift' | 'always-geneve' | 'no-overlay' | 'route-advertisements' | 'advertisements-unread' | 'encap-ips' | 'mtu'

/** Images carry the name of a release here, not of a project, so the repositories are several. */
const image = /(^|[/-])ovn-kube(-\w+)?$|(^|\/)ovn-kubernetes(-\w+)*$|(^|\/)ocp-[\w.-]*art-dev$|(^|\/)ocp-release$|(^|\/)release-images$/
const names = ['ovnkube-node']

interface Declared {
  at: string
  cidrs: string[]
  source: RangeClaim['source']
}

/** What stands in the cluster's own objects, nearest to what runs first. */
function podNetwork(view: OvnView): Declared | undefined {
  const openshift = openshiftNetwork(view)
  const networks = openshift?.fields['status.clusterNetwork']
  if (Array.isArray(networks)) {
    const cidrs = networks.flatMap((entry: { cidr?: unknown } | null) => (typeof entry?.cidr === 'string' ? [entry.cidr] : []))
    if (cidrs.length > 0) return { at: 'network.config.openshift.io/cluster', cidrs, source: 'openshift-network' }
  }
  const config = view.configMap('@/ovn-config')
  // 10.128.0.0/14/23: the third number is the size of a node's share.
  const written =
    config.is === 'present'
      ? (config.value.data.net_cidr ?? '')
          .split(',')
          .map((cidr) => cidr.trim().split('/').slice(0, 2).join('/'))
          .filter((cidr) => blockOf(cidr))
      : []
  if (written.length > 0) return { at: config.at, cidrs: written, source: 'ovn-config' }
  const shares = view.nodes.flatMap((node) => {
    const subnets = parsedJson(view.annotation(node, 'k8s.ovn.org/node-subnets')) as { default?: unknown } | undefined
    const own = subnets?.default
    return (Array.isArray(own) ? own : [own]).filter((cidr) => typeof cidr === 'string')
  })
  return shares.length > 0 ? { at: 'nodes k8s.ovn.org/node-subnets', cidrs: merge(shares), source: 'ovn-node-subnet' } : undefined
}

function openshiftNetwork(view: OvnView) {
  const look = view.resources('networks.config.openshift.io')
  return look.is === 'present' ? look.value.find(({ fields }) => fields['status.networkType'] === 'OVNKubernetes') : undefined
}

function mtuOf(view: OvnView): { value: number; at: string } | undefined {
  const openshift = Number(openshiftNetwork(view)?.fields['status.clusterNetworkMTU'])
  if (openshift > 0) return { value: openshift, at: 'network.config.openshift.io/cluster' }
  const config = view.configMap('@/ovn-config')
  const written = config.is === 'present' ? Number(config.value.data.mtu) : 0
  return written > 0 ? { value: written, at: config.at } : undefined
}

interface Outcome {
  mode: keyof typeof modes
  path: PathClaim<Mean>
}

function pathOf(view: OvnView, at: string, identity: 'certain' | 'likely'): Outcome {
  const transport = view.flag('--transport')
  if (transport?.value === 'no-overlay') {
    const evidence: Observation<Mean>[] = [{ at: transport.at, saw: '--transport=no-overlay', means: 'no-overlay' }]
    return { mode: 'no-overlay', path: { decidedFrom: 'manifest', confidence: identity, evidence } }
  }
  const routes = view.resources('routeadvertisements.k8s.ovn.org')
  const announced = routes.is === 'present' ? routes.value.map(({ name }) => name) : []
  const mtu = mtuOf(view)
  const evidence: Observation<Mean>[] = [
    { at, saw: transport ? `--transport=${transport.value}` : 'transport -', means: 'always-geneve' },
    ...encapMark(view),
  ]
  if (announced.length > 0) evidence.push({ at: routes.at, saw: announced.slice(0, 3).join(', '), means: 'route-advertisements' })
  if (routes.is === 'unknown') evidence.push({ at: routes.at, saw: '-', means: 'advertisements-unread' })
  if (mtu) evidence.push({ at: mtu.at, saw: String(mtu.value), means: 'mtu' })
  // The transport may also be written in a file on the node: without route advertisements nobody could use it.
  const sure = identity === 'certain' && (transport !== undefined || (announced.length === 0 && routes.is !== 'unknown'))
  return {
    mode: 'geneve',
    path: { decidedFrom: transport ? 'manifest' : 'default', confidence: sure ? 'certain' : 'likely', ...(mtu ? { mtu: mtu.value } : {}), evidence },
  }
}

function encapMark(view: OvnView): Observation<Mean>[] {
  const node = view.nodes.find((candidate) => view.annotation(candidate, ENCAP_IPS))
  return node ? [{ at: `node/${node.name}`, saw: `${ENCAP_IPS}=${view.annotation(node, ENCAP_IPS)}`, means: 'encap-ips' }] : []
}

export default defineCni({
  id: 'ovn-kubernetes',
  name: 'OVN-Kubernetes',
  byHand: [
    'kubectl get nodes -o jsonpath="{range .items[*]}{.metadata.name} {.metadata.annotations.k8s\\.ovn\\.org/node-subnets}{\'\\n\'}{end}"',
    'kubectl get networks.config.openshift.io cluster -o yaml',
  ],
  upstream: [
    'ovn-kubernetes/ovn-kubernetes:go-controller/pkg/config/config.go',
    'ovn-kubernetes/ovn-kubernetes:go-controller/pkg/types/const.go',
    'ovn-kubernetes/ovn-kubernetes:helm/ovn-kubernetes/templates/ovn-setup.yaml',
    'openshift/microshift:assets/components/ovn/multi-node/node/daemonset.yaml',
  ],
  workloads: ['ovnkube-controller', 'ovnkube-node', 'ovn-controller'].map((container) => ({ container, image, names, named: /^ovnkube/ })),
  needs,
  modes,
  encrypts: ['esp'],
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const confidence = workload.match === 'decisive' ? 'certain' : 'likely'
    const network = podNetwork(view)
    const openshift = openshiftNetwork(view)
    const config = view.configMap('@/ovn-config')
    const services =
      config.is === 'present'
        ? (config.value.data.svc_cidr ?? '')
            .split(',')
            .map((cidr) => cidr.trim())
            .filter((cidr) => blockOf(cidr))
        : []
    const settings = {
      ...(network ? { net_cidr: objectSetting(network.cidrs.join(', '), network.at) } : {}),
      ...(openshift ? { networkType: objectSetting('OVNKubernetes', 'network.config.openshift.io/cluster') } : {}),
    }
    const runs: Observation<Mean> = runsImage(workload, 'daemonset')
    const { mode, path } = pathOf(view, workload.at, confidence)
    return {
      role: 'primary',
      mode,
      confidence: openshift ? 'certain' : confidence,
      evidence: [
        runs,
        ...(openshift ? [{ at: 'network.config.openshift.io/cluster', saw: 'networkType OVNKubernetes', means: 'openshift' as const }] : []),
      ],
      settings,
      path,
      podRanges: network?.cidrs.map((cidr): RangeClaim => ({ cidr, source: network.source })) ?? [],
      ...(services.length > 0 ? { serviceRanges: services.map((cidr): RangeClaim => ({ cidr, source: 'ovn-config' })) } : {}),
    }
  },
  words: {
    en: {
      summary:
        'OVN-Kubernetes builds one virtual network with OVN on every node; OpenShift uses it by default. Packets between nodes travel inside Geneve, unless the new no-overlay transport announces pod networks by BGP instead.',
      addresses:
        'A share of the cluster network (10.128.0.0/14 in /23s unless changed), written per node in the annotation k8s.ovn.org/node-subnets. Node.spec.podCIDRs is usually empty.',
      modes: {
        geneve: {
          name: 'Geneve',
          says: 'Every packet to a pod on another node travels inside Geneve over UDP 6081, which adds 58 bytes over IPv4 (78 over IPv6).',
        },
        'no-overlay': { name: 'no overlay', says: 'Pod networks are announced by BGP. Packets travel unencapsulated.' },
      },
      means: {
        daemonset: 'The ovnkube-node DaemonSet runs this image.',
        openshift: 'OpenShift’s own Network object names OVN-Kubernetes as the network in use.',
        'always-geneve': 'No other transport was asked for: OVN-Kubernetes uses Geneve between nodes.',
        'no-overlay': 'The transport is no-overlay: routes announced by BGP carry the packets unencapsulated.',
        'route-advertisements':
          'RouteAdvertisements objects exist, so the no-overlay transport could be in use. The transport setting on a node would make it certain.',
        'advertisements-unread': 'RouteAdvertisements objects could not be read. Without any of them Geneve would be certain.',
        'encap-ips': 'The node announces the address its tunnels end on.',
        mtu: 'The pod MTU declared for this network.',
      },
      settings: {
        net_cidr: 'The cluster network; each node takes its share.',
        networkType: 'The network OpenShift reports as in use.',
      },
    },
    ko: {
      summary:
        'OVN-Kubernetes는 노드마다 OVN을 돌려 하나의 가상 네트워크를 만듭니다. OpenShift의 기본 네트워크입니다. 노드 사이 패킷은 Geneve에 담겨 갑니다. 다만 새로 생긴 no-overlay 전송을 쓰면 파드 네트워크를 BGP로 알립니다.',
      addresses:
        '클러스터 네트워크(바꾸지 않았다면 10.128.0.0/14를 /23으로 나눈 것)에서 노드마다 한 몫씩 받으며, 노드의 k8s.ovn.org/node-subnets 애너테이션에 적혀 있습니다. Node.spec.podCIDRs는 대개 비어 있습니다.',
      modes: {
        geneve: {
          name: 'Geneve',
          says: '다른 노드의 파드로 가는 모든 패킷이 UDP 6081번의 Geneve에 담겨 갑니다. IPv4 위에서는 58바이트, IPv6 위에서는 78바이트가 붙습니다.',
        },
        'no-overlay': { name: '오버레이 없음', says: '파드 네트워크를 BGP로 알립니다. 패킷은 감싸지 않고 갑니다.' },
      },
      means: {
        daemonset: 'ovnkube-node 데몬셋이 이 이미지를 돌리고 있습니다.',
        openshift: 'OpenShift의 Network 객체에 지금 쓰는 네트워크가 OVN-Kubernetes라고 적혀 있습니다.',
        'always-geneve': '다른 전송 방식을 지정하지 않았습니다. OVN-Kubernetes는 노드 사이에서 Geneve를 씁니다.',
        'no-overlay': '전송 방식이 no-overlay입니다. BGP로 알린 경로를 따라 패킷이 그대로 갑니다.',
        'route-advertisements':
          'RouteAdvertisements 객체가 있어 no-overlay 전송을 쓰고 있을 수도 있습니다. 노드의 전송 설정을 확인하면 확실해집니다.',
        'advertisements-unread': 'RouteAdvertisements 객체를 읽지 못했습니다. 하나도 없다면 Geneve가 확실합니다.',
        'encap-ips': '노드가 자기 터널의 끝 주소를 알리고 있습니다.',
        mtu: '이 네트워크에 선언된 파드 MTU입니다.',
      },
      settings: {
        net_cidr: '클러스터 네트워크입니다. 노드마다 한 몫씩 씁니다.',
        networkType: 'OpenShift가 사용 중이라고 보고하는 네트워크입니다.',
      },
    },
  },
})
