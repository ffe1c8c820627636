/** Antrea: Open vSwitch on every node; one text in a ConfigMap says whether and how packets are wrapped. */
import { parse } from 'yaml'
import type { Datapath, Encapsulation, Setting } from '../contract/report.ts'
import { defineCni, type Mode as ModeFacts, type Needs, type Observation, type PathClaim, type RangeClaim } from './define.ts'
import { none, wraps } from './encapsulation.ts'
import { nodePodCidrs, runsImage } from './membership.ts'
import { objectSetting, portOf } from './settings.ts'
import type { View } from './view.ts'

const needs = {
  configMaps: { '@/antrea-config': ['antrea-agent.conf'] },
  resources: { 'ippools.crd.antrea.io': ['spec.ipRanges'] },
  nodeAnnotations: ['node.antrea.io/*'],
  nodeLabels: ['cloud.google.com/*'],
} as const satisfies Needs
type AntreaView = View<typeof needs>

const unseen: Encapsulation = { protocol: 'unknown', when: 'unknown' }
const tunnel = (wrapped: 'geneve' | 'vxlan' | 'gre' | 'stt') => ({ shape: 'tunnel', device: 'antrea-tun0', wraps: wrapped }) as const

/** Ports are IANA's unless tunnelPort says otherwise. */
const tunnels = { geneve: wraps('geneve', 'always', 6081), vxlan: wraps('vxlan', 'always', 4789), gre: wraps('gre', 'always'), stt: wraps('stt', 'always', 7471) }

const modes = {
  'encap-geneve': { kind: 'overlay', encapsulation: tunnels.geneve, picture: tunnel('geneve') },
  'encap-vxlan': { kind: 'overlay', encapsulation: tunnels.vxlan, picture: tunnel('vxlan') },
  'encap-gre': { kind: 'overlay', encapsulation: tunnels.gre, picture: tunnel('gre') },
  'encap-stt': { kind: 'overlay', encapsulation: tunnels.stt, picture: tunnel('stt') },
  hybrid: { kind: 'overlay', encapsulation: { ...tunnels.geneve, when: 'cross-subnet' }, picture: tunnel('geneve') },
  wireguard: { kind: 'overlay', encapsulation: wraps('wireguard', 'always', 51820), picture: { shape: 'tunnel', device: 'antrea-wg0', wraps: 'wireguard' } },
  'no-encap': { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'underlay' } },
  'policy-only': { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'policy-only' } },
  'not-visible': { kind: 'unknown', encapsulation: unseen, picture: { shape: 'other', says: 'not-visible' } },
} as const satisfies Record<string, ModeFacts>
type Mode = keyof typeof modes

type Mean = 'daemonset' | 'config-unread' | 'encap-mode' | 'encap-default' | 'policy-only' | 'tunnel-type' | 'tunnel-default' | 'port' | 'wireguard-replaces' | 'ipsec' | 'gke-nodes' | 'other-mode'

interface Conf {
  settings: Record<string, Setting>
  isWritten(name: string): boolean
  value(name: string): string
  saw(name: string, means: Mean): Observation<Mean>
}

/** Documented defaults of build/charts/antrea/conf/antrea-agent.conf. */
const defaults: Readonly<Record<string, string>> = { trafficEncapMode: 'encap', tunnelType: 'geneve', tunnelPort: '0', trafficEncryptionMode: 'none', defaultMTU: '0', enableBridgingMode: 'false' }

/** antrea-agent.conf is YAML; text that is none was read by no agent either. */
function confOf(view: AntreaView): Conf | undefined {
  const look = view.configMap('@/antrea-config')
  const read = look.is === 'present' ? yamlObject(look.value.data['antrea-agent.conf']) : undefined
  if (!read) return undefined
  const at = `${look.at} antrea-agent.conf`
  const settings = Object.fromEntries(Object.entries(defaults).map(([name, byDefault]): [string, Setting] => {
    const given = read[name]
    return [name, given === undefined || given === null || given === '' ? { value: byDefault, from: 'default' } : objectSetting(String(given), at)]
  }))
  const value = (name: string) => settings[name]?.value ?? ''
  return {
    settings,
    value,
    isWritten: (name) => settings[name]?.from === 'object',
    saw: (name, means) => ({ at, saw: `${name}=${value(name)}`, means }),
  }
}

function yamlObject(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = parse(text, { logLevel: 'silent' })
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return undefined
  }
}

type Decision = { mode: Mode } & Omit<PathClaim<Mean>, 'decidedFrom'>

function decide(view: AntreaView, conf: Conf, confidence: 'certain' | 'likely'): Decision {
  const encap = conf.value('trafficEncapMode').toLowerCase()
  const evidence = [conf.saw('trafficEncapMode', conf.isWritten('trafficEncapMode') ? 'encap-mode' : 'encap-default')]
  if (encap === 'noencap') {
    const gke = view.nodes.find((node) => Object.keys(node.labels).some((label) => label.startsWith('cloud.google.com/gke-')))
    if (!gke) return { mode: 'no-encap', confidence, evidence }
    evidence.push({ at: `node/${gke.name}`, saw: 'cloud.google.com/gke-*', means: 'gke-nodes' })
    return { mode: 'no-encap', kind: 'vpc-native', confidence: 'likely', evidence }
  }
  if (encap !== 'encap' && encap !== 'hybrid') return { mode: 'not-visible', confidence: 'unknown', evidence: [conf.saw('trafficEncapMode', 'other-mode')] }
  const when = encap === 'hybrid' ? 'cross-subnet' : 'always'
  if (conf.value('trafficEncryptionMode').toLowerCase() !== 'wireguard') return tunnelled(conf, when, confidence, evidence)
  evidence.push(conf.saw('trafficEncryptionMode', 'wireguard-replaces'))
  return { mode: 'wireguard', confidence, encapsulation: { when }, evidence }
}

function tunnelled(conf: Conf, when: 'always' | 'cross-subnet', confidence: 'certain' | 'likely', evidence: Observation<Mean>[]): Decision {
  const type = conf.value('tunnelType').toLowerCase()
  if (!(type in tunnels)) return { mode: 'not-visible', confidence: 'unknown', evidence: [conf.saw('tunnelType', 'other-mode')] }
  const protocol = type as keyof typeof tunnels
  evidence.push(conf.saw('tunnelType', conf.isWritten('tunnelType') ? 'tunnel-type' : 'tunnel-default'))
  const port = tunnels[protocol].port === undefined ? undefined : portOf(conf.value('tunnelPort'))
  if (port !== undefined) evidence.push(conf.saw('tunnelPort', 'port'))
  const encryption: Datapath['encryption'] = conf.value('trafficEncryptionMode').toLowerCase() === 'ipsec' ? { protocol: 'esp', overheadBytes: 38 } : undefined
  if (encryption) evidence.push(conf.saw('trafficEncryptionMode', 'ipsec'))
  return {
    mode: when === 'always' ? `encap-${protocol}` : 'hybrid',
    confidence,
    // `hybrid` has one picture for every protocol: what it says of Geneve must not shine through.
    encapsulation: { port: undefined, overheadBytes: undefined, ...tunnels[protocol], when, ...(port === undefined ? {} : { port }) },
    ...(encryption ? { encryption } : {}),
    evidence,
  }
}

function podRangesOf(view: AntreaView): RangeClaim[] {
  const look = view.resources('ippools.crd.antrea.io')
  const pools = look.is === 'present' ? look.value : []
  const ranges = pools.flatMap(({ name, fields }) => {
    const given = fields['spec.ipRanges']
    return (Array.isArray(given) ? given : []).flatMap((range: { cidr?: unknown } | null): RangeClaim[] => (typeof range?.cidr === 'string' ? [{ cidr: range.cidr, source: 'antrea-ippool', name }] : []))
  })
  return [...nodePodCidrs(view.nodes), ...ranges]
}

export default defineCni({
  id: 'antrea',
  name: 'Antrea',
  byHand: [
    'kubectl get configmap antrea-config -n kube-system -o jsonpath="{.data.antrea-agent\\.conf}" | grep -E "^(trafficEncapMode|tunnelType|tunnelPort|trafficEncryptionMode)"',
    'kubectl get antreaagentinfos.crd.antrea.io',
  ],
  upstream: [
    'antrea-io/antrea:build/charts/antrea/conf/antrea-agent.conf',
    'antrea-io/antrea:build/charts/antrea/values.yaml',
    'antrea-io/antrea:pkg/agent/config/node_config.go',
    'antrea-io/antrea:build/yamls/chart-values/antrea-eks.yml',
  ],
  workloads: [{ container: 'antrea-agent', image: /(^|[/-])antrea-(agent-)?(ubuntu|ubi)$|(^|[/-])antrea-agent$/, names: ['antrea-agent'] }],
  needs,
  modes,
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const confidence = workload.match === 'decisive' ? ('certain' as const) : ('likely' as const)
    const runs: Observation<Mean> = runsImage(workload, 'daemonset')
    const conf = confOf(view)
    if (!conf) {
      const unread: Observation<Mean> = { at: view.configMap('@/antrea-config').at, saw: '-', means: 'config-unread' }
      return { role: 'primary', mode: 'not-visible', confidence, evidence: [runs], settings: {}, path: { decidedFrom: 'none', confidence: 'unknown', evidence: [unread] }, podRanges: [] }
    }
    const { settings } = conf
    if (conf.value('trafficEncapMode').toLowerCase() === 'networkpolicyonly') {
      return { role: 'policy', mode: 'policy-only', confidence, evidence: [runs, conf.saw('trafficEncapMode', 'policy-only')], settings, podRanges: [] }
    }
    const { mode, ...path } = decide(view, conf, confidence)
    const mtu = Number(conf.value('defaultMTU'))
    return {
      role: 'primary',
      mode,
      confidence,
      evidence: [runs],
      settings,
      path: { decidedFrom: conf.isWritten('trafficEncapMode') ? 'configmap' : 'default', ...(mtu > 0 ? { mtu } : {}), ...path },
      podRanges: podRangesOf(view),
    }
  },
  words: {
    en: {
      summary:
        'Antrea runs an Open vSwitch on every node. Its traffic mode says whether packets between nodes are wrapped (Geneve by default), wrapped only across subnets, or sent bare; as policy only it leaves networking to the cloud’s CNI.',
      addresses: 'Node.spec.podCIDRs, and for pods that ask for it the IPPool objects of crd.antrea.io.',
      modes: {
        'encap-geneve': { name: 'encap, Geneve', says: 'Every packet to a pod on another node travels inside Geneve over UDP, port 6081 unless changed.' },
        'encap-vxlan': { name: 'encap, VXLAN', says: 'Every packet to a pod on another node travels inside VXLAN over UDP, port 4789 unless changed.' },
        'encap-gre': { name: 'encap, GRE', says: 'Every packet to a pod on another node travels inside GRE (IP protocol 47, no port).' },
        'encap-stt': { name: 'encap, STT', says: 'Every packet to a pod on another node travels inside STT, which looks like TCP, port 7471 unless changed.' },
        hybrid: { name: 'hybrid', says: 'Between nodes of one subnet packets go bare; across subnets they travel in the tunnel.' },
        wireguard: { name: 'WireGuard', says: 'Packets to pods on other nodes travel inside WireGuard, which takes the tunnel’s place: only its bytes are added.' },
        'no-encap': { name: 'noEncap', says: 'Antrea sends packets bare and relies on the network between the nodes to route the pod blocks.' },
        'policy-only': { name: 'policy only', says: 'Antrea enforces network policy. Another CNI makes addresses and routes.' },
        'not-visible': { name: 'not visible', says: 'antrea-agent.conf could not be read or names a mode that is not known here.' },
      },
      means: {
        daemonset: 'The antrea-agent DaemonSet runs this image.',
        'config-unread': 'antrea-agent.conf could not be read, so the mode is not known.',
        'encap-mode': 'The traffic mode written in antrea-agent.conf.',
        'encap-default': 'No traffic mode is written, so the documented default, encap, holds.',
        'policy-only': 'networkPolicyOnly: Antrea leaves addresses and routes to the CNI below it.',
        'tunnel-type': 'What packets between nodes are wrapped in.',
        'tunnel-default': 'No tunnel type is written, so the documented default, Geneve, holds.',
        port: 'The tunnel’s port was set by hand.',
        'wireguard-replaces': 'WireGuard is on. In Antrea it replaces the tunnel, and tunnelType is ignored.',
        ipsec: 'IPsec is on: it encrypts the tunnel’s packets and adds its own bytes.',
        'gke-nodes': 'The nodes are GKE’s, where a node’s podCIDR is an alias range the VPC routes.',
        'other-mode': 'This value is not one the documents name.',
      },
    },
    ko: {
      summary:
        'Antrea는 노드마다 Open vSwitch를 돌립니다. 노드 사이 패킷을 감쌀지(기본은 Geneve), 서브넷을 넘을 때만 감쌀지, 그대로 보낼지는 트래픽 모드가 정합니다. 정책 전용으로 쓰면 네트워킹은 클라우드의 CNI가 맡습니다.',
      addresses: 'Node.spec.podCIDRs이며, 따로 요청한 파드는 crd.antrea.io의 IPPool 객체에서 받습니다.',
      modes: {
        'encap-geneve': { name: 'encap, Geneve', says: '다른 노드의 파드로 가는 모든 패킷이 UDP 위의 Geneve에 담겨 갑니다(포트는 바꾸지 않았다면 6081).' },
        'encap-vxlan': { name: 'encap, VXLAN', says: '다른 노드의 파드로 가는 모든 패킷이 UDP 위의 VXLAN에 담겨 갑니다(포트는 바꾸지 않았다면 4789).' },
        'encap-gre': { name: 'encap, GRE', says: '다른 노드의 파드로 가는 모든 패킷이 GRE에 담겨 갑니다(IP 프로토콜 47번, 포트 없음).' },
        'encap-stt': { name: 'encap, STT', says: '다른 노드의 파드로 가는 모든 패킷이 TCP처럼 보이는 STT에 담겨 갑니다(포트는 바꾸지 않았다면 7471).' },
        hybrid: { name: 'hybrid', says: '같은 서브넷 노드끼리는 그대로 보내고, 서브넷을 넘을 때만 터널에 담아 보냅니다.' },
        wireguard: { name: 'WireGuard', says: '다른 노드의 파드로 가는 패킷이 WireGuard에 담겨 갑니다. WireGuard가 터널을 대신하므로 그 헤더만 붙습니다.' },
        'no-encap': { name: 'noEncap', says: '패킷을 그대로 내보내고, 노드 사이 네트워크가 파드 블록을 라우팅한다고 봅니다.' },
        'policy-only': { name: '정책 전용', says: 'Antrea는 네트워크 정책만 집행합니다. 주소와 경로는 다른 CNI가 만듭니다.' },
        'not-visible': { name: '확인 불가', says: 'antrea-agent.conf를 읽지 못했거나, 여기서 모르는 모드가 적혀 있습니다.' },
      },
      means: {
        daemonset: 'antrea-agent 데몬셋이 이 이미지를 돌리고 있습니다.',
        'config-unread': 'antrea-agent.conf를 읽지 못해 모드를 알 수 없습니다.',
        'encap-mode': 'antrea-agent.conf에 적힌 트래픽 모드입니다.',
        'encap-default': '트래픽 모드가 적혀 있지 않아 문서에 나온 기본값인 encap이 적용됩니다.',
        'policy-only': 'networkPolicyOnly입니다. 주소와 경로는 아래에 있는 CNI에 맡깁니다.',
        'tunnel-type': '노드 사이 패킷을 무엇으로 감싸는지 정합니다.',
        'tunnel-default': '터널 유형이 적혀 있지 않아 문서에 나온 기본값인 Geneve가 적용됩니다.',
        port: '터널 포트를 직접 지정했습니다.',
        'wireguard-replaces': 'WireGuard가 켜져 있습니다. Antrea에서는 WireGuard가 터널을 대신하고 tunnelType은 무시됩니다.',
        ipsec: 'IPsec이 켜져 있습니다. 터널 패킷을 암호화하며, 그만큼 헤더가 더 붙습니다.',
        'gke-nodes': 'GKE 노드입니다. GKE에서 노드의 podCIDR은 VPC가 라우팅하는 별칭 IP 대역입니다.',
        'other-mode': '문서에 나오지 않는 값입니다.',
      },
    },
  },
})
