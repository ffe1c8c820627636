/** How a packet travels from a pod to a pod on another node, and what it is wrapped in. */
import * as z from 'zod'
import { Confidence, evidence } from './evidence.ts'
import { count, said, text } from './field.ts'

export const Protocol = z
  .enum(['none', 'vxlan', 'ipip', 'geneve', 'wireguard', 'gre', 'udp', 'sleeve', 'fou', 'stt', 'esp', 'azure-sdn', 'unknown'])
  .meta(said({ en: 'What packets are wrapped or encrypted in.', ko: '패킷을 감싸거나 암호화하는 프로토콜.' }))

export const Encapsulation = z
  .object({
    protocol: Protocol,
    when: z
      .enum(['always', 'cross-subnet', 'never', 'unknown'])
      .meta(said({ en: 'When a packet between two nodes is wrapped.', ko: '두 노드 사이 패킷을 언제 감싸는지.' })),
    port: z
      .int()
      .optional()
      .meta(
        said({
          en: 'UDP or TCP destination port of the outer packet, where the protocol has one.',
          ko: '바깥 패킷의 UDP·TCP 목적지 포트. 포트가 있는 프로토콜에만 있습니다.',
        }),
      ),
    overheadBytes: z
      .int()
      .optional()
      .meta(
        said({
          en: 'Bytes added to each packet, counted against the IP MTU, over an IPv4 underlay unless families say otherwise.',
          ko: '패킷마다 늘어나는 바이트 수. IP MTU 기준이며, families에 따로 없으면 IPv4 언더레이 기준입니다.',
        }),
      ),
    possible: z
      .array(Protocol)
      .optional()
      .meta(
        said({
          en: 'Where the protocol differs by connection and cannot be seen from the API: the protocols it can be.',
          ko: '연결마다 다르고 API로는 알 수 없을 때, 가능한 프로토콜.',
        }),
      ),
  })
  .meta({
    id: 'Encapsulation',
    ...said({ en: 'Whether, when and in what packets between nodes are wrapped.', ko: '노드 사이 패킷을 감싸는지, 언제 무엇으로 감싸는지.' }),
  })

export const DatapathKind = z.enum(['overlay', 'vpc-native', 'routed', 'mixed', 'unknown']).meta(
  said({
    en: 'overlay: packets between nodes are, or can be, wrapped. vpc-native: the cloud network itself knows every pod address. routed: no tunnel and no cloud addresses. mixed: node classes differ. unknown: not shown by what could be read.',
    ko: 'overlay: 노드 사이 패킷을 감싸거나 감쌀 수 있음. vpc-native: 클라우드 네트워크가 파드 주소를 모두 직접 앎. routed: 터널도 클라우드 주소도 없음. mixed: 노드 종류마다 다름. unknown: 읽은 정보로는 드러나지 않음.',
  }),
)

export const WireHeader = z
  .object({
    header: z.string().meta(
      said({
        en: 'Permanent id of the header: ethernet ipv4 ipv6 udp tcp vxlan geneve gre wireguard esp fou stt sleeve … or unknown, where something is in front and could not be seen. An open vocabulary.',
        ko: '헤더의 영구 id: ethernet ipv4 ipv6 udp tcp vxlan geneve gre wireguard esp fou stt sleeve … 앞에 무언가 있지만 볼 수 없으면 unknown. 앞으로 늘어날 수 있습니다.',
      }),
    ),
    bytes: z
      .int()
      .optional()
      .meta(
        said({ en: 'Its size in bytes; absent where it is not known or varies.', ko: '헤더의 크기(바이트). 모르거나 일정하지 않으면 없습니다.' }),
      ),
    addresses: z
      .enum(['node', 'pod'])
      .optional()
      .meta(said({ en: 'Whose addresses it carries, where it carries any.', ko: '주소를 싣는 헤더라면 누구의 주소인지.' })),
    port: count({ en: 'Destination port, where it has one.', ko: '목적지 포트. 포트가 있는 헤더에만 있습니다.' }).optional(),
    pool: text({ en: 'Only for packets to this pool, where pools differ.', ko: '주소 풀마다 다를 때, 이 풀로 가는 패킷에만 해당합니다.' }).optional(),
    family: z
      .enum(['ipv4', 'ipv6'])
      .optional()
      .meta(
        said({ en: 'Only for pod packets of this family, where families differ.', ko: '주소 체계마다 다를 때, 이 체계의 파드 패킷에만 해당합니다.' }),
      ),
    class: text({
      en: 'Only between nodes of this class, where classes differ.',
      ko: '노드 종류마다 다를 때, 이 종류의 노드 사이에만 해당합니다.',
    }).optional(),
    between: z
      .enum(['same-subnet', 'different-subnets'])
      .optional()
      .meta(
        said({
          en: 'Only between nodes of one subnet, or of different ones, where that decides.',
          ko: '서브넷에 따라 다를 때, 같은 서브넷의 노드 사이인지 다른 서브넷의 노드 사이인지.',
        }),
      ),
  })
  .meta({
    id: 'WireHeader',
    ...said({
      en: 'One header of a packet between two nodes, as an interface of the node shows it.',
      ko: '노드 사이를 오가는 패킷의 헤더 하나. 노드 인터페이스에서 보이는 그대로입니다.',
    }),
  })

export const DatapathClass = z.object({
  name: text({ en: 'Node class, e.g. ec2, fargate, auto, hybrid.', ko: '노드 종류. 예: ec2, fargate, auto, hybrid.' }),
  nodes: count({ en: 'How many nodes are of this class.', ko: '이 종류의 노드 수.' }),
  cni: text({ en: 'Id of the CNI that carries packets there.', ko: '이 노드들에서 패킷을 나르는 CNI의 id.' }).optional(),
  kind: DatapathKind,
  encapsulation: Encapsulation,
  confidence: Confidence,
})

export const Datapath = z
  .object({
    kind: DatapathKind,
    encapsulation: Encapsulation,
    encryption: z
      .object({
        protocol: Protocol,
        port: count({
          en: 'UDP port of the encrypted packet, where the protocol has one.',
          ko: '암호화한 패킷의 UDP 포트. 포트가 있는 프로토콜에만 있습니다.',
        }).optional(),
        overheadBytes: count({ en: 'Bytes encryption adds to each packet.', ko: '암호화로 패킷마다 늘어나는 바이트 수.' }).optional(),
      })
      .optional()
      .meta(
        said({
          en: 'Encryption between nodes laid on top of the path (WireGuard, IPsec).',
          ko: '경로 위에 더해진 노드 사이 암호화(WireGuard, IPsec).',
        }),
      ),
    wire: z
      .array(WireHeader)
      .optional()
      .meta(
        said({
          en: 'Headers of a packet between two nodes as an interface of the node shows them, outermost first, by pool, family, class or subnet where these differ. What is encrypted shows no header of the pod. Absent where it is not known.',
          ko: '노드 인터페이스에서 보이는 노드 사이 패킷의 헤더. 바깥 것부터 차례로이며, 풀·주소 체계·노드 종류·서브넷에 따라 다르면 나누어 적습니다. 암호화된 부분에는 파드 헤더가 보이지 않습니다. 모르면 없습니다.',
        }),
      ),
    mtu: z
      .int()
      .optional()
      .meta(said({ en: 'Pod MTU in bytes, only where something declares it.', ko: '파드 MTU(바이트). 어딘가에 선언되어 있을 때만 있습니다.' })),
    mtuIf1500: z
      .int()
      .optional()
      .meta(
        said({ en: "Estimate: pod MTU in bytes if the nodes' own links carry 1500.", ko: '추정: 노드 링크의 MTU가 1500일 때의 파드 MTU(바이트).' }),
      ),
    families: z
      .object({ ipv4: Encapsulation.optional(), ipv6: Encapsulation.optional() })
      .optional()
      .meta(said({ en: 'Encapsulation by address family, where the families differ.', ko: '주소 체계별 캡슐화. 서로 다를 때만 있습니다.' })),
    pools: z
      .array(z.object({ cidr: text({ en: 'The pool.', ko: '주소 풀.' }), encapsulation: Encapsulation }))
      .optional()
      .meta(said({ en: 'Encapsulation by address pool, where pools differ.', ko: '주소 풀별 캡슐화. 풀마다 다를 때만 있습니다.' })),
    decidedFrom: z.enum(['object', 'annotation', 'configmap', 'manifest', 'default', 'membership', 'none']).meta(
      said({
        en: 'Which kind of declaration was in force: live object, node annotation, ConfigMap, DaemonSet manifest, or the documented default.',
        ko: '무엇의 선언에 따라 판단했는지: 실제 객체, 노드 애너테이션, ConfigMap, 데몬셋 매니페스트, 문서에 적힌 기본값.',
      }),
    ),
    confidence: Confidence,
    evidence: evidence(),
    classes: z
      .array(DatapathClass)
      .optional()
      .meta(said({ en: 'The path by node class, where several were told apart.', ko: '노드 종류별 경로. 여러 종류를 나눠 판단했을 때 있습니다.' })),
  })
  .meta({
    id: 'Datapath',
    ...said({ en: 'How packets travel from a pod to a pod on another node.', ko: '파드에서 다른 노드의 파드까지 패킷이 가는 방식.' }),
  })

export type Protocol = z.infer<typeof Protocol>
export type Encapsulation = z.infer<typeof Encapsulation>
export type DatapathKind = z.infer<typeof DatapathKind>
export type WireHeader = z.infer<typeof WireHeader>
export type DatapathClass = z.infer<typeof DatapathClass>
export type Datapath = z.infer<typeof Datapath>
