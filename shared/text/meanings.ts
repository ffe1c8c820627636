/** What the analyser's own evidence proves: ids under `ranges.`, `datapath.`; a CNI's own are in its file. */
import type { Both } from './locale.ts'

const table = {
  'ranges.pods-in-node-subnets': {
    en: 'These pod addresses lie in the subnets the nodes’ own addresses come from.',
    ko: '이 파드 주소들은 노드 주소가 나온 바로 그 서브넷에 있습니다.',
  },
  'ranges.pods-in-network': {
    en: 'These pod addresses lie in the nodes’ network (VPC or VNet), in subnets that hold no node address.',
    ko: '이 파드 주소들은 노드와 같은 네트워크(VPC·VNet)에 있지만, 노드 주소가 없는 서브넷에서 나왔습니다.',
  },
  'ranges.pods-in-declared-range': {
    en: 'These pod addresses lie in a range that the CNI or the nodes declare for pods.',
    ko: '이 파드 주소들은 CNI나 노드가 파드용으로 선언한 대역에 있습니다.',
  },
  'ranges.no-node-in-pod-range': {
    en: 'No node address lies in any pod range.',
    ko: '노드 주소 가운데 파드 대역에 든 것은 하나도 없습니다.',
  },
  'ranges.nodes-in-pod-range': {
    en: 'Some node addresses lie inside a declared pod range, so membership alone cannot tell the two apart.',
    ko: '일부 노드 주소가 선언된 파드 대역 안에 있어, 어느 대역에 속하는지만으로는 둘을 가를 수 없습니다.',
  },
  'ranges.subnets-unknown': {
    en: 'The subnets around these addresses could not be read, so their true prefix is not known.',
    ko: '이 주소들이 속한 서브넷을 읽지 못해 실제 프리픽스를 알 수 없습니다.',
  },
  'datapath.no-cni': {
    en: 'All DaemonSets were read, and none is of a CNI that this tool knows to make pod interfaces.',
    ko: '데몬셋을 모두 읽었지만, 파드 인터페이스를 만든다고 알려진 CNI는 없었습니다.',
  },
  'datapath.pods-in-podcidr': {
    en: 'Every pod address lies in its own node’s podCIDR: routes by podCIDR carry the packets.',
    ko: '모든 파드 주소가 자기 노드의 podCIDR 안에 있습니다. podCIDR 단위 경로가 패킷을 나른다는 뜻입니다.',
  },
  'datapath.two-primaries': {
    en: 'Another CNI that claims the datapath runs on the same nodes, so this statement is weaker.',
    ko: '경로를 맡는다고 하는 다른 CNI도 같은 노드에서 돌고 있어, 이 판정은 그만큼 약합니다.',
  },
  'datapath.classes-differ': {
    en: 'Node classes send packets in different ways.',
    ko: '노드 종류마다 패킷을 보내는 방식이 다릅니다.',
  },
} satisfies Record<string, Both<string>>

/** Permanent ids of generic evidence. */
export type Meaning = keyof typeof table

export const meanings: Readonly<Record<Meaning, Both<string>>> = table
