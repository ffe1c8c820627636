/** Kube-OVN: every subnet object says for itself whether its pods ride a tunnel or the underlay; two programs have a flag of one name. */
import type { Encapsulation, Setting } from '../contract/report.ts'
import { BlockIndex } from '../net/cidr.ts'
import { defineCni, type Mode as ModeFacts, type Needs, type Observation, type PathClaim, type RangeClaim } from './define.ts'
import { none, ovnGeneve, wraps } from './encapsulation.ts'
import { runsImage } from './membership.ts'
import { objectSetting, textSetting } from './settings.ts'
import type { View } from './view.ts'

const needs = {
  resources: { 'subnets.kubeovn.io': ['spec.cidrBlock', 'spec.vlan'] },
  flags: ['--network-type'],
} as const satisfies Needs
type OvnView = View<typeof needs>

/** Bytes Kube-OVN reserves, which for Geneve are more than the bare header. Source: pkg/util/const.go. */
const tunnels = {
  geneve: wraps('geneve', 'always', 6081, 100),
  vxlan: wraps('vxlan', 'always', 4789),
  stt: wraps('stt', 'always', 7471, 72),
}
type Tunnel = keyof typeof tunnels

const modes = {
  geneve: {
    kind: 'overlay',
    encapsulation: tunnels.geneve,
    picture: { shape: 'tunnel', device: 'ovn0', wraps: 'geneve' },
    headerBytes: ovnGeneve,
  },
  vxlan: { kind: 'overlay', encapsulation: tunnels.vxlan, picture: { shape: 'tunnel', device: 'ovn0', wraps: 'vxlan' } },
  stt: { kind: 'overlay', encapsulation: tunnels.stt, picture: { shape: 'tunnel', device: 'ovn0', wraps: 'stt' } },
  underlay: { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'underlay' } },
  'not-visible': { kind: 'unknown', encapsulation: { protocol: 'unknown', when: 'unknown' }, picture: { shape: 'other', says: 'not-visible' } },
} as const satisfies Record<string, ModeFacts>

type Mean = 'daemonset' | 'subnet-tunnel' | 'subnet-vlan' | 'tunnel-flag' | 'tunnel-default' | 'default-subnet-vlan' | 'subnets-unread'

interface Subnet {
  name: string
  cidrs: string[]
  vlan: string
  at: string
  pods: number
}

/** The subnet `join` ties nodes to pods and holds no pod. */
function subnetsOf(view: OvnView): Subnet[] | undefined {
  const look = view.resources('subnets.kubeovn.io')
  if (look.is !== 'present') return undefined
  const subnets = look.value
    .filter(({ name, fields }) => name !== 'join' && typeof fields['spec.cidrBlock'] === 'string')
    .map(
      ({ name, fields }): Subnet => ({
        name,
        cidrs: String(fields['spec.cidrBlock'])
          .split(',')
          .map((cidr) => cidr.trim()),
        vlan: typeof fields['spec.vlan'] === 'string' ? fields['spec.vlan'] : '',
        at: `subnet/${name}`,
        pods: 0,
      }),
    )
  const index = new BlockIndex(subnets.flatMap((subnet) => subnet.cidrs.map((cidr) => [cidr, subnet] as const)))
  for (const pod of view.pods ?? []) {
    const subnet = pod.ips[0] === undefined ? undefined : index.find(pod.ips[0])
    if (subnet) subnet.pods += 1
  }
  return subnets.sort((a, b) => b.pods - a.pods)
}

const sawSubnet = ({ at, cidrs, vlan }: Subnet): Observation<Mean> => ({
  at,
  saw: `cidrBlock ${cidrs.join(',')}, vlan ${vlan || '-'}`,
  means: vlan ? 'subnet-vlan' : 'subnet-tunnel',
})

function bySubnets(subnets: readonly Subnet[], tunnel: Tunnel, flags: Observation<Mean>[], confidence: 'certain' | 'likely') {
  const used = subnets.filter(({ pods }) => pods > 0)
  const deciding =
    used.length > 0
      ? used
      : subnets
          .filter(({ name }) => name === 'ovn-default')
          .concat(subnets)
          .slice(0, 1)
  const encapsulation = ({ vlan }: Subnet): Encapsulation => (vlan ? none : tunnels[tunnel])
  const mode = deciding.some(({ vlan }) => !vlan) ? tunnel : ('underlay' as const)
  const differ = new Set(deciding.map(({ vlan }) => vlan !== '')).size > 1
  const path: PathClaim<Mean> = {
    decidedFrom: 'object',
    confidence,
    ...(differ ? { pools: deciding.flatMap((subnet) => subnet.cidrs.map((cidr) => ({ cidr, encapsulation: encapsulation(subnet) }))) } : {}),
    // Kube-OVN takes 100 bytes off the link's MTU in every mode.
    mtuIf1500: 1400,
    evidence: [...deciding.slice(0, 8).map(sawSubnet), ...(mode === 'underlay' ? [] : flags)],
  }
  return { mode, path }
}

/** Without the subnets only the flags are left: the controller's names the type of the first subnet, the daemon's the tunnel. */
function byFlags(controller: Setting | undefined, tunnel: Tunnel, flags: Observation<Mean>[]) {
  const vlan = controller?.value === 'vlan'
  const flag: Observation<Mean> = {
    at: controller?.at ?? 'subnets.kubeovn.io',
    saw: `--network-type=${controller?.value ?? ''}`,
    means: vlan ? 'default-subnet-vlan' : 'subnets-unread',
  }
  const path: PathClaim<Mean> = {
    decidedFrom: controller ? 'manifest' : 'default',
    confidence: 'likely',
    mtuIf1500: 1400,
    evidence: vlan ? [flag] : [flag, ...flags],
  }
  return { mode: vlan ? ('underlay' as const) : tunnel, path }
}

export default defineCni({
  id: 'kube-ovn',
  name: 'Kube-OVN',
  byHand: [
    'kubectl get subnets.kubeovn.io -o custom-columns=NAME:.metadata.name,CIDR:.spec.cidrBlock,VLAN:.spec.vlan',
    'kubectl get daemonset kube-ovn-cni -n kube-system -o jsonpath="{.spec.template.spec.containers[0].args}"',
  ],
  upstream: [
    'kubeovn/kube-ovn:dist/images/install.sh',
    'kubeovn/kube-ovn:pkg/apis/kubeovn/v1/subnet.go',
    'kubeovn/kube-ovn:pkg/util/const.go',
    'kubeovn/kube-ovn:pkg/daemon/config.go',
  ],
  workloads: [
    { container: 'cni-server', image: /(^|[/-])kube-ovn$/, names: ['kube-ovn-cni'] },
    { container: 'kube-ovn-controller', image: /(^|[/-])kube-ovn$/, names: ['kube-ovn-controller'], kind: 'Deployment' },
  ],
  needs,
  modes,
  encrypts: ['esp'],
  detect(view) {
    const workload = view.workloads.find(({ kind }) => kind === 'DaemonSet')
    if (!workload) return undefined
    const confidence = workload.match === 'decisive' ? ('certain' as const) : ('likely' as const)
    const written = (container: string): Setting | undefined => {
      const flag = view.flag('--network-type', container)
      return flag && { value: flag.value, from: 'manifest', at: flag.at }
    }
    const daemon = textSetting(written('cni-server'), 'geneve')
    const controller = written('kube-ovn-controller')
    const tunnel: Tunnel = daemon.value in tunnels ? (daemon.value as Tunnel) : 'geneve'
    const flags: Observation<Mean>[] = [
      { at: daemon.at ?? workload.at, saw: `--network-type=${daemon.value}`, means: daemon.from === 'default' ? 'tunnel-default' : 'tunnel-flag' },
    ]
    const subnets = subnetsOf(view)
    const { mode, path } = subnets && subnets.length > 0 ? bySubnets(subnets, tunnel, flags, confidence) : byFlags(controller, tunnel, flags)
    return {
      role: 'primary',
      mode,
      confidence,
      evidence: [runsImage(workload, 'daemonset')],
      settings: {
        'kube-ovn-cni --network-type': daemon,
        ...(controller ? { 'kube-ovn-controller --network-type': controller } : {}),
        ...Object.fromEntries((subnets ?? []).slice(0, 20).map((subnet) => [subnet.at, objectSetting(sawSubnet(subnet).saw, subnet.at)])),
      },
      path,
      podRanges: (subnets ?? []).flatMap(({ name, cidrs }) => cidrs.map((cidr): RangeClaim => ({ cidr, source: 'kube-ovn-subnet', name }))),
    }
  },
  words: {
    en: {
      summary:
        'Kube-OVN builds pod networks with OVN. Each Subnet object says whether its pods travel in a tunnel between nodes (Geneve by default) or sit in a VLAN of the network the nodes stand in.',
      addresses: 'Subnet.spec.cidrBlock: ovn-default (10.16.0.0/16 unless changed) and any further subnets. Node.spec.podCIDRs is not used.',
      modes: {
        geneve: { name: 'Geneve', says: 'Packets to pods on other nodes travel inside Geneve over UDP 6081. Kube-OVN reserves 100 bytes for it.' },
        vxlan: { name: 'VXLAN', says: 'Packets to pods on other nodes travel inside VXLAN over UDP 4789.' },
        stt: { name: 'STT', says: 'Packets to pods on other nodes travel inside STT, which looks like TCP 7471.' },
        underlay: { name: 'underlay (VLAN)', says: 'Pods sit in a VLAN of the physical network. Nothing wraps their packets.' },
        'not-visible': { name: 'not visible', says: 'Neither a subnet nor a flag that could be read says how packets travel.' },
      },
      means: {
        daemonset: 'The kube-ovn-cni DaemonSet runs this image.',
        'subnet-tunnel': 'This subnet names no VLAN: its pods reach other nodes through the tunnel.',
        'subnet-vlan': 'This subnet names a VLAN: its pods sit in the underlay, and nothing wraps their packets.',
        'tunnel-flag': 'kube-ovn-cni was told which tunnel to use. The controller’s flag of the same name means something else.',
        'tunnel-default': 'kube-ovn-cni names no tunnel, so the documented default, Geneve, holds.',
        'default-subnet-vlan': 'The controller makes the default subnet in the underlay. Readable Subnet objects would make it certain.',
        'subnets-unread': 'Subnet objects could not be read. They, and not the flags, say which pods use the tunnel.',
      },
      settings: {
        'kube-ovn-cni --network-type': 'The tunnel’s protocol, for subnets without a VLAN.',
        'kube-ovn-controller --network-type': 'The type of the default subnet when it is first made: a tunnel’s name, or vlan for the underlay.',
        'subnet/*': 'A subnet’s addresses; with a VLAN its pods sit in the underlay, without one they use the tunnel.',
      },
    },
    ko: {
      summary:
        'Kube-OVN은 OVN으로 파드 네트워크를 만듭니다. 파드가 노드 사이를 터널(기본은 Geneve)로 다니는지, 노드가 속한 네트워크의 VLAN에 직접 앉는지는 Subnet 객체마다 따로 정해집니다.',
      addresses:
        'Subnet.spec.cidrBlock입니다. ovn-default(바꾸지 않았다면 10.16.0.0/16)와 추가로 만든 서브넷이 있습니다. Node.spec.podCIDRs는 쓰지 않습니다.',
      modes: {
        geneve: {
          name: 'Geneve',
          says: '다른 노드의 파드로 가는 패킷이 UDP 6081번의 Geneve에 담겨 갑니다. Kube-OVN은 여기에 100바이트를 잡아 둡니다.',
        },
        vxlan: { name: 'VXLAN', says: '다른 노드의 파드로 가는 패킷이 UDP 4789번의 VXLAN에 담겨 갑니다.' },
        stt: { name: 'STT', says: '다른 노드의 파드로 가는 패킷이 TCP 7471번처럼 보이는 STT에 담겨 갑니다.' },
        underlay: { name: '언더레이(VLAN)', says: '파드가 물리 네트워크의 VLAN에 직접 붙습니다. 패킷을 감싸지 않습니다.' },
        'not-visible': { name: '확인 불가', says: '패킷이 어떻게 가는지 알려 주는 서브넷이나 플래그를 읽지 못했습니다.' },
      },
      means: {
        daemonset: 'kube-ovn-cni 데몬셋이 이 이미지를 돌리고 있습니다.',
        'subnet-tunnel': '이 서브넷에는 VLAN이 없습니다. 파드는 터널을 거쳐 다른 노드로 갑니다.',
        'subnet-vlan': '이 서브넷에는 VLAN이 있습니다. 파드는 언더레이에 있고 패킷을 감싸지 않습니다.',
        'tunnel-flag': 'kube-ovn-cni에 어떤 터널을 쓸지 적혀 있습니다. 컨트롤러에 있는 같은 이름의 플래그는 뜻이 다릅니다.',
        'tunnel-default': 'kube-ovn-cni에 터널이 적혀 있지 않아 문서에 나온 기본값인 Geneve가 적용됩니다.',
        'default-subnet-vlan': '컨트롤러가 기본 서브넷을 언더레이에 만듭니다. Subnet 객체를 읽으면 확실해집니다.',
        'subnets-unread': 'Subnet 객체를 읽지 못했습니다. 어떤 파드가 터널을 쓰는지는 플래그가 아니라 Subnet 객체가 정합니다.',
      },
      settings: {
        'kube-ovn-cni --network-type': 'VLAN이 없는 서브넷이 쓰는 터널의 프로토콜입니다.',
        'kube-ovn-controller --network-type': '기본 서브넷을 처음 만들 때의 유형입니다. 터널 이름이거나, 언더레이라면 vlan입니다.',
        'subnet/*': '서브넷의 주소 대역입니다. VLAN이 있으면 파드가 언더레이에 있고, 없으면 터널을 씁니다.',
      },
    },
  },
})
