/** Statements that stay open although nothing failed: why, and what to do. ICU messages. Failures have theirs in errors.ts. */
import type { Both, Locale } from './locale.ts'
import type { SaysNoMore } from './message-values.ts'

interface Open {
  why: string
  todo: string
}

/** What an unknown knows about itself, and so all that its sentences may name. */
interface Given {
  source: string
  detail: string
}

type Checked<Table extends Record<string, Both<Open>>> = string extends keyof Table
  ? unknown
  : { [Id in keyof Table]: { [L in Locale]: SaysNoMore<Given, Table[Id][L][keyof Open]> } }

const defineOpen = <const Table extends Record<string, Both<Open>>>(table: Table & Checked<Table>): Table => table

const table = defineOpen({
  'nothing-to-compare': {
    en: { why: 'No pod has an address of the pod network here.', todo: 'Start a pod without hostNetwork, then look again.' },
    ko: { why: '파드 네트워크 주소를 가진 파드가 없습니다.', todo: 'hostNetwork가 아닌 파드를 띄운 뒤 다시 확인하십시오.' },
  },
  'no-nodes': {
    en: { why: 'The cluster has no nodes.', todo: 'Add a node, then look again.' },
    ko: { why: '클러스터에 노드가 없습니다.', todo: '노드를 추가한 뒤 다시 확인하십시오.' },
  },
  'no-cni-recognised': {
    en: {
      why: 'DaemonSets were read, but none is of a CNI that this tool knows, and nothing else gives one away.',
      todo: 'Look at /etc/cni/net.d on a node, and tell this project which CNI it is.',
    },
    ko: {
      why: '데몬셋을 읽었지만 이 도구가 아는 CNI는 없었고, 다른 단서도 없습니다.',
      todo: '노드의 /etc/cni/net.d 디렉터리를 확인하고, 어떤 CNI인지 이 프로젝트에 알려 주십시오.',
    },
  },
  'no-primary-recognised': {
    en: {
      why: 'The CNIs found here only chain, enforce policy or delegate: which one makes the pod interfaces does not show.',
      todo: 'Look at /etc/cni/net.d on a node, and tell this project which CNI it is.',
    },
    ko: {
      why: '여기서 찾은 CNI는 이어 붙이거나 정책만 집행하거나 위임할 뿐이고, 파드 인터페이스를 만드는 CNI가 무엇인지는 드러나지 않습니다.',
      todo: '노드의 /etc/cni/net.d 디렉터리를 확인하고, 어떤 CNI인지 이 프로젝트에 알려 주십시오.',
    },
  },
  'subnets-not-read': {
    en: {
      why: 'Pods and nodes hold addresses of the cloud network, and its subnets were not read.',
      todo: 'Run again with AWS credentials that may call ec2:DescribeSubnets and ec2:DescribeVpcs.',
    },
    ko: {
      why: '파드와 노드 모두 클라우드 네트워크의 주소를 쓰는데, 그 서브넷을 읽지 못했습니다.',
      todo: 'ec2:DescribeSubnets와 ec2:DescribeVpcs를 호출할 수 있는 AWS 자격 증명으로 다시 실행하십시오.',
    },
  },
  'prefix-not-visible': {
    en: {
      why: 'Nothing readable declares a range for these pods, and the prefix of the nodes’ own network does not show.',
      todo: 'Compare the addresses with the network’s own plan, or give this account the reads that are listed here.',
    },
    ko: {
      why: '이 파드들의 대역을 선언한 곳을 읽지 못했고, 노드 네트워크의 프리픽스도 드러나지 않습니다.',
      todo: '네트워크 설계 문서와 주소를 비교하거나, 여기에 적힌 읽기 권한을 이 계정에 주십시오.',
    },
  },
  'network-not-visible': {
    en: {
      why: 'Pods and nodes hold addresses of the cloud network, and the Kubernetes API does not show its subnets.',
      todo: 'Look up the subnets of these addresses with the cloud’s own tools.',
    },
    ko: {
      why: '파드와 노드 모두 클라우드 네트워크의 주소를 쓰는데, 그 서브넷은 Kubernetes API에 나타나지 않습니다.',
      todo: '이 주소들이 속한 서브넷을 클라우드의 도구로 확인하십시오.',
    },
  },
  'protocol-not-visible': {
    en: {
      why: 'Packets are wrapped, but nothing in the Kubernetes API says by which protocol.',
      todo: 'Ask the CNI’s own status command on a node.',
    },
    ko: { why: '패킷을 감싸기는 하지만, 어떤 프로토콜인지 Kubernetes API에는 나타나지 않습니다.', todo: '노드에서 CNI의 상태 명령을 실행하십시오.' },
  },
  'per-connection': {
    en: {
      why: 'Each pair of nodes settles this for itself, and the Kubernetes API does not show what they settled on.',
      todo: 'Ask the CNI’s own status command on a node, for Weave Net: weave status connections.',
    },
    ko: {
      why: '노드 쌍마다 따로 정해지며, 무엇으로 정해졌는지 Kubernetes API에는 나타나지 않습니다.',
      todo: '노드에서 CNI의 상태 명령을 실행하십시오. Weave Net이라면 weave status connections입니다.',
    },
  },
})

/** Ids that the analyser writes into Unknown.error beside those of the error catalogue. */
export type OpenId = keyof typeof table

export const openTexts: Readonly<Record<OpenId, Both<Open>>> = table

export const isOpenId = (id: string): id is OpenId => Object.hasOwn(openTexts, id)
