/** Findings about pod addresses and their ranges, and what these seem to say. */
import { defineFindings } from './define.ts'

export const addressesFindings = defineFindings({
  'pod-range-overlaps-network': {
    en: {
      title: 'A pod range overlaps the network around the nodes',
      what: 'The pod range {subject} overlaps {overlaps}.',
      why: 'Under an overlay a node sends everything for the pod range into the tunnel, so real machines in the overlap cannot be reached from pods, or pods from them.',
      check: 'Compare the pod range with the network’s blocks and routes; a pod range must be unused anywhere the nodes can reach.',
    },
    ko: {
      title: '파드 대역이 노드 주변 네트워크와 겹칩니다',
      what: '파드 대역 {subject} 범위가 다음과 겹칩니다: {overlaps}.',
      why: '오버레이에서는 노드가 파드 대역으로 가는 패킷을 모두 터널로 보냅니다. 겹친 구간에 있는 실제 장비와 파드는 서로 통신하지 못할 수 있습니다.',
      check: '파드 대역을 네트워크의 블록·라우팅 테이블과 비교하십시오. 파드 대역은 노드가 닿는 곳 어디에서도 쓰이지 않아야 합니다.',
    },
    also: ['source'],
    upstream: ['cilium/cilium:Documentation/network/concepts/ipam/cluster-pool.rst', 'weaveworks/weave:site/tasks/ipam/configuring-weave.md'],
  },
  'pod-outside-ranges': {
    en: {
      title: 'Pods outside every declared range',
      what: '{count, plural, one {# pod has an address} other {# pods have addresses}} outside every declared range: {pods}.',
      why: 'They were probably started by another CNI, or before a range was changed, and may not be reachable from the rest.',
      check: 'Look at the CNI configuration of these nodes: {nodes}. Restarting such a pod gives it an address of the present CNI.',
    },
    ko: {
      title: '선언된 대역을 벗어난 파드가 있습니다',
      what: '파드 {count}개의 주소가 선언된 어느 대역에도 들지 않습니다: {pods}.',
      why: '다른 CNI가 띄웠거나 대역을 바꾸기 전에 뜬 파드일 가능성이 크며, 나머지 파드와 통신하지 못할 수 있습니다.',
      check: '다음 노드의 CNI 설정을 확인하십시오: {nodes}. 파드를 다시 시작하면 지금 CNI의 주소를 받습니다.',
    },
    upstream: ['projectcalico/calico:api/pkg/apis/projectcalico/v3/ippool.go', 'cilium/cilium:Documentation/network/concepts/ipam/cluster-pool.rst'],
  },
  'duplicate-pod-ip': {
    en: {
      title: 'One address on several pods',
      what: '{subject} is held by {pods}.',
      why: 'Packets for this address reach only one of them; two IPAMs hand out the same range, or a finished pod is still listed.',
      check: 'kubectl get pods -A -o wide, filtered by this address.',
    },
    ko: {
      title: '주소 하나를 여러 파드가 씁니다',
      what: '{subject} 주소를 함께 쓰는 파드: {pods}.',
      why: '이 주소로 가는 패킷은 그중 하나에만 닿습니다. IPAM 두 개가 같은 대역을 나눠 주고 있거나, 끝난 파드가 목록에 남아 있는 경우입니다.',
      check: 'kubectl get pods -A -o wide 출력을 이 주소로 걸러 보십시오.',
    },
    upstream: ['containernetworking/plugins:plugins/ipam/host-local/README.md', 'projectcalico/calico:libcalico-go/lib/ipam/DESIGN.md'],
  },
  'ranges-mislead': {
    en: {
      title: 'Comparing ranges alone would have said the opposite here',
      what: '{relation, select, same {Pods sit in the nodes’ own subnets, which looks VPC-native, yet packets between nodes are wrapped.} other {Pods sit in another range than the nodes, which looks like a tunnel, yet packets between nodes are not wrapped.}}',
      why: 'Where an address comes from and how a packet travels are two questions. The verdict follows what the CNI declares.',
      check: 'Read the evidence under the verdict.',
    },
    ko: {
      title: '대역만 비교했다면 여기서는 반대로 판단했을 것입니다',
      what: '{relation, select, same {파드가 노드와 같은 서브넷에 있어 VPC 네이티브처럼 보이지만, 노드 사이 패킷은 터널로 감싸여 갑니다.} other {파드가 노드와 다른 대역에 있어 터널을 쓸 것처럼 보이지만, 노드 사이 패킷은 감싸지 않고 갑니다.}}',
      why: '주소가 어디서 왔는지와 패킷이 어떻게 가는지는 서로 다른 질문입니다. 판정은 CNI가 선언한 방식을 따랐습니다.',
      check: '판정 아래의 근거를 보십시오.',
    },
    also: ['kind'],
    upstream: ['aws/aws-eks-best-practices:latest/bpg/networking/custom-networking.adoc', 'cilium/cilium:Documentation/network/concepts/routing.rst'],
  },
  'pool-unused': {
    en: {
      title: 'An address pool that no pod uses',
      what: 'The pool {subject} ({cidr}) exists, but the CNI it belongs to gives out no addresses here.',
      why: 'A pool is written at install time even where another CNI makes the pod network, so its modes say nothing about packets here.',
      check: 'Nothing needs to be done; do not read the datapath from this pool.',
    },
    ko: {
      title: '쓰는 파드가 없는 주소 풀이 있습니다',
      what: '{subject} 풀({cidr})이 있지만, 이 풀을 만든 CNI는 여기서 주소를 나눠 주지 않습니다.',
      why: '다른 CNI가 파드 네트워크를 만드는 클러스터에서도 설치할 때 풀이 생깁니다. 이 풀의 모드는 패킷의 경로와 상관없습니다.',
      check: '조치할 일은 없습니다. 이 풀을 보고 패킷의 경로를 판단하지 마십시오.',
    },
    also: ['cni'],
    upstream: ['projectcalico/calico:node/pkg/lifecycle/startup/startup.go', 'projectcalico/calico:manifests/canal.yaml'],
  },
  'instances-joined-by-address': {
    en: {
      title: 'Nodes matched to EC2 instances by address only',
      what: '{count, plural, one {# node was} other {# nodes were}} matched to an instance by private address, not by instance id: {nodes}.',
      why: 'Private addresses repeat between VPCs, so a match by address is likely, not certain.',
      check: 'Compare spec.providerID of these nodes with the instance ids in this account and region.',
    },
    ko: {
      title: '주소만으로 EC2 인스턴스와 짝지은 노드가 있습니다',
      what: '노드 {count}개를 인스턴스 ID가 아니라 프라이빗 주소로 짝지었습니다: {nodes}.',
      why: '프라이빗 주소는 VPC가 다르면 겹칠 수 있으므로, 주소로 맞춘 짝은 맞을 가능성이 높을 뿐 단정할 수 없습니다.',
      check: '이 노드들의 spec.providerID를 이 계정·리전의 인스턴스 ID와 비교하십시오.',
    },
    upstream: ['kubernetes/cloud-provider-aws:docs/prerequisites.md'],
  },
})
