/** Azure Network Policy Manager: enforces policy beside the Azure CNI and carries no packet. */
import { defineCni } from './define.ts'
import { runsImage } from './membership.ts'

export default defineCni({
  id: 'azure-npm',
  name: 'Azure Network Policy Manager',
  byHand: ['kubectl describe daemonset azure-npm -n kube-system | grep Image'],
  upstream: ['Azure/azure-container-networking:npm/azure-npm.yaml'],
  workloads: [{ container: 'azure-npm', image: /(^|\/)azure-npm$/, names: ['azure-npm'] }],
  needs: {},
  modes: {
    'policy-only': { kind: 'unknown', encapsulation: { protocol: 'unknown', when: 'unknown' }, picture: { shape: 'other', says: 'policy-only' } },
  },
  detect({ workloads: [workload] }) {
    if (!workload) return undefined
    return {
      role: 'policy',
      mode: 'policy-only',
      confidence: workload.match === 'decisive' ? 'certain' : 'likely',
      evidence: [runsImage(workload, 'daemonset')],
      settings: {},
      podRanges: [],
    }
  },
  words: {
    en: {
      summary: 'Azure Network Policy Manager enforces Kubernetes network policy on AKS nodes. The Azure CNI beside it makes addresses and path.',
      addresses: 'None of its own.',
      modes: { 'policy-only': { name: 'policy only', says: 'It filters packets on the node. Another CNI makes interfaces and routes.' } },
      means: { daemonset: 'The azure-npm DaemonSet runs this image.' },
      settings: {},
    },
    ko: {
      summary: 'Azure Network Policy Manager는 AKS 노드에서 Kubernetes 네트워크 정책을 집행합니다. 주소와 경로는 함께 도는 Azure CNI가 만듭니다.',
      addresses: '스스로 나눠 주는 주소는 없습니다.',
      modes: { 'policy-only': { name: '정책 전용', says: '노드에서 패킷을 거르기만 합니다. 인터페이스와 경로는 다른 CNI가 만듭니다.' } },
      means: { daemonset: 'azure-npm 데몬셋이 이 이미지를 돌리고 있습니다.' },
      settings: {},
    },
  },
})
