/** What each value of a report means for the reader, beside the value. Both languages, each in sentences of its own. */
import type { Confidence, Datapath, Encapsulation, Protocol, Role } from '../contract/report.ts'
import type { Both } from './locale.ts'

interface ValueWords {
  protocols: Record<Protocol, string>
  when: Record<Encapsulation['when'], string>
  decidedFrom: Record<Datapath['decidedFrom'], { name: string; says: string }>
  confidence: Record<Confidence, string>
  roles: Record<Role, string>
  port: string
  overhead: string
  mtu: string
  mtuIf1500: string
  encryption: string
  relation: string
  server: string
  context: string
  version: string
  ready: string
  total: string
  hostNetwork: string
  withoutIP: string
  namespace: string
}

const en: ValueWords = {
  protocols: {
    none: 'The packet leaves the node as the pod sent it: no header in front of it.',
    vxlan: 'The pod’s whole Ethernet frame travels inside UDP: outer IPv4, UDP, VXLAN and Ethernet headers come in front.',
    ipip: 'One more IPv4 header in front, with node addresses. It is IP protocol 4 and has no port, so firewalls must allow the protocol itself.',
    geneve: 'Like VXLAN over UDP, with a header that can carry options.',
    wireguard: 'Encrypted and carried over UDP between the nodes.',
    gre: 'Carried in GRE, IP protocol 47, without a port.',
    udp: 'Carried in UDP by a program on the node, which is slower than the kernel.',
    sleeve: 'Weave’s fallback: a program on the node carries packets over UDP.',
    fou: 'Carried in UDP (FoU), so that clouds that drop IP-in-IP let it pass.',
    stt: 'Carried in STT, which looks like TCP to network cards.',
    esp: 'Carried in IPsec ESP, encrypted; IP protocol 50.',
    'azure-sdn': 'Azure’s own network wraps the packet below the node: no header can be seen on the node.',
    unknown: 'What could be read does not say which header comes in front.',
  },
  when: {
    always: 'Every packet to a pod on another node.',
    'cross-subnet': 'Only between nodes in different subnets. Within one subnet they travel unencapsulated.',
    never: 'No packet between pods is wrapped.',
    unknown: 'In which cases could not be seen.',
  },
  decidedFrom: {
    object: { name: 'live object', says: 'The CNI’s own objects in the cluster say so, as they are now.' },
    annotation: { name: 'node annotation', says: 'The CNI’s agent wrote it on the nodes.' },
    configmap: { name: 'ConfigMap', says: 'The CNI’s configuration in a ConfigMap says so.' },
    manifest: { name: 'DaemonSet', says: 'The CNI’s DaemonSet says so: its image, arguments and environment.' },
    default: { name: 'documented default', says: 'Nothing is written, so the default of the CNI’s documentation counts.' },
    membership: { name: 'where addresses lie', says: 'Nothing declares it; where pod addresses lie makes it likely.' },
    none: { name: 'nothing', says: 'Nothing that could be read decides it.' },
  },
  confidence: {
    certain: 'The evidence below is decisive.',
    likely: 'The evidence points there, but something decisive could not be read.',
    unknown: 'No evidence was found. Nothing is guessed.',
  },
  roles: {
    primary: 'It makes the pod interfaces and decides how packets travel.',
    policy: 'It only enforces network policy; another CNI makes the interfaces.',
    chained: 'It works on interfaces that another CNI makes.',
    ipam: 'It hands out addresses; another CNI moves the packets.',
    meta: 'It calls other CNIs, for pods with several interfaces.',
  },
  port: 'Destination port of the outer packet. Firewalls and security groups between nodes must allow it.',
  overhead: 'Added to each packet and taken off the MTU.',
  mtu: 'Largest packet a pod may send, as declared.',
  mtuIf1500: 'Estimate: largest packet a pod may send if the nodes’ own links carry 1500 bytes. The API does not show their real MTU.',
  encryption: 'Encryption between nodes on top of the path.',
  relation: 'This alone decides nothing: see “Ranges” below.',
  server: 'Address of the API server that was read.',
  context: 'Context of the kubeconfig that was used.',
  version: 'As the API server says.',
  ready: 'Nodes it runs on, of the nodes it should run on.',
  total: 'All pods that could be listed.',
  hostNetwork: 'They show their node’s own address and prove nothing about the pod network, so no comparison counts them.',
  withoutIP: 'Not started yet, or finished.',
  namespace: 'Only this namespace was read.',
}

const ko: ValueWords = {
  protocols: {
    none: '파드가 보낸 패킷이 앞에 아무 헤더도 붙지 않고 그대로 노드를 나갑니다.',
    vxlan: '파드의 이더넷 프레임 전체를 UDP에 담습니다. 앞에 바깥 IPv4, UDP, VXLAN, 이더넷 헤더가 붙습니다.',
    ipip: '노드 주소가 적힌 IPv4 헤더가 하나 더 붙습니다. 포트가 없는 IP 프로토콜 4번이라 방화벽에서 프로토콜 자체를 열어야 합니다.',
    geneve: 'VXLAN처럼 UDP에 담되, 헤더에 옵션을 실을 수 있습니다.',
    wireguard: '암호화해서 노드 사이 UDP로 보냅니다.',
    gre: 'GRE(IP 프로토콜 47번)에 담습니다. 포트는 없습니다.',
    udp: '노드의 프로그램이 UDP에 담아 보냅니다. 커널이 하는 것보다 느립니다.',
    sleeve: 'Weave의 대체 경로입니다. 노드의 프로그램이 UDP로 실어 나릅니다.',
    fou: 'UDP(FoU)에 담습니다. IP-in-IP를 막는 클라우드도 통과합니다.',
    stt: 'STT에 담습니다. 네트워크 카드에는 TCP처럼 보입니다.',
    esp: 'IPsec ESP(IP 프로토콜 50번)로 암호화해 담습니다.',
    'azure-sdn': '노드 아래의 Azure 네트워크가 감쌉니다. 노드에서는 어떤 헤더도 보이지 않습니다.',
    unknown: '앞에 어떤 헤더가 붙는지 읽은 정보만으로는 알 수 없습니다.',
  },
  when: {
    always: '다른 노드의 파드로 가는 모든 패킷이 해당합니다.',
    'cross-subnet': '서브넷이 다른 노드 사이에서만 감쌉니다. 같은 서브넷 안에서는 그대로 보냅니다.',
    never: '파드 사이 패킷은 감싸지 않습니다.',
    unknown: '어떤 경우에 감싸는지 확인하지 못했습니다.',
  },
  decidedFrom: {
    object: { name: '실제 객체', says: '클러스터에 있는 CNI 자체 객체의 현재 값입니다.' },
    annotation: { name: '노드 애너테이션', says: 'CNI 에이전트가 노드에 적어 둔 값입니다.' },
    configmap: { name: 'ConfigMap', says: 'ConfigMap에 있는 CNI 설정입니다.' },
    manifest: { name: '데몬셋', says: 'CNI 데몬셋의 이미지, 인자, 환경 변수에서 나온 값입니다.' },
    default: { name: '문서의 기본값', says: '따로 적힌 값이 없어 CNI 문서의 기본값을 따랐습니다.' },
    membership: { name: '주소의 위치', says: '선언된 값은 없고, 파드 주소가 놓인 위치로 보아 유력합니다.' },
    none: { name: '없음', says: '읽은 정보 가운데 판정할 근거가 없습니다.' },
  },
  confidence: {
    certain: '아래 근거만으로 판정할 수 있습니다.',
    likely: '근거는 이쪽을 가리키지만, 결정적인 값을 읽지 못했습니다.',
    unknown: '근거를 찾지 못했습니다. 추측은 하지 않습니다.',
  },
  roles: {
    primary: '파드 인터페이스를 만들고 패킷의 경로를 정합니다.',
    policy: '네트워크 정책만 집행합니다. 인터페이스는 다른 CNI가 만듭니다.',
    chained: '다른 CNI가 만든 인터페이스 위에서 동작합니다.',
    ipam: '주소만 나눠 줍니다. 패킷은 다른 CNI가 나릅니다.',
    meta: '파드에 인터페이스를 여러 개 붙이기 위해 다른 CNI를 부릅니다.',
  },
  port: '바깥 패킷의 목적지 포트입니다. 노드 사이 방화벽과 보안 그룹에서 열려 있어야 합니다.',
  overhead: '패킷마다 늘어나고, 그만큼 MTU에서 빠집니다.',
  mtu: '파드가 보낼 수 있는 가장 큰 패킷으로 선언된 값입니다.',
  mtuIf1500: '노드 링크가 1500바이트라면 파드가 보낼 수 있는 가장 큰 패킷입니다. 실제 링크 MTU는 API에 나타나지 않아 추정값입니다.',
  encryption: '경로 위에 더해지는 노드 사이 암호화입니다.',
  relation: '이 값만으로는 아무것도 판정하지 않습니다. 아래 “대역”을 보십시오.',
  server: '읽은 API 서버의 주소입니다.',
  context: '사용한 kubeconfig 컨텍스트입니다.',
  version: 'API 서버가 알려 준 값입니다.',
  ready: '돌아야 할 노드 가운데 실제로 준비된 노드 수입니다.',
  total: '목록에서 읽은 파드 전체입니다.',
  hostNetwork: '노드 주소를 그대로 보여 주는 파드입니다. 파드 네트워크에 대해서는 아무것도 증명하지 못하므로 비교에서 모두 뺐습니다.',
  withoutIP: '아직 시작하지 않았거나 이미 끝난 파드입니다.',
  namespace: '이 네임스페이스만 읽었습니다.',
}

export const valueWords: Both<ValueWords> = { ko, en }
