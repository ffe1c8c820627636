/** kindnet: host-local addresses out of each node's podCIDR and plain routes to the other nodes; kind's own network. */
import type { Setting } from '../contract/report.ts'
import { defineCni, type Observation, type PathClaim } from './define.ts'
import { none, wraps } from './encapsulation.ts'
import { nodePodCidrs, runsImage } from './membership.ts'
import { boolSetting, isOn } from './settings.ts'

export default defineCni({
  id: 'kindnet',
  name: 'kindnet',
  byHand: [
    'kubectl describe daemonset kindnet -n kube-system | grep -E "Image:|--"',
    'kubectl get nodes -o custom-columns=NAME:.metadata.name,INTERNAL-IP:.status.addresses[0].address,PODCIDR:.spec.podCIDR',
  ],
  upstream: [
    'kubernetes-sigs/kind:images/kindnetd/cmd/kindnetd/main.go',
    'kubernetes-sigs/kind:pkg/build/nodeimage/const_cni.go',
    'kubernetes-sigs/kindnet:cmd/kindnetd/main.go',
    'kubernetes-sigs/kindnet:install-kindnet.yaml',
  ],
  workloads: [{ container: 'kindnet-cni', image: /(^|\/)kindnetd?$/, names: ['kindnet'] }],
  needs: { env: ['POD_SUBNET'], flags: ['--ipsec-overlay', '--disable-cni'] },
  modes: {
    'host-gw': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'node-routes' } },
    ipsec: { kind: 'overlay', encapsulation: wraps('esp', 'always'), picture: { shape: 'tunnel', device: 'xfrm', wraps: 'esp' } },
    'not-a-cni': { kind: 'unknown', encapsulation: { protocol: 'unknown', when: 'unknown' }, picture: { shape: 'other', says: 'policy-only' } },
  },
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const confidence = workload.match === 'decisive' ? 'certain' : 'likely'
    const flag = (name: '--ipsec-overlay' | '--disable-cni'): Setting => {
      const given = view.flag(name)
      return boolSetting(given && { value: given.value || 'true', from: 'manifest', at: given.at }, false)
    }
    const subnet = view.env('POD_SUBNET')
    const settings = {
      '--ipsec-overlay': flag('--ipsec-overlay'),
      '--disable-cni': flag('--disable-cni'),
      ...(subnet ? { POD_SUBNET: subnet } : {}),
    }
    const runs = runsImage(workload, 'daemonset')
    const written = (name: '--ipsec-overlay' | '--disable-cni') => ({ at: settings[name].at ?? workload.at, saw: `${name}=${settings[name].value}` })
    if (isOn(settings['--disable-cni'])) {
      return {
        role: 'policy',
        mode: 'not-a-cni',
        confidence,
        evidence: [runs, { ...written('--disable-cni'), means: 'disabled' }],
        settings,
        podRanges: [],
      }
    }
    const ipsec = isOn(settings['--ipsec-overlay'])
    const evidence: Observation<'host-routes' | 'ipsec-overlay'>[] = [
      { ...written('--ipsec-overlay'), means: ipsec ? 'ipsec-overlay' : 'host-routes' },
    ]
    const path: PathClaim<'host-routes' | 'ipsec-overlay'> = { decidedFrom: 'manifest', confidence, evidence }
    return { role: 'primary', mode: ipsec ? 'ipsec' : 'host-gw', confidence, evidence: [runs], settings, path, podRanges: nodePodCidrs(view.nodes) }
  },
  words: {
    en: {
      summary:
        'kindnet is the network of kind clusters, and can also be installed on its own. Each node hands out addresses of its podCIDR and has a plain route to every other node’s podCIDR by way of that node’s address: nothing wraps the packets.',
      addresses: 'Node.spec.podCIDRs, handed out by the host-local plugin (10.244.0.0/16 in kind unless changed).',
      modes: {
        'host-gw': { name: 'node routes', says: 'Every node routes the other nodes’ blocks to their addresses. Packets travel unencapsulated.' },
        ipsec: { name: 'IPsec overlay', says: 'Packets to pods on other nodes travel encrypted inside IPsec ESP.' },
        'not-a-cni': {
          name: 'not a CNI here',
          says: 'kindnet was told not to write a CNI configuration. It only adds policy and services, and another CNI makes the interfaces.',
        },
      },
      means: {
        daemonset: 'The kindnet DaemonSet runs this image.',
        disabled: 'kindnet was started with --disable-cni: it makes no pod interfaces.',
        'host-routes': 'No IPsec overlay was asked for: kindnet installs one static route per node and wraps nothing.',
        'ipsec-overlay': 'The IPsec overlay was switched on: packets between nodes are wrapped and encrypted.',
      },
      settings: {
        '--ipsec-overlay': 'Wraps and encrypts packets between nodes with IPsec.',
        '--disable-cni': 'Leaves the CNI configuration, and so pod interfaces, to another network.',
        POD_SUBNET: 'The range node podCIDRs are cut from; traffic inside it is not masqueraded.',
      },
    },
    ko: {
      summary:
        'kindnet은 kind 클러스터의 기본 네트워크이며 따로 설치할 수도 있습니다. 노드마다 자기 podCIDR에서 주소를 나눠 주고, 다른 노드의 podCIDR은 그 노드의 주소로 보내는 경로를 심어 둡니다. 패킷을 감싸지 않습니다.',
      addresses: 'Node.spec.podCIDRs에서 host-local 플러그인이 나눠 줍니다(kind에서는 바꾸지 않았다면 10.244.0.0/16).',
      modes: {
        'host-gw': { name: '노드 간 경로', says: '노드마다 다른 노드의 블록을 그 노드 주소로 라우팅합니다. 패킷은 감싸지 않고 갑니다.' },
        ipsec: { name: 'IPsec 오버레이', says: '다른 노드의 파드로 가는 패킷이 IPsec ESP로 암호화되어 갑니다.' },
        'not-a-cni': {
          name: 'CNI로 쓰지 않음',
          says: 'kindnet이 CNI 설정을 쓰지 않도록 되어 있습니다. 정책과 서비스만 맡고, 인터페이스는 다른 CNI가 만듭니다.',
        },
      },
      means: {
        daemonset: 'kindnet 데몬셋이 이 이미지를 돌리고 있습니다.',
        disabled: 'kindnet이 --disable-cni로 시작했습니다. 파드 인터페이스를 만들지 않습니다.',
        'host-routes': 'IPsec 오버레이를 켜지 않았습니다. kindnet은 노드마다 정적 경로를 하나씩 심을 뿐 아무것도 감싸지 않습니다.',
        'ipsec-overlay': 'IPsec 오버레이를 켰습니다. 노드 사이 패킷을 감싸고 암호화합니다.',
      },
      settings: {
        '--ipsec-overlay': '노드 사이 패킷을 IPsec으로 감싸고 암호화합니다.',
        '--disable-cni': 'CNI 설정과 파드 인터페이스를 다른 네트워크에 맡깁니다.',
        POD_SUBNET: '노드의 podCIDR을 떼어 내는 대역입니다. 이 대역 안의 트래픽은 마스커레이드하지 않습니다.',
      },
    },
  },
})
