/** Words of the explanations that stand nowhere else: labels, kinds of topics, and what each encapsulation does. */
import type { Path } from '../cni/define.ts'
import type { Protocol } from '../contract/report.ts'
import type { Both } from '../text/locale.ts'
import type { Shape } from '../text/shape.ts'

export type TopicKind = 'cni' | 'mode' | 'datapath' | 'protocol' | 'finding' | 'error' | 'field'
type Other = Extract<Path, { shape: 'other' }>['says']

const en = {
  kinds: {
    cni: 'CNIs',
    mode: 'Modes',
    datapath: 'Datapaths',
    protocol: 'Encapsulations',
    finding: 'Findings',
    error: 'Errors and unknowns',
    field: 'Report fields',
  } satisfies Record<TopicKind, string>,
  ask: 'One topic: kubectl cni explain calico',
  more: '{count, number}, such as {example} (all: kubectl cni explain {kind})',
  labels: {
    modes: 'Modes',
    shows: 'Shows itself as',
    byHand: 'By hand',
    upstream: 'Upstream',
    kind: 'Datapath',
    encapsulation: 'Encapsulation',
    headers: 'Headers',
    bytes: 'Bytes added',
    usedBy: 'Used by',
    exit: 'Exit code',
    type: 'Type',
    values: 'Values',
    needed: 'Always there',
    fields: 'Fields',
    yes: 'yes',
    no: 'no: absent means not known',
  },
  bytesOver: '{v4} over IPv4, {v6} over IPv6',
  port: 'port {port}',
  bytes: '{bytes, plural, one {# byte} other {# bytes}}',
  asEncryption: '{cni} (as encryption)',
  moreSources: '+{count}',
  workload: '{kind} {names} with container {container}',
  protocols: {
    none: 'Packets travel as the pod sent them. Nothing is put in front.',
    vxlan: 'VXLAN carries the pod’s whole Ethernet frame in UDP. A network number (VNI) keeps overlays apart.',
    ipip: 'IP-in-IP puts a second IPv4 header in front and nothing else. It is IP protocol 4 and has no port: firewalls and security groups must allow the protocol number. Azure drops it.',
    geneve: 'Geneve carries an Ethernet frame in UDP as VXLAN does, and its header can hold options of any length.',
    wireguard: 'WireGuard encrypts each packet and carries it in UDP between nodes that know each other’s keys.',
    gre: 'GRE carries an Ethernet frame behind a short header. It is IP protocol 47 and has no port.',
    udp: 'Flannel’s oldest backend: a program in user space copies each packet into UDP. It is slow, and meant for kernels without VXLAN.',
    sleeve: 'Weave Net’s fallback: a program in user space sends packets in UDP, encrypted where a password is set.',
    fou: 'FoU puts packets into UDP, so that networks that drop IP-in-IP let them through. kube-router uses its variant GUE, which adds a header of its own.',
    stt: 'STT makes tunnel packets look like TCP, so that network cards can split and join them.',
    esp: 'IPsec ESP encrypts packets between nodes. It is IP protocol 50, or UDP port 4500 where addresses are translated on the way.',
    'azure-sdn': 'Azure carries the pod range in a routing domain of its own. The node adds no header, and the MTU stays whole.',
    unknown: 'What could be read does not show which protocol wraps packets, or whether one does.',
  } satisfies Record<Protocol, string>,
  picture: { title: '{cni}: {mode}', packets: 'pod packet', other: 'another CNI', unseen: 'not visible in the API' },
  others: {
    delegates: 'calls it for each interface',
    'policy-only': 'allows or refuses only',
    'not-visible': 'carries it, how is not known',
  } satisfies Record<Other, string>,
}

export type ExplainWords = Shape<typeof en>

const ko: ExplainWords = {
  kinds: {
    cni: 'CNI',
    mode: '모드',
    datapath: '데이터패스',
    protocol: '캡슐화',
    finding: '살펴볼 점',
    error: '오류와 알 수 없는 것',
    field: '보고서 필드',
  },
  ask: '주제 하나 보기: kubectl cni explain calico',
  more: '{example} 등 {count, number}개(전체: kubectl cni explain {kind})',
  labels: {
    modes: '모드',
    shows: '알아보는 단서',
    byHand: '직접 확인',
    upstream: '원문',
    kind: '데이터패스',
    encapsulation: '캡슐화',
    headers: '헤더',
    bytes: '늘어나는 크기',
    usedBy: '쓰는 CNI',
    exit: '종료 코드',
    type: '형식',
    values: '값',
    needed: '항상 있음',
    fields: '하위 필드',
    yes: '예',
    no: '아니요. 없으면 알 수 없다는 뜻입니다',
  },
  bytesOver: 'IPv4 위에서 {v4}, IPv6 위에서 {v6}',
  port: '포트 {port}',
  bytes: '{bytes}바이트',
  asEncryption: '{cni}(암호화)',
  moreSources: '외 {count}건',
  workload: '{kind} {names}, 컨테이너 {container}',
  protocols: {
    none: '파드가 보낸 패킷이 그대로 갑니다. 앞에 덧붙는 것이 없습니다.',
    vxlan: 'VXLAN은 파드의 이더넷 프레임 전체를 UDP의 페이로드로 담아 나릅니다. 오버레이끼리는 네트워크 번호(VNI)로 구분합니다.',
    ipip: 'IP-in-IP는 앞에 IPv4 헤더 하나만 더 붙입니다. IP 프로토콜 4번이며 포트가 없으므로, 방화벽과 보안 그룹에서 프로토콜 번호를 허용해야 합니다. Azure는 이 패킷을 버립니다.',
    geneve: 'Geneve는 VXLAN처럼 이더넷 프레임을 UDP에 담으며, 헤더에 길이가 자유로운 옵션을 실을 수 있습니다.',
    wireguard: 'WireGuard는 패킷을 암호화해, 서로 키를 아는 노드 사이에서 UDP로 나릅니다.',
    gre: 'GRE는 짧은 헤더 뒤에 이더넷 프레임을 담습니다. IP 프로토콜 47번이며 포트가 없습니다.',
    udp: 'Flannel의 가장 오래된 백엔드입니다. 사용자 공간 프로그램이 패킷을 하나씩 UDP로 옮겨 담아 느리며, VXLAN을 쓸 수 없는 커널을 위한 것입니다.',
    sleeve: 'Weave Net의 예비 방식입니다. 사용자 공간 프로그램이 패킷을 UDP로 보내며, 비밀번호를 설정하면 암호화합니다.',
    fou: 'FoU는 패킷을 UDP에 담습니다. IP-in-IP를 버리는 네트워크도 지나갈 수 있습니다. kube-router는 자체 헤더가 더 붙는 변형인 GUE를 씁니다.',
    stt: 'STT는 터널 패킷을 TCP처럼 보이게 해서, 네트워크 카드가 패킷을 나누고 합칠 수 있게 합니다.',
    esp: 'IPsec ESP는 노드 사이 패킷을 암호화합니다. IP 프로토콜 50번이며, 중간에 주소가 변환되면 UDP 4500번 포트를 씁니다.',
    'azure-sdn': '파드 대역을 Azure의 별도 라우팅 도메인이 나릅니다. 노드는 헤더를 덧붙이지 않고 MTU도 줄지 않습니다.',
    unknown: '읽은 정보만으로는 어떤 프로토콜이 패킷을 감싸는지, 감싸기는 하는지 알 수 없습니다.',
  },
  picture: { title: '{cni}: {mode}', packets: '파드 패킷', other: '다른 CNI', unseen: 'API에 보이지 않음' },
  others: {
    delegates: '인터페이스마다 호출',
    'policy-only': '허용·차단만 담당',
    'not-visible': '나르지만 방식은 알 수 없음',
  },
}

export const explainWords: Both<ExplainWords> = { ko, en }

/** How to see it on a node, and who defines it. */
export const protocolFacts: Readonly<Record<Protocol, { byHand: readonly string[]; upstream: readonly string[] }>> = {
  none: { byHand: ['ip route get POD_IP'], upstream: [] },
  vxlan: {
    byHand: ['ip -d link show type vxlan'],
    upstream: ['RFC 7348', 'flannel-io/flannel:pkg/backend/vxlan/', 'projectcalico/calico:felix/config/config_params.go'],
  },
  ipip: { byHand: ['ip -d link show type ipip'], upstream: ['RFC 2003', 'projectcalico/calico:felix/dataplane/linux/int_dataplane.go'] },
  geneve: { byHand: ['ip -d link show type geneve'], upstream: ['RFC 8926', 'antrea-io/antrea:pkg/agent/config/node_config.go'] },
  wireguard: { byHand: ['wg show'], upstream: ['https://www.wireguard.com/protocol/', 'flannel-io/flannel:pkg/backend/wireguard/'] },
  gre: { byHand: ['ip -d link show type gretap'], upstream: ['RFC 2784', 'antrea-io/antrea:pkg/agent/config/node_config.go'] },
  udp: { byHand: ['ip -d link show flannel0'], upstream: ['flannel-io/flannel:pkg/backend/udp/'] },
  sleeve: { byHand: ['weave status connections'], upstream: ['weaveworks/weave:router/sleeve.go'] },
  fou: { byHand: ['ip fou show'], upstream: ['cloudnativelabs/kube-router:docs/tunnels.md'] },
  stt: { byHand: ['ovs-vsctl show'], upstream: ['kubeovn/kube-ovn:pkg/util/const.go'] },
  esp: { byHand: ['ip xfrm state'], upstream: ['RFC 4303', 'cilium/cilium:pkg/mtu/mtu.go'] },
  'azure-sdn': {
    byHand: ['kubectl get nodenetworkconfigs -n kube-system -o yaml'],
    upstream: ['Azure/azure-container-networking:network/transparent_endpointclient_linux.go'],
  },
  unknown: { byHand: [], upstream: [] },
}
