/** A node as the report shows it, with its EC2 instance and interfaces. */
import * as z from 'zod'
import { count, said, text, texts } from './field.ts'

export const Interface = z.object({
  id: text({ en: 'ENI id.', ko: 'ENI의 id.' }),
  deviceIndex: count({ en: 'Device index on the instance; 0 is the primary ENI.', ko: '인스턴스에서의 장치 번호. 0이 기본 ENI입니다.' }).optional(),
  networkCard: count({ en: 'Network card it is attached to.', ko: '연결된 네트워크 카드 번호.' }).optional(),
  type: text({ en: 'Interface type, as EC2 names it.', ko: 'EC2가 부르는 인터페이스 유형.' }).optional(),
  description: text({ en: 'EC2 description. Untrusted text.', ko: 'EC2의 설명. 신뢰할 수 없는 텍스트입니다.' }).optional(),
  subnetId: text({ en: 'Subnet it takes its addresses from.', ko: '주소를 받아 오는 서브넷.' }).optional(),
  primaryIP: text({ en: 'Primary private IPv4 address.', ko: '기본 프라이빗 IPv4 주소.' }).optional(),
  secondaryIPs: texts({ en: 'Secondary private IPv4 addresses: pods use these.', ko: '보조 프라이빗 IPv4 주소. 파드가 이 주소를 씁니다.' }),
  prefixes: texts({ en: 'Prefixes delegated to it: pods use addresses inside.', ko: '위임받은 프리픽스. 파드가 이 안의 주소를 씁니다.' }),
  ipv6: texts({ en: 'IPv6 addresses.', ko: 'IPv6 주소.' }).optional(),
})

export const Node = z.object({
  name: text({ en: 'Node name.', ko: '노드 이름.' }),
  ready: z
    .boolean()
    .optional()
    .meta(said({ en: 'Whether its Ready condition is True.', ko: 'Ready 상태가 True인지 여부.' })),
  internalIPs: texts({ en: 'Addresses of type InternalIP.', ko: 'InternalIP 유형의 주소.' }),
  externalIPs: texts({ en: 'Addresses of type ExternalIP.', ko: 'ExternalIP 유형의 주소.' }),
  podCIDRs: texts({ en: 'Node.spec.podCIDRs: not every CNI uses them.', ko: 'Node.spec.podCIDRs. 이 값을 쓰지 않는 CNI도 있습니다.' }),
  zone: text({ en: 'Availability zone, from its labels.', ko: '가용 영역. 레이블에서 읽습니다.' }).optional(),
  class: text({ en: 'Node class: ec2, fargate, auto or hybrid.', ko: '노드 종류: ec2, fargate, auto, hybrid.' }).optional(),
  maxPods: count({
    en: 'Pods it may run: its capacity, hostNetwork pods included.',
    ko: '띄울 수 있는 최대 파드 수. hostNetwork 파드도 포함합니다.',
  }).optional(),
  pods: z
    .object({
      total: count({ en: 'Pods on it.', ko: '이 노드의 파드 수.' }),
      hostNetwork: count({ en: 'Those of them on its own address.', ko: '그중 노드 주소를 쓰는 파드 수.' }),
    })
    .optional()
    .meta(said({ en: 'How many pods are on it; absent where pods could not be read.', ko: '이 노드의 파드 수. 파드를 읽지 못했으면 없습니다.' })),
  instance: z
    .object({
      id: text({ en: 'EC2 instance id.', ko: 'EC2 인스턴스 id.' }),
      name: text({ en: 'EC2 Name tag. Untrusted text.', ko: 'EC2 Name 태그. 신뢰할 수 없는 텍스트입니다.' }).optional(),
      type: text({ en: 'Instance type, e.g. m5.large.', ko: '인스턴스 유형. 예: m5.large.' }).optional(),
      state: text({ en: 'Instance state, e.g. running.', ko: '인스턴스 상태. 예: running.' }).optional(),
      privateIP: text({ en: 'Primary private address.', ko: '기본 프라이빗 주소.' }).optional(),
      publicIP: text({ en: 'Public address.', ko: '퍼블릭 주소.' }).optional(),
      subnetId: text({ en: 'Subnet of its primary ENI.', ko: '기본 ENI의 서브넷.' }).optional(),
      vpcId: text({ en: 'VPC it is in.', ko: '속한 VPC.' }).optional(),
      joinedBy: z
        .enum(['instance-id', 'private-address'])
        .optional()
        .meta(said({ en: 'How the node was matched to the instance.', ko: '노드를 인스턴스와 짝지은 방법.' })),
    })
    .optional()
    .meta(said({ en: 'The EC2 instance it is.', ko: '이 노드에 해당하는 EC2 인스턴스.' })),
  interfaces: z
    .array(Interface)
    .optional()
    .meta(said({ en: 'The instance’s ENIs, in order of card and device index.', ko: '인스턴스의 ENI. 네트워크 카드와 장치 번호 순서입니다.' })),
})

export type Interface = z.infer<typeof Interface>
export type Node = z.infer<typeof Node>
