/** Words for counting addresses on EKS: the view, the simulation, the forecast and the gate. Messages are ICU. */
import type { Both } from './locale.ts'
import type { Shape } from './shape.ts'

const en = {
  definitions: {
    assigned: 'assigned: held by a living pod',
    warm: 'warm: on the node, held by no pod',
    primary: 'primary: an ENI’s own first address, never a pod’s',
    free: 'free: slots of the node that hold nothing yet, as addresses',
  },
  headings: { addresses: 'Addresses', nodes: 'Address pools of nodes', subnets: 'Subnets', zones: 'Zones', warm: 'Warm settings', follows: 'Effective against configured', leaks: 'Left behind', unattributed: 'Not attributed', path: 'Outside the VPC', maxPods: 'Max pods' },
  columns: {
    node: 'Node', type: 'Type', enis: 'ENIs', assigned: 'Assigned', warm: 'Warm', primary: 'Primary', free: 'Free', kubelet: 'Kubelet', formula: 'By formula', addresses: 'By addresses', verdict: 'Max pods',
    subnet: 'Subnet', zone: 'Zone', cidr: 'CIDR', used: 'Used', blocks: 'Free /28', next: 'Fails first', interface: 'ENI', why: 'Why', pod: 'Pod', ip: 'IP', of: 'Of', before: 'Before', after: 'After', left: 'Left', perDay: 'A day', ends: 'Ends on', severity: 'Severity', finding: 'Finding', subject: 'Subject', what: 'What',
  },
  summary: '{assigned} assigned, {warm} warm, {primary} primary; nodes have room for {free} more.',
  verdicts: { fits: 'fits', over: 'too high', under: 'too low', unknown: '?' },
  legend: { blocks: '. free   P prefix   # full   + fragmented   r reserved   e first or last', eni: '# assigned   . warm   - empty slot' },
  assumption: 'Assumed: the first and last /28 of a subnet cannot be delegated, because AWS keeps addresses in them. Public sources do not settle it.',
  inForce: 'In force: {settings}.',
  overridden: '{setting}={value} does not count: {by} overrides it.',
  whatIf: 'With {settings} the nodes would hold {holds, number} addresses for today’s pods.',
  follows: { ok: 'follows', departs: 'departs' },
  snat: {
    external: 'Pods keep their own address everywhere; something outside the nodes has to translate it (AWS_VPC_K8S_CNI_EXTERNALSNAT=true).',
    inside: 'To {network}: the pod’s own address stays.',
    exclude: 'To {exclude}: the pod’s own address stays (AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS).',
    outside: 'To anywhere else: the node’s primary address takes its place; source ports: {ports}.',
  },
  mtu: 'MTU: ENI {eni}, pods {pod}.',
  addon: { managed: 'EKS manages the VPC CNI as an add-on ({version}, {status}).', own: 'The VPC CNI is not an EKS add-on here.' },
  why: { detached: 'detached', 'instance-gone': 'its instance is gone', 'node-class': 'node class without visible interfaces', 'no-instance': 'node without a known instance', 'no-interface': 'no interface holds it' },
  none: 'There is nothing to count: the Amazon VPC CNI does not run here, or EC2 could not be read.',
  pictures: { blocks: 'Blocks of {subnet}', blocksDescription: '{free} of {total} /28 blocks are free, {prefix} delegated, {fragmented} fragmented, {used} full, {reserved} reserved, {edge} first or last.', eni: 'Interfaces of {node}', eniDescription: '{assigned} addresses assigned, {warm} warm.', bar: '{used}% used' },
  simulate: {
    fits: 'It fits: {wanted, plural, one {# more node} other {# more nodes}} of {type} with {pods, plural, one {# pod} other {# pods}} each.',
    breaks: 'It does not fit: {placed, number} of {wanted, number} nodes of {type} fit, then node {node, number} fails.',
    where: '{subnet} ({zone}): {condition}; it needs {wanted, number} and {left, number} {left, plural, one {is} other {are}} left.',
    room: '{subnet} carries at most {left, number} pods with the present settings, and {wanted, number} are asked for.',
    each: 'One such node takes {interfaces, plural, one {# interface} other {# interfaces}}, {primary, number} primary {primary, plural, one {address} other {addresses}} and {addresses, number} for pods{blocks, plural, =0 {} one { in # /28} other { in # /28 blocks}}.',
    fixes: 'What would make it fit (each tried here):',
    fix: {
      'less-warm': 'WARM_IP_TARGET=2 instead of the present warm settings',
      'prefix-delegation': 'ENABLE_PREFIX_DELEGATION=true, with maxPods raised on new nodes',
      'single-addresses': 'single addresses instead of prefixes (ENABLE_PREFIX_DELEGATION=false, WARM_IP_TARGET=2), if the nodes’ slots allow it',
      'subnet-/24': 'one more /24 in each zone, for example from a secondary VPC range',
      'subnet-/20': 'one more /20 in each zone, for example from a secondary VPC range',
      'more-subnets': 'more room than one /20 in each zone',
      'bigger-type': 'an instance type with more interfaces, or fewer pods on each node',
    },
    not: {
      'no-nodes': 'There is no node of that type whose interfaces are known.', 'no-limits': 'The limits of the instance type are not known (ec2:DescribeInstanceTypes).', 'no-subnets': 'The free addresses of the subnets are not known (ec2:DescribeSubnets).',
      'no-blocks': 'Which /28 blocks are free is not known (ec2:DescribeNetworkInterfaces of the subnets).', ipv6: 'IPv6 prefixes do not run out: a /64 holds 65,536 of them.', 'settings-unknown': 'A deciding setting of the CNI could not be read.',
    },
  },
  forecast: { heading: 'At the rate since {since}', of: { addresses: 'addresses', blocks: '/28 blocks' }, never: 'not shrinking', order: 'The older snapshot must come first in time.', otherCluster: 'The two snapshots are of different clusters ({older}, {newer}), so no rate follows from them.' },
  check: { none: 'Nothing at or above “{level}” was found.', some: '{count, plural, one {# finding} other {# findings}} at or above “{level}”.', unchecked: 'Not checked, because it could not be read: {what}.' },
}

const ko: Shape<typeof en> = {
  definitions: {
    assigned: '할당: 살아 있는 파드가 쓰는 주소',
    warm: '여분: 노드에 붙어 있지만 쓰는 파드가 없는 주소',
    primary: '기본: ENI 자체의 첫 주소. 파드는 쓰지 않음',
    free: '빈 자리: 아직 아무것도 붙지 않은 노드 슬롯(주소 수로 환산)',
  },
  headings: { addresses: '주소', nodes: '노드별 주소 풀', subnets: '서브넷', zones: '가용 영역', warm: '여분 주소 설정', follows: '설정과 실제', leaks: '버려진 것', unattributed: '주인을 찾지 못한 주소', path: 'VPC 밖으로', maxPods: '최대 파드 수' },
  columns: {
    node: '노드', type: '유형', enis: 'ENI 수', assigned: '할당', warm: '여분', primary: '기본', free: '빈 자리', kubelet: 'kubelet', formula: '공식', addresses: '주소 기준', verdict: '최대 파드 수',
    subnet: '서브넷', zone: '가용 영역', cidr: 'CIDR', used: '사용률', blocks: '빈 /28', next: '먼저 날 오류', interface: 'ENI', why: '이유', pod: '파드', ip: 'IP', of: '대상', before: '이전', after: '이후', left: '남음', perDay: '하루', ends: '바닥나는 날', severity: '심각도', finding: '항목', subject: '대상', what: '내용',
  },
  summary: '할당 {assigned}, 여분 {warm}, 기본 {primary}. 노드에 더 붙일 수 있는 주소: {free}.',
  verdicts: { fits: '적정', over: '너무 큼', under: '너무 작음', unknown: '?' },
  legend: { blocks: '. 비어 있음   P 프리픽스   # 가득 참   + 조각남   r 예약   e 처음·마지막', eni: '# 할당   . 여분   - 빈 슬롯' },
  assumption: '가정: 서브넷의 첫 /28과 마지막 /28은 AWS가 쓰는 주소가 들어 있어 위임할 수 없다고 보았습니다. 공개 자료로는 확정되지 않은 사항입니다.',
  inForce: '적용 중: {settings}.',
  overridden: '{setting}={value}: {by} 때문에 적용되지 않습니다.',
  whatIf: '{settings}로 바꾸면 지금 파드 기준으로 노드가 주소 {holds, number}개를 갖게 됩니다.',
  follows: { ok: '설정대로', departs: '설정과 다름' },
  snat: {
    external: '어디로 가든 파드 주소를 유지합니다. 주소 변환은 노드 밖에서 해야 합니다(AWS_VPC_K8S_CNI_EXTERNALSNAT=true).',
    inside: '{network}: 파드 주소를 유지합니다.',
    exclude: '{exclude}: 파드 주소를 유지합니다(AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS).',
    outside: '그 밖의 목적지: 노드의 기본 주소로 바뀝니다. 출발지 포트 선택: {ports}.',
  },
  mtu: 'MTU: ENI {eni}, 파드 {pod}.',
  addon: { managed: 'EKS가 VPC CNI를 애드온으로 관리합니다({version}, {status}).', own: '이 클러스터의 VPC CNI는 EKS 애드온이 아닙니다.' },
  why: { detached: '분리됨', 'instance-gone': '인스턴스가 사라짐', 'node-class': '인터페이스가 보이지 않는 노드 종류', 'no-instance': '인스턴스를 모르는 노드', 'no-interface': '주소를 가진 인터페이스가 없음' },
  none: '셀 것이 없습니다. Amazon VPC CNI가 돌지 않거나 EC2를 읽지 못했습니다.',
  pictures: { blocks: '{subnet}의 블록', blocksDescription: '/28 블록 {total}개: 비어 있음 {free}, 위임 {prefix}, 조각남 {fragmented}, 가득 참 {used}, 예약 {reserved}, 처음·마지막 {edge}.', eni: '{node}의 인터페이스', eniDescription: '할당 {assigned}개, 여분 {warm}개.', bar: '{used}% 사용' },
  simulate: {
    fits: '들어갑니다: {type} 노드 {wanted}개, 노드마다 파드 {pods}개.',
    breaks: '들어가지 않습니다: {type} 노드 {wanted, number}개 가운데 {placed, number}개까지 들어가고 {node, number}번째에서 실패합니다.',
    where: '{subnet}({zone}): {condition}. 필요: {wanted, number}, 남음: {left, number}.',
    room: '지금 설정에서 {subnet} 노드 하나에 들어가는 파드: {left, number}개, 요청: {wanted, number}개.',
    each: '노드 하나가 쓰는 것: 인터페이스 {interfaces, number}개, 기본 주소 {primary, number}개, 파드용 주소 {addresses, number}개{blocks, plural, =0 {} other {(/28 블록 #개)}}.',
    fixes: '이렇게 하면 들어갑니다(하나씩 시험한 결과):',
    fix: {
      'less-warm': '지금 설정 대신 WARM_IP_TARGET=2',
      'prefix-delegation': 'ENABLE_PREFIX_DELEGATION=true(새 노드의 maxPods도 올려야 함)',
      'single-addresses': '프리픽스 대신 개별 주소(ENABLE_PREFIX_DELEGATION=false, WARM_IP_TARGET=2), 노드 슬롯이 감당할 때',
      'subnet-/24': '가용 영역마다 /24 하나 추가(VPC 보조 대역 등)',
      'subnet-/20': '가용 영역마다 /20 하나 추가(VPC 보조 대역 등)',
      'more-subnets': '가용 영역마다 /20 하나보다 큰 여유',
      'bigger-type': '인터페이스가 더 많은 인스턴스 유형 또는 노드당 더 적은 파드',
    },
    not: {
      'no-nodes': '그 유형이면서 인터페이스를 아는 노드가 없습니다.', 'no-limits': '인스턴스 유형의 한도를 모릅니다(ec2:DescribeInstanceTypes).', 'no-subnets': '서브넷의 빈 주소를 모릅니다(ec2:DescribeSubnets).',
      'no-blocks': '어느 /28 블록이 비었는지 모릅니다(서브넷의 ec2:DescribeNetworkInterfaces).', ipv6: 'IPv6 프리픽스는 바닥나지 않습니다. /64 하나에 65,536개가 들어갑니다.', 'settings-unknown': 'CNI의 핵심 설정을 읽지 못했습니다.',
    },
  },
  forecast: { heading: '{since} 이후의 속도라면', of: { addresses: '주소', blocks: '/28 블록' }, never: '줄지 않음', order: '먼저 만든 스냅샷을 --since에 지정하십시오.', otherCluster: '서로 다른 클러스터의 스냅샷({older}, {newer})이어서 속도를 구할 수 없습니다.' },
  check: { none: '“{level}” 이상인 항목이 없습니다.', some: '“{level}” 이상인 항목 {count, number}개.', unchecked: '읽지 못해 확인하지 못한 것: {what}.' },
}

export type AddressWords = Shape<typeof en>

export const addressWords: Both<AddressWords> = { ko, en }
