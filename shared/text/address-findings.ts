/** Words of the findings about addresses on EKS, with their sources. Values are those of Finding.data, plus `subject`. */
import type { FindingText } from './findings.ts'
import type { Both } from './locale.ts'

const guide = (page: string) => `aws/aws-eks-best-practices:latest/bpg/networking/${page}.adoc`
const cni = (path: string) => `aws/amazon-vpc-cni-k8s:${path}`

/** Where upstream says so: owner/repo:path. */
export const addressFindingSources = {
  'subnet-no-free-block': [guide('prefix-mode_linux'), cni('README.md')],
  'subnet-no-free-address': [cni('README.md')],
  'subnet-used-above': [cni('cmd/cni-metrics-helper/README.md')],
  'free-prefixes-below': [guide('prefix-mode_linux')],
  'zone-imbalance': [cni('README.md')],
  'max-pods-over': [cni('scripts/gen_vpc_ip_limits.go'), 'awslabs/amazon-eks-ami:nodeadm/internal/kubelet/eni_max_pods.go'],
  'max-pods-under': [guide('prefix-mode_linux'), 'awslabs/amazon-eks-ami:nodeadm/internal/kubelet/eni_max_pods.go'],
  'prefix-delegation-not-followed': [guide('prefix-mode_linux'), cni('pkg/ipamd/ipamd.go')],
  'custom-networking-not-followed': [guide('custom-networking'), cni('pkg/eniconfig/eniconfig.go')],
  'subnet-discovery-not-followed': [cni('README.md')],
  'trunking-not-followed': [guide('sgpp'), 'aws/amazon-vpc-resource-controller-k8s:pkg/aws/vpc/limits.go'],
  'leaked-interfaces': [cni('pkg/awsutils/awsutils.go')],
  'addresses-beyond-warm-target': [cni('pkg/ipamd/ipamd.go'), cni('README.md')],
  'pod-address-unattributed': [cni('pkg/awsutils/awsutils.go')],
} as const satisfies Record<string, readonly string[]>

export type AddressFindingId = keyof typeof addressFindingSources

const en: Record<AddressFindingId, FindingText> = {
  'subnet-no-free-block': {
    title: 'A subnet has no /28 left to delegate',
    what: '{subject} ({zone}) has {free, number} free {free, plural, one {address} other {addresses}} but no whole free /28; {fragmented, plural, one {# block is} other {# blocks are}} broken up by single addresses.',
    why: 'With prefix delegation EC2 refuses with InsufficientCidrBlocks, so nodes here get no further prefixes and new pods stay in ContainerCreating.',
    check:
      'Add a subnet, or reserve a range for prefixes (aws ec2 create-subnet-cidr-reservation --reservation-type prefix) before single addresses break it up.',
  },
  'subnet-no-free-address': {
    title: 'A subnet has no free address',
    what: '{subject} ({zone}) is full.',
    why: 'EC2 refuses with InsufficientFreeAddressesInSubnet: no new node starts here, and nodes here get no further addresses.',
    check: 'Add a subnet or a secondary VPC range, lower the warm targets, or remove leaked interfaces.',
  },
  'subnet-used-above': {
    title: 'A subnet is fuller than your limit',
    what: '{subject} ({zone}) is {used}% used; the limit is {limit}%. Free addresses: {free, number}.',
    why: 'You asked to be told before it runs out.',
    check: 'kubectl cni inspect addresses shows who holds what; kubectl cni simulate says what still fits.',
  },
  'free-prefixes-below': {
    title: 'A subnet has fewer free /28 blocks than your limit',
    what: '{subject} ({zone}) has {free, plural, one {# free /28} other {# free /28 blocks}}; the limit is {limit, number}.',
    why: 'You asked to be told before it runs out.',
    check: 'kubectl cni inspect addresses draws the blocks; a prefix reservation keeps single addresses out of them.',
  },
  'zone-imbalance': {
    title: 'One zone has far fewer addresses left than another',
    what: '{subject} has {free, number} free {unit, select, blocks {/28 blocks} other {addresses}}, the widest zone {most, number}.',
    why: 'The scheduler does not know about addresses: it keeps placing pods in a zone whose subnets are full.',
    check: 'Add a subnet in this zone, or spread nodes by the room their zones have.',
  },
  'max-pods-over': {
    title: 'Max pods is higher than the node’s interfaces can serve',
    what: '{subject}: the kubelet allows {kubelet, number}, the formula {enis} × {perEni}{each, plural, =1 {} other { × #}} + 2 gives {formula, number}. {count, plural, one {# node} other {# nodes}}: {nodes}.',
    why: 'Pods above what the addresses serve are scheduled there and stay in ContainerCreating.',
    check: 'Set maxPods in the node configuration to the formula’s value, with prefixes to 110 (250 above 30 vCPUs).',
  },
  'max-pods-under': {
    title: 'Max pods is lower than the node’s interfaces could serve',
    what: '{subject}: the kubelet allows {kubelet, number}, the formula {enis} × {perEni}{each, plural, =1 {} other { × #}} + 2 gives {formula, number}. {count, plural, one {# node} other {# nodes}}: {nodes}.',
    why: 'The node turns pods away although addresses are there. After prefix delegation is switched on this is why nothing seems to happen.',
    check: 'Raise maxPods for new nodes if their CPU and memory can carry more pods; running nodes keep their number.',
  },
  'prefix-delegation-not-followed': {
    title: 'Prefix delegation is on, and nodes hold no prefix',
    what: '{count, plural, one {# node holds} other {# nodes hold}} no prefix: {nodes}. {reason, select, not_nitro {Their instance type is not Nitro, so ipamd falls back to single addresses.} no_blocks {Their subnets have no free /28.} older_node {They joined before the nodes that do hold prefixes, probably before the change.} slots_taken {Every slot holds a single address, so there is no room for a prefix.} other {Why cannot be seen from here.}}',
    why: 'These nodes keep the small limits of single addresses.',
    check: 'Replace the nodes after the change instead of keeping them; for the last reason read /var/log/aws-routed-eni/ipamd.log.',
  },
  'custom-networking-not-followed': {
    title: 'Custom networking is on, and nodes do not follow it',
    what: '{count, plural, one {# node} other {# nodes}}: {nodes}; seen: {saw}. {reason, select, eniconfig_missing {The ENIConfig their label or annotation names does not exist.} in_node_subnet {Their pod interfaces stand in the node’s own subnet.} other_subnet {Their pod interfaces stand in another subnet than the ENIConfig names.} one_eni_only {The instance type has one interface only, and the primary one gives no pod addresses.} other {They have no secondary interface yet.}}',
    why: 'Pods there take addresses from a range you did not choose, or from none.',
    check: 'kubectl get eniconfigs; compare names with the nodes’ label or annotation, then replace nodes that are older than the setting.',
  },
  'subnet-discovery-not-followed': {
    title: 'Interfaces stand in subnets that subnet discovery does not name',
    what: '{count, plural, one {# node} other {# nodes}}: {nodes}; subnets: {saw}. {reason, select, discovery_off {Subnet discovery is off.} other {They lack the tag kubernetes.io/role/cni=1.}}',
    why: 'New interfaces will not be made there any more, so the room you count on is smaller.',
    check: 'Tag the subnets you want pods in with kubernetes.io/role/cni=1.',
  },
  'trunking-not-followed': {
    title: 'Security groups for pods are on, and nodes have no trunk',
    what: '{count, plural, one {# node} other {# nodes}}: {nodes}. {reason, select, not_trunking_compatible {Their instance type ({saw}) cannot have a trunk interface; being Nitro is not enough.} no_slot_for_trunk {All interface slots were taken before the trunk could be made.} other {Why cannot be seen from here.}}',
    why: 'Pods that match a SecurityGroupPolicy cannot start there.',
    check: 'Use an instance type that is trunking compatible (not t3), and switch ENABLE_POD_ENI on before nodes join.',
  },
  'leaked-interfaces': {
    title: 'Interfaces of the VPC CNI that nothing uses',
    what: '{count, plural, one {# interface is} other {# interfaces are}} detached or left by an instance that is gone, holding {addresses, number} {addresses, plural, one {address} other {addresses}}: {interfaces}.',
    why: 'They keep taking addresses from {subnets}, and block deleting security groups and subnets.',
    check: 'Look at each with aws ec2 describe-network-interfaces before deleting it. This tool deletes nothing.',
  },
  'addresses-beyond-warm-target': {
    title: 'Nodes hold more spare addresses than the warm settings ask for',
    what: '{count, plural, one {# node holds} other {# nodes hold}} {addresses, number} {addresses, plural, one {address} other {addresses}} beyond the target: {nodes}.',
    why: 'ipamd gives back whole interfaces or prefixes only once all their addresses are idle, and an address rests 30 seconds after its pod; from outside the two look alike.',
    check: 'Look again after a minute. If it stays, finished pods or pods spread over many prefixes hold them.',
  },
  'pod-address-unattributed': {
    title: 'Pod addresses that no known interface holds',
    what: '{count, plural, one {# pod address leads} other {# pod addresses lead}} to no interface: {pods}.',
    why: 'The pod was started by something else than the VPC CNI, or its interface could not be read.',
    check: 'Compare with aws ec2 describe-network-interfaces on the pod’s node.',
  },
}

const ko: Record<AddressFindingId, FindingText> = {
  'subnet-no-free-block': {
    title: '위임할 /28이 남지 않은 서브넷이 있습니다',
    what: '{subject}({zone})에 빈 주소는 {free, number}개 있지만 통째로 빈 /28은 없습니다. 개별 주소로 조각난 블록: {fragmented, number}개.',
    why: '프리픽스 위임에서는 EC2가 InsufficientCidrBlocks로 거부합니다. 이 서브넷의 노드는 프리픽스를 더 받지 못하고 새 파드는 ContainerCreating에 머뭅니다.',
    check: '서브넷을 추가하거나, 조각나기 전에 프리픽스용 대역을 예약하십시오(aws ec2 create-subnet-cidr-reservation --reservation-type prefix).',
  },
  'subnet-no-free-address': {
    title: '빈 주소가 없는 서브넷이 있습니다',
    what: '{subject}({zone})의 주소가 모두 쓰였습니다.',
    why: 'EC2가 InsufficientFreeAddressesInSubnet으로 거부합니다. 새 노드가 뜨지 못하고, 있는 노드도 주소를 더 받지 못합니다.',
    check: '서브넷이나 VPC 보조 대역을 추가하거나, 여분 주소 설정을 낮추거나, 버려진 인터페이스를 정리하십시오.',
  },
  'subnet-used-above': {
    title: '지정한 한도보다 많이 쓴 서브넷이 있습니다',
    what: '{subject}({zone}) 사용률 {used}%, 한도 {limit}%. 빈 주소: {free, number}개.',
    why: '바닥나기 전에 알리도록 지정한 한도입니다.',
    check: 'kubectl cni inspect addresses로 누가 쓰는지, kubectl cni simulate로 얼마나 더 들어가는지 확인하십시오.',
  },
  'free-prefixes-below': {
    title: '빈 /28 블록이 지정한 한도보다 적은 서브넷이 있습니다',
    what: '{subject}({zone})의 빈 /28: {free, number}개, 한도: {limit, number}개.',
    why: '바닥나기 전에 알리도록 지정한 한도입니다.',
    check: 'kubectl cni inspect addresses에서 블록 지도를 보십시오. 프리픽스 예약을 두면 개별 주소가 블록을 조각내지 않습니다.',
  },
  'zone-imbalance': {
    title: '가용 영역마다 남은 주소가 크게 다릅니다',
    what: '{subject} 영역에 남은 {unit, select, blocks {/28 블록} other {주소}}: {free, number}개. 가장 넉넉한 영역: {most, number}개.',
    why: '스케줄러는 주소를 모르므로, 서브넷이 찬 영역에도 파드를 계속 배치합니다.',
    check: '이 영역에 서브넷을 추가하거나, 영역별 여유에 맞춰 노드를 나누십시오.',
  },
  'max-pods-over': {
    title: '최대 파드 수가 노드 인터페이스의 한계보다 큽니다',
    what: '{subject}: kubelet 값 {kubelet, number}, 공식 {enis} × {perEni}{each, plural, =1 {} other { × #}} + 2 = {formula, number}. 노드 {count}개: {nodes}.',
    why: '한계를 넘는 파드도 배치되지만 주소를 받지 못해 ContainerCreating에 머뭅니다.',
    check: '노드 설정의 maxPods를 공식 값에 맞추십시오. 프리픽스 위임이면 110(vCPU 30개 초과는 250)을 권장합니다.',
  },
  'max-pods-under': {
    title: '최대 파드 수가 노드 인터페이스의 한계보다 작습니다',
    what: '{subject}: kubelet 값 {kubelet, number}, 공식 {enis} × {perEni}{each, plural, =1 {} other { × #}} + 2 = {formula, number}. 노드 {count}개: {nodes}.',
    why: '주소가 있는데도 노드가 파드를 더 받지 않습니다. 프리픽스 위임을 켰는데 달라지는 것이 없다면 대개 이 때문입니다.',
    check: 'CPU와 메모리가 감당한다면 새 노드의 maxPods를 올리십시오. 떠 있는 노드의 값은 바뀌지 않습니다.',
  },
  'prefix-delegation-not-followed': {
    title: '프리픽스 위임을 켰지만 프리픽스가 없는 노드가 있습니다',
    what: '프리픽스가 없는 노드 {count}개: {nodes}. {reason, select, not_nitro {Nitro 인스턴스가 아니어서 ipamd가 개별 주소를 씁니다.} no_blocks {노드의 서브넷에 빈 /28이 없습니다.} older_node {프리픽스를 가진 노드보다 먼저 합류했습니다. 설정을 바꾸기 전에 뜬 노드로 보입니다.} slots_taken {모든 슬롯을 개별 주소가 차지해 프리픽스가 들어갈 자리가 없습니다.} other {이유는 밖에서 볼 수 없습니다.}}',
    why: '이 노드들은 여전히 개별 주소 방식의 작은 한도에 묶입니다.',
    check: '설정을 바꾼 뒤에는 노드를 교체하십시오. 이유를 볼 수 없다면 /var/log/aws-routed-eni/ipamd.log를 확인하십시오.',
  },
  'custom-networking-not-followed': {
    title: '커스텀 네트워킹을 켰지만 따르지 않는 노드가 있습니다',
    what: '노드 {count}개: {nodes}. 확인한 값: {saw}. {reason, select, eniconfig_missing {레이블이나 애너테이션이 가리키는 ENIConfig가 없습니다.} in_node_subnet {파드용 인터페이스가 노드 서브넷에 있습니다.} other_subnet {파드용 인터페이스가 ENIConfig와 다른 서브넷에 있습니다.} one_eni_only {인터페이스가 하나뿐인 인스턴스 유형이며, 기본 인터페이스는 파드에 주소를 주지 않습니다.} other {보조 인터페이스가 아직 없습니다.}}',
    why: '이 노드의 파드는 의도하지 않은 대역의 주소를 받거나 주소를 받지 못합니다.',
    check: 'kubectl get eniconfigs의 이름을 노드 레이블·애너테이션과 비교하고, 설정보다 먼저 뜬 노드는 교체하십시오.',
  },
  'subnet-discovery-not-followed': {
    title: '서브넷 탐색 대상이 아닌 서브넷에 인터페이스가 있습니다',
    what: '노드 {count}개: {nodes}. 서브넷: {saw}. {reason, select, discovery_off {서브넷 탐색이 꺼져 있습니다.} other {kubernetes.io/role/cni=1 태그가 없습니다.}}',
    why: '새 인터페이스는 더 이상 그곳에 만들어지지 않으므로 실제 여유는 생각보다 작습니다.',
    check: '파드를 두려는 서브넷에 kubernetes.io/role/cni=1 태그를 붙이십시오.',
  },
  'trunking-not-followed': {
    title: '파드용 보안 그룹을 켰지만 트렁크가 없는 노드가 있습니다',
    what: '노드 {count}개: {nodes}. {reason, select, not_trunking_compatible {인스턴스 유형({saw})이 트렁크 인터페이스를 지원하지 않습니다. Nitro라고 모두 지원하지는 않습니다.} no_slot_for_trunk {트렁크를 만들기 전에 인터페이스 슬롯이 모두 찼습니다.} other {이유는 밖에서 볼 수 없습니다.}}',
    why: 'SecurityGroupPolicy에 해당하는 파드가 이 노드에서 뜨지 못합니다.',
    check: '트렁크를 지원하는 인스턴스 유형(t3 제외)을 쓰고, 노드가 합류하기 전에 ENABLE_POD_ENI를 켜십시오.',
  },
  'leaked-interfaces': {
    title: '아무도 쓰지 않는 VPC CNI 인터페이스가 있습니다',
    what: '분리되었거나 인스턴스가 사라진 인터페이스 {count}개가 주소 {addresses, number}개를 쥐고 있습니다: {interfaces}.',
    why: '{subnets}의 주소를 계속 차지하고, 보안 그룹과 서브넷을 지우지 못하게 합니다.',
    check: '지우기 전에 aws ec2 describe-network-interfaces로 하나씩 확인하십시오. 이 도구는 아무것도 지우지 않습니다.',
  },
  'addresses-beyond-warm-target': {
    title: '설정한 여분보다 많은 주소를 쥔 노드가 있습니다',
    what: '노드 {count}개가 목표보다 주소 {addresses, number}개를 더 갖고 있습니다: {nodes}.',
    why: 'ipamd는 인터페이스나 프리픽스의 주소가 모두 비어야 돌려주며, 파드가 끝난 주소도 30초 동안 쉽니다. 밖에서는 둘을 구별할 수 없습니다.',
    check: '1분 뒤에 다시 확인하십시오. 그대로라면 파드가 여러 프리픽스에 흩어져 있는 경우입니다.',
  },
  'pod-address-unattributed': {
    title: '어느 인터페이스의 것인지 알 수 없는 파드 주소가 있습니다',
    what: '인터페이스로 이어지지 않는 파드 주소 {count}개: {pods}.',
    why: 'VPC CNI가 아닌 것이 띄운 파드이거나, 인터페이스를 읽지 못한 경우입니다.',
    check: '파드가 있는 노드의 aws ec2 describe-network-interfaces 결과와 비교하십시오.',
  },
}

export const addressFindingTexts: Both<Record<AddressFindingId, FindingText>> = { ko, en }
