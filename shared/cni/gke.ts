/** GKE's own networks: netd, and Dataplane V2, which is Cilium under the name anetd. Pods hold alias addresses of the VPC in both. */
import { type Detection, defineCni, type Needs, type Observation, type SettingsOf } from './define.ts'
import { none } from './encapsulation.ts'
import { allInside, nodePodCidrs, podsInOwnPodCidr, runsImage } from './membership.ts'
import { byName, objectSetting } from './settings.ts'
import type { MatchedWorkload, View } from './view.ts'

/** Names of the settings it reports. */
const named = ['enable_calico_network_policy', 'enable_masquerade'] as const
type Named = (typeof named)[number]

const needs = {
  configMaps: {
    '@/netd-config': named,
    '@/cilium-config': ['routing-mode', 'tunnel', 'ipam'],
  },
  // Its objects belong to Dataplane V2 here, not to a Cilium that was removed.
  resources: { 'ciliumnodes.cilium.io': ['spec.ipam.podCIDRs'] },
  nodeLabels: ['cloud.google.com/*'],
} as const satisfies Needs
type GkeView = View<typeof needs>

const alias = { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'alias-ip' } } as const
type Mode = 'netd' | 'dataplane-v2' | 'not-visible'
type Mean = 'netd' | 'anetd' | 'alias-ips' | 'gke-nodes' | 'pods-in-podcidr' | 'tunnel-written'

/** A tunnel that is really switched on: anetd outside Google's cloud can run one. */
function tunnelIn(view: GkeView): Observation<Mean> | undefined {
  const look = view.configMap('@/cilium-config')
  if (look.is !== 'present') return undefined
  const { 'routing-mode': routing, tunnel } = look.value.data
  const on = routing === undefined ? tunnel !== undefined && tunnel !== 'disabled' : routing === 'tunnel'
  return on ? { at: look.at, saw: routing === undefined ? `tunnel=${tunnel}` : `routing-mode=${routing}`, means: 'tunnel-written' } : undefined
}

/** What supports alias addresses: the nodes are GKE's, and every pod holds an address of its node's podCIDR. */
function support(view: GkeView): Observation<Mean>[] {
  const node = view.nodes.find(({ labels }) => Object.keys(labels).some((label) => label.startsWith('cloud.google.com/gke-')))
  const labels = Object.entries(node?.labels ?? {})
    .filter(([name]) => name.startsWith('cloud.google.com/gke-'))
    .slice(0, 3)
  const membership = podsInOwnPodCidr(view)
  return [
    ...(node ? [{ at: `node/${node.name}`, saw: labels.map(([name, value]) => `${name}=${value}`).join(', '), means: 'gke-nodes' as const }] : []),
    ...(allInside(membership)
      ? [{ at: 'nodes .spec.podCIDRs', saw: `${membership?.inside}/${membership?.total}`, means: 'pods-in-podcidr' as const }]
      : []),
  ]
}

function settingsOf(view: GkeView): SettingsOf<Named> {
  const look = view.configMap('@/netd-config')
  if (look.is !== 'present') return {}
  const { data } = look.value
  return byName(named.flatMap((key) => (data[key] === undefined ? [] : [[key, objectSetting(data[key], look.at)] as const])))
}

function detectBy(view: GkeView, workload: MatchedWorkload): Detection<Mode, Mean, Named> {
  const anetd = workload.container.name === 'cilium-agent'
  const runs: Observation<Mean> = runsImage(workload, anetd ? 'anetd' : 'netd')
  // No manifest of anetd is public, so its name alone stays a likely sign.
  const identity = {
    role: 'primary',
    confidence: !anetd && workload.match === 'decisive' ? 'certain' : 'likely',
    evidence: [runs],
    settings: settingsOf(view),
  } as const
  const tunnel = anetd ? tunnelIn(view) : undefined
  if (tunnel)
    return {
      ...identity,
      evidence: [runs],
      mode: 'not-visible',
      path: { decidedFrom: 'none', confidence: 'unknown', evidence: [tunnel] },
      podRanges: nodePodCidrs(view.nodes),
    }
  const evidence = support(view)
  return {
    ...identity,
    evidence: [runs],
    mode: anetd ? 'dataplane-v2' : 'netd',
    path: { decidedFrom: 'default', confidence: 'likely', evidence: [{ ...runs, means: 'alias-ips' }, ...evidence] },
    podRanges: nodePodCidrs(view.nodes),
    ...(evidence.some(({ means }) => means === 'gke-nodes')
      ? { samenetwork: { confidence: 'likely', evidence: [{ ...runs, means: 'alias-ips' }, ...evidence] } }
      : {}),
  }
}

export default defineCni({
  id: 'gke',
  name: 'GKE network',
  byHand: [
    'kubectl get daemonsets -n kube-system netd anetd',
    'kubectl get nodes -L cloud.google.com/gke-dpv2-ready,cloud.google.com/gke-netd-ready,cloud.google.com/gke-stack-type',
    'gcloud container clusters describe <cluster> --format="value(networkConfig.datapathProvider,ipAllocationPolicy.useIpAliases)"',
  ],
  upstream: [
    'GoogleCloudPlatform/netd:netd.yaml',
    'GoogleCloudPlatform/netd:scripts/install-cni.sh',
    'cilium/cilium:Documentation/network/concepts/routing.rst',
  ],
  workloads: [
    { container: 'cilium-agent', image: /(^|[/-])cilium$/, names: ['anetd'], named: /^anetd/ },
    { container: 'netd', image: /(^|\/)netd(-\w+)?$/, names: ['netd'] },
  ],
  needs,
  modes: {
    netd: alias,
    'dataplane-v2': alias,
    'not-visible': { kind: 'unknown', encapsulation: { protocol: 'unknown', when: 'unknown' }, picture: { shape: 'other', says: 'not-visible' } },
  },
  detect(view) {
    // Dataplane V2 clusters may keep netd for metrics: anetd then makes the interfaces.
    const workload = view.workloads.find(({ name }) => name.startsWith('anetd')) ?? view.workloads[0]
    return workload && detectBy(view, workload)
  },
  words: {
    en: {
      summary:
        'GKE gives each node a block of a secondary range of the VPC as alias addresses, and the VPC itself routes them to the node. Nothing wraps the packets, with the older netd and with Dataplane V2 (Cilium, under the name anetd) alike.',
      addresses: 'Node.spec.podCIDRs, which are alias ranges out of a secondary range of the nodes’ VPC subnet.',
      modes: {
        netd: {
          name: 'alias IPs, netd',
          says: 'netd writes the CNI configuration, and the VPC routes each node’s alias range to it. Packets travel unencapsulated.',
        },
        'dataplane-v2': {
          name: 'alias IPs, Dataplane V2',
          says: 'Cilium, run by Google as anetd, moves packets inside the node, and the VPC routes each node’s alias range to it. Packets travel unencapsulated.',
        },
        'not-visible': {
          name: 'not visible',
          says: 'anetd runs with a tunnel switched on, as outside Google’s cloud. What it does there is not public.',
        },
      },
      means: {
        netd: 'The netd DaemonSet runs this image: GKE’s own network.',
        anetd:
          'A DaemonSet named anetd runs Cilium’s agent: GKE Dataplane V2, not a Cilium somebody installed. The cluster’s own description would make it certain.',
        'alias-ips':
          'On GKE pods hold alias addresses the VPC knows. That the cluster uses alias ranges would be certain from the cluster’s own description.',
        'gke-nodes': 'GKE’s own labels stand on the nodes.',
        'pods-in-podcidr': 'Every pod holds an address of its own node’s podCIDR.',
        'tunnel-written': 'The agent’s configuration switches a tunnel on, so these are not plain alias addresses.',
      },
      settings: {
        enable_calico_network_policy: 'Whether GKE’s Calico add-on enforces network policy.',
        enable_masquerade: 'Whether traffic that leaves the VPC takes the node’s address.',
      },
    },
    ko: {
      summary:
        'GKE는 VPC의 보조 대역에서 노드마다 블록을 하나씩 별칭 IP로 주고, VPC가 그 블록을 노드로 직접 라우팅합니다. 예전의 netd든 Dataplane V2(anetd라는 이름으로 도는 Cilium)든 패킷을 감싸지 않습니다.',
      addresses: 'Node.spec.podCIDRs입니다. 노드가 속한 VPC 서브넷의 보조 대역에서 떼어 낸 별칭 IP 대역입니다.',
      modes: {
        netd: { name: '별칭 IP, netd', says: 'netd가 CNI 설정을 쓰고, VPC가 노드의 별칭 IP 대역을 노드로 라우팅합니다. 패킷은 감싸지 않고 갑니다.' },
        'dataplane-v2': {
          name: '별칭 IP, Dataplane V2',
          says: 'Google이 anetd로 돌리는 Cilium이 노드 안의 패킷을 나르고, VPC가 노드의 별칭 IP 대역을 노드로 라우팅합니다. 패킷은 감싸지 않고 갑니다.',
        },
        'not-visible': {
          name: '확인 불가',
          says: 'anetd가 터널을 켠 채로 돕니다. Google Cloud 바깥에서 쓰는 구성이며 동작이 공개되어 있지 않습니다.',
        },
      },
      means: {
        netd: 'netd 데몬셋이 이 이미지를 돌리고 있습니다. GKE 자체 네트워크입니다.',
        anetd:
          'anetd라는 데몬셋이 Cilium 에이전트를 돌립니다. 직접 설치한 Cilium이 아니라 GKE Dataplane V2입니다. 클러스터 정보를 조회하면 확실해집니다.',
        'alias-ips': 'GKE의 파드는 VPC가 아는 별칭 IP를 씁니다. 이 클러스터가 별칭 IP 대역을 쓰는지는 클러스터 정보를 조회하면 확실해집니다.',
        'gke-nodes': '노드에 GKE의 레이블이 붙어 있습니다.',
        'pods-in-podcidr': '모든 파드가 자기 노드의 podCIDR 주소를 갖고 있습니다.',
        'tunnel-written': '에이전트 설정에서 터널이 켜져 있습니다. 단순한 별칭 IP 구성이 아닙니다.',
      },
      settings: {
        enable_calico_network_policy: 'GKE의 Calico 애드온이 네트워크 정책을 집행하는지 정합니다.',
        enable_masquerade: 'VPC 밖으로 나가는 트래픽을 노드 주소로 바꾸는지 정합니다.',
      },
    },
  },
})
