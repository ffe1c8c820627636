/** All words about Antrea. */
import type { CniWords } from '../define.ts'
import type { Mean, Mode, Named } from './facts.ts'

export const en: CniWords<Mode, Mean, Named> = {
  summary:
    'Antrea runs an Open vSwitch on every node. Its traffic mode says whether packets between nodes are wrapped (Geneve by default), wrapped only across subnets, or sent unencapsulated; as policy only it leaves networking to the cloud’s CNI.',
  addresses: 'Node.spec.podCIDRs, and for pods that ask for it the IPPool objects of crd.antrea.io.',
  modes: {
    'encap-geneve': {
      name: 'encap, Geneve',
      says: 'Every packet to a pod on another node travels inside Geneve over UDP, port 6081 unless changed.',
    },
    'encap-vxlan': {
      name: 'encap, VXLAN',
      says: 'Every packet to a pod on another node travels inside VXLAN over UDP, port 4789 unless changed.',
    },
    'encap-gre': { name: 'encap, GRE', says: 'Every packet to a pod on another node travels inside GRE (IP protocol 47, no port).' },
    'encap-stt': {
      name: 'encap, STT',
      says: 'Every packet to a pod on another node travels inside STT, which looks like TCP, port 7471 unless changed.',
    },
    hybrid: { name: 'hybrid', says: 'Between nodes of one subnet packets go unencapsulated; across subnets they travel in the tunnel.' },
    wireguard: {
      name: 'WireGuard',
      says: 'Packets to pods on other nodes travel inside WireGuard, which takes the tunnel’s place: only its bytes are added.',
    },
    'no-encap': { name: 'noEncap', says: 'Antrea sends packets unencapsulated and relies on the network between the nodes to route the pod blocks.' },
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
  settings: {
    trafficEncapMode: 'Whether packets between nodes are wrapped: encap, hybrid, noEncap, or networkPolicyOnly.',
    tunnelType: 'What they are wrapped in. Ignored where WireGuard is on.',
    tunnelPort: 'The tunnel’s port; 0 takes the protocol’s own.',
    trafficEncryptionMode: 'none, ipsec (on top of the tunnel) or wireGuard (in its place).',
    defaultMTU: 'MTU of pods; 0 works it out from the node’s card.',
    enableBridgingMode: 'Connects the node’s own card to the switch, so that pods can sit in the underlay.',
  },
}

export const ko: CniWords<Mode, Mean, Named> = {
  summary:
    'Antrea는 노드마다 Open vSwitch를 돌립니다. 노드 사이 패킷을 감쌀지(기본은 Geneve), 서브넷을 넘을 때만 감쌀지, 그대로 보낼지는 트래픽 모드가 정합니다. 정책 전용으로 쓰면 네트워킹은 클라우드의 CNI가 맡습니다.',
  addresses: 'Node.spec.podCIDRs이며, 따로 요청한 파드는 crd.antrea.io의 IPPool 객체에서 받습니다.',
  modes: {
    'encap-geneve': {
      name: 'encap, Geneve',
      says: '다른 노드의 파드로 가는 모든 패킷이 UDP 위의 Geneve에 담겨 갑니다(포트는 바꾸지 않았다면 6081).',
    },
    'encap-vxlan': {
      name: 'encap, VXLAN',
      says: '다른 노드의 파드로 가는 모든 패킷이 UDP 위의 VXLAN에 담겨 갑니다(포트는 바꾸지 않았다면 4789).',
    },
    'encap-gre': { name: 'encap, GRE', says: '다른 노드의 파드로 가는 모든 패킷이 GRE에 담겨 갑니다(IP 프로토콜 47번, 포트 없음).' },
    'encap-stt': {
      name: 'encap, STT',
      says: '다른 노드의 파드로 가는 모든 패킷이 TCP처럼 보이는 STT에 담겨 갑니다(포트는 바꾸지 않았다면 7471).',
    },
    hybrid: { name: 'hybrid', says: '같은 서브넷 노드끼리는 그대로 보내고, 서브넷을 넘을 때만 터널에 담아 보냅니다.' },
    wireguard: {
      name: 'WireGuard',
      says: '다른 노드의 파드로 가는 패킷이 WireGuard에 담겨 갑니다. WireGuard가 터널을 대신하므로 그 헤더만 붙습니다.',
    },
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
  settings: {
    trafficEncapMode: '노드 사이 패킷을 감쌀지 정합니다(encap, hybrid, noEncap, networkPolicyOnly).',
    tunnelType: '무엇으로 감쌀지 정합니다. WireGuard를 켜면 무시됩니다.',
    tunnelPort: '터널 포트입니다. 0이면 프로토콜의 기본 포트를 씁니다.',
    trafficEncryptionMode: 'none, ipsec(터널 위에 더함), wireGuard(터널을 대신함) 가운데 하나입니다.',
    defaultMTU: '파드의 MTU입니다. 0이면 노드의 네트워크 카드에서 계산합니다.',
    enableBridgingMode: '노드의 네트워크 카드를 스위치에 연결해 파드를 언더레이에 둘 수 있게 합니다.',
  },
}
