/** Words for the vocabularies of the report: what each id is called, and where that helps, what it says. */
import type { RangeSource } from '../cni/define.ts'
import type { Confidence, Datapath, DatapathKind, Encapsulation, Finding, Platform, Protocol, Ranges, Role } from '../contract/report.ts'
import type { Both } from './locale.ts'
import type { Shape } from './shape.ts'

type Named = { name: string; says: string }
type Severity = Finding['severity']
type When = Encapsulation['when']
type Relation = Ranges['relation']

/** What a line under `unknowns` is about. */
type Statement =
  | 'instance-types'
  | 'reservations'
  | 'subnet-interfaces'
  | 'addon'
  | 'version'
  | 'api-groups'
  | 'namespaces'
  | 'nodes'
  | 'cnis'
  | 'deployments'
  | 'versions-by-node'
  | 'pods'
  | 'instances'
  | 'interfaces'
  | 'subnets'
  | 'networks'
  | 'cni-objects'
  | 'cni-config'
  | 'kubeadm'
  | 'relation'
  | 'datapath'
  | 'encapsulation'

const en = {
  roles: { primary: 'primary', policy: 'policy', chained: 'chained', ipam: 'IPAM', meta: 'meta' } satisfies Record<Role, string>,
  confidence: { certain: 'certain', likely: 'likely', unknown: 'not known' } satisfies Record<Confidence, string>,
  kinds: {
    overlay: { name: 'overlay', says: 'Packets between nodes are, or can be, wrapped in a tunnel.' },
    'vpc-native': { name: 'VPC-native', says: 'The cloud network itself knows every pod address.' },
    routed: { name: 'routed, no tunnel', says: 'No tunnel and no cloud addresses: routes carry the packets bare.' },
    mixed: { name: 'mixed', says: 'Node classes differ.' },
    unknown: { name: 'not known', says: 'What could be read does not show it.' },
  } satisfies Record<DatapathKind, Named>,
  relations: {
    same: { name: 'same', says: 'Pod addresses lie in the nodes’ own subnets.' },
    'same-network': { name: 'same network', says: 'Pod addresses lie in other subnets of the nodes’ own network.' },
    apart: { name: 'apart', says: 'Pod addresses lie in a range of their own, outside the nodes’ network.' },
    mixed: { name: 'mixed', says: 'Some pod addresses lie near the nodes’ addresses and some apart from them.' },
    unknown: { name: 'not known', says: 'Where pod addresses lie beside node addresses could not be told.' },
  } satisfies Record<Relation, Named>,
  protocols: {
    none: 'none',
    vxlan: 'VXLAN',
    ipip: 'IP-in-IP',
    geneve: 'Geneve',
    wireguard: 'WireGuard',
    gre: 'GRE',
    udp: 'UDP',
    sleeve: 'sleeve (UDP, user space)',
    fou: 'FoU',
    stt: 'STT',
    esp: 'IPsec ESP',
    'azure-sdn': 'Azure SDN',
    unknown: 'not known',
  } satisfies Record<Protocol, string>,
  when: { always: 'always', 'cross-subnet': 'across subnets', never: 'never', unknown: 'not known when' } satisfies Record<When, string>,
  rangeKinds: { networks: 'network', nodes: 'nodes', pods: 'pods', services: 'services' },
  rangeSources: {
    'ec2-subnet': 'EC2 subnet',
    'ec2-vpc': 'VPC block',
    'calico-ippool': 'Calico IPPool',
    'calico-node-address': 'Calico node address',
    'node-podcidr': 'Node podCIDR',
    'flannel-net-conf': 'Flannel net-conf.json',
    'weave-ipalloc': 'Weave IPALLOC_RANGE',
    'weave-default': 'Weave default',
    'cilium-cluster-pool': 'Cilium cluster pool',
    'cilium-default': 'Cilium default',
    'cilium-node': 'CiliumNode',
    'azure-nnc': 'NodeNetworkConfig',
    kubeadm: 'kubeadm config',
    'kube-ovn-subnet': 'Kube-OVN Subnet',
    'ovn-node-subnet': 'OVN node subnet',
    'ovn-config': 'OVN config',
    'kube-router-annotation': 'kube-router annotation',
    'antrea-ippool': 'Antrea IPPool',
    'oci-npn': 'NativePodNetwork',
    'k3s-args': 'k3s arguments',
    'openshift-network': 'OpenShift network',
    covering: 'seen (smallest block around)',
  } satisfies Record<RangeSource, string>,
  platforms: {
    eks: 'Amazon EKS',
    aks: 'Azure AKS',
    gke: 'Google GKE',
    oke: 'Oracle OKE',
    k3s: 'k3s',
    rke2: 'RKE2',
    kind: 'kind',
    openshift: 'OpenShift',
    unknown: 'platform not known',
  } satisfies Record<Platform, string>,
  severities: { info: 'note', warning: 'warning', critical: 'critical' } satisfies Record<Severity, string>,
  settingsFrom: { object: 'live object', manifest: 'manifest', default: 'default', unresolved: 'not readable here' },
  statements: {
    version: 'Which Kubernetes version this is',
    'api-groups': 'Which API groups are served',
    namespaces: 'Which namespaces there are',
    nodes: 'Which nodes there are',
    cnis: 'Which CNI runs',
    deployments: 'Which operators run',
    'versions-by-node': 'Which CNI version each node runs',
    pods: 'Which addresses pods have',
    instances: 'Which EC2 instance each node is',
    interfaces: 'Which ENI holds each address',
    subnets: 'Which subnets the addresses come from',
    networks: 'Which blocks the VPC has',
    'instance-types': 'How many interfaces and addresses each instance type can have',
    reservations: 'Which parts of the subnets are reserved',
    'subnet-interfaces': 'What else holds addresses in the subnets',
    addon: 'Whether EKS manages the VPC CNI as an add-on',
    'cni-objects': 'What the CNI’s own objects say',
    'cni-config': 'What the CNI’s configuration says',
    kubeadm: 'Which service range kubeadm was given',
    relation: 'How pod and node ranges relate',
    datapath: 'How packets travel between nodes',
    encapsulation: 'Which encapsulation each connection uses',
  } satisfies Record<Statement, string>,
  decidedFrom: {
    object: 'declared by a live object',
    annotation: 'declared by node annotations',
    configmap: 'declared by a ConfigMap',
    manifest: 'declared by the DaemonSet',
    default: 'the documented default',
    membership: 'from where addresses lie',
    none: 'nothing declares it',
  } satisfies Record<Datapath['decidedFrom'], string>,
}

const ko: Shape<typeof en> = {
  roles: { primary: '주 CNI', policy: '정책', chained: '체이닝', ipam: 'IPAM', meta: '메타' },
  confidence: { certain: '확실', likely: '유력', unknown: '알 수 없음' },
  kinds: {
    overlay: { name: '오버레이', says: '노드 사이 패킷을 터널로 감싸거나, 감쌀 수 있습니다.' },
    'vpc-native': { name: 'VPC 네이티브', says: '클라우드 네트워크가 파드 주소를 모두 직접 압니다.' },
    routed: { name: '터널 없는 라우팅', says: '터널도 클라우드 주소도 쓰지 않고, 경로를 따라 패킷을 그대로 보냅니다.' },
    mixed: { name: '혼합', says: '노드 종류마다 다릅니다.' },
    unknown: { name: '알 수 없음', says: '읽은 정보만으로는 드러나지 않습니다.' },
  },
  relations: {
    same: { name: '같음', says: '파드 주소가 노드와 같은 서브넷에 있습니다.' },
    'same-network': { name: '같은 네트워크', says: '파드 주소가 노드와 같은 네트워크의 다른 서브넷에 있습니다.' },
    apart: { name: '분리', says: '파드 주소가 노드 네트워크 바깥의 별도 대역에 있습니다.' },
    mixed: { name: '혼합', says: '일부 파드 주소는 노드 주소 가까이에, 일부는 별도 대역에 있습니다.' },
    unknown: { name: '알 수 없음', says: '파드 주소와 노드 주소의 위치 관계를 판단하지 못했습니다.' },
  },
  protocols: {
    none: '없음',
    vxlan: 'VXLAN',
    ipip: 'IP-in-IP',
    geneve: 'Geneve',
    wireguard: 'WireGuard',
    gre: 'GRE',
    udp: 'UDP',
    sleeve: 'sleeve(UDP, 사용자 공간)',
    fou: 'FoU',
    stt: 'STT',
    esp: 'IPsec ESP',
    'azure-sdn': 'Azure SDN',
    unknown: '알 수 없음',
  },
  when: { always: '항상', 'cross-subnet': '서브넷이 다를 때만', never: '안 함', unknown: '조건 알 수 없음' },
  rangeKinds: { networks: '네트워크', nodes: '노드', pods: '파드', services: '서비스' },
  rangeSources: {
    'ec2-subnet': 'EC2 서브넷',
    'ec2-vpc': 'VPC 블록',
    'calico-ippool': 'Calico IPPool',
    'calico-node-address': 'Calico 노드 주소',
    'node-podcidr': '노드 podCIDR',
    'flannel-net-conf': 'Flannel net-conf.json',
    'weave-ipalloc': 'Weave IPALLOC_RANGE',
    'weave-default': 'Weave 기본값',
    'cilium-cluster-pool': 'Cilium 클러스터 풀',
    'cilium-default': 'Cilium 기본값',
    'cilium-node': 'CiliumNode',
    'azure-nnc': 'NodeNetworkConfig',
    kubeadm: 'kubeadm 설정',
    'kube-ovn-subnet': 'Kube-OVN Subnet',
    'ovn-node-subnet': 'OVN 노드 서브넷',
    'ovn-config': 'OVN 설정',
    'kube-router-annotation': 'kube-router 애너테이션',
    'antrea-ippool': 'Antrea IPPool',
    'oci-npn': 'NativePodNetwork',
    'k3s-args': 'k3s 인자',
    'openshift-network': 'OpenShift 네트워크',
    covering: '관측(감싸는 최소 블록)',
  },
  platforms: {
    eks: 'Amazon EKS',
    aks: 'Azure AKS',
    gke: 'Google GKE',
    oke: 'Oracle OKE',
    k3s: 'k3s',
    rke2: 'RKE2',
    kind: 'kind',
    openshift: 'OpenShift',
    unknown: '플랫폼 알 수 없음',
  },
  severities: { info: '참고', warning: '주의', critical: '심각' },
  settingsFrom: { object: '실제 객체', manifest: '매니페스트', default: '기본값', unresolved: '여기서는 읽을 수 없음' },
  statements: {
    version: 'Kubernetes 버전',
    'api-groups': '제공되는 API 그룹',
    namespaces: '네임스페이스 목록',
    nodes: '노드 목록',
    cnis: '어떤 CNI가 도는지',
    deployments: '어떤 오퍼레이터가 도는지',
    'versions-by-node': '노드별 CNI 버전',
    pods: '파드 주소',
    instances: '노드마다 어느 EC2 인스턴스인지',
    interfaces: '주소마다 어느 ENI가 갖고 있는지',
    subnets: '주소가 어느 서브넷에서 왔는지',
    networks: 'VPC의 주소 블록',
    'instance-types': '인스턴스 유형별 인터페이스·주소 한도',
    reservations: '서브넷에서 예약된 구간',
    'subnet-interfaces': '서브넷의 주소를 쥔 다른 인터페이스',
    addon: 'EKS가 VPC CNI를 애드온으로 관리하는지',
    'cni-objects': 'CNI 자체 객체의 내용',
    'cni-config': 'CNI 설정의 내용',
    kubeadm: 'kubeadm에 지정한 서비스 대역',
    relation: '파드 대역과 노드 대역의 관계',
    datapath: '노드 사이 패킷의 경로',
    encapsulation: '연결마다 어떤 캡슐화를 쓰는지',
  },
  decidedFrom: {
    object: '실제 객체의 선언',
    annotation: '노드 애너테이션의 선언',
    configmap: 'ConfigMap의 선언',
    manifest: '데몬셋의 선언',
    default: '문서에 적힌 기본값',
    membership: '주소의 위치로 판단',
    none: '선언 없음',
  },
}

export const vocabulary: Both<Shape<typeof en>> = { ko, en }

/** The word for an id of an open vocabulary; an id from a newer version is shown as it is. */
export const wordOr = (table: Readonly<Record<string, string>>, id: string): string => (Object.hasOwn(table, id) ? (table[id] as string) : id)
