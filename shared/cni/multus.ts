/** Multus: calls the real CNI for the first interface and others for more; it moves no packet itself. */
import { defineCni } from './define.ts'
import { runsImage } from './membership.ts'
import { objectSetting } from './settings.ts'

export default defineCni({
  id: 'multus',
  name: 'Multus',
  byHand: [
    'kubectl get network-attachment-definitions.k8s.cni.cncf.io -A',
    'kubectl get pod <pod> -o jsonpath="{.metadata.annotations.k8s\\.v1\\.cni\\.cncf\\.io/network-status}"',
  ],
  upstream: [
    'k8snetworkplumbingwg/multus-cni:deployments/multus-daemonset-thick.yml',
    'k8snetworkplumbingwg/multus-cni:deployments/multus-daemonset.yml',
    'k8snetworkplumbingwg/multus-cni:docs/quickstart.md',
  ],
  workloads: [{ container: 'kube-multus', image: /(^|[/-])multus-cni$|(^|\/)ocp-[\w.-]*art-dev$/, names: ['kube-multus-ds', 'multus'] }],
  needs: { resources: { 'network-attachment-definitions.k8s.cni.cncf.io': [] } },
  modes: { meta: { kind: 'unknown', encapsulation: { protocol: 'unknown', when: 'unknown' }, picture: { shape: 'other', says: 'delegates' } } },
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const attachments = view.resources('network-attachment-definitions.k8s.cni.cncf.io')
    return {
      role: 'meta',
      mode: 'meta',
      confidence: workload.match === 'decisive' ? 'certain' : 'likely',
      evidence: [runsImage(workload, 'daemonset')],
      settings:
        attachments.is === 'present' ? { 'network-attachment-definitions': objectSetting(String(attachments.value.length), attachments.at) } : {},
      podRanges: [],
    }
  },
  words: {
    en: {
      summary:
        'Multus is called first and passes on: another CNI makes each pod’s first interface, and further ones are attached where a pod asks for them. It has no addresses and no path of its own.',
      addresses: 'None of its own. The pod’s address, as Kubernetes shows it, comes from the CNI Multus calls first.',
      modes: {
        meta: {
          name: 'meta plugin',
          says: 'Another CNI carries the packets. Pods’ annotation k8s.v1.cni.cncf.io/network-status names it in the entry with default: true.',
        },
      },
      means: { daemonset: 'The Multus DaemonSet runs this image. Which CNI it calls is written on the node, not in the API.' },
      settings: {
        'network-attachment-definitions': 'How many further networks pods may ask for.',
      },
    },
    ko: {
      summary:
        'Multus는 먼저 불려서 일을 넘겨줍니다. 파드의 첫 인터페이스는 다른 CNI가 만들고, 파드가 요청하면 인터페이스를 더 붙입니다. 자기 주소도 자기 경로도 없습니다.',
      addresses: '스스로 나눠 주는 주소는 없습니다. Kubernetes에 보이는 파드 주소는 Multus가 먼저 부르는 CNI가 줍니다.',
      modes: {
        meta: {
          name: '메타 플러그인',
          says: '패킷은 다른 CNI가 나릅니다. 파드의 k8s.v1.cni.cncf.io/network-status 애너테이션에서 default: true인 항목이 그 CNI입니다.',
        },
      },
      means: { daemonset: 'Multus 데몬셋이 이 이미지를 돌리고 있습니다. 어떤 CNI를 부르는지는 API가 아니라 노드에 적혀 있습니다.' },
      settings: {
        'network-attachment-definitions': '파드가 추가로 요청할 수 있는 네트워크의 수입니다.',
      },
    },
  },
})
