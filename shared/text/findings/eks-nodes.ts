/** Findings about nodes on EKS that hold, or follow, something else than their settings say. */
import { defineFindings } from './define.ts'

export const eksNodesFindings = defineFindings({
  'max-pods-over': {
    en: {
      title: 'Max pods is higher than the node’s interfaces can serve',
      what: '{subject}: the kubelet allows {kubelet, number}, the formula {enis} × {perEni}{each, plural, =1 {} other { × #}} + 2 gives {formula, number}. {count, plural, one {# node} other {# nodes}}: {nodes}.',
      why: 'Pods above what the addresses serve are scheduled there and stay in ContainerCreating.',
      check: 'Set maxPods in the node configuration to the formula’s value, with prefixes to 110 (250 above 30 vCPUs).',
    },
    ko: {
      title: '최대 파드 수가 노드 인터페이스의 한계보다 큽니다',
      what: '{subject}: kubelet 값 {kubelet, number}, 공식 {enis} × {perEni}{each, plural, =1 {} other { × #}} + 2 = {formula, number}. 노드 {count}개: {nodes}.',
      why: '한계를 넘는 파드도 배치되지만 주소를 받지 못해 ContainerCreating에 머뭅니다.',
      check: '노드 설정의 maxPods를 공식 값에 맞추십시오. 프리픽스 위임이면 110(vCPU 30개 초과는 250)을 권장합니다.',
    },
    also: ['caps'],
    upstream: ['aws/amazon-vpc-cni-k8s:scripts/gen_vpc_ip_limits.go', 'awslabs/amazon-eks-ami:nodeadm/internal/kubelet/eni_max_pods.go'],
  },
  'max-pods-under': {
    en: {
      title: 'Max pods is lower than the node’s interfaces could serve',
      what: '{subject}: the kubelet allows {kubelet, number}, the formula {enis} × {perEni}{each, plural, =1 {} other { × #}} + 2 gives {formula, number}. {count, plural, one {# node} other {# nodes}}: {nodes}.',
      why: 'The node turns pods away although addresses are there. After prefix delegation is switched on this is why nothing seems to happen.',
      check: 'Raise maxPods for new nodes if their CPU and memory can carry more pods; running nodes keep their number.',
    },
    ko: {
      title: '최대 파드 수가 노드 인터페이스의 한계보다 작습니다',
      what: '{subject}: kubelet 값 {kubelet, number}, 공식 {enis} × {perEni}{each, plural, =1 {} other { × #}} + 2 = {formula, number}. 노드 {count}개: {nodes}.',
      why: '주소가 있는데도 노드가 파드를 더 받지 않습니다. 프리픽스 위임을 켰는데 달라지는 것이 없다면 대개 이 때문입니다.',
      check: 'CPU와 메모리가 감당한다면 새 노드의 maxPods를 올리십시오. 떠 있는 노드의 값은 바뀌지 않습니다.',
    },
    also: ['caps'],
    upstream: [
      'aws/aws-eks-best-practices:latest/bpg/networking/prefix-mode_linux.adoc',
      'awslabs/amazon-eks-ami:nodeadm/internal/kubelet/eni_max_pods.go',
    ],
  },
  'prefix-delegation-not-followed': {
    en: {
      title: 'Prefix delegation is on, and nodes hold no prefix',
      what: '{count, plural, one {# node holds} other {# nodes hold}} no prefix: {nodes}. {reason, select, not_nitro {Their instance type is not Nitro, so ipamd falls back to single addresses.} no_blocks {Their subnets have no free /28.} older_node {They joined before the nodes that do hold prefixes, probably before the change.} slots_taken {Every slot holds a single address, so there is no room for a prefix.} other {Why cannot be seen from here.}}',
      why: 'These nodes keep the small limits of single addresses.',
      check: 'Replace the nodes after the change instead of keeping them; for the last reason read /var/log/aws-routed-eni/ipamd.log.',
    },
    ko: {
      title: '프리픽스 위임을 켰지만 프리픽스가 없는 노드가 있습니다',
      what: '프리픽스가 없는 노드 {count}개: {nodes}. {reason, select, not_nitro {Nitro 인스턴스가 아니어서 ipamd가 개별 주소를 씁니다.} no_blocks {노드의 서브넷에 빈 /28이 없습니다.} older_node {프리픽스를 가진 노드보다 먼저 합류했습니다. 설정을 바꾸기 전에 뜬 노드로 보입니다.} slots_taken {모든 슬롯을 개별 주소가 차지해 프리픽스가 들어갈 자리가 없습니다.} other {이유는 밖에서 볼 수 없습니다.}}',
      why: '이 노드들은 여전히 개별 주소 방식의 작은 한도에 묶입니다.',
      check: '설정을 바꾼 뒤에는 노드를 교체하십시오. 이유를 볼 수 없다면 /var/log/aws-routed-eni/ipamd.log를 확인하십시오.',
    },
    also: ['saw'],
    upstream: ['aws/aws-eks-best-practices:latest/bpg/networking/prefix-mode_linux.adoc', 'aws/amazon-vpc-cni-k8s:pkg/ipamd/ipamd.go'],
  },
  'custom-networking-not-followed': {
    en: {
      title: 'Custom networking is on, and nodes do not follow it',
      what: '{count, plural, one {# node} other {# nodes}}: {nodes}; seen: {saw}. {reason, select, eniconfig_missing {The ENIConfig their label or annotation names does not exist.} in_node_subnet {Their pod interfaces stand in the node’s own subnet.} other_subnet {Their pod interfaces stand in another subnet than the ENIConfig names.} one_eni_only {The instance type has one interface only, and the primary one gives no pod addresses.} other {They have no secondary interface yet.}}',
      why: 'Pods there take addresses from a range you did not choose, or from none.',
      check: 'kubectl get eniconfigs; compare names with the nodes’ label or annotation, then replace nodes that are older than the setting.',
    },
    ko: {
      title: '커스텀 네트워킹을 켰지만 따르지 않는 노드가 있습니다',
      what: '노드 {count}개: {nodes}. 확인한 값: {saw}. {reason, select, eniconfig_missing {레이블이나 애너테이션이 가리키는 ENIConfig가 없습니다.} in_node_subnet {파드용 인터페이스가 노드 서브넷에 있습니다.} other_subnet {파드용 인터페이스가 ENIConfig와 다른 서브넷에 있습니다.} one_eni_only {인터페이스가 하나뿐인 인스턴스 유형이며, 기본 인터페이스는 파드에 주소를 주지 않습니다.} other {보조 인터페이스가 아직 없습니다.}}',
      why: '이 노드의 파드는 의도하지 않은 대역의 주소를 받거나 주소를 받지 못합니다.',
      check: 'kubectl get eniconfigs의 이름을 노드 레이블·애너테이션과 비교하고, 설정보다 먼저 뜬 노드는 교체하십시오.',
    },
    upstream: ['aws/aws-eks-best-practices:latest/bpg/networking/custom-networking.adoc', 'aws/amazon-vpc-cni-k8s:pkg/eniconfig/eniconfig.go'],
  },
  'subnet-discovery-not-followed': {
    en: {
      title: 'Interfaces stand in subnets that subnet discovery does not name',
      what: '{count, plural, one {# node} other {# nodes}}: {nodes}; subnets: {saw}. {reason, select, discovery_off {Subnet discovery is off.} other {They lack the tag kubernetes.io/role/cni=1.}}',
      why: 'New interfaces will not be made there any more, so the room you count on is smaller.',
      check: 'Tag the subnets you want pods in with kubernetes.io/role/cni=1.',
    },
    ko: {
      title: '서브넷 탐색 대상이 아닌 서브넷에 인터페이스가 있습니다',
      what: '노드 {count}개: {nodes}. 서브넷: {saw}. {reason, select, discovery_off {서브넷 탐색이 꺼져 있습니다.} other {kubernetes.io/role/cni=1 태그가 없습니다.}}',
      why: '새 인터페이스는 더 이상 그곳에 만들어지지 않으므로 실제 여유는 생각보다 작습니다.',
      check: '파드를 두려는 서브넷에 kubernetes.io/role/cni=1 태그를 붙이십시오.',
    },
    upstream: ['aws/amazon-vpc-cni-k8s:README.md'],
  },
  'trunking-not-followed': {
    en: {
      title: 'Security groups for pods are on, and nodes have no trunk',
      what: '{count, plural, one {# node} other {# nodes}}: {nodes}. {reason, select, not_trunking_compatible {Their instance type ({saw}) cannot have a trunk interface; being Nitro is not enough.} no_slot_for_trunk {All interface slots were taken before the trunk could be made.} other {Why cannot be seen from here.}}',
      why: 'Pods that match a SecurityGroupPolicy cannot start there.',
      check: 'Use an instance type that is trunking compatible (not t3), and switch ENABLE_POD_ENI on before nodes join.',
    },
    ko: {
      title: '파드용 보안 그룹을 켰지만 트렁크가 없는 노드가 있습니다',
      what: '노드 {count}개: {nodes}. {reason, select, not_trunking_compatible {인스턴스 유형({saw})이 트렁크 인터페이스를 지원하지 않습니다. Nitro라고 모두 지원하지는 않습니다.} no_slot_for_trunk {트렁크를 만들기 전에 인터페이스 슬롯이 모두 찼습니다.} other {이유는 밖에서 볼 수 없습니다.}}',
      why: 'SecurityGroupPolicy에 해당하는 파드가 이 노드에서 뜨지 못합니다.',
      check: '트렁크를 지원하는 인스턴스 유형(t3 제외)을 쓰고, 노드가 합류하기 전에 ENABLE_POD_ENI를 켜십시오.',
    },
    upstream: ['aws/aws-eks-best-practices:latest/bpg/networking/sgpp.adoc', 'aws/amazon-vpc-resource-controller-k8s:pkg/aws/vpc/limits.go'],
  },
})
