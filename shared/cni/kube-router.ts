/** kube-router: BGP routes between nodes, with an IP-in-IP or FoU overlay where routes alone do not reach. */
import type { Encapsulation, Setting } from '../contract/report.ts'
import { merge } from '../net/cidr.ts'
import { defineCni, type Needs, type Observation, type PathClaim, type RangeClaim, type SettingsOf } from './define.ts'
import { none, wraps } from './encapsulation.ts'
import { nodePodCidrs, runsImage } from './membership.ts'
import { boolSetting, byName, isOn, portOf, textSetting } from './settings.ts'
import type { View } from './view.ts'

/** Booleans of the command line with their defaults. Source: pkg/options/options.go. */
const switches = ['--run-router', '--enable-cni', '--enable-overlay', '--enable-ibgp'] as const

/** FoU adds at least 28 bytes; how many more depends on its framing, so no number is claimed. */
const fou = (when: Encapsulation['when']): Encapsulation => wraps('fou', when, 5555)

type Mean = 'daemonset' | 'no-router' | 'no-cni' | 'overlay-on' | 'overlay-off' | 'type-subnet' | 'type-full' | 'encap' | 'ibgp-off'

const needs = {
  flags: [...switches, '--overlay-type', '--overlay-encap', '--overlay-encap-port'],
  // Not kube-router.io/*: peer passwords live there too.
  nodeAnnotations: ['kube-router.io/pod-cidr', 'kube-router.io/pod-cidrs', 'kube-router.io/peer.ips'],
} as const satisfies Needs
type RouterView = View<typeof needs>
/** Names of the settings it reports. */
type Named = (typeof needs.flags)[number]

function settingsOf(view: RouterView): SettingsOf<Named> {
  const written = (name: Named, bare: string): Setting | undefined => {
    const given = view.flag(name)
    return given && { value: given.value || bare, from: 'manifest', at: given.at }
  }
  const encap = textSetting(written('--overlay-encap', ''), 'ipip')
  return {
    ...byName(switches.map((name) => [name, boolSetting(written(name, 'true'), true)] as const)),
    '--overlay-type': textSetting(written('--overlay-type', ''), 'subnet'),
    '--overlay-encap': encap,
    ...(encap.value === 'fou' ? { '--overlay-encap-port': textSetting(written('--overlay-encap-port', ''), '5555') } : {}),
  }
}

function podRangesOf(view: RouterView): RangeClaim[] {
  const own = view.nodes.flatMap((node) =>
    (view.annotation(node, 'kube-router.io/pod-cidrs') ?? view.annotation(node, 'kube-router.io/pod-cidr') ?? '').split(','),
  )
  const cidrs = own.map((cidr) => cidr.trim()).filter((cidr) => cidr !== '')
  return cidrs.length > 0 ? merge(cidrs).map((cidr): RangeClaim => ({ cidr, source: 'kube-router-annotation' })) : nodePodCidrs(view.nodes)
}

export default defineCni({
  id: 'kube-router',
  name: 'kube-router',
  byHand: [
    'kubectl get daemonset kube-router -n kube-system -o jsonpath="{.spec.template.spec.containers[0].args}"',
    'kubectl get nodes -o custom-columns="NAME:.metadata.name,PODCIDR:.spec.podCIDR"',
  ],
  upstream: [
    'cloudnativelabs/kube-router:pkg/options/options.go',
    'cloudnativelabs/kube-router:docs/tunnels.md',
    'cloudnativelabs/kube-router:daemonset/kubeadm-kuberouter.yaml',
  ],
  workloads: [{ container: 'kube-router', image: /(^|[/-])kube-router$/, names: ['kube-router'] }],
  needs,
  modes: {
    'ipip-subnet': { kind: 'overlay', encapsulation: wraps('ipip', 'cross-subnet'), picture: { shape: 'tunnel', device: 'tun-*', wraps: 'ipip' } },
    'ipip-full': { kind: 'overlay', encapsulation: wraps('ipip', 'always'), picture: { shape: 'tunnel', device: 'tun-*', wraps: 'ipip' } },
    'fou-subnet': { kind: 'overlay', encapsulation: fou('cross-subnet'), picture: { shape: 'tunnel', device: 'tun-*', wraps: 'fou' } },
    'fou-full': { kind: 'overlay', encapsulation: fou('always'), picture: { shape: 'tunnel', device: 'tun-*', wraps: 'fou' } },
    bgp: { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'bgp' } },
    'not-a-cni': { kind: 'unknown', encapsulation: { protocol: 'unknown', when: 'unknown' }, picture: { shape: 'other', says: 'policy-only' } },
  },
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const confidence = workload.match === 'decisive' ? 'certain' : 'likely'
    const settings = settingsOf(view)
    const value = (name: Named) => settings[name]?.value ?? ''
    const saw = (name: Named, means: Mean): Observation<Mean> => ({ at: settings[name]?.at ?? workload.at, saw: `${name}=${value(name)}`, means })
    const on = (name: (typeof switches)[number]) => isOn(settings[name] as Setting)
    const runs: Observation<Mean> = runsImage(workload, 'daemonset')
    if (!on('--run-router') || !on('--enable-cni')) {
      const why = on('--run-router') ? saw('--enable-cni', 'no-cni') : saw('--run-router', 'no-router')
      return { role: 'policy', mode: 'not-a-cni', confidence, evidence: [runs, why], settings, podRanges: [] }
    }
    const full = value('--overlay-type') === 'full'
    const encap = value('--overlay-encap') === 'fou' ? 'fou' : 'ipip'
    const overlay = on('--enable-overlay')
    const port = encap === 'fou' && overlay ? portOf(value('--overlay-encap-port')) : undefined
    const path: PathClaim<Mean> = {
      decidedFrom: Object.values(settings).some(({ from }) => from === 'manifest') ? 'manifest' : 'default',
      confidence,
      ...(port === undefined ? {} : { encapsulation: { port } }),
      evidence: [
        saw('--enable-overlay', overlay ? 'overlay-on' : 'overlay-off'),
        ...(overlay ? [saw('--overlay-type', full ? 'type-full' : 'type-subnet'), saw('--overlay-encap', 'encap')] : []),
        ...(on('--enable-ibgp') ? [] : [saw('--enable-ibgp', 'ibgp-off')]),
      ],
    }
    const mode = overlay ? (`${encap}-${full ? 'full' : 'subnet'}` as const) : 'bgp'
    return { role: 'primary', mode, confidence, evidence: [runs], settings, path, podRanges: podRangesOf(view) }
  },
  words: {
    en: {
      summary:
        'kube-router lets every node announce its pod block to the others by BGP. By default an overlay helps out between nodes of different subnets (IP-in-IP), while nodes of one subnet need none. It can also run as firewall or service proxy alone, and then it is no CNI.',
      addresses: 'Node.spec.podCIDR, or the annotation kube-router.io/pod-cidrs where a node carries it.',
      modes: {
        'ipip-subnet': {
          name: 'IP-in-IP across subnets',
          says: 'Between nodes of one subnet packets go unencapsulated; across subnets they get a second IPv4 header. This is the default.',
        },
        'ipip-full': { name: 'IP-in-IP, always', says: 'Every packet to a pod on another node gets a second IPv4 header (IP protocol 4, no port).' },
        'fou-subnet': {
          name: 'FoU across subnets',
          says: 'Between nodes of one subnet packets go unencapsulated; across subnets they travel inside UDP (FoU, framed as GUE).',
        },
        'fou-full': {
          name: 'FoU, always',
          says: 'Every packet to a pod on another node travels inside UDP (FoU, framed as GUE), port 5555 unless changed.',
        },
        bgp: { name: 'BGP, no overlay', says: 'Nodes announce their blocks by BGP and packets travel unencapsulated, also across subnets.' },
        'not-a-cni': {
          name: 'firewall or service proxy only',
          says: 'kube-router makes no pod interfaces or no routes here: another network carries the packets.',
        },
      },
      means: {
        daemonset: 'The kube-router DaemonSet runs this image.',
        'no-router': 'The router is switched off, so kube-router is firewall or service proxy only.',
        'no-cni': 'The CNI part is switched off, so another network makes the pod interfaces.',
        'overlay-on': 'The overlay is on, as by default.',
        'overlay-off': 'The overlay is off: only routes carry the packets.',
        'type-subnet': 'The overlay is used only towards nodes of another subnet.',
        'type-full': 'The overlay is used towards every node.',
        encap: 'What the overlay wraps packets in. Azure drops IP-in-IP, so FoU is used there.',
        'ibgp-off': 'Nodes do not announce their blocks to each other: outside BGP peers have to know the routes.',
      },
      settings: {
        '--run-router': 'Announces pod blocks by BGP. Off, kube-router is no CNI.',
        '--enable-cni': 'Writes the CNI configuration. Off, another network makes pod interfaces.',
        '--enable-overlay': 'Wraps packets where routes alone do not reach.',
        '--enable-ibgp': 'Nodes announce their blocks to each other.',
        '--overlay-type': 'subnet: only towards nodes of another subnet. full: towards all.',
        '--overlay-encap': 'What the overlay wraps packets in: ipip or fou.',
        '--overlay-encap-port': 'UDP port of FoU.',
      },
    },
    ko: {
      summary:
        'kube-router는 노드마다 자기 파드 블록을 BGP로 다른 노드에 알립니다. 기본값에서는 서브넷이 다른 노드 사이에서만 오버레이(IP-in-IP)를 쓰고, 같은 서브넷의 노드끼리는 그대로 보냅니다. 방화벽이나 서비스 프록시로만 돌릴 수도 있는데, 그때는 CNI가 아닙니다.',
      addresses: 'Node.spec.podCIDR, 또는 노드에 kube-router.io/pod-cidrs 애너테이션이 있으면 그 값입니다.',
      modes: {
        'ipip-subnet': {
          name: 'IP-in-IP, 서브넷이 다를 때만',
          says: '같은 서브넷 노드끼리는 그대로 보내고, 서브넷을 넘을 때만 IPv4 헤더를 하나 더 붙입니다. 기본 모드입니다.',
        },
        'ipip-full': {
          name: 'IP-in-IP, 항상',
          says: '다른 노드의 파드로 가는 모든 패킷에 IPv4 헤더가 하나 더 붙습니다(IP 프로토콜 4번, 포트 없음).',
        },
        'fou-subnet': {
          name: 'FoU, 서브넷이 다를 때만',
          says: '같은 서브넷 노드끼리는 그대로 보내고, 서브넷을 넘을 때만 UDP(FoU, GUE 형식)에 담아 보냅니다.',
        },
        'fou-full': { name: 'FoU, 항상', says: '다른 노드의 파드로 가는 모든 패킷이 UDP(FoU, GUE 형식)에 담겨 갑니다(포트는 바꾸지 않았다면 5555).' },
        bgp: { name: 'BGP, 오버레이 없음', says: '노드들이 블록을 BGP로 알리고, 서브넷을 넘을 때도 패킷은 그대로 갑니다.' },
        'not-a-cni': {
          name: '방화벽 또는 서비스 프록시 전용',
          says: 'kube-router가 파드 인터페이스나 경로를 만들지 않습니다. 패킷은 다른 네트워크가 나릅니다.',
        },
      },
      means: {
        daemonset: 'kube-router 데몬셋이 이 이미지를 돌리고 있습니다.',
        'no-router': '라우터 기능이 꺼져 있습니다. kube-router는 방화벽이나 서비스 프록시로만 돕니다.',
        'no-cni': 'CNI 기능이 꺼져 있습니다. 파드 인터페이스는 다른 네트워크가 만듭니다.',
        'overlay-on': '오버레이가 기본값대로 켜져 있습니다.',
        'overlay-off': '오버레이가 꺼져 있습니다. 패킷은 경로만 따라갑니다.',
        'type-subnet': '서브넷이 다른 노드로 보낼 때만 오버레이를 씁니다.',
        'type-full': '모든 노드로 보낼 때 오버레이를 씁니다.',
        encap: '오버레이가 패킷을 무엇으로 감싸는지 정합니다. Azure는 IP-in-IP를 버리므로 거기서는 FoU를 씁니다.',
        'ibgp-off': '노드끼리 블록을 알리지 않습니다. 바깥의 BGP 피어가 경로를 알고 있어야 합니다.',
      },
      settings: {
        '--run-router': '파드 블록을 BGP로 알립니다. 끄면 kube-router는 CNI가 아닙니다.',
        '--enable-cni': 'CNI 설정을 씁니다. 끄면 파드 인터페이스를 다른 네트워크가 만듭니다.',
        '--enable-overlay': '경로만으로 닿지 않는 곳으로 갈 때 패킷을 감쌉니다.',
        '--enable-ibgp': '노드끼리 블록을 서로 알립니다.',
        '--overlay-type': 'subnet이면 서브넷이 다른 노드로 갈 때만, full이면 모든 노드로 갈 때 감쌉니다.',
        '--overlay-encap': '오버레이가 패킷을 감싸는 방식입니다(ipip 또는 fou).',
        '--overlay-encap-port': 'FoU가 쓰는 UDP 포트입니다.',
      },
    },
  },
})
