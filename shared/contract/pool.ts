/** What each node of an EKS cluster holds: its interfaces, their slots, and how many pods these allow. */
import * as z from 'zod'
import { count, said, text } from './field.ts'

export const PoolInterface = z
  .object({
    id: text({ en: 'ENI id.', ko: 'ENI의 id.' }),
    card: count({ en: 'Network card it is attached to.', ko: '연결된 네트워크 카드 번호.' }),
    device: count({ en: 'Device index on the instance; 0 is the primary ENI.', ko: '인스턴스에서의 장치 번호. 0이 기본 ENI입니다.' }).optional(),
    role: z.enum(['primary', 'secondary', 'trunk', 'branch', 'unmanaged', 'no-ip']).meta(
      said({
        en: 'What it is there for. trunk: carries branch ENIs of pods. unmanaged: the VPC CNI leaves it alone, by its tag or because it is on another network card. no-ip: EFA only, without any address.',
        ko: '이 인터페이스의 역할. trunk: 파드의 브랜치 ENI를 싣는 인터페이스. unmanaged: 태그나 다른 네트워크 카드 때문에 VPC CNI가 관리하지 않는 인터페이스. no-ip: 주소 없이 EFA 전용인 인터페이스.',
      }),
    ),
    subnet: text({ en: 'Subnet it takes its addresses from.', ko: '주소를 받아 오는 서브넷.' }).optional(),
    primaryIP: text({ en: 'Primary private IPv4 address.', ko: '기본 프라이빗 IPv4 주소.' }).optional(),
    forPods: z.boolean().meta(
      said({
        en: 'Whether ipamd takes pod addresses from it under the present settings.',
        ko: '지금 설정에서 ipamd가 이 인터페이스의 주소를 파드에 주는지 여부.',
      }),
    ),
    slots: count({
      en: 'Addresses or prefixes it can carry besides its primary address.',
      ko: '기본 주소 말고 더 가질 수 있는 주소나 프리픽스의 수.',
    }).optional(),
    used: count({ en: 'Slots that carry an address or a prefix.', ko: '주소나 프리픽스가 든 슬롯 수.' }),
    secondary: z
      .object({
        held: count({ en: 'Secondary addresses on it.', ko: '갖고 있는 보조 주소 수.' }),
        assigned: count({ en: 'Those of them that a pod uses.', ko: '그중 파드가 쓰는 주소 수.' }),
      })
      .meta(said({ en: 'Its secondary addresses.', ko: '보조 주소.' })),
    prefixes: z
      .array(
        z.object({
          cidr: text({ en: 'The delegated prefix.', ko: '위임받은 프리픽스.' }),
          assigned: count({ en: 'Addresses in it that a pod uses.', ko: '그 안에서 파드가 쓰는 주소 수.' }),
          size: count({ en: 'Addresses in it; absent for IPv6.', ko: '들어 있는 주소 수. IPv6에는 없습니다.' }).optional(),
          map: text({
            en: 'One character an address: # assigned, . warm.',
            ko: '주소 하나를 글자 하나로 나타낸 지도. #은 할당, .은 여분입니다.',
          }).optional(),
        }),
      )
      .meta(said({ en: 'Prefixes delegated to it.', ko: '위임받은 프리픽스.' })),
  })
  .meta(said({ en: 'One interface of the node.', ko: '노드의 인터페이스 하나.' }))

export const MaxPods = z
  .object({
    kubelet: count({ en: 'What the kubelet allows.', ko: 'kubelet에 정해진 값.' }).optional(),
    formula: z
      .object({
        value: count({ en: 'What the formula gives: enis × perEni × each + 2.', ko: '공식으로 구한 값: enis × perEni × each + 2.' }),
        enis: count({ en: 'Interfaces that carry pods.', ko: '파드를 싣는 인터페이스 수.' }),
        perEni: count({ en: 'Slots of one interface without its primary address.', ko: '기본 주소를 뺀 인터페이스 하나의 슬롯 수.' }),
        each: count({ en: '16 with prefix delegation, else 1.', ko: '프리픽스 위임이면 16, 아니면 1.' }),
        custom: z
          .boolean()
          .meta(said({ en: 'Whether custom networking takes the primary interface out.', ko: '커스텀 네트워킹이라 기본 인터페이스를 뺐는지 여부.' })),
        caps: z
          .array(z.int())
          .optional()
          .meta(
            said({
              en: 'Recommended upper bounds with prefixes: 110 up to 30 vCPUs, 250 above.',
              ko: '프리픽스 위임에서 권장하는 상한: vCPU 30개까지 110, 그보다 많으면 250.',
            }),
          ),
      })
      .optional()
      .meta(said({ en: 'Upstream’s formula for this instance type.', ko: '이 인스턴스 유형에 대한 업스트림의 공식.' })),
    addresses: count({
      en: 'Pods the addresses allow: held here, plus what node and subnet can still give.',
      ko: '주소로 따진 파드 수. 지금 가진 주소에, 노드와 서브넷이 더 줄 수 있는 주소를 더한 값입니다.',
    }).optional(),
    verdict: z
      .enum(['fits', 'over', 'under', 'unknown'])
      .meta(said({ en: 'How the kubelet’s number stands to the formula’s.', ko: 'kubelet 값을 공식 값과 견준 결과.' })),
  })
  .meta(
    said({ en: 'How many pods the node may run, and how many it has addresses for.', ko: '노드가 띄울 수 있는 파드 수와, 주소가 감당하는 파드 수.' }),
  )

export const Follows = z.object({
  about: z
    .enum(['prefix-delegation', 'custom-networking', 'subnet-discovery', 'trunking'])
    .meta(said({ en: 'Which setting.', ko: '어떤 설정인지.' })),
  ok: z.boolean().meta(said({ en: 'Whether the node does what is configured.', ko: '노드가 설정대로 하는지 여부.' })),
  why: text({
    en: 'Permanent id of the reason; the words live beside, in Korean and English.',
    ko: '이유를 나타내는 영구 id. 설명은 한국어와 영어로 따로 있습니다.',
  }).optional(),
  saw: text({ en: 'What was seen on the node.', ko: '노드에서 확인한 값.' }),
})

const Limits = z.object({
  enis: count({ en: 'Interfaces of the default network card.', ko: '기본 네트워크 카드의 인터페이스 수.' }),
  ipv4PerEni: count({ en: 'IPv4 addresses of one interface.', ko: '인터페이스 하나의 IPv4 주소 수.' }),
  card: count({ en: 'Index of the default network card.', ko: '기본 네트워크 카드의 번호.' }),
  cards: z
    .array(
      z.object({
        index: count({ en: 'Index of the card.', ko: '카드 번호.' }),
        maxInterfaces: count({ en: 'Interfaces it can carry.', ko: '이 카드에 붙일 수 있는 인터페이스 수.' }),
      }),
    )
    .meta(said({ en: 'All network cards of the type.', ko: '이 유형의 모든 네트워크 카드.' })),
  nitro: z
    .boolean()
    .optional()
    .meta(
      said({
        en: 'Whether it is a Nitro instance: only those can hold prefixes.',
        ko: 'Nitro 인스턴스인지 여부. Nitro여야 프리픽스를 가질 수 있습니다.',
      }),
    ),
  trunking: z
    .boolean()
    .optional()
    .meta(said({ en: 'Whether the type can have a trunk interface.', ko: '트렁크 인터페이스를 지원하는 유형인지 여부.' })),
})

export const NodePool = z.object({
  name: text({ en: 'Node name.', ko: '노드 이름.' }),
  type: text({ en: 'Instance type.', ko: '인스턴스 유형.' }).optional(),
  zone: text({ en: 'Availability zone.', ko: '가용 영역.' }).optional(),
  holds: z
    .enum(['secondary-ip', 'prefix', 'mixed', 'ipv6-prefix', 'nothing'])
    .meta(said({ en: 'How the node holds addresses for pods at present.', ko: '노드가 지금 파드용 주소를 갖고 있는 방식.' })),
  limits: Limits.optional().meta(said({ en: 'Limits of the instance type.', ko: '인스턴스 유형의 한도.' })),
  interfaces: z.array(PoolInterface).meta(said({ en: 'Its interfaces with their addresses.', ko: '노드의 인터페이스와 그 주소.' })),
  assigned: count({ en: 'Addresses held by a living pod.', ko: '살아 있는 파드가 쓰는 주소 수.' }).optional(),
  warm: count({ en: 'Addresses on the node that no pod holds.', ko: '노드에 붙어 있지만 쓰는 파드가 없는 주소 수.' }).optional(),
  primary: count({ en: 'Primary addresses of its interfaces.', ko: '인터페이스의 기본 주소 수.' }),
  free: count({
    en: 'Addresses this node could still attach, by its slots alone.',
    ko: '슬롯만 따질 때 이 노드에 더 붙일 수 있는 주소 수.',
  }).optional(),
  target: count({
    en: 'Addresses the warm settings in force make it hold for the pods it has.',
    ko: '적용 중인 여분 설정에 따라, 지금 있는 파드를 위해 노드가 갖게 되는 주소 수.',
  }).optional(),
  maxPods: MaxPods,
  eniConfig: z
    .object({
      name: text({ en: 'Name of the ENIConfig.', ko: 'ENIConfig의 이름.' }),
      from: z
        .enum(['external-label', 'annotation', 'label', 'default'])
        .meta(said({ en: 'What on the node names it.', ko: '노드의 무엇이 이 이름을 가리키는지.' })),
      exists: z
        .boolean()
        .optional()
        .meta(said({ en: 'Whether such an object exists.', ko: '그런 객체가 있는지 여부.' })),
      subnet: text({ en: 'Subnet it names.', ko: '객체가 가리키는 서브넷.' }).optional(),
    })
    .optional()
    .meta(said({ en: 'With custom networking: the ENIConfig of this node.', ko: '커스텀 네트워킹일 때 이 노드의 ENIConfig.' })),
  follows: z
    .array(Follows)
    .meta(said({ en: 'Whether the node does what is configured, setting by setting.', ko: '설정마다, 노드가 설정대로 하는지.' })),
})

export type PoolInterface = z.infer<typeof PoolInterface>
export type NodePool = z.infer<typeof NodePool>
export type MaxPods = z.infer<typeof MaxPods>
export type Follows = z.infer<typeof Follows>
