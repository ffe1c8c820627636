/** Words of the findings: what was found, why it matters, how to check it. Values are those of Finding.data, plus `subject`. */
import type { Both } from './locale.ts'

export interface FindingText {
  title: string
  /** ICU messages. */
  what: string
  why: string
  check: string
}

const en = {
  'pod-range-overlaps-network': {
    title: 'A pod range overlaps the network around the nodes',
    what: 'The pod range {subject} overlaps {overlaps}.',
    why: 'Under an overlay a node sends everything for the pod range into the tunnel, so real machines in the overlap cannot be reached from pods, or pods from them.',
    check: 'Compare the pod range with the network’s blocks and routes; a pod range must be unused anywhere the nodes can reach.',
  },
  'pod-outside-ranges': {
    title: 'Pods outside every declared range',
    what: '{count, plural, one {# pod has an address} other {# pods have addresses}} outside every declared range: {pods}.',
    why: 'They were probably started by another CNI, or before a range was changed, and may not be reachable from the rest.',
    check: 'Look at the CNI configuration of these nodes: {nodes}. Restarting such a pod gives it an address of the present CNI.',
  },
  'duplicate-pod-ip': {
    title: 'One address on several pods',
    what: '{subject} is held by {pods}.',
    why: 'Packets for this address reach only one of them; two IPAMs hand out the same range, or a finished pod is still listed.',
    check: 'kubectl get pods -A -o wide, filtered by this address.',
  },
  'two-primaries': {
    title: 'Several CNIs claim to be primary',
    what: 'These claim the pod network of the same nodes: {cnis}.',
    why: 'The kubelet uses one network configuration only, by file name order; a half-finished migration leaves pods on both.',
    check: 'Look at /etc/cni/net.d on a node: the first file in order decides for new pods.',
  },
  'version-skew': {
    title: 'Nodes run different versions of one CNI',
    what: '{subject} runs as {versions}.',
    why: 'A rollout is under way or stuck, or the update strategy waits for each pod to be deleted.',
    check: 'kubectl rollout status on its DaemonSet, and the update strategy in its spec.',
  },
  'leftover-daemonset': {
    title: 'A CNI’s DaemonSet is here and runs nowhere',
    what: '{subject} wants no node.',
    why: 'Keeping a DaemonSet off all nodes is a usual migration step. It does nothing now, and it does not count as an installed CNI.',
    check: 'Delete it once the migration is over.',
  },
  'leftover-crds': {
    title: 'API group of a CNI that does not run',
    what: 'The API group {subject} is still served.',
    why: 'Custom resources outlive the CNI they belonged to. They prove nothing about the present network.',
    check: 'Delete the CustomResourceDefinitions once you are sure nothing reads them.',
  },
  'pool-nearly-full': {
    title: 'A range is nearly used up',
    what: '{subject} has {free} free addresses left.',
    why: 'When it is used up, new pods stay in ContainerCreating.',
    check: 'Add a range, or free addresses held warm.',
  },
  'instances-joined-by-address': {
    title: 'Nodes matched to EC2 instances by address only',
    what: '{count, plural, one {# node was} other {# nodes were}} matched to an instance by private address, not by instance id: {nodes}.',
    why: 'Private addresses repeat between VPCs, so a match by address is likely, not certain.',
    check: 'Compare spec.providerID of these nodes with the instance ids in this account and region.',
  },
  'ranges-mislead': {
    title: 'Comparing ranges alone would have said the opposite here',
    what: '{relation, select, same {Pods sit in the nodes’ own subnets, which looks VPC-native, yet packets between nodes are wrapped.} other {Pods sit in another range than the nodes, which looks like a tunnel, yet packets between nodes are not wrapped.}}',
    why: 'Where an address comes from and how a packet travels are two questions. The verdict follows what the CNI declares.',
    check: 'Read the evidence under the verdict.',
  },
  'pool-unused': {
    title: 'An address pool that no pod uses',
    what: 'The pool {subject} ({cidr}) exists, but the CNI it belongs to gives out no addresses here.',
    why: 'A pool is written at install time even where another CNI makes the pod network, so its modes say nothing about packets here.',
    check: 'Nothing needs to be done; do not read the datapath from this pool.',
  },
  'nodes-differ-from-setting': {
    title: 'Nodes do not run what the configuration says',
    what: '{setting} is set to {configured} in {subject}, yet {count, plural, one {# node runs} other {# nodes run}} {runs}: {nodes}.',
    why: 'Agents read their configuration when they start, so a later change counts only after a restart. The verdict follows what nodes run.',
    check: 'Restart the CNI’s agents on these nodes one at a time, and look again.',
  },
  'nodes-override-setting': {
    title: 'Some nodes override the CNI’s configuration',
    what: '{subject} sets {settings}. Nodes: {nodes}.',
    why: 'The cluster-wide configuration does not hold on these nodes, so packets may travel in another way there.',
    check: 'Read that object and the nodes its selector picks.',
  },
}

/** Findings that have words; an id from a newer version is shown as it is. */
export type FindingId = keyof typeof en

const ko: Record<FindingId, FindingText> = {
  'pod-range-overlaps-network': {
    title: '파드 대역이 노드 주변 네트워크와 겹칩니다',
    what: '파드 대역 {subject} 범위가 다음과 겹칩니다: {overlaps}.',
    why: '오버레이에서는 노드가 파드 대역으로 가는 패킷을 모두 터널로 보냅니다. 겹친 구간에 있는 실제 장비와 파드는 서로 통신하지 못할 수 있습니다.',
    check: '파드 대역을 네트워크의 블록·라우팅 테이블과 비교하십시오. 파드 대역은 노드가 닿는 곳 어디에서도 쓰이지 않아야 합니다.',
  },
  'pod-outside-ranges': {
    title: '선언된 대역을 벗어난 파드가 있습니다',
    what: '파드 {count}개의 주소가 선언된 어느 대역에도 들지 않습니다: {pods}.',
    why: '다른 CNI가 띄웠거나 대역을 바꾸기 전에 뜬 파드일 가능성이 크며, 나머지 파드와 통신하지 못할 수 있습니다.',
    check: '다음 노드의 CNI 설정을 확인하십시오: {nodes}. 파드를 다시 시작하면 지금 CNI의 주소를 받습니다.',
  },
  'duplicate-pod-ip': {
    title: '주소 하나를 여러 파드가 씁니다',
    what: '{subject} 주소를 함께 쓰는 파드: {pods}.',
    why: '이 주소로 가는 패킷은 그중 하나에만 닿습니다. IPAM 두 개가 같은 대역을 나눠 주고 있거나, 끝난 파드가 목록에 남아 있는 경우입니다.',
    check: 'kubectl get pods -A -o wide 출력을 이 주소로 걸러 보십시오.',
  },
  'two-primaries': {
    title: '주 CNI라고 하는 CNI가 여럿입니다',
    what: '같은 노드의 파드 네트워크를 맡는다고 하는 CNI: {cnis}.',
    why: 'kubelet은 파일 이름 순서로 맨 앞에 있는 네트워크 설정 하나만 씁니다. 이전이 끝나지 않으면 파드가 양쪽에 나뉘어 남습니다.',
    check: '노드의 /etc/cni/net.d 디렉터리를 보십시오. 이름순으로 첫 파일이 새 파드에 적용됩니다.',
  },
  'version-skew': {
    title: '노드마다 CNI 버전이 다릅니다',
    what: '{subject} 버전 분포: {versions}.',
    why: '롤아웃이 진행 중이거나 멈췄거나, 파드를 지워야 갱신되는 업데이트 전략을 쓰는 경우입니다.',
    check: '해당 데몬셋의 kubectl rollout status 결과와 spec의 업데이트 전략을 확인하십시오.',
  },
  'leftover-daemonset': {
    title: '아무 노드에서도 돌지 않는 CNI 데몬셋이 있습니다',
    what: '배치 대상 노드가 없는 데몬셋: {subject}.',
    why: '이전 작업에서 데몬셋을 모든 노드에서 내려 두는 일은 흔합니다. 지금은 아무 일도 하지 않으며, 설치된 CNI로 세지 않았습니다.',
    check: '이전이 끝났으면 삭제하십시오.',
  },
  'leftover-crds': {
    title: '돌지 않는 CNI의 API 그룹이 남아 있습니다',
    what: '아직 제공되는 API 그룹: {subject}.',
    why: '커스텀 리소스는 CNI를 지운 뒤에도 남습니다. 지금 네트워크에 대해서는 아무것도 증명하지 않습니다.',
    check: '읽는 곳이 없는지 확인한 뒤 CustomResourceDefinition을 삭제하십시오.',
  },
  'pool-nearly-full': {
    title: '대역이 거의 다 찼습니다',
    what: '{subject} 범위에 남은 주소: {free}개.',
    why: '주소가 바닥나면 새 파드는 ContainerCreating 상태에 머뭅니다.',
    check: '대역을 더하거나, 미리 잡아 둔 주소를 줄이십시오.',
  },
  'instances-joined-by-address': {
    title: '주소만으로 EC2 인스턴스와 짝지은 노드가 있습니다',
    what: '노드 {count}개를 인스턴스 ID가 아니라 프라이빗 주소로 짝지었습니다: {nodes}.',
    why: '프라이빗 주소는 VPC가 다르면 겹칠 수 있으므로, 주소로 맞춘 짝은 유력할 뿐 확실하지 않습니다.',
    check: '이 노드들의 spec.providerID를 이 계정·리전의 인스턴스 ID와 비교하십시오.',
  },
  'ranges-mislead': {
    title: '대역만 비교했다면 여기서는 반대로 판단했을 것입니다',
    what: '{relation, select, same {파드가 노드와 같은 서브넷에 있어 VPC 네이티브처럼 보이지만, 노드 사이 패킷은 터널로 감싸여 갑니다.} other {파드가 노드와 다른 대역에 있어 터널을 쓸 것처럼 보이지만, 노드 사이 패킷은 감싸지 않고 갑니다.}}',
    why: '주소가 어디서 왔는지와 패킷이 어떻게 가는지는 서로 다른 질문입니다. 판정은 CNI가 선언한 방식을 따랐습니다.',
    check: '판정 아래의 근거를 보십시오.',
  },
  'pool-unused': {
    title: '쓰는 파드가 없는 주소 풀이 있습니다',
    what: '{subject} 풀({cidr})이 있지만, 이 풀을 만든 CNI는 여기서 주소를 나눠 주지 않습니다.',
    why: '다른 CNI가 파드 네트워크를 만드는 클러스터에서도 설치할 때 풀이 생깁니다. 이 풀의 모드는 패킷의 경로와 상관없습니다.',
    check: '조치할 일은 없습니다. 이 풀을 보고 패킷의 경로를 판단하지 마십시오.',
  },
  'nodes-differ-from-setting': {
    title: '설정과 다르게 도는 노드가 있습니다',
    what: '{subject}의 {setting} 값: {configured}. 다르게 도는 노드 {count}개의 값: {runs}. 노드: {nodes}.',
    why: '에이전트는 시작할 때 설정을 읽으므로, 나중에 바꾼 값은 다시 시작해야 적용됩니다. 판정은 노드에서 실제로 도는 방식을 따랐습니다.',
    check: '이 노드들의 CNI 에이전트를 하나씩 다시 시작한 뒤 다시 확인하십시오.',
  },
  'nodes-override-setting': {
    title: 'CNI 설정을 따로 덮어쓴 노드가 있습니다',
    what: '{subject}에서 덮어쓴 값: {settings}. 노드: {nodes}.',
    why: '클러스터 공통 설정이 이 노드들에는 적용되지 않으므로, 패킷이 다른 방식으로 갈 수 있습니다.',
    check: '이 객체의 내용과 셀렉터가 고르는 노드를 확인하십시오.',
  },
}

export const findingTexts: Both<Record<FindingId, FindingText>> = { ko, en }
