/** Findings about what is used up, or soon will be. */
import { defineFindings } from './define.ts'

export const capacityFindings = defineFindings({
  'pool-nearly-full': {
    en: {
      title: 'A range is nearly used up',
      what: 'Free addresses left in {subject}: at most {free}.',
      why: 'When it is used up, new pods stay in ContainerCreating.',
      check:
        'Count the pods with an address in it (kubectl get pods -A -o wide) against its size; where the CNI’s own tool counts addresses (Calico: calicoctl ipam show), that is exact. Then add a range.',
    },
    ko: {
      title: '대역이 거의 다 찼습니다',
      what: '{subject} 범위에 남은 주소: 많아야 {free}개.',
      why: '주소가 바닥나면 새 파드는 ContainerCreating 상태에 머뭅니다.',
      check:
        '이 대역의 주소를 가진 파드 수(kubectl get pods -A -o wide)를 대역 크기와 비교하십시오. CNI 도구가 직접 세어 준다면(Calico: calicoctl ipam show) 그 값이 정확합니다. 모자라면 대역을 더하십시오.',
    },
    also: ['size', 'source', 'name?'],
    upstream: ['projectcalico/calico:api/pkg/apis/projectcalico/v3/ippool.go', 'cilium/cilium:Documentation/network/concepts/ipam/cluster-pool.rst'],
  },
  'pool-blocks-nearly-used-up': {
    en: {
      title: 'A range has hardly a block left for another node',
      what: 'Free {blocks} blocks left in {subject}: at most {left} of {total}.',
      why: 'Each node takes whole blocks, however few pods it runs. A node that finds none left gets no pod addresses, or under Calico borrows single ones from other nodes.',
      check:
        'Compare the number of nodes with the number of blocks: kubectl get nodes -o custom-columns=NAME:.metadata.name,PODCIDR:.spec.podCIDR; for Calico calicoctl ipam show --show-blocks; for Cilium kubectl get ciliumnodes -o yaml.',
    },
    ko: {
      title: '새 노드에 나눠 줄 블록이 거의 없는 대역이 있습니다',
      what: '{subject} 범위에 남은 {blocks} 블록: {total}개 중 많아야 {left}개.',
      why: '노드는 파드가 몇 개든 블록을 통째로 가져갑니다. 남은 블록이 없으면 새 노드는 파드 주소를 받지 못하거나, Calico라면 다른 노드의 주소를 하나씩 빌려 씁니다.',
      check:
        '노드 수와 블록 수를 비교하십시오: kubectl get nodes -o custom-columns=NAME:.metadata.name,PODCIDR:.spec.podCIDR. Calico는 calicoctl ipam show --show-blocks, Cilium은 kubectl get ciliumnodes -o yaml로 봅니다.',
    },
    upstream: ['projectcalico/calico:libcalico-go/lib/ipam/ipam.go', 'cilium/cilium:Documentation/network/concepts/ipam/cluster-pool.rst'],
  },
  'node-range-below-max-pods': {
    en: {
      title: 'Nodes may run more pods than their range has addresses',
      what: '{count, plural, one {# node allows} other {# nodes allow}} {maxPods} pods on a range of {addresses} addresses: {nodes}.',
      why: 'The scheduler goes by max-pods and knows nothing of addresses, so pods land there that stay in ContainerCreating.',
      check:
        'kubectl get nodes -o custom-columns=NAME:.metadata.name,PODCIDR:.spec.podCIDR,MAXPODS:.status.capacity.pods. Where the CNI’s own objects give out the blocks (Cilium: kubectl get ciliumnodes -o yaml), those count. Lower max-pods, or give new nodes a larger range; the range of a node never grows.',
    },
    ko: {
      title: '노드의 대역이 최대 파드 수보다 작습니다',
      what: '주소가 {addresses}개인 대역에 파드를 {maxPods}개까지 허용하는 노드 {count}개: {nodes}.',
      why: '스케줄러는 max-pods만 보고 주소가 얼마나 남았는지는 모릅니다. 주소를 받지 못한 파드는 ContainerCreating 상태에 머뭅니다.',
      check:
        'kubectl get nodes -o custom-columns=NAME:.metadata.name,PODCIDR:.spec.podCIDR,MAXPODS:.status.capacity.pods로 확인하되, CNI 자체 객체가 블록을 나눠 준다면(Cilium: kubectl get ciliumnodes -o yaml) 그 값을 보십시오. max-pods를 낮추거나 새 노드에 더 큰 대역을 주십시오. 이미 받은 대역은 늘어나지 않습니다.',
    },
    upstream: ['containernetworking/plugins:plugins/ipam/host-local/README.md', 'cilium/cilium:Documentation/network/concepts/ipam/kubernetes.rst'],
  },
  'node-range-nearly-full': {
    en: {
      title: 'Nodes have nearly used up their own range',
      what: '{count, plural, one {# node has} other {# nodes have}} used nearly every address of their range: {nodes}.',
      why: 'Further pods on such a node stay in ContainerCreating, though others still have room.',
      check:
        'kubectl get pods -A -o wide --field-selector spec.nodeName=NODE, against the size of the node’s podCIDR, or of the block that the CNI’s own object gives it (Cilium: kubectl get ciliumnodes -o yaml).',
    },
    ko: {
      title: '자기 대역을 거의 다 쓴 노드가 있습니다',
      what: '대역의 주소를 거의 다 쓴 노드 {count}개: {nodes}.',
      why: '다른 노드에 자리가 있어도 이 노드에 배치된 새 파드는 ContainerCreating 상태에 머뭅니다.',
      check:
        'kubectl get pods -A -o wide --field-selector spec.nodeName=NODE 결과를 노드의 podCIDR 크기와 비교하십시오. CNI 자체 객체가 블록을 나눠 준다면(Cilium: kubectl get ciliumnodes -o yaml) 그 크기와 비교하십시오.',
    },
    upstream: ['containernetworking/plugins:plugins/ipam/host-local/README.md', 'cilium/cilium:Documentation/network/concepts/ipam/kubernetes.rst'],
  },
})
