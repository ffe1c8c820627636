/** The part of a report that counts addresses on EKS: pods to interfaces, pools of nodes, subnets and their /28 blocks. */
import * as z from 'zod'
import { count, said, text, texts } from './field.ts'
import { NodePool } from './pool.ts'

export type { Follows, MaxPods, NodePool, PoolInterface } from './pool.ts'

const Held = z.enum(['secondary-ip', 'prefix', 'ipv6-prefix', 'ipv6-address', 'branch', 'primary', 'node']).meta(
  said({
    en: 'How a pod address is held: listed on an ENI, inside a delegated /28 or /80, on a branch ENI of its own, as an ENI’s primary address, or as the node’s own address (hostNetwork).',
    ko: '파드 주소를 누가 어떻게 갖고 있는지: ENI의 주소 목록, 위임받은 /28이나 /80, 파드 전용 브랜치 ENI, ENI의 기본 주소, 노드 주소(hostNetwork).',
  }),
)

const podNamespace = text({ en: 'Namespace of the pod.', ko: '파드의 네임스페이스.' })
const podName = text({ en: 'Name of the pod.', ko: '파드의 이름.' })
const podAddress = text({ en: 'The address.', ko: '주소.' })
const podNode = text({ en: 'Node it is on.', ko: '파드가 있는 노드.' })

export const PodAddress = z.object({
  namespace: podNamespace,
  name: podName,
  ip: podAddress,
  node: podNode.optional(),
  held: Held,
  interface: text({ en: 'The ENI that holds this address.', ko: '이 주소를 가진 ENI.' }).optional(),
  interfaceRole: text({ en: 'What that ENI is there for.', ko: '그 ENI의 역할.' }).optional(),
  block: text({ en: 'The delegated prefix it lies in.', ko: '이 주소가 든 위임 프리픽스.' }).optional(),
  subnet: text({ en: 'Subnet of that ENI.', ko: '그 ENI의 서브넷.' }).optional(),
  vlan: count({ en: 'VLAN of its branch ENI on the trunk.', ko: '트렁크에서 브랜치 ENI가 쓰는 VLAN.' }).optional(),
})

export const Unattributed = z.object({
  namespace: podNamespace,
  name: podName,
  ip: podAddress,
  node: podNode.optional(),
  why: z.enum(['node-class', 'no-instance', 'no-interface']).meta(
    said({
      en: 'node-class: EKS keeps these interfaces out of sight (Fargate, Auto Mode) or outside EC2 (hybrid). no-instance: the node has no known instance. no-interface: no interface that was read holds it.',
      ko: 'node-class: EKS가 인터페이스를 보여 주지 않거나(Fargate, Auto Mode) EC2 밖에 있음(하이브리드). no-instance: 노드의 인스턴스를 모름. no-interface: 읽은 인터페이스 가운데 이 주소를 가진 것이 없음.',
    }),
  ),
})

export const blockStates = ['free', 'prefix', 'used', 'fragmented', 'reserved', 'edge'] as const

const Blocks = z.object({
  total: count({ en: 'How many /28 blocks it has.', ko: '/28 블록의 수.' }),
  free: count({ en: 'Those wholly free.', ko: '통째로 비어 있는 블록 수.' }),
  prefix: count({ en: 'Those delegated to an interface.', ko: '인터페이스에 위임된 블록 수.' }),
  used: count({ en: 'Those full of single addresses.', ko: '개별 주소로 가득 찬 블록 수.' }),
  fragmented: count({ en: 'Those with some single addresses, too few to fill them.', ko: '개별 주소 일부가 들어 단편화된 블록 수.' }),
  reserved: count({ en: 'Those a reservation keeps for other uses.', ko: '예약되어 다른 용도로만 쓰이는 블록 수.' }),
  edge: count({ en: 'First and last, where AWS keeps addresses.', ko: 'AWS가 쓰는 주소가 든 처음과 마지막 블록 수.' }),
  map: text({
    en: 'One letter a block in address order: . free, P prefix, # full, + fragmented, r reserved, e first or last.',
    ko: '주소 순서대로 블록 하나를 글자 하나로 나타낸 지도: . 비어 있음, P 프리픽스, # 가득 참, + 단편화, r 예약, e 처음·마지막.',
  }),
})

export const SubnetAddresses = z.object({
  id: text({ en: 'Subnet id.', ko: '서브넷 id.' }),
  name: text({ en: 'EC2 Name tag. Untrusted text.', ko: 'EC2 Name 태그. 신뢰할 수 없는 텍스트입니다.' }).optional(),
  zone: text({ en: 'Availability zone.', ko: '가용 영역.' }).optional(),
  cidr: text({ en: 'Its block.', ko: '서브넷의 주소 블록.' }),
  use: z.enum(['nodes', 'pods', 'both', 'discovery']).meta(
    said({
      en: 'Who takes addresses from it at present; discovery: nobody yet, but its tag allows it.',
      ko: '지금 누가 이 서브넷의 주소를 쓰는지. discovery는 아직 쓰는 곳이 없지만 태그로 허용된 서브넷입니다.',
    }),
  ),
  usable: count({ en: 'IPv4 addresses without the five AWS keeps.', ko: 'AWS가 쓰는 5개를 뺀 IPv4 주소 수.' }),
  free: count({ en: 'Free IPv4 addresses, as EC2 counts them.', ko: '남은 IPv4 주소 수. EC2가 센 값입니다.' }).optional(),
  usedPercent: z
    .number()
    .optional()
    .meta(said({ en: 'Share in use, in per cent.', ko: '사용률(%).' })),
  blocks: Blocks.optional().meta(
    said({
      en: 'Its /28 blocks. Assumed: the first and last block cannot be delegated, because AWS keeps addresses in them; public sources do not settle it.',
      ko: '이 서브넷의 /28 블록. 처음과 마지막 블록은 AWS가 쓰는 주소가 들어 있어 위임할 수 없다고 가정했으며, 공개 자료로는 확정되지 않은 사항입니다.',
    }),
  ),
  reservations: z
    .array(
      z.object({
        id: text({ en: 'Id of the reservation.', ko: '예약의 id.' }),
        cidr: text({ en: 'The reserved block.', ko: '예약된 블록.' }),
        type: z.enum(['prefix', 'explicit']).meta(
          said({
            en: 'prefix: kept for prefixes. explicit: kept for addresses asked for by name.',
            ko: 'prefix: 프리픽스용. explicit: 직접 지정한 주소용.',
          }),
        ),
      }),
    )
    .meta(said({ en: 'Parts of the subnet that are reserved.', ko: '서브넷에서 예약된 구간.' })),
  discovery: z
    .boolean()
    .optional()
    .meta(said({ en: 'Whether it is tagged kubernetes.io/role/cni = 1.', ko: 'kubernetes.io/role/cni=1 태그가 붙었는지 여부.' })),
  failsFirst: z
    .object({
      condition: z.enum(['InsufficientFreeAddressesInSubnet', 'InsufficientCidrBlocks']).meta(said({ en: 'The EC2 error.', ko: 'EC2의 오류.' })),
      left: count({ en: 'Addresses or blocks left until then.', ko: '그때까지 남은 주소나 블록의 수.' }),
      now: z.boolean().meta(said({ en: 'Whether the next request fails already.', ko: '다음 요청부터 실패하는지 여부.' })),
    })
    .optional()
    .meta(
      said({
        en: 'The EC2 error that new addresses here will meet first, and how many addresses or blocks are left until then.',
        ko: '이 서브넷에서 새 주소를 받을 때 먼저 만날 EC2 오류와, 그때까지 남은 주소나 블록의 수.',
      }),
    ),
})

export const Leak = z.object({
  id: text({ en: 'ENI id.', ko: 'ENI의 id.' }),
  subnet: text({ en: 'Subnet it takes addresses from.', ko: '주소를 차지하고 있는 서브넷.' }),
  why: z
    .enum(['detached', 'instance-gone'])
    .meta(said({ en: 'Whether it is detached, or its instance is gone.', ko: '분리된 것인지, 인스턴스가 사라진 것인지.' })),
  confidence: z.enum(['certain', 'likely']).meta(said({ en: 'How sure that is.', ko: '얼마나 확실한지.' })),
  addresses: count({ en: 'Addresses it holds.', ko: '쥐고 있는 주소 수.' }),
  instance: text({ en: 'Instance it belonged to.', ko: '붙어 있던 인스턴스.' }).optional(),
  since: text({ en: 'When the CNI made it, as its tag says.', ko: 'CNI가 만든 시각. 태그에 적힌 값입니다.' }).optional(),
})

const setting = text({ en: 'Name of the setting.', ko: '설정 이름.' })
const value = count({ en: 'Its value.', ko: '설정 값.' })

export const Warm = z
  .object({
    inForce: z.array(z.object({ setting, value })).meta(said({ en: 'Settings that count.', ko: '적용 중인 설정.' })),
    overridden: z
      .array(z.object({ setting, value, by: text({ en: 'The setting that overrides it.', ko: '이 설정보다 우선하는 설정.' }) }))
      .meta(said({ en: 'Settings that are written and do not count.', ko: '적혀 있지만 적용되지 않는 설정.' })),
    held: count({
      en: 'Addresses all nodes hold for pods now, assigned and warm.',
      ko: '모든 노드가 지금 파드용으로 갖고 있는 주소 수. 할당과 여분을 더한 값입니다.',
    }).optional(),
    whatIf: z
      .array(
        z.object({
          settings: text({ en: 'The other settings.', ko: '견주어 본 설정.' }),
          holds: count({ en: 'Addresses the nodes would hold.', ko: '그 설정에서 노드들이 갖게 될 주소 수.' }),
        }),
      )
      .meta(
        said({
          en: 'Addresses all nodes would hold under other settings, with today’s pods.',
          ko: '지금 파드를 기준으로, 다른 설정이라면 모든 노드가 갖게 될 주소 수.',
        }),
      ),
  })
  .meta(said({ en: 'How many spare addresses nodes keep ready.', ko: '노드가 미리 준비해 두는 여분 주소.' }))

const Total = z.object({
  assigned: count({ en: 'Addresses held by a living pod.', ko: '살아 있는 파드가 쓰는 주소 수.' }).optional(),
  warm: count({ en: 'Addresses on a node that no pod holds.', ko: '노드에 붙어 있지만 쓰는 파드가 없는 주소 수.' }).optional(),
  primary: count({ en: 'Primary addresses of interfaces.', ko: '인터페이스의 기본 주소 수.' }),
  free: count({ en: 'Addresses nodes could still attach.', ko: '노드에 더 붙일 수 있는 주소 수.' }).optional(),
})

export const Addresses = z
  .object({
    mode: z
      .enum(['secondary-ip', 'prefix', 'ipv6', 'unknown'])
      .meta(said({ en: 'How the VPC CNI is set to hold pod addresses.', ko: 'VPC CNI에 설정된, 파드 주소를 갖는 방식.' })),
    custom: z.boolean().meta(said({ en: 'Whether custom networking is on.', ko: '커스텀 네트워킹을 켰는지 여부.' })),
    total: Total.meta(said({ en: 'Over all nodes.', ko: '모든 노드의 합계.' })),
    pods: z
      .array(PodAddress)
      .optional()
      .meta(said({ en: 'Each pod address and what holds it.', ko: '파드 주소와 그 주소를 가진 것.' })),
    unattributed: z
      .array(Unattributed)
      .optional()
      .meta(said({ en: 'Pod addresses that lead to no interface, and why.', ko: '인터페이스로 이어지지 않는 파드 주소와 그 이유.' })),
    nodes: z.array(NodePool).meta(said({ en: 'What each node holds.', ko: '노드마다 갖고 있는 주소.' })),
    warm: Warm,
    subnets: z.array(SubnetAddresses).meta(said({ en: 'Subnets that nodes and pods use.', ko: '노드와 파드가 쓰는 서브넷.' })),
    zones: z
      .array(
        z.object({
          zone: text({ en: 'Availability zone.', ko: '가용 영역.' }),
          nodes: count({ en: 'Nodes in it.', ko: '이 영역의 노드 수.' }),
          free: count({ en: 'Free addresses for pods.', ko: '파드용으로 남은 주소 수.' }).optional(),
          freeBlocks: count({ en: 'Free /28 blocks for pods.', ko: '파드용으로 남은 /28 블록 수.' }).optional(),
        }),
      )
      .meta(said({ en: 'What each zone has left.', ko: '가용 영역마다 남은 주소.' })),
    snat: z
      .object({
        external: z
          .boolean()
          .meta(said({ en: 'Whether the node leaves translation to something outside.', ko: '주소 변환을 노드 밖에 맡기는지 여부.' })),
        exclude: texts({ en: 'Further destinations that see the pod’s own address.', ko: '파드 주소를 그대로 보는 추가 목적지.' }),
        network: texts({ en: 'Blocks of the VPC, which see the pod’s own address.', ko: '파드 주소를 그대로 보는 VPC 블록.' }),
        ports: text({ en: 'How source ports are chosen.', ko: '출발지 포트를 고르는 방식.' }),
      })
      .optional()
      .meta(said({ en: 'Which address the world outside sees.', ko: '바깥에서 보이는 주소.' })),
    mtu: z
      .object({
        eni: count({ en: 'MTU of the ENIs.', ko: 'ENI의 MTU.' }).optional(),
        pod: count({ en: 'MTU of pod interfaces.', ko: '파드 인터페이스의 MTU.' }).optional(),
      })
      .meta(said({ en: 'MTUs the VPC CNI is set to.', ko: 'VPC CNI에 설정된 MTU.' })),
    addon: z
      .object({
        managed: z.boolean().meta(said({ en: 'Whether EKS manages the VPC CNI.', ko: 'EKS가 VPC CNI를 관리하는지 여부.' })),
        version: text({ en: 'Version of the add-on.', ko: '애드온 버전.' }).optional(),
        status: text({ en: 'Status of the add-on.', ko: '애드온 상태.' }).optional(),
      })
      .optional()
      .meta(said({ en: 'The EKS add-on, where EKS was asked.', ko: 'EKS 애드온. EKS에 물어본 경우에만 있습니다.' })),
    leaks: z
      .object({
        interfaces: z
          .array(Leak)
          .optional()
          .meta(said({ en: 'Interfaces of the VPC CNI that nothing uses.', ko: '아무도 쓰지 않는 VPC CNI 인터페이스.' })),
        idle: z
          .array(
            z.object({
              node: text({ en: 'Node name.', ko: '노드 이름.' }),
              addresses: count({ en: 'Addresses beyond the target.', ko: '목표보다 더 갖고 있는 주소 수.' }),
              target: count({ en: 'Addresses the warm settings ask for.', ko: '여분 설정대로라면 갖고 있을 주소 수.' }),
            }),
          )
          .optional()
          .meta(said({ en: 'Nodes that hold more than the warm settings ask for.', ko: '여분 설정보다 많은 주소를 가진 노드.' })),
      })
      .meta(said({ en: 'Addresses that are taken and of no use.', ko: '차지하고 있지만 쓰이지 않는 주소.' })),
  })
  .meta({
    id: 'Addresses',
    ...said({
      en: 'Addresses on EKS. assigned: held by a living pod. warm: on a node, held by no pod. primary: an ENI’s own address, never a pod’s while the VPC CNI runs. free: not yet on the node.',
      ko: 'EKS의 주소 현황. assigned: 살아 있는 파드가 쓰는 주소. warm: 노드에 붙어 있지만 쓰는 파드가 없는 주소. primary: ENI 자체의 첫 주소로, VPC CNI가 도는 동안 파드는 쓰지 않음. free: 아직 노드에 붙지 않은 자리.',
    }),
  })

export type Addresses = z.infer<typeof Addresses>
export type PodAddress = z.infer<typeof PodAddress>
export type Unattributed = z.infer<typeof Unattributed>
export type SubnetAddresses = z.infer<typeof SubnetAddresses>
export type Leak = z.infer<typeof Leak>
export type Warm = z.infer<typeof Warm>
