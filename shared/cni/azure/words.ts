/** All words about the Azure CNI. */
import type { CniWords } from '../define.ts'
import type { Mean, Mode, Named } from './facts.ts'

export const en: CniWords<Mode, Mean, Named> = {
  summary:
    'The Azure CNI gives pods addresses of the VNet (from the nodes’ subnet or from a pod subnet), or, as overlay, addresses of a private range. Inside the nodes it never adds a header, under overlay neither: there a routing domain of Azure’s own carries the private range.',
  addresses: 'CNS, the azure-cns DaemonSet, hands them out. NodeNetworkConfig objects name the subnet or the private range they come from.',
  modes: {
    'node-subnet': {
      name: 'node subnet',
      says: 'Pods take addresses of the same VNet subnet as their nodes. The VNet routes them and nothing wraps the packets.',
    },
    'pod-subnet': {
      name: 'dynamic pod subnet',
      says: 'Pods take addresses one by one from a subnet of their own in the nodes’ VNet. Ranges differ, and still nothing wraps the packets.',
    },
    'pod-subnet-static': {
      name: 'static blocks of a pod subnet',
      says: 'Each node takes blocks of a pod subnet in the nodes’ VNet. Ranges differ, and still nothing wraps the packets.',
    },
    overlay: {
      name: 'overlay',
      says: 'Pods take addresses of a private range the VNet does not know. Azure carries that range in a routing domain of its own; the guest adds no header and keeps the full MTU.',
    },
    'not-visible': {
      name: 'not visible',
      says: 'CNS runs, but nothing that could be read says whether pods sit in the VNet or in an overlay range.',
    },
  },
  means: {
    daemonset: 'The azure-cns DaemonSet runs this image: Azure CNI hands out the pod addresses here.',
    'powered-by-cilium':
      'Cilium runs beside CNS: Azure CNI powered by Cilium. Azure decides addresses and path, Cilium moves packets inside the node.',
    'no-cns':
      'AKS nodes without podCIDR, without a CNS DaemonSet and without another network: the older Azure CNI works inside the node image. A readable NodeNetworkConfig or the cluster’s network profile would make it certain.',
    'nnc-overlay':
      'The NodeNetworkConfig is of type overlay: pods live in a private range, which a routing domain of Azure’s own carries between machines.',
    'nnc-vnet': 'The NodeNetworkConfig is of type vnet: pods take addresses of this subnet of the nodes’ own VNet.',
    'nnc-vnetblock': 'The NodeNetworkConfig is of type vnetblock: nodes take blocks of this subnet of their own VNet.',
    'label-overlay': 'AKS marks these nodes as overlay nodes.',
    'label-pod-subnet': 'AKS names a pod subnet of the VNet on these nodes. A readable NodeNetworkConfig would make it certain.',
    'scenario-overlay': 'CNS was told to write a CNI configuration for overlay.',
    'channel-crd': 'CNS takes its addresses from NodeNetworkConfig objects. Pod subnets and overlay both work that way.',
    'channel-azure-host': 'CNS takes addresses from the host: pods live in the nodes’ own subnet.',
    'channel-other': 'This channel does not tell where pod addresses come from.',
    'cilium-masquerade': 'Cilium masquerades and names a range of its own as native, as in Azure’s published overlay configuration.',
    'cilium-no-masquerade': 'Cilium does not masquerade, as in Azure’s published pod subnet configuration: the VNet knows the pods.',
    'sdn-wraps':
      'The guest adds nothing to these packets: a routing domain of Azure’s own carries them between machines. Inside, routing looks native, also to Cilium.',
    'nothing-said': 'No NodeNetworkConfig, label or cns-config could be read that would tell the mode.',
  },
  settings: {
    ChannelMode: 'Where CNS takes addresses from: CRD (NodeNetworkConfig objects) or AzureHost (the nodes’ own subnet). Empty means Direct.',
    CNIConflistScenario: 'Which CNI configuration CNS writes on the node, e.g. v4overlay or cilium.',
    'networkContainers.type': 'overlay: a private range. vnet: single addresses of a pod subnet. vnetblock: blocks of one.',
  },
}

export const ko: CniWords<Mode, Mean, Named> = {
  summary:
    'Azure CNI는 파드에 VNet 주소를 주거나(노드 서브넷 또는 파드 전용 서브넷), 오버레이 방식에서는 별도의 사설 대역 주소를 줍니다. 노드 안에서는 어떤 헤더도 덧붙이지 않습니다. 오버레이에서도 마찬가지이며, 사설 대역은 Azure의 별도 라우팅 도메인이 나릅니다.',
  addresses: 'azure-cns 데몬셋(CNS)이 나눠 줍니다. 어느 서브넷 또는 사설 대역에서 오는지는 NodeNetworkConfig 객체에 적혀 있습니다.',
  modes: {
    'node-subnet': { name: '노드 서브넷', says: '파드가 노드와 같은 VNet 서브넷의 주소를 씁니다. VNet이 라우팅하고, 패킷은 감싸지 않습니다.' },
    'pod-subnet': {
      name: '동적 파드 서브넷',
      says: '파드가 노드와 같은 VNet에 있는 파드 전용 서브넷에서 주소를 하나씩 받습니다. 대역은 달라도 패킷을 감싸지 않습니다.',
    },
    'pod-subnet-static': {
      name: '파드 서브넷, 고정 블록',
      says: '노드마다 VNet의 파드 서브넷에서 블록을 받아 둡니다. 대역은 달라도 패킷을 감싸지 않습니다.',
    },
    overlay: {
      name: '오버레이',
      says: '파드가 VNet이 모르는 사설 대역의 주소를 씁니다. 이 대역은 Azure의 별도 라우팅 도메인이 나르며, 게스트는 헤더를 붙이지 않고 MTU도 그대로입니다.',
    },
    'not-visible': {
      name: '확인 불가',
      says: 'CNS는 돌고 있지만, 파드가 VNet 주소를 쓰는지 오버레이 대역을 쓰는지 알려 주는 단서를 읽지 못했습니다.',
    },
  },
  means: {
    daemonset: 'azure-cns 데몬셋이 이 이미지를 돌리고 있습니다. 이 클러스터의 파드 주소는 Azure CNI가 나눠 줍니다.',
    'powered-by-cilium':
      'CNS와 Cilium이 함께 돕니다. Azure CNI Powered by Cilium 구성입니다. 주소와 경로는 Azure가 정하고, 노드 안의 패킷은 Cilium이 나릅니다.',
    'no-cns':
      'AKS 노드인데 podCIDR도, CNS 데몬셋도, 다른 네트워크도 없습니다. 예전 Azure CNI는 노드 이미지 안에서 돕니다. NodeNetworkConfig나 클러스터의 네트워크 프로필을 읽으면 확실해집니다.',
    'nnc-overlay':
      'NodeNetworkConfig 유형이 overlay입니다. 파드는 사설 대역에 있고, 머신 사이에서는 Azure의 별도 라우팅 도메인이 이 대역을 나릅니다.',
    'nnc-vnet': 'NodeNetworkConfig 유형이 vnet입니다. 파드는 노드와 같은 VNet에 있는 이 서브넷의 주소를 씁니다.',
    'nnc-vnetblock': 'NodeNetworkConfig 유형이 vnetblock입니다. 노드가 같은 VNet에 있는 이 서브넷에서 블록을 받습니다.',
    'label-overlay': 'AKS가 이 노드들을 오버레이 노드로 표시했습니다.',
    'label-pod-subnet': 'AKS가 이 노드들에 VNet의 파드 서브넷 이름을 적어 두었습니다. NodeNetworkConfig를 읽으면 확실해집니다.',
    'scenario-overlay': 'CNS가 오버레이용 CNI 설정을 쓰도록 되어 있습니다.',
    'channel-crd': 'CNS가 NodeNetworkConfig 객체에서 주소를 받습니다. 파드 서브넷과 오버레이가 모두 이렇게 동작합니다.',
    'channel-azure-host': 'CNS가 호스트에서 주소를 받습니다. 파드는 노드와 같은 서브넷에 있습니다.',
    'channel-other': '이 채널만으로는 파드 주소가 어디서 오는지 알 수 없습니다.',
    'cilium-masquerade': 'Cilium이 마스커레이드를 하고 네이티브 대역을 따로 적어 두었습니다. Azure가 공개한 오버레이 설정과 같습니다.',
    'cilium-no-masquerade': 'Cilium이 마스커레이드를 하지 않습니다. Azure가 공개한 파드 서브넷 설정과 같고, VNet이 파드를 알고 있습니다.',
    'sdn-wraps':
      '게스트는 이 패킷에 아무것도 붙이지 않고, 머신 사이에서는 Azure의 별도 라우팅 도메인이 나릅니다. 그래서 안에서 보면, Cilium에게도, 네이티브 라우팅처럼 보입니다.',
    'nothing-said': '모드를 알려 줄 NodeNetworkConfig, 레이블, cns-config 가운데 읽은 것이 없습니다.',
  },
  settings: {
    ChannelMode: 'CNS가 주소를 받는 곳입니다. CRD는 NodeNetworkConfig 객체, AzureHost는 노드 서브넷이며, 비어 있으면 Direct입니다.',
    CNIConflistScenario: 'CNS가 노드에 쓰는 CNI 설정의 종류입니다(예: v4overlay, cilium).',
    'networkContainers.type': 'overlay는 사설 대역, vnet은 파드 서브넷의 개별 주소, vnetblock은 파드 서브넷의 블록입니다.',
  },
}
