/** All words about the Amazon VPC CNI. */
import type { CniWords } from '../define.ts'
import type { Mean, Mode, Named } from './facts.ts'

export const en: CniWords<Mode, Mean, Named> = {
  summary:
    'The Amazon VPC CNI gives each pod an address of the VPC itself, held by a network interface (ENI) of its node. Packets between nodes leave as the pod wrote them: the VPC routes them, nothing wraps them.',
  addresses: 'Secondary addresses or /28 prefixes of the node’s ENIs, taken from VPC subnets by ipamd (the aws-node DaemonSet).',
  modes: {
    'secondary-ip': { name: 'secondary IP', says: 'Each pod takes one secondary address of an ENI. The instance type limits how many fit.' },
    'prefix-delegation': {
      name: 'prefix delegation',
      says: 'Each ENI slot holds a /28 of 16 addresses instead of one. A pod’s address lies inside a prefix and is not listed on the ENI.',
    },
    'custom-networking': {
      name: 'custom networking',
      says: 'Pods take addresses from the subnet their ENIConfig names, so pod and node ranges differ although nothing tunnels.',
    },
    'custom-networking-prefix': {
      name: 'custom networking with prefix delegation',
      says: 'Pods take addresses from /28 prefixes in the ENIConfig’s subnet: another range than the nodes, still VPC-native.',
    },
    'ipv6-prefix': { name: 'IPv6 prefix', says: 'Pods take IPv6 addresses from a /80 prefix on the ENI.' },
    managed: {
      name: 'managed by EKS',
      says: 'EKS Auto Mode or Fargate runs VPC networking inside the node image, so there is no DaemonSet to look at.',
    },
  },
  means: {
    daemonset: 'The aws-node DaemonSet runs this image: the Amazon VPC CNI makes the pod interfaces here.',
    'never-wraps': 'The Amazon VPC CNI has no encapsulation at all: pods hold VPC addresses and the VPC routes them.',
    'mode-unresolved':
      'A deciding variable takes its value from a place that was not read, so the address mode is open. The path is not: it is native in every mode.',
    'prefix-setting': 'Says whether ENIs hold single addresses or /28 prefixes. It changes the count, never the path.',
    'custom-setting': 'Says whether pods take addresses from the node’s own subnet or from the one in ENIConfig.',
    'managed-nodes': 'EKS runs VPC networking inside these nodes, without a DaemonSet.',
  },
  settings: {
    ENABLE_IPv6: 'Pods get IPv6 addresses from a /80 prefix. Needs prefix delegation and Nitro instances.',
    ENABLE_PREFIX_DELEGATION: 'Each ENI slot holds a /28 prefix instead of one address. Instances that are not Nitro fall back to single addresses.',
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'Pods take subnet and security groups from an ENIConfig, and the primary ENI gives them no addresses.',
    ENABLE_SUBNET_DISCOVERY: 'Further ENIs may stand in other subnets of the zone that carry the tag kubernetes.io/role/cni.',
    AWS_VPC_K8S_CNI_EXTERNALSNAT: 'Off: traffic that leaves the VPC takes the node’s primary address. On: it keeps the pod’s.',
    ENABLE_POD_ENI: 'Pods with their own security groups get a branch ENI on the node’s trunk.',
    WARM_ENI_TARGET: 'Spare ENIs kept ready. Ignored once WARM_IP_TARGET or MINIMUM_IP_TARGET is set.',
    WARM_PREFIX_TARGET: 'Spare /28 prefixes kept ready, with prefix delegation only.',
    AWS_VPC_ENI_MTU: 'MTU of the ENIs, and of pods unless POD_MTU says otherwise.',
    WARM_IP_TARGET: 'Spare addresses kept ready. It overrides the warm ENI and warm prefix targets.',
    MINIMUM_IP_TARGET: 'Addresses a node holds at least. It overrides the warm ENI and warm prefix targets.',
    MAX_ENI: 'Most ENIs a node may use; the instance type still sets the upper bound.',
    POD_MTU: 'MTU of pod interfaces.',
    AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: 'Destinations outside the VPC that still see the pod’s own address.',
    AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'How source ports are chosen when the address is rewritten.',
    POD_SECURITY_GROUP_ENFORCING_MODE: 'strict: all traffic of such pods passes their branch ENI. standard: traffic inside the node does not.',
    ENI_CONFIG_LABEL_DEF: 'Node label whose value names the node’s ENIConfig.',
    ENI_CONFIG_ANNOTATION_DEF: 'Node annotation whose value names the node’s ENIConfig; it wins over the label.',
    NETWORK_POLICY_ENFORCING_MODE: 'strict: a new pod is closed until its policies are in place. standard: it is open until then.',
    ENABLE_MULTI_NIC: 'Pods may take interfaces on further network cards.',
    '--enable-network-policy': 'Whether the policy agent enforces anything. Its container is always there.',
  },
}

export const ko: CniWords<Mode, Mean, Named> = {
  summary:
    'Amazon VPC CNI는 파드마다 VPC 주소를 그대로 줍니다. 주소는 노드에 붙은 네트워크 인터페이스(ENI)가 갖고 있습니다. 노드 사이를 오가는 패킷은 파드가 보낸 모습 그대로 나가고, VPC가 라우팅합니다. 감싸는 계층이 없습니다.',
  addresses: '노드 ENI의 보조 IP 또는 /28 프리픽스입니다. aws-node 데몬셋의 ipamd가 VPC 서브넷에서 받아 옵니다.',
  modes: {
    'secondary-ip': { name: '보조 IP', says: '파드 하나가 ENI의 보조 IP 하나를 씁니다. 인스턴스 유형이 들어갈 수 있는 개수를 정합니다.' },
    'prefix-delegation': {
      name: '프리픽스 위임',
      says: 'ENI 슬롯 하나에 주소 하나 대신 주소 16개짜리 /28이 들어갑니다. 파드 주소는 프리픽스 안에 있어 ENI의 주소 목록에는 보이지 않습니다.',
    },
    'custom-networking': {
      name: '커스텀 네트워킹',
      says: '파드는 ENIConfig가 가리키는 서브넷에서 주소를 받습니다. 터널이 없어도 노드 대역과 파드 대역이 다릅니다.',
    },
    'custom-networking-prefix': {
      name: '커스텀 네트워킹 + 프리픽스 위임',
      says: '파드는 ENIConfig 서브넷의 /28 프리픽스에서 주소를 받습니다. 노드와 대역은 달라도 여전히 VPC 네이티브입니다.',
    },
    'ipv6-prefix': { name: 'IPv6 프리픽스', says: '파드는 ENI에 위임된 /80 프리픽스에서 IPv6 주소를 받습니다.' },
    managed: {
      name: 'EKS 관리형',
      says: 'EKS Auto Mode와 Fargate는 VPC 네트워킹을 노드 이미지 안에서 돌립니다. 그래서 살펴볼 데몬셋이 없습니다.',
    },
  },
  means: {
    daemonset: 'aws-node 데몬셋이 이 이미지를 돌리고 있습니다. 이 클러스터의 파드 인터페이스는 Amazon VPC CNI가 만듭니다.',
    'never-wraps': 'Amazon VPC CNI에는 캡슐화가 아예 없습니다. 파드가 VPC 주소를 갖고, VPC가 그 주소로 라우팅합니다.',
    'mode-unresolved': '모드를 정하는 변수의 값을 읽지 못한 곳에서 가져옵니다. 주소 모드는 알 수 없지만, 어느 모드든 경로는 네이티브입니다.',
    'prefix-setting': 'ENI에 주소를 하나씩 붙일지 /28 프리픽스로 붙일지 정합니다. 주소 개수가 달라질 뿐 경로는 같습니다.',
    'custom-setting': '파드가 노드 서브넷의 주소를 쓸지 ENIConfig 서브넷의 주소를 쓸지 정합니다.',
    'managed-nodes': '이 노드들은 EKS가 데몬셋 없이 VPC 네트워킹을 직접 돌립니다.',
  },
  settings: {
    ENABLE_IPv6: '파드가 /80 프리픽스에서 IPv6 주소를 받습니다. 프리픽스 위임과 Nitro 인스턴스가 필요합니다.',
    ENABLE_PREFIX_DELEGATION: 'ENI 슬롯마다 주소 하나 대신 /28 프리픽스를 붙입니다. Nitro가 아닌 인스턴스는 주소를 하나씩 씁니다.',
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: '파드가 ENIConfig의 서브넷과 보안 그룹을 씁니다. 이때 기본 ENI는 파드에 주소를 주지 않습니다.',
    ENABLE_SUBNET_DISCOVERY: '추가 ENI를 같은 영역에서 kubernetes.io/role/cni 태그가 붙은 다른 서브넷에도 만들 수 있습니다.',
    AWS_VPC_K8S_CNI_EXTERNALSNAT: '꺼져 있으면 VPC 밖으로 나가는 트래픽이 노드의 기본 주소로 바뀌고, 켜면 파드 주소를 유지합니다.',
    ENABLE_POD_ENI: '보안 그룹을 따로 쓰는 파드에 노드 트렁크의 브랜치 ENI를 줍니다.',
    WARM_ENI_TARGET: '미리 준비해 두는 여분의 ENI 수입니다. WARM_IP_TARGET이나 MINIMUM_IP_TARGET을 설정하면 무시됩니다.',
    WARM_PREFIX_TARGET: '미리 준비해 두는 여분의 /28 프리픽스 수입니다. 프리픽스 위임에서만 쓰입니다.',
    AWS_VPC_ENI_MTU: 'ENI의 MTU입니다. POD_MTU가 없으면 파드에도 적용됩니다.',
    WARM_IP_TARGET: '미리 준비해 두는 여분의 주소 수입니다. 여분 ENI와 여분 프리픽스 설정보다 우선합니다.',
    MINIMUM_IP_TARGET: '노드가 최소한 갖고 있을 주소 수입니다. 여분 ENI와 여분 프리픽스 설정보다 우선합니다.',
    MAX_ENI: '노드가 쓸 수 있는 최대 ENI 수입니다. 인스턴스 유형의 한도를 넘지는 못합니다.',
    POD_MTU: '파드 인터페이스의 MTU입니다.',
    AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: 'VPC 밖이지만 파드 주소를 그대로 보여 줄 목적지 대역입니다.',
    AWS_VPC_K8S_CNI_RANDOMIZESNAT: '주소를 바꿀 때 출발지 포트를 고르는 방식입니다.',
    POD_SECURITY_GROUP_ENFORCING_MODE: 'strict이면 해당 파드의 모든 트래픽이 브랜치 ENI를 지나고, standard이면 노드 안 트래픽은 지나지 않습니다.',
    ENI_CONFIG_LABEL_DEF: '노드의 ENIConfig 이름이 적힌 레이블 키입니다.',
    ENI_CONFIG_ANNOTATION_DEF: '노드의 ENIConfig 이름이 적힌 애너테이션 키입니다. 레이블보다 우선합니다.',
    NETWORK_POLICY_ENFORCING_MODE: 'strict이면 정책이 준비될 때까지 새 파드의 통신을 막고, standard이면 그때까지 열어 둡니다.',
    ENABLE_MULTI_NIC: '파드가 다른 네트워크 카드의 인터페이스도 쓸 수 있습니다.',
    '--enable-network-policy': '정책 에이전트가 실제로 정책을 집행하는지 정합니다. 컨테이너는 항상 떠 있습니다.',
  },
}
