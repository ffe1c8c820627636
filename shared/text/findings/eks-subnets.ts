/** Findings about subnets and their /28 blocks on EKS, and about addresses that nothing uses. */
import { defineFindings } from './define.ts'

export const eksSubnetsFindings = defineFindings({
  'subnet-no-free-block': {
    en: {
      title: 'A subnet has no /28 left to delegate',
      what: '{subject} ({zone}) has {free, number} free {free, plural, one {address} other {addresses}} but no whole free /28; {fragmented, plural, one {# block is} other {# blocks are}} fragmented by single addresses.',
      why: 'With prefix delegation EC2 refuses with InsufficientCidrBlocks, so nodes here get no further prefixes and new pods stay in ContainerCreating.',
      check:
        'Add a subnet, or reserve a range for prefixes (aws ec2 create-subnet-cidr-reservation --reservation-type prefix) before single addresses fragment it.',
    },
    ko: {
      title: '위임할 /28이 남지 않은 서브넷이 있습니다',
      what: '{subject}({zone})에 빈 주소는 {free, number}개 있지만 통째로 빈 /28은 없습니다. 개별 주소 때문에 단편화된 블록: {fragmented, number}개.',
      why: '프리픽스 위임에서는 EC2가 InsufficientCidrBlocks로 거부합니다. 이 서브넷의 노드는 프리픽스를 더 받지 못하고 새 파드는 ContainerCreating에 머뭅니다.',
      check: '서브넷을 추가하거나, 단편화되기 전에 프리픽스용 대역을 예약하십시오(aws ec2 create-subnet-cidr-reservation --reservation-type prefix).',
    },
    also: ['condition'],
    upstream: ['aws/aws-eks-best-practices:latest/bpg/networking/prefix-mode_linux.adoc', 'aws/amazon-vpc-cni-k8s:README.md'],
  },
  'subnet-no-free-address': {
    en: {
      title: 'A subnet has no free address',
      what: '{subject} ({zone}) is full.',
      why: 'EC2 refuses with InsufficientFreeAddressesInSubnet: no new node starts here, and nodes here get no further addresses.',
      check: 'Add a subnet or a secondary VPC range, lower the warm targets, or remove leaked interfaces.',
    },
    ko: {
      title: '빈 주소가 없는 서브넷이 있습니다',
      what: '{subject}({zone})의 주소가 모두 쓰였습니다.',
      why: 'EC2가 InsufficientFreeAddressesInSubnet으로 거부합니다. 새 노드가 뜨지 못하고, 있는 노드도 주소를 더 받지 못합니다.',
      check: '서브넷이나 VPC 보조 대역을 추가하거나, 여분 주소 설정을 낮추거나, 버려진 인터페이스를 정리하십시오.',
    },
    also: ['condition', 'free', 'fragmented'],
    upstream: ['aws/amazon-vpc-cni-k8s:README.md'],
  },
  'subnet-used-above': {
    en: {
      title: 'A subnet is fuller than your limit',
      what: '{subject} ({zone}) is {used}% used; the limit is {limit}%. Free addresses: {free, number}.',
      why: 'You asked to be told before it runs out.',
      check: 'kubectl cni inspect addresses shows who holds what; kubectl cni simulate says what still fits.',
    },
    ko: {
      title: '지정한 한도보다 많이 쓴 서브넷이 있습니다',
      what: '{subject}({zone}) 사용률 {used}%, 한도 {limit}%. 빈 주소: {free, number}개.',
      why: '바닥나기 전에 알리도록 지정한 한도입니다.',
      check: 'kubectl cni inspect addresses로 누가 쓰는지, kubectl cni simulate로 얼마나 더 들어가는지 확인하십시오.',
    },
    upstream: ['aws/amazon-vpc-cni-k8s:cmd/cni-metrics-helper/README.md'],
  },
  'free-prefixes-below': {
    en: {
      title: 'A subnet has fewer free /28 blocks than your limit',
      what: '{subject} ({zone}) has {free, plural, one {# free /28} other {# free /28 blocks}}; the limit is {limit, number}.',
      why: 'You asked to be told before it runs out.',
      check: 'kubectl cni inspect addresses draws the blocks; a prefix reservation keeps single addresses out of them.',
    },
    ko: {
      title: '빈 /28 블록이 지정한 한도보다 적은 서브넷이 있습니다',
      what: '{subject}({zone})의 빈 /28: {free, number}개, 한도: {limit, number}개.',
      why: '바닥나기 전에 알리도록 지정한 한도입니다.',
      check: 'kubectl cni inspect addresses에서 블록 지도를 보십시오. 프리픽스 예약을 두면 개별 주소가 블록을 단편화하지 않습니다.',
    },
    upstream: ['aws/aws-eks-best-practices:latest/bpg/networking/prefix-mode_linux.adoc'],
  },
  'zone-imbalance': {
    en: {
      title: 'One zone has far fewer addresses left than another',
      what: '{subject} has {free, number} free {unit, select, blocks {/28 blocks} other {addresses}}, the widest zone {most, number}.',
      why: 'The scheduler does not know about addresses: it keeps placing pods in a zone whose subnets are full.',
      check: 'Add a subnet in this zone, or spread nodes by the room their zones have.',
    },
    ko: {
      title: '가용 영역마다 남은 주소가 크게 다릅니다',
      what: '{subject} 영역에 남은 {unit, select, blocks {/28 블록} other {주소}}: {free, number}개. 가장 넉넉한 영역: {most, number}개.',
      why: '스케줄러는 주소를 모르므로, 서브넷이 찬 영역에도 파드를 계속 배치합니다.',
      check: '이 영역에 서브넷을 추가하거나, 영역별 여유에 맞춰 노드를 나누십시오.',
    },
    upstream: ['aws/amazon-vpc-cni-k8s:README.md'],
  },
  'leaked-interfaces': {
    en: {
      title: 'Interfaces of the VPC CNI that nothing uses',
      what: '{count, plural, one {# interface is} other {# interfaces are}} detached or left by an instance that is gone, holding {addresses, number} {addresses, plural, one {address} other {addresses}}: {interfaces}.',
      why: 'They keep taking addresses from {subnets}, and block deleting security groups and subnets.',
      check: 'Look at each with aws ec2 describe-network-interfaces before deleting it. This tool deletes nothing.',
    },
    ko: {
      title: '아무도 쓰지 않는 VPC CNI 인터페이스가 있습니다',
      what: '분리되었거나 인스턴스가 사라진 인터페이스 {count}개가 주소 {addresses, number}개를 쥐고 있습니다: {interfaces}.',
      why: '{subnets}의 주소를 계속 차지하고, 보안 그룹과 서브넷을 지우지 못하게 합니다.',
      check: '지우기 전에 aws ec2 describe-network-interfaces로 하나씩 확인하십시오. 이 도구는 아무것도 지우지 않습니다.',
    },
    upstream: ['aws/amazon-vpc-cni-k8s:pkg/awsutils/awsutils.go'],
  },
  'addresses-beyond-warm-target': {
    en: {
      title: 'Nodes hold more spare addresses than the warm settings ask for',
      what: '{count, plural, one {# node holds} other {# nodes hold}} {addresses, number} {addresses, plural, one {address} other {addresses}} beyond the target: {nodes}.',
      why: 'ipamd gives back whole interfaces or prefixes only once all their addresses are idle, and an address rests 30 seconds after its pod; from outside the two look alike.',
      check: 'Look again after a minute. If it stays, finished pods or pods spread over many prefixes hold them.',
    },
    ko: {
      title: '설정한 여분보다 많은 주소를 쥔 노드가 있습니다',
      what: '노드 {count}개가 목표보다 주소 {addresses, number}개를 더 갖고 있습니다: {nodes}.',
      why: 'ipamd는 인터페이스나 프리픽스의 주소가 모두 비어야 돌려주며, 파드가 끝난 주소도 30초 동안 쉽니다. 밖에서는 둘을 구별할 수 없습니다.',
      check: '1분 뒤에 다시 확인하십시오. 그대로라면 파드가 여러 프리픽스에 흩어져 있는 경우입니다.',
    },
    upstream: ['aws/amazon-vpc-cni-k8s:pkg/ipamd/ipamd.go', 'aws/amazon-vpc-cni-k8s:README.md'],
  },
  'pod-address-unattributed': {
    en: {
      title: 'Pod addresses that no known interface holds',
      what: '{count, plural, one {# pod address leads} other {# pod addresses lead}} to no interface: {pods}.',
      why: 'The pod was started by something else than the VPC CNI, or its interface could not be read.',
      check: 'Compare with aws ec2 describe-network-interfaces on the pod’s node.',
    },
    ko: {
      title: '어느 인터페이스의 것인지 알 수 없는 파드 주소가 있습니다',
      what: '인터페이스로 이어지지 않는 파드 주소 {count}개: {pods}.',
      why: 'VPC CNI가 아닌 것이 띄운 파드이거나, 인터페이스를 읽지 못한 경우입니다.',
      check: '파드가 있는 노드의 aws ec2 describe-network-interfaces 결과와 비교하십시오.',
    },
    upstream: ['aws/amazon-vpc-cni-k8s:pkg/awsutils/awsutils.go'],
  },
})
