/** Words of the findings: what was found, why it matters, how to check it. Values are those of Finding.data, plus `subject`. */
import { type AddressFindingId, addressFindingSources, addressFindingTexts } from './address-findings.ts'
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
    what: 'These claim the pod network of nodes of one kind: {cnis}.',
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
    what: 'Free addresses left in {subject}: at most {free}.',
    why: 'When it is used up, new pods stay in ContainerCreating.',
    check:
      'Count the pods with an address in it (kubectl get pods -A -o wide) against its size; where the CNI’s own tool counts addresses (Calico: calicoctl ipam show), that is exact. Then add a range.',
  },
  'pool-blocks-nearly-used-up': {
    title: 'A range has hardly a block left for another node',
    what: 'Free {blocks} blocks left in {subject}: at most {left} of {total}.',
    why: 'Each node takes whole blocks, however few pods it runs. A node that finds none left gets no pod addresses, or under Calico borrows single ones from other nodes.',
    check:
      'Compare the number of nodes with the number of blocks: kubectl get nodes -o custom-columns=NAME:.metadata.name,PODCIDR:.spec.podCIDR; for Calico calicoctl ipam show --show-blocks; for Cilium kubectl get ciliumnodes -o yaml.',
  },
  'node-range-below-max-pods': {
    title: 'Nodes may run more pods than their range has addresses',
    what: '{count, plural, one {# node allows} other {# nodes allow}} {maxPods} pods on a range of {addresses} addresses: {nodes}.',
    why: 'The scheduler goes by max-pods and knows nothing of addresses, so pods land there that stay in ContainerCreating.',
    check:
      'kubectl get nodes -o custom-columns=NAME:.metadata.name,PODCIDR:.spec.podCIDR,MAXPODS:.status.capacity.pods. Lower max-pods, or give new nodes a larger range; the range of a node never grows.',
  },
  'node-range-nearly-full': {
    title: 'Nodes have nearly used up their own range',
    what: '{count, plural, one {# node has} other {# nodes have}} used nearly every address of their range: {nodes}.',
    why: 'Further pods on such a node stay in ContainerCreating, though others still have room.',
    check: 'kubectl get pods -A -o wide --field-selector spec.nodeName=NODE, against the size of the node’s podCIDR.',
  },
  'leftover-configmap': {
    title: 'Configuration of a CNI that does not run',
    what: '{subject} is still here, and nothing that runs reads it.',
    why: 'A ConfigMap outlives the CNI it belonged to. What it says about modes and ranges does not hold.',
    check: 'kubectl get daemonsets -A shows whether its CNI runs. Delete the ConfigMap once you are sure.',
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
export type FindingId = keyof typeof en | AddressFindingId

const ko: Record<keyof typeof en, FindingText> = {
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
    what: '같은 종류의 노드에서 파드 네트워크를 맡는다고 하는 CNI: {cnis}.',
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
    what: '{subject} 범위에 남은 주소: 많아야 {free}개.',
    why: '주소가 바닥나면 새 파드는 ContainerCreating 상태에 머뭅니다.',
    check:
      '이 대역의 주소를 가진 파드 수(kubectl get pods -A -o wide)를 대역 크기와 비교하십시오. CNI 도구가 직접 세어 준다면(Calico: calicoctl ipam show) 그 값이 정확합니다. 모자라면 대역을 더하십시오.',
  },
  'pool-blocks-nearly-used-up': {
    title: '새 노드에 나눠 줄 블록이 거의 없는 대역이 있습니다',
    what: '{subject} 범위에 남은 {blocks} 블록: {total}개 중 많아야 {left}개.',
    why: '노드는 파드가 몇 개든 블록을 통째로 가져갑니다. 남은 블록이 없으면 새 노드는 파드 주소를 받지 못하거나, Calico라면 다른 노드의 주소를 하나씩 빌려 씁니다.',
    check:
      '노드 수와 블록 수를 비교하십시오: kubectl get nodes -o custom-columns=NAME:.metadata.name,PODCIDR:.spec.podCIDR. Calico는 calicoctl ipam show --show-blocks, Cilium은 kubectl get ciliumnodes -o yaml로 봅니다.',
  },
  'node-range-below-max-pods': {
    title: '노드의 대역이 최대 파드 수보다 작습니다',
    what: '주소가 {addresses}개인 대역에 파드를 {maxPods}개까지 허용하는 노드 {count}개: {nodes}.',
    why: '스케줄러는 max-pods만 보고 주소가 얼마나 남았는지는 모릅니다. 주소를 받지 못한 파드는 ContainerCreating 상태에 머뭅니다.',
    check:
      'kubectl get nodes -o custom-columns=NAME:.metadata.name,PODCIDR:.spec.podCIDR,MAXPODS:.status.capacity.pods로 확인하고, max-pods를 낮추거나 새 노드에 더 큰 대역을 주십시오. 이미 받은 대역은 늘어나지 않습니다.',
  },
  'node-range-nearly-full': {
    title: '자기 대역을 거의 다 쓴 노드가 있습니다',
    what: '대역의 주소를 거의 다 쓴 노드 {count}개: {nodes}.',
    why: '다른 노드에 자리가 있어도 이 노드에 배치된 새 파드는 ContainerCreating 상태에 머뭅니다.',
    check: 'kubectl get pods -A -o wide --field-selector spec.nodeName=NODE 결과를 노드의 podCIDR 크기와 비교하십시오.',
  },
  'leftover-configmap': {
    title: '돌지 않는 CNI의 설정이 남아 있습니다',
    what: '{subject} 설정이 남아 있지만, 지금 도는 것 가운데 읽는 것이 없습니다.',
    why: 'ConfigMap은 CNI를 지운 뒤에도 남습니다. 거기 적힌 모드와 대역은 지금 맞지 않습니다.',
    check: 'kubectl get daemonsets -A로 그 CNI가 도는지 보고, 쓰는 곳이 없으면 ConfigMap을 삭제하십시오.',
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

export const findingTexts: Both<Record<FindingId, FindingText>> = {
  ko: { ...ko, ...addressFindingTexts.ko },
  en: { ...en, ...addressFindingTexts.en },
}

/** Where upstream says so: owner/repo:path. */
export const findingSources: Readonly<Record<FindingId, readonly string[]>> = {
  ...addressFindingSources,
  'pod-range-overlaps-network': [
    'cilium/cilium:Documentation/network/concepts/ipam/cluster-pool.rst',
    'weaveworks/weave:site/tasks/ipam/configuring-weave.md',
  ],
  'pod-outside-ranges': [
    'projectcalico/calico:api/pkg/apis/projectcalico/v3/ippool.go',
    'cilium/cilium:Documentation/network/concepts/ipam/cluster-pool.rst',
  ],
  'duplicate-pod-ip': ['containernetworking/plugins:plugins/ipam/host-local/README.md', 'projectcalico/calico:libcalico-go/lib/ipam/DESIGN.md'],
  'two-primaries': ['containernetworking/cni:libcni/conf.go', 'containerd/go-cni:opts.go'],
  'version-skew': ['kubernetes/website:content/en/docs/concepts/workloads/controllers/daemonset.md'],
  'leftover-daemonset': ['kubernetes/website:content/en/docs/concepts/workloads/controllers/daemonset.md'],
  'leftover-crds': ['kubernetes/website:content/en/docs/concepts/extend-kubernetes/api-extension/custom-resources.md'],
  'leftover-configmap': ['kubernetes/website:content/en/docs/concepts/configuration/configmap.md'],
  'pool-nearly-full': [
    'projectcalico/calico:api/pkg/apis/projectcalico/v3/ippool.go',
    'cilium/cilium:Documentation/network/concepts/ipam/cluster-pool.rst',
  ],
  'pool-blocks-nearly-used-up': [
    'projectcalico/calico:libcalico-go/lib/ipam/ipam.go',
    'cilium/cilium:Documentation/network/concepts/ipam/cluster-pool.rst',
  ],
  'node-range-below-max-pods': [
    'containernetworking/plugins:plugins/ipam/host-local/README.md',
    'cilium/cilium:Documentation/network/concepts/ipam/kubernetes.rst',
  ],
  'node-range-nearly-full': [
    'containernetworking/plugins:plugins/ipam/host-local/README.md',
    'cilium/cilium:Documentation/network/concepts/ipam/kubernetes.rst',
  ],
  'instances-joined-by-address': ['kubernetes/cloud-provider-aws:docs/prerequisites.md'],
  'ranges-mislead': [
    'aws/aws-eks-best-practices:latest/bpg/networking/custom-networking.adoc',
    'cilium/cilium:Documentation/network/concepts/routing.rst',
  ],
  'pool-unused': ['projectcalico/calico:node/pkg/lifecycle/startup/startup.go', 'projectcalico/calico:manifests/canal.yaml'],
  'nodes-differ-from-setting': ['flannel-io/flannel:Documentation/configuration.md', 'flannel-io/flannel:pkg/subnet/kube/kube.go'],
  'nodes-override-setting': ['cilium/cilium:Documentation/configuration/per-node-config.rst'],
}
