/**
 * The report: what `kubectl cni inspect -o json` prints and the site reads.
 *
 * Source of truth of the published JSON Schema (report.v1.schema.json). Field names and closed
 * vocabularies are a promise to other people's scripts: add optional fields, never rename.
 * Absent means unknown; empty means known to be none.
 */
import * as z from 'zod'
import { Addresses } from './addresses.ts'
import { Cni, Image, Role, Setting } from './cni.ts'
import { Datapath, DatapathClass, DatapathKind, Encapsulation, Protocol, WireHeader } from './datapath.ts'
import { Confidence, Evidence } from './evidence.ts'
import { count, said, text, texts } from './field.ts'
import { Interface, Node } from './node.ts'
import { Range, Ranges } from './ranges.ts'
import { API_VERSION } from './version.ts'

export {
  API_VERSION,
  Cni,
  Confidence,
  Datapath,
  DatapathClass,
  DatapathKind,
  Encapsulation,
  Evidence,
  Image,
  Interface,
  Node,
  Protocol,
  Range,
  Ranges,
  Role,
  Setting,
  WireHeader,
}

export const SCHEMA_ID = 'https://kubectl-cni.dev/schema/report.v1.json'

export const Pod = z.object({
  namespace: text({ en: 'Namespace of the pod.', ko: '파드의 네임스페이스.' }),
  name: text({ en: 'Name of the pod.', ko: '파드의 이름.' }),
  node: text({ en: 'Node it is on; absent before it is scheduled.', ko: '파드가 있는 노드. 배치되기 전에는 없습니다.' }).optional(),
  ips: texts({ en: 'Its addresses, one or two families.', ko: '파드의 주소. 주소 체계가 하나 또는 둘입니다.' }),
  status: text({ en: 'Status as kubectl get pods shows it.', ko: 'kubectl get pods가 보여 주는 상태.' }),
  hostNetwork: z.boolean().meta(
    said({
      en: 'Whether it uses its node’s own address; such pods prove nothing about ranges.',
      ko: '노드 주소를 쓰는지 여부. 그런 파드는 대역에 대해 아무것도 증명하지 않습니다.',
    }),
  ),
  range: z
    .string()
    .optional()
    .meta(said({ en: 'The pod range (cidr) this address lies in.', ko: '이 주소가 든 파드 대역(cidr).' })),
  interface: z
    .string()
    .optional()
    .meta(said({ en: 'The ENI that holds this address.', ko: '이 주소를 가진 ENI.' })),
})

export const Pods = z.object({
  total: count({ en: 'How many pods were read.', ko: '읽은 파드 수.' }),
  hostNetwork: count({ en: 'Those of them on their node’s own address.', ko: '그중 노드 주소를 쓰는 파드 수.' }),
  withoutIP: count({ en: 'Those of them without an address.', ko: '그중 주소가 없는 파드 수.' }),
  namespace: z
    .string()
    .optional()
    .meta(said({ en: 'Set when only one namespace was read (-n).', ko: '네임스페이스 하나만 읽었을 때(-n) 그 이름.' })),
  items: z.array(Pod).meta(said({ en: 'Each pod with its addresses.', ko: '파드와 그 주소.' })),
})

export const Subnet = z.object({
  id: text({ en: 'Subnet id.', ko: '서브넷 id.' }),
  cidrs: texts({ en: 'Its blocks.', ko: '서브넷의 주소 블록.' }),
  zone: text({ en: 'Availability zone.', ko: '가용 영역.' }).optional(),
  vpcId: text({ en: 'VPC it is in.', ko: '속한 VPC.' }).optional(),
  free: count({ en: 'Free IPv4 addresses, as EC2 counts them.', ko: '남은 IPv4 주소 수. EC2가 센 값입니다.' }).optional(),
  name: text({ en: 'EC2 Name tag. Untrusted text.', ko: 'EC2 Name 태그. 신뢰할 수 없는 텍스트입니다.' }).optional(),
})

export const Finding = z
  .object({
    id: z.string().meta(
      said({
        en: 'Permanent, kebab-case. The words live beside, in Korean and English.',
        ko: '영구 id(kebab-case). 설명은 한국어와 영어로 따로 있습니다.',
      }),
    ),
    severity: z.enum(['info', 'warning', 'critical']).meta(said({ en: 'How much it matters.', ko: '얼마나 중요한지.' })),
    subject: z
      .string()
      .meta(said({ en: 'What it is about: kind/namespace/name or a range.', ko: '무엇에 관한 것인지: 종류/네임스페이스/이름 또는 대역.' })),
    data: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
      .meta(said({ en: 'Values of its sentences, by name.', ko: '문장에 들어가는 값. 이름별로 담겨 있습니다.' })),
  })
  .meta({ id: 'Finding', ...said({ en: 'A contradiction, or something worth a look.', ko: '서로 어긋나는 점이나 살펴볼 점 하나.' }) })

export const Unknown = z
  .object({
    statement: z.string().meta(
      said({
        en: 'Permanent id of what could not be said: pods, instances, subnets …',
        ko: '알 수 없었던 것을 나타내는 영구 id: pods, instances, subnets …',
      }),
    ),
    source: z.string().meta(said({ en: 'What was asked: an API path, an EC2 call.', ko: '조회한 곳: API 경로 또는 EC2 호출.' })),
    error: z.string().meta(said({ en: 'Permanent id from the error catalogue.', ko: '오류 목록의 영구 id.' })),
    detail: z
      .string()
      .meta(said({ en: 'What the source itself answered. Untrusted text.', ko: '조회한 곳의 응답 내용. 신뢰할 수 없는 텍스트입니다.' })),
  })
  .meta({ id: 'Unknown', ...said({ en: 'One thing that could not be said, and why.', ko: '알 수 없었던 것 하나와 그 이유.' }) })

export const Platform = z
  .enum(['eks', 'aks', 'gke', 'oke', 'k3s', 'rke2', 'kind', 'openshift', 'unknown'])
  .meta(said({ en: 'Distribution or cloud service, from marks on the nodes.', ko: '배포판이나 클라우드 서비스. 노드의 표시로 판단합니다.' }))

export const Report = z
  .object({
    apiVersion: z.literal(API_VERSION).meta(said({ en: 'Version of this format.', ko: '이 형식의 버전.' })),
    kind: z.literal('Report').meta(said({ en: 'Always Report.', ko: '항상 Report입니다.' })),
    takenAt: z.iso.datetime().meta(said({ en: 'When the cluster was read, UTC.', ko: '클러스터를 읽은 시각(UTC).' })),
    tool: z
      .object({ name: text({ en: 'The program.', ko: '프로그램 이름.' }), version: text({ en: 'Version of the program.', ko: '프로그램 버전.' }) })
      .meta(said({ en: 'What read the cluster.', ko: '클러스터를 읽은 프로그램.' })),
    cluster: z
      .object({
        context: text({ en: 'Name of the kubeconfig context.', ko: 'kubeconfig 컨텍스트 이름.' }),
        server: text({ en: 'Address of the API server.', ko: 'API 서버 주소.' }),
        name: text({
          en: 'Name of the cluster, where nodes, ENIs or the context say it.',
          ko: '클러스터 이름. 노드나 ENI, 컨텍스트에 나타날 때만 있습니다.',
        }).optional(),
        kubernetes: text({ en: 'Version of the API server.', ko: 'API 서버 버전.' }).optional(),
        platform: Platform,
        region: text({ en: 'Cloud region.', ko: '클라우드 리전.' }).optional(),
      })
      .meta(said({ en: 'Which cluster this is.', ko: '어느 클러스터인지.' })),
    cnis: z
      .array(Cni)
      .optional()
      .meta(
        said({
          en: 'Every CNI found. Absent when DaemonSets could not be read and nothing else proved one.',
          ko: '찾은 모든 CNI. 데몬셋을 읽지 못했고 다른 증거도 없으면 이 필드가 없습니다.',
        }),
      ),
    datapath: Datapath,
    ranges: Ranges.meta(
      said({ en: 'Where node and pod addresses lie, and how the two relate.', ko: '노드 주소와 파드 주소가 어디에 있고, 둘이 어떤 관계인지.' }),
    ),
    nodes: z
      .array(Node)
      .optional()
      .meta(said({ en: 'Every node; absent where nodes could not be read.', ko: '모든 노드. 노드를 읽지 못했으면 없습니다.' })),
    pods: Pods.optional().meta(said({ en: 'Every pod; absent where pods could not be read.', ko: '모든 파드. 파드를 읽지 못했으면 없습니다.' })),
    subnets: z
      .array(Subnet)
      .optional()
      .meta(said({ en: 'Cloud subnets of the nodes’ VPCs.', ko: '노드가 속한 VPC의 서브넷.' })),
    addresses: Addresses.optional().meta(
      said({ en: 'Only where the Amazon VPC CNI runs and EC2 could be read.', ko: 'Amazon VPC CNI가 돌고 EC2를 읽을 수 있을 때만 있습니다.' }),
    ),
    findings: z.array(Finding).meta(said({ en: 'Contradictions and things worth a look.', ko: '서로 어긋나는 점과 살펴볼 점.' })),
    unknowns: z.array(Unknown).meta(said({ en: 'What could not be said, and why.', ko: '알 수 없었던 것과 그 이유.' })),
    notAsked: z
      .array(z.string())
      .optional()
      .meta(
        said({
          en: 'Permanent ids of statements whose sources were not asked, as the command did not need them: neither unknown nor none.',
          ko: '이 명령에는 필요하지 않아 물어보지 않은 항목의 영구 id. 알 수 없다는 뜻도, 없다는 뜻도 아닙니다.',
        }),
      ),
  })
  .meta({
    id: 'Report',
    title: 'kubectl-cni report v1',
    description:
      'Which CNI runs in one Kubernetes cluster, where its addresses come from, and whether packets between nodes are tunnelled. Absent is unknown; empty is known to be none.',
  })

export type Report = z.infer<typeof Report>
export type Pod = z.infer<typeof Pod>
export type Pods = z.infer<typeof Pods>
export type Subnet = z.infer<typeof Subnet>
export type Finding = z.infer<typeof Finding>
export type Unknown = z.infer<typeof Unknown>
export type Platform = z.infer<typeof Platform>
