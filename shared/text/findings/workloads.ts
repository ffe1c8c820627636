/** Findings about what runs beside what, and what is left of CNIs that no longer run. */
import { defineFindings } from './define.ts'

export const workloadsFindings = defineFindings({
  'two-primaries': {
    en: {
      title: 'Several CNIs claim to be primary',
      what: 'These claim the pod network of nodes of one kind: {cnis}.',
      why: 'The container runtime uses one network configuration only, the first by file name; a half-finished migration leaves pods on both.',
      check: 'Look at /etc/cni/net.d on a node: the first file in order decides for new pods.',
    },
    ko: {
      title: '주 CNI라고 하는 CNI가 여럿입니다',
      what: '같은 종류의 노드에서 파드 네트워크를 맡는다고 하는 CNI: {cnis}.',
      why: '컨테이너 런타임은 파일 이름순으로 맨 앞에 있는 네트워크 설정 하나만 씁니다. 이전 작업이 끝나지 않으면 파드가 양쪽에 나뉘어 남습니다.',
      check: '노드의 /etc/cni/net.d 디렉터리를 보십시오. 이름순으로 첫 파일이 새 파드에 적용됩니다.',
    },
    upstream: ['containernetworking/cni:libcni/conf.go', 'containerd/go-cni:opts.go'],
  },
  'version-skew': {
    en: {
      title: 'Nodes run different versions of one CNI',
      what: '{subject} runs as {versions}.',
      why: 'A rollout is under way or stuck, or the update strategy waits for each pod to be deleted.',
      check: 'kubectl rollout status on its DaemonSet, and the update strategy in its spec.',
    },
    ko: {
      title: '노드마다 CNI 버전이 다릅니다',
      what: '{subject} 버전 분포: {versions}.',
      why: '롤아웃이 진행 중이거나 멈췄거나, 파드를 지워야 갱신되는 업데이트 전략을 쓰는 경우입니다.',
      check: '해당 데몬셋의 kubectl rollout status 결과와 spec의 업데이트 전략을 확인하십시오.',
    },
    upstream: ['kubernetes/website:content/en/docs/concepts/workloads/controllers/daemonset.md'],
  },
  'leftover-daemonset': {
    en: {
      title: 'A CNI’s DaemonSet is here and runs nowhere',
      what: 'The desired count of {subject} is 0.',
      why: 'Keeping a DaemonSet off all nodes is a usual migration step. It does nothing now, and it does not count as an installed CNI.',
      check: 'Delete it once the migration is over.',
    },
    ko: {
      title: '아무 노드에서도 돌지 않는 CNI 데몬셋이 있습니다',
      what: 'DESIRED가 0인 데몬셋: {subject}.',
      why: '이전 작업에서 데몬셋을 모든 노드에서 내려 두는 일은 흔합니다. 지금은 아무 일도 하지 않으며, 설치된 CNI로 세지 않았습니다.',
      check: '이전이 끝났으면 삭제하십시오.',
    },
    also: ['cni'],
    upstream: ['kubernetes/website:content/en/docs/concepts/workloads/controllers/daemonset.md'],
  },
  'leftover-crds': {
    en: {
      title: 'API group of a CNI that does not run',
      what: 'The API group {subject} is still served.',
      why: 'Custom resources outlive the CNI they belonged to. They prove nothing about the present network.',
      check: 'Delete the CustomResourceDefinitions once you are sure nothing reads them.',
    },
    ko: {
      title: '돌지 않는 CNI의 API 그룹이 남아 있습니다',
      what: '아직 제공되는 API 그룹: {subject}.',
      why: '커스텀 리소스는 CNI를 지운 뒤에도 남습니다. 지금 네트워크에 대해서는 아무것도 증명하지 않습니다.',
      check: '읽는 곳이 없는지 확인한 뒤 CustomResourceDefinition을 삭제하십시오.',
    },
    also: ['cni'],
    upstream: ['kubernetes/website:content/en/docs/concepts/extend-kubernetes/api-extension/custom-resources.md'],
  },
  'leftover-configmap': {
    en: {
      title: 'Configuration of a CNI that does not run',
      what: '{subject} is still here, and nothing that runs reads it.',
      why: 'A ConfigMap outlives the CNI it belonged to. What it says about modes and ranges does not hold.',
      check: 'kubectl get daemonsets -A shows whether its CNI runs. Delete the ConfigMap once you are sure.',
    },
    ko: {
      title: '돌지 않는 CNI의 설정이 남아 있습니다',
      what: '{subject} 설정이 남아 있지만, 지금 도는 것 가운데 읽는 것이 없습니다.',
      why: 'ConfigMap은 CNI를 지운 뒤에도 남습니다. 거기 적힌 모드와 대역은 지금 맞지 않습니다.',
      check: 'kubectl get daemonsets -A로 그 CNI가 도는지 보고, 쓰는 곳이 없으면 ConfigMap을 삭제하십시오.',
    },
    also: ['cni'],
    upstream: ['kubernetes/website:content/en/docs/concepts/configuration/configmap.md'],
  },
  'nodes-differ-from-setting': {
    en: {
      title: 'Nodes do not run what the configuration says',
      what: '{setting} is set to {configured} in {subject}, yet {count, plural, one {# node runs} other {# nodes run}} {runs}: {nodes}.',
      why: 'Agents read their configuration when they start, so a later change counts only after a restart. The verdict follows what nodes run.',
      check: 'Restart the CNI’s agents on these nodes one at a time, and look again.',
    },
    ko: {
      title: '설정과 다르게 도는 노드가 있습니다',
      what: '{subject}의 {setting} 값: {configured}. 다르게 도는 노드 {count}개의 값: {runs}. 노드: {nodes}.',
      why: '에이전트는 시작할 때 설정을 읽으므로, 나중에 바꾼 값은 다시 시작해야 적용됩니다. 판정은 노드에서 실제로 도는 방식을 따랐습니다.',
      check: '이 노드들의 CNI 에이전트를 하나씩 다시 시작한 뒤 다시 확인하십시오.',
    },
    also: ['cni'],
    upstream: ['flannel-io/flannel:Documentation/configuration.md', 'flannel-io/flannel:pkg/subnet/kube/kube.go'],
  },
  'nodes-override-setting': {
    en: {
      title: 'Some nodes override the CNI’s configuration',
      what: '{subject} sets {settings}. {placed, select, no {Which nodes its selector picks could not be told.} other {Nodes: {nodes}.}}',
      why: 'The cluster-wide configuration does not hold on these nodes, so packets may travel in another way there.',
      check: 'Read that object and the nodes its selector picks.',
    },
    ko: {
      title: 'CNI 설정을 따로 덮어쓴 노드가 있습니다',
      what: '{subject}에서 덮어쓴 값: {settings}. {placed, select, no {셀렉터가 어떤 노드를 고르는지는 확인하지 못했습니다.} other {노드: {nodes}.}}',
      why: '클러스터 공통 설정이 이 노드들에는 적용되지 않으므로, 패킷이 다른 방식으로 갈 수 있습니다.',
      check: '이 객체의 내용과 셀렉터가 고르는 노드를 확인하십시오.',
    },
    also: ['cni', 'placed?', 'nodes?', 'count?'],
    upstream: ['cilium/cilium:Documentation/configuration/per-node-config.rst'],
  },
})
