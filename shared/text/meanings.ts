/** What the analyser's own evidence proves: ids under `ranges.`, `datapath.` and `cni.`; a CNI's own are in its file. */
import type { Both } from './locale.ts'

const en = {
  'ranges.pods-in-node-subnets': 'These pod addresses lie in the subnets the nodes’ own addresses come from.',
  'ranges.pods-in-network': 'These pod addresses lie in the nodes’ network (VPC or VNet), in subnets that hold no node address.',
  'ranges.pods-in-declared-range': 'These pod addresses lie in a range that the CNI or the nodes declare for pods.',
  'ranges.no-node-in-pod-range': 'No node address lies in any pod range.',
  'ranges.nodes-in-pod-range': 'Some node addresses lie inside a declared pod range, so membership alone cannot tell the two apart.',
  'ranges.no-pod-outside': 'No pod address lies outside the ranges above.',
  'ranges.subnets-unknown': 'The subnets around these addresses could not be read, so their true prefix is not known.',
  'ranges.pods-coincide': 'Every pod has exactly its node’s address, as on nodes that are made for one pod.',
  'ranges.declared-same-network': 'The CNI’s own objects say that pods sit in another subnet of the nodes’ network.',
  'ranges.cloud-pods-by-design': 'This CNI takes pod addresses from the cloud network by design.',
  'datapath.no-cni': 'All DaemonSets were read, and none belongs to a CNI that makes pod interfaces.',
  'datapath.pods-in-podcidr': 'Every pod address lies in its own node’s podCIDR: routes by podCIDR carry the packets.',
  'datapath.two-primaries': 'Another CNI that claims the datapath runs on the same nodes, so this statement is weaker.',
  'datapath.classes-differ': 'Node classes send packets in different ways.',
  'cni.workload': 'This workload runs the CNI’s agent.',
  'cni.skew': 'Nodes run different versions of the CNI.',
}

/** Permanent ids of generic evidence. */
export type Meaning = keyof typeof en

const ko: Record<Meaning, string> = {
  'ranges.pods-in-node-subnets': '이 파드 주소들은 노드 주소가 나온 바로 그 서브넷에 있습니다.',
  'ranges.pods-in-network': '이 파드 주소들은 노드와 같은 네트워크(VPC·VNet)에 있지만, 노드 주소가 없는 서브넷에서 나왔습니다.',
  'ranges.pods-in-declared-range': '이 파드 주소들은 CNI나 노드가 파드용으로 선언한 대역에 있습니다.',
  'ranges.no-node-in-pod-range': '노드 주소 가운데 파드 대역에 든 것은 하나도 없습니다.',
  'ranges.nodes-in-pod-range': '일부 노드 주소가 선언된 파드 대역 안에 있어, 어느 대역에 속하는지만으로는 둘을 가를 수 없습니다.',
  'ranges.no-pod-outside': '위 대역을 벗어난 파드 주소는 없습니다.',
  'ranges.subnets-unknown': '이 주소들이 속한 서브넷을 읽지 못해 실제 프리픽스를 알 수 없습니다.',
  'ranges.pods-coincide': '모든 파드가 자기 노드와 똑같은 주소를 씁니다. 파드 하나를 위해 만든 노드가 그렇습니다.',
  'ranges.declared-same-network': 'CNI 자체 객체가 파드는 노드 네트워크의 다른 서브넷에 있다고 밝힙니다.',
  'ranges.cloud-pods-by-design': '이 CNI는 본래 클라우드 네트워크에서 파드 주소를 받습니다.',
  'datapath.no-cni': '데몬셋을 모두 읽었지만 파드 인터페이스를 만드는 CNI는 없었습니다.',
  'datapath.pods-in-podcidr': '모든 파드 주소가 자기 노드의 podCIDR 안에 있습니다. podCIDR 단위 경로가 패킷을 나른다는 뜻입니다.',
  'datapath.two-primaries': '경로를 맡는다고 하는 다른 CNI도 같은 노드에서 돌고 있어, 이 판정은 그만큼 약합니다.',
  'datapath.classes-differ': '노드 종류마다 패킷을 보내는 방식이 다릅니다.',
  'cni.workload': '이 워크로드가 CNI 에이전트를 돌립니다.',
  'cni.skew': '노드마다 도는 CNI 버전이 다릅니다.',
}

export const meanings: Both<Record<Meaning, string>> = { ko, en }
