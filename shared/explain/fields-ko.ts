/** Korean for every field of the report. The English stands in the contract itself, as the schema's descriptions. */
import type { DatapathClass, Encapsulation, Evidence, Image, Interface, Range, Report, Setting, WireHeader } from '../contract/report.ts'

type Fields<T> = T extends readonly (infer E)[] ? Fields<E> : T extends object ? T : never
/** Dotted paths through objects, lists and records, without indices and record keys. */
type Paths<T> =
  Fields<NonNullable<T>> extends infer O
    ? O extends object
      ? string extends keyof O
        ? Paths<O[string]>
        : { [K in keyof O & string]-?: K | `${K}.${Paths<O[K]>}` }[keyof O & string]
      : never
    : never

/** `addresses` speaks for its own fields: their words are those of the page it stands on. */
export type FieldPath = Paths<Omit<Report, 'addresses'>> | 'addresses'

/** The same fields wherever their object stands. */
const under = <P extends string, K extends string>(path: P, fields: Readonly<Record<K, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, says]) => [`${path}.${name}`, says])) as Record<`${P}.${K}`, string>

const confidence = '얼마나 확실한지. certain은 근거에 결정적인 증거가 있을 때만 씁니다.'
const evidenceList = '이 판단을 증명하거나 뒷받침하는 관측 내용.'
const kind =
  'overlay: 노드 사이 패킷을 감싸거나 감쌀 수 있음. vpc-native: 클라우드 네트워크가 파드 주소를 모두 직접 앎. routed: 터널도 클라우드 주소도 없음. mixed: 노드 종류마다 다름. unknown: 읽은 정보로는 드러나지 않음.'
const encapsulation = '노드 사이 패킷을 감싸는지, 언제 무엇으로 감싸는지.'

const evidenceFields: Record<keyof Evidence, string> = {
  at: '본 곳: 종류/네임스페이스/이름, API 경로 또는 EC2 호출.',
  saw: '거기 적혀 있던 그대로의 내용. 신뢰할 수 없는 텍스트이므로 보여 주기 전에 이스케이프해야 합니다.',
  means: '무엇을 증명하는지 말하는 문장의 영구 id. 문장은 한국어와 영어로 따로 있습니다.',
}

const encapsulationFields: Record<keyof Encapsulation, string> = {
  protocol: '패킷을 감싸거나 암호화하는 프로토콜.',
  when: '두 노드 사이 패킷을 언제 감싸는지.',
  port: '바깥 패킷의 UDP·TCP 목적지 포트. 포트가 있는 프로토콜에만 있습니다.',
  overheadBytes: '패킷마다 늘어나는 바이트 수. IP MTU 기준이며, families에 따로 없으면 IPv4 언더레이 기준입니다.',
  possible: '연결마다 다르고 API로는 알 수 없을 때, 가능한 프로토콜.',
}

const rangeFields: Record<keyof Range, string> = {
  cidr: '주소 블록.',
  source:
    '대역의 출처를 나타내는 영구 id. 예: ec2-subnet, calico-ippool, node-podcidr, covering(관측한 주소를 감싸는 최소 블록이며 실제 프리픽스는 모름).',
  name: '대역을 선언한 객체의 이름: 풀 이름이나 서브넷 id.',
  addresses: '관측한 주소 가운데 이 대역에 든 개수.',
  free: '남은 주소 수. 출처가 세어 주는 경우에만 있습니다.',
}

const imageFields: Record<keyof Image, string> = {
  container: '이미지를 쓰는 컨테이너.',
  init: '초기화 컨테이너인지 여부.',
  image: '적힌 그대로의 이미지. 신뢰할 수 없는 텍스트입니다.',
  registry: '레지스트리 호스트. 적혀 있지 않으면 docker.io입니다.',
  repository: '레지스트리 안의 경로.',
  tag: '적힌 그대로의 태그.',
  digest: '적힌 그대로의 다이제스트.',
}

const settingFields: Record<keyof Setting, string> = {
  value: '실제로 적용되는 값(텍스트).',
  from: 'object: 실제 객체·ConfigMap·애너테이션(at에 이름). manifest: 데몬셋의 env나 인자. default: 문서에 적힌 기본값. unresolved: 설정되어 있으나 여기서는 읽을 수 없음.',
  at: '값이 적혀 있는 곳.',
  ignored: '적혀 있지만 적용되지 않는 값. 예: Go가 해석하지 못하는 불리언.',
}

const interfaceFields: Record<keyof Interface, string> = {
  id: 'ENI의 id.',
  deviceIndex: '인스턴스에서의 장치 번호. 0이 기본 ENI입니다.',
  networkCard: '연결된 네트워크 카드 번호.',
  type: 'EC2가 부르는 인터페이스 유형.',
  description: 'EC2의 설명. 신뢰할 수 없는 텍스트입니다.',
  subnetId: '주소를 받아 오는 서브넷.',
  primaryIP: '기본 프라이빗 IPv4 주소.',
  secondaryIPs: '보조 프라이빗 IPv4 주소. 파드가 이 주소를 씁니다.',
  prefixes: '위임받은 프리픽스. 파드가 이 안의 주소를 씁니다.',
  ipv6: 'IPv6 주소.',
}

const wireFields: Record<keyof WireHeader, string> = {
  header:
    '헤더의 영구 id: ethernet ipv4 ipv6 udp tcp vxlan geneve gre wireguard esp fou stt sleeve … 앞에 무언가 있지만 볼 수 없으면 unknown. 앞으로 늘어날 수 있습니다.',
  bytes: '헤더의 크기(바이트). 모르거나 일정하지 않으면 없습니다.',
  addresses: '주소를 싣는 헤더라면 누구의 주소인지.',
  port: '목적지 포트. 포트가 있는 헤더에만 있습니다.',
  pool: '주소 풀마다 다를 때, 이 풀로 가는 패킷에만 해당합니다.',
  family: '주소 체계마다 다를 때, 이 체계의 파드 패킷에만 해당합니다.',
  class: '노드 종류마다 다를 때, 이 종류의 노드 사이에만 해당합니다.',
  between: '서브넷에 따라 다를 때, 같은 서브넷의 노드 사이인지 다른 서브넷의 노드 사이인지.',
}

const classFields: Record<Exclude<keyof DatapathClass, 'encapsulation'>, string> = {
  name: '노드 종류. 예: ec2, fargate, auto, hybrid.',
  nodes: '이 종류의 노드 수.',
  cni: '이 노드들에서 패킷을 나르는 CNI의 id.',
  kind,
  confidence,
}

export const fieldsKo: Readonly<Record<FieldPath, string>> = {
  apiVersion: '이 형식의 버전.',
  kind: '항상 Report입니다.',
  takenAt: '클러스터를 읽은 시각(UTC).',
  tool: '클러스터를 읽은 프로그램.',
  'tool.name': '프로그램 이름.',
  'tool.version': '프로그램 버전.',
  cluster: '어느 클러스터인지.',
  'cluster.context': 'kubeconfig 컨텍스트 이름.',
  'cluster.server': 'API 서버 주소.',
  'cluster.name': '클러스터 이름. 노드나 ENI, 컨텍스트에 나타날 때만 있습니다.',
  'cluster.kubernetes': 'API 서버 버전.',
  'cluster.platform': '배포판이나 클라우드 서비스. 노드의 표시로 판단합니다.',
  'cluster.region': '클라우드 리전.',
  cnis: '찾은 모든 CNI. 데몬셋을 읽지 못했고 다른 증거도 없으면 이 필드가 없습니다.',
  'cnis.id': '영구 id: aws-vpc, calico, cilium, flannel, weave, azure … 앞으로 늘어날 수 있습니다.',
  'cnis.name': '제품 이름.',
  'cnis.role': 'primary: 파드 네트워크를 만듦. policy: 허용·차단만. chained: 다른 CNI에 덧붙음. ipam: 주소만 나눠 줌. meta: 다른 CNI를 호출.',
  'cnis.version': '적힌 그대로의 태그. 예: v1.23.1.',
  'cnis.mode': '이 CNI 안에서의 영구 모드 id.',
  'cnis.workload': '에이전트를 돌리는 워크로드. 다른 프로그램 안에 든 CNI에는 없습니다.',
  'cnis.workload.kind': 'DaemonSet 또는 Deployment.',
  'cnis.workload.namespace': '워크로드의 네임스페이스.',
  'cnis.workload.name': '워크로드의 이름.',
  'cnis.workload.desired': '돌아야 하는 노드 수.',
  'cnis.workload.ready': '준비된 노드 수.',
  'cnis.images': '그 워크로드의 이미지. 초기화 컨테이너도 포함합니다.',
  ...under('cnis.images', imageFields),
  'cnis.versions': '노드별로 실제 도는 버전. 둘 이상이면 버전이 어긋난 상태입니다.',
  'cnis.versions.version': '태그 또는 다이제스트.',
  'cnis.versions.nodes': '그 버전이 도는 노드 수.',
  'cnis.settings': '패킷과 주소에 영향을 주는 설정. 이름은 원래 이름 그대로입니다.',
  ...under('cnis.settings', settingFields),
  'cnis.confidence': confidence,
  'cnis.evidence': evidenceList,
  ...under('cnis.evidence', evidenceFields),
  datapath: '파드에서 다른 노드의 파드까지 패킷이 가는 방식.',
  'datapath.kind': kind,
  'datapath.encapsulation': encapsulation,
  ...under('datapath.encapsulation', encapsulationFields),
  'datapath.encryption': '경로 위에 더해진 노드 사이 암호화(WireGuard, IPsec).',
  'datapath.encryption.protocol': '패킷을 감싸거나 암호화하는 프로토콜.',
  'datapath.encryption.port': '암호화한 패킷의 UDP 포트. 포트가 있는 프로토콜에만 있습니다.',
  'datapath.encryption.overheadBytes': '암호화로 패킷마다 늘어나는 바이트 수.',
  'datapath.wire':
    '노드 인터페이스에서 보이는 노드 사이 패킷의 헤더. 바깥 것부터 차례로이며, 풀·주소 체계·노드 종류·서브넷에 따라 다르면 나누어 적습니다. 암호화된 부분에는 파드 헤더가 보이지 않습니다. 모르면 없습니다.',
  ...under('datapath.wire', wireFields),
  'datapath.mtu': '파드 MTU(바이트). 어딘가에 선언되어 있을 때만 있습니다.',
  'datapath.mtuIf1500': '추정: 노드 링크의 MTU가 1500일 때의 파드 MTU(바이트).',
  'datapath.families': '주소 체계별 캡슐화. 서로 다를 때만 있습니다.',
  'datapath.families.ipv4': encapsulation,
  ...under('datapath.families.ipv4', encapsulationFields),
  'datapath.families.ipv6': encapsulation,
  ...under('datapath.families.ipv6', encapsulationFields),
  'datapath.pools': '주소 풀별 캡슐화. 풀마다 다를 때만 있습니다.',
  'datapath.pools.cidr': '주소 풀.',
  'datapath.pools.encapsulation': encapsulation,
  ...under('datapath.pools.encapsulation', encapsulationFields),
  'datapath.decidedFrom': '무엇의 선언에 따라 판단했는지: 실제 객체, 노드 애너테이션, ConfigMap, 데몬셋 매니페스트, 문서에 적힌 기본값.',
  'datapath.confidence': confidence,
  'datapath.evidence': evidenceList,
  ...under('datapath.evidence', evidenceFields),
  'datapath.classes': '노드 종류별 경로. 여러 종류를 나눠 판단했을 때 있습니다.',
  ...under('datapath.classes', classFields),
  'datapath.classes.encapsulation': encapsulation,
  ...under('datapath.classes.encapsulation', encapsulationFields),
  ranges: '노드 주소와 파드 주소가 어디에 있고, 둘이 어떤 관계인지.',
  'ranges.nodes': '노드 주소가 있는 대역.',
  ...under('ranges.nodes', rangeFields),
  'ranges.pods': '파드 주소가 있거나, 있다고 선언된 대역.',
  ...under('ranges.pods', rangeFields),
  'ranges.services': '서비스 대역. 선언된 곳이 있을 때만 있습니다.',
  ...under('ranges.services', rangeFields),
  'ranges.networks': '이를 둘러싼 클라우드 네트워크(VPC·VNet) 블록.',
  ...under('ranges.networks', rangeFields),
  'ranges.relation': 'same: 파드가 노드의 서브넷에 있음. same-network: 같은 VPC·VNet의 다른 서브넷. apart: 어느 쪽도 아님. mixed: 파드마다 다름.',
  'ranges.families': '주소 체계(ipv4, ipv6)별 관계. 둘 다 있을 때만 있습니다.',
  'ranges.confidence': confidence,
  'ranges.evidence': evidenceList,
  ...under('ranges.evidence', evidenceFields),
  nodes: '모든 노드. 노드를 읽지 못했으면 없습니다.',
  'nodes.name': '노드 이름.',
  'nodes.ready': 'Ready 상태가 True인지 여부.',
  'nodes.internalIPs': 'InternalIP 유형의 주소.',
  'nodes.externalIPs': 'ExternalIP 유형의 주소.',
  'nodes.podCIDRs': 'Node.spec.podCIDRs. 이 값을 쓰지 않는 CNI도 있습니다.',
  'nodes.zone': '가용 영역. 레이블에서 읽습니다.',
  'nodes.class': '노드 종류: ec2, fargate, auto, hybrid.',
  'nodes.maxPods': '띄울 수 있는 최대 파드 수. hostNetwork 파드도 포함합니다.',
  'nodes.pods': '이 노드의 파드 수. 파드를 읽지 못했으면 없습니다.',
  'nodes.pods.total': '이 노드의 파드 수.',
  'nodes.pods.hostNetwork': '그중 노드 주소를 쓰는 파드 수.',
  'nodes.instance': '이 노드에 해당하는 EC2 인스턴스.',
  'nodes.instance.id': 'EC2 인스턴스 id.',
  'nodes.instance.name': 'EC2 Name 태그. 신뢰할 수 없는 텍스트입니다.',
  'nodes.instance.type': '인스턴스 유형. 예: m5.large.',
  'nodes.instance.state': '인스턴스 상태. 예: running.',
  'nodes.instance.privateIP': '기본 프라이빗 주소.',
  'nodes.instance.publicIP': '퍼블릭 주소.',
  'nodes.instance.subnetId': '기본 ENI의 서브넷.',
  'nodes.instance.vpcId': '속한 VPC.',
  'nodes.instance.joinedBy': '노드를 인스턴스와 짝지은 방법.',
  'nodes.interfaces': '인스턴스의 ENI. 네트워크 카드와 장치 번호 순서입니다.',
  ...under('nodes.interfaces', interfaceFields),
  pods: '모든 파드. 파드를 읽지 못했으면 없습니다.',
  'pods.total': '읽은 파드 수.',
  'pods.hostNetwork': '그중 노드 주소를 쓰는 파드 수.',
  'pods.withoutIP': '그중 주소가 없는 파드 수.',
  'pods.namespace': '네임스페이스 하나만 읽었을 때(-n) 그 이름.',
  'pods.items': '파드와 그 주소.',
  'pods.items.namespace': '파드의 네임스페이스.',
  'pods.items.name': '파드의 이름.',
  'pods.items.node': '파드가 있는 노드. 배치되기 전에는 없습니다.',
  'pods.items.ips': '파드의 주소. 주소 체계가 하나 또는 둘입니다.',
  'pods.items.status': 'kubectl get pods가 보여 주는 상태.',
  'pods.items.hostNetwork': '노드 주소를 쓰는지 여부. 그런 파드는 대역에 대해 아무것도 증명하지 않습니다.',
  'pods.items.range': '이 주소가 든 파드 대역(cidr).',
  'pods.items.interface': '이 주소를 가진 ENI.',
  subnets: '노드가 속한 VPC의 서브넷.',
  'subnets.id': '서브넷 id.',
  'subnets.cidrs': '서브넷의 주소 블록.',
  'subnets.zone': '가용 영역.',
  'subnets.vpcId': '속한 VPC.',
  'subnets.free': '남은 IPv4 주소 수. EC2가 센 값입니다.',
  'subnets.name': 'EC2 Name 태그. 신뢰할 수 없는 텍스트입니다.',
  addresses: 'Amazon VPC CNI가 돌고 EC2를 읽을 수 있을 때만 있습니다.',
  findings: '서로 어긋나는 점과 살펴볼 점.',
  'findings.id': '영구 id(kebab-case). 설명은 한국어와 영어로 따로 있습니다.',
  'findings.severity': '얼마나 중요한지.',
  'findings.subject': '무엇에 관한 것인지: 종류/네임스페이스/이름 또는 대역.',
  'findings.data': '문장에 들어가는 값. 이름별로 담겨 있습니다.',
  unknowns: '알 수 없었던 것과 그 이유.',
  'unknowns.statement': '알 수 없었던 것을 나타내는 영구 id: pods, instances, subnets …',
  'unknowns.source': '물어본 곳: API 경로 또는 EC2 호출.',
  'unknowns.error': '오류 목록의 영구 id.',
  notAsked: '이 명령에는 필요하지 않아 물어보지 않은 항목의 영구 id. 알 수 없다는 뜻도, 없다는 뜻도 아닙니다.',
  'unknowns.detail': '물어본 곳의 응답 내용. 신뢰할 수 없는 텍스트입니다.',
}
