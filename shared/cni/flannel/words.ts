/** All words about flannel. */
import type { CniWords } from '../define.ts'
import type { Mean, Mode, Named } from './facts.ts'

export const en: CniWords<Mode, Mean, Named> = {
  summary:
    'Flannel gives each node one block of addresses and carries packets between the blocks with one backend, usually VXLAN. It makes no network policy of its own. k3s links it into its binary, and Canal runs it beside Calico’s policy.',
  addresses: 'Node.spec.podCIDRs: Kubernetes hands each node one block, and flannel uses no other.',
  modes: {
    vxlan: { name: 'VXLAN', says: 'Every packet to a pod on another node travels inside VXLAN over UDP, port 8472 unless changed.' },
    'vxlan-direct-routing': {
      name: 'VXLAN with DirectRouting',
      says: 'Between nodes of one subnet packets go unencapsulated; across subnets they travel inside VXLAN over UDP.',
    },
    'host-gw': {
      name: 'host-gw',
      says: 'Each node has a plain route to every other node’s block. Nothing wraps the packets, so all nodes must share one subnet.',
    },
    wireguard: { name: 'WireGuard', says: 'Every packet to a pod on another node travels encrypted inside WireGuard over UDP.' },
    udp: {
      name: 'UDP (user space)',
      says: 'A process on the node copies every packet into UDP (port 8285 unless changed). It is the slow backend that was meant for debugging.',
    },
    ipip: { name: 'IP-in-IP', says: 'Every packet to a pod on another node gets a second IPv4 header (IP protocol 4, no port).' },
    'ipip-direct-routing': {
      name: 'IP-in-IP with DirectRouting',
      says: 'Between nodes of one subnet packets go unencapsulated; across subnets they get a second IPv4 header.',
    },
    ipsec: { name: 'IPsec', says: 'Every packet to a pod on another node travels encrypted inside IPsec ESP.' },
    tailscale: {
      name: 'Tailscale (k3s)',
      says: 'k3s hands the path between nodes to Tailscale. Packets go through its tunnel, whose format the API does not show.',
    },
    'tencent-vpc': {
      name: 'Tencent VPC routes',
      says: 'Flannel writes each node’s block into the cloud’s route table, and packets travel unencapsulated.',
    },
    'not-visible': {
      name: 'not visible',
      says: 'The backend hands packets to something that cannot be seen through the API, or nothing says which backend runs.',
    },
  },
  means: {
    daemonset: 'This DaemonSet runs flannel’s kube-flannel container: flannel makes the pod network here.',
    canal: 'kube-flannel and calico-node share these pods: this is Canal. Flannel carries the packets, Calico enforces policy only.',
    'k3s-version': 'The kubelet is k3s, which carries flannel inside its own binary: there is no DaemonSet and no image to look for.',
    'k3s-backend': 'The k3s server was started with this backend. Only servers carry the flag, and agents follow them.',
    'k3s-default': 'The k3s server was started without --flannel-backend, so its default, vxlan, holds.',
    'annotations-only':
      'Nodes carry flannel’s annotations although no DaemonSet runs it. Annotations outlive a migration, so this alone would prove nothing.',
    'pods-in-podcidr': 'Every pod holds an address of its own node’s podCIDR, as flannel hands them out.',
    annotation: 'Flannel wrote on the node which backend it runs there. This is the mode in force, whatever the ConfigMap says now.',
    'annotation-udp': 'The backend type on the node is empty: the lease of the udp backend, and only that one, sets no type.',
    'net-conf': 'The ConfigMap asks for this backend. No node says which one runs.',
    'backend-missing': 'net-conf.json names no Backend. The documents promise vxlan then, but the program takes udp.',
    'direct-routing': 'DirectRouting is on: nodes of one subnet reach each other without the tunnel.',
    'no-direct-routing': 'DirectRouting is off, as by default: the tunnel is used even inside one subnet.',
    port: 'The port was changed from the backend’s default.',
    'nothing-said': 'Neither a node annotation nor a readable net-conf.json names the backend.',
  },
  settings: {
    Network: 'The range that holds every node’s podCIDR.',
    'Backend.Type': 'What carries packets between nodes. Left out, the program takes udp.',
    'Backend.DirectRouting': 'Nodes of one subnet reach each other without the tunnel.',
    'Backend.Port': 'UDP port of the tunnel.',
    '--flannel-backend': 'The backend a k3s server was told to use; none leaves the network to another CNI.',
    '--kube-annotation-prefix': 'Prefix of the annotations flannel writes on nodes; changed, they are not read here.',
  },
}

export const ko: CniWords<Mode, Mean, Named> = {
  summary:
    'Flannel은 노드마다 주소 블록을 하나씩 쓰고, 블록 사이의 패킷은 백엔드 하나로 나릅니다. 보통은 VXLAN입니다. 네트워크 정책은 직접 다루지 않습니다. k3s는 Flannel을 자기 바이너리에 넣어 두었고, Canal은 Calico의 정책 기능과 나란히 돌립니다.',
  addresses: 'Node.spec.podCIDRs입니다. Kubernetes가 노드마다 블록을 하나씩 나눠 주고, Flannel은 그 블록만 씁니다.',
  modes: {
    vxlan: { name: 'VXLAN', says: '다른 노드의 파드로 가는 모든 패킷이 UDP 위의 VXLAN에 담겨 갑니다(포트는 바꾸지 않았다면 8472).' },
    'vxlan-direct-routing': {
      name: 'VXLAN + DirectRouting',
      says: '같은 서브넷 노드끼리는 그대로 보내고, 서브넷을 넘을 때만 VXLAN에 담아 보냅니다.',
    },
    'host-gw': {
      name: 'host-gw',
      says: '노드마다 다른 노드의 블록으로 가는 경로를 직접 심습니다. 패킷을 감싸지 않으므로 모든 노드가 한 서브넷에 있어야 합니다.',
    },
    wireguard: { name: 'WireGuard', says: '다른 노드의 파드로 가는 모든 패킷이 WireGuard로 암호화되어 UDP에 실려 갑니다.' },
    udp: {
      name: 'UDP(사용자 공간)',
      says: '노드의 프로세스가 패킷을 하나하나 UDP 8285번에 옮겨 담습니다. 디버깅용으로 남아 있는 느린 백엔드입니다.',
    },
    ipip: { name: 'IP-in-IP', says: '다른 노드의 파드로 가는 모든 패킷에 IPv4 헤더가 하나 더 붙습니다(IP 프로토콜 4번, 포트 없음).' },
    'ipip-direct-routing': {
      name: 'IP-in-IP + DirectRouting',
      says: '같은 서브넷 노드끼리는 그대로 보내고, 서브넷을 넘을 때만 IPv4 헤더를 하나 더 붙입니다.',
    },
    ipsec: { name: 'IPsec', says: '다른 노드의 파드로 가는 모든 패킷이 IPsec ESP로 암호화되어 갑니다.' },
    tailscale: {
      name: 'Tailscale(k3s)',
      says: 'k3s가 노드 사이 경로를 Tailscale에 맡깁니다. 패킷은 Tailscale 터널을 지나며, 그 형식은 API로 볼 수 없습니다.',
    },
    'tencent-vpc': { name: 'Tencent VPC 라우팅', says: 'Flannel이 노드별 블록을 클라우드 라우팅 테이블에 등록하고, 패킷은 감싸지 않고 갑니다.' },
    'not-visible': { name: '확인 불가', says: '백엔드가 패킷을 API로 볼 수 없는 곳에 넘기거나, 어떤 백엔드가 도는지 알려 주는 단서가 없습니다.' },
  },
  means: {
    daemonset: '이 데몬셋이 Flannel의 kube-flannel 컨테이너를 돌립니다. 이 클러스터의 파드 네트워크는 Flannel이 만듭니다.',
    canal: 'kube-flannel과 calico-node가 한 파드에 있습니다. Canal 구성입니다. 패킷은 Flannel이 나르고, Calico는 정책만 집행합니다.',
    'k3s-version': 'kubelet이 k3s입니다. k3s는 Flannel을 자기 바이너리에 품고 있어서 찾아볼 데몬셋이나 이미지가 없습니다.',
    'k3s-backend': 'k3s 서버가 이 백엔드로 시작했습니다. 이 플래그는 서버에만 있고, 에이전트는 서버를 따릅니다.',
    'k3s-default': 'k3s 서버를 --flannel-backend 없이 시작했으므로 기본값인 vxlan이 적용됩니다.',
    'annotations-only':
      'Flannel을 돌리는 데몬셋은 없는데 노드에 Flannel 애너테이션이 있습니다. 애너테이션은 CNI를 바꾼 뒤에도 남으므로 이것만으로는 증거가 되지 않습니다.',
    'pods-in-podcidr': '모든 파드가 자기 노드의 podCIDR 주소를 갖고 있습니다. Flannel이 주소를 나눠 주는 방식과 같습니다.',
    annotation: 'Flannel이 이 노드에서 돌리는 백엔드를 노드에 적어 두었습니다. 지금 ConfigMap에 무엇이 적혀 있든 실제로 도는 방식은 이것입니다.',
    'annotation-udp': '노드의 백엔드 유형이 비어 있습니다. 유형을 적지 않는 백엔드는 udp뿐입니다.',
    'net-conf': 'ConfigMap이 이 백엔드를 쓰라고 합니다. 실제로 무엇이 도는지 적어 둔 노드는 없습니다.',
    'backend-missing': 'net-conf.json에 Backend가 없습니다. 문서에는 이때 vxlan이라고 되어 있지만 프로그램은 udp를 씁니다.',
    'direct-routing': 'DirectRouting이 켜져 있습니다. 같은 서브넷의 노드끼리는 터널을 거치지 않습니다.',
    'no-direct-routing': 'DirectRouting이 기본값대로 꺼져 있습니다. 같은 서브넷 안에서도 터널을 씁니다.',
    port: '백엔드의 기본 포트가 아닌 다른 포트를 쓰도록 바꾸었습니다.',
    'nothing-said': '노드 애너테이션에도, 읽을 수 있는 net-conf.json에도 백엔드가 적혀 있지 않습니다.',
  },
  settings: {
    Network: '모든 노드의 podCIDR을 담는 대역입니다.',
    'Backend.Type': '노드 사이 패킷을 나르는 방식입니다. 적지 않으면 프로그램은 udp를 씁니다.',
    'Backend.DirectRouting': '같은 서브넷의 노드끼리는 터널을 거치지 않습니다.',
    'Backend.Port': '터널의 UDP 포트입니다.',
    '--flannel-backend': 'k3s 서버에 지정한 백엔드입니다. none이면 다른 CNI에 맡깁니다.',
    '--kube-annotation-prefix': 'Flannel이 노드에 쓰는 애너테이션의 접두사입니다. 바꾸면 여기서는 읽지 못합니다.',
  },
}
