/** OCI VCN-native pod networking: pods hold addresses of the VCN on the node's network cards. Known from third-party sources only. */
import { defineCni, type Needs, type Observation, type RangeClaim } from './define.ts'
import { none } from './encapsulation.ts'
import { runsImage } from './membership.ts'
import { byName, objectSetting } from './settings.ts'
import type { View } from './view.ts'

const LABEL = 'oci.oraclecloud.com/vcn-native-ip-cni'

const needs = {
  resources: { 'nativepodnetworks.oci.oraclecloud.com': ['spec.podSubnetIds', 'spec.maxPodCount', 'status.vnics'] },
  nodeLabels: ['oci.oraclecloud.com/*'],
} as const satisfies Needs

type Mean = 'daemonset' | 'vnics' | 'node-label' | 'never-wraps'

interface Subnet {
  at: `nativepodnetwork/${string}`
  cidr: string
}

/** Subnets of the network cards that carry pods, as the NativePodNetwork objects list them. */
function subnetsOf(view: View<typeof needs>): Subnet[] {
  const look = view.resources('nativepodnetworks.oci.oraclecloud.com')
  if (look.is !== 'present') return []
  const all = look.value.flatMap(({ name, fields }): Subnet[] => {
    const vnics = fields['status.vnics']
    return (Array.isArray(vnics) ? vnics : []).flatMap((vnic: { subnetCidr?: unknown } | null) =>
      typeof vnic?.subnetCidr === 'string' ? [{ at: `nativepodnetwork/${name}`, cidr: vnic.subnetCidr }] : [],
    )
  })
  return [...new Map(all.map((entry) => [entry.cidr, entry])).values()]
}

export default defineCni({
  id: 'oci-vcn',
  name: 'OCI VCN-native pod networking',
  byHand: ['kubectl get daemonset vcn-native-ip-cni -n kube-system -o wide', 'kubectl get nativepodnetworks.oci.oraclecloud.com -o yaml'],
  upstream: ['oracle/karpenter-provider-oci:pkg/npn'],
  workloads: [{ container: 'vcn-native-ip-cni', image: /(^|\/)oke-public-vcn-native-ip-cni-plugin$/, names: ['vcn-native-ip-cni'] }],
  needs,
  modes: { 'vcn-native': { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vcn' } } },
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const runs: Observation<Mean> = runsImage(workload, 'daemonset')
    const subnets = subnetsOf(view)
    const labelled = view.nodes.find((node) => node.labels[LABEL] === 'true')
    const evidence: Observation<Mean>[] = [
      { ...runs, means: 'never-wraps' },
      ...subnets.slice(0, 8).map(({ at, cidr }): Observation<Mean> => ({ at, saw: `subnetCidr ${cidr}`, means: 'vnics' })),
      ...(labelled ? [{ at: `node/${labelled.name}`, saw: `${LABEL}=true`, means: 'node-label' as const }] : []),
    ]
    const vnics = evidence.filter(({ means }) => means === 'vnics')
    return {
      role: 'primary',
      mode: 'vcn-native',
      confidence: 'likely',
      evidence: [runs],
      settings: byName(subnets.map(({ at, cidr }) => [`${at} subnetCidr` as const, objectSetting(cidr, at)] as const)),
      path: { decidedFrom: subnets.length > 0 ? 'object' : 'default', confidence: 'likely', evidence },
      podRanges: subnets.map(({ cidr }): RangeClaim => ({ cidr, source: 'oci-npn' })),
      ...(vnics.length > 0 ? { samenetwork: { confidence: 'likely', evidence: vnics } } : {}),
    }
  },
  words: {
    en: {
      summary:
        'On OKE with VCN-native pod networking each pod holds an address of the VCN on a network card (VNIC) of its node. The VCN routes it and nothing wraps the packets.',
      addresses: 'Pod subnets of the VCN, through the node’s VNICs. NativePodNetwork objects list them.',
      modes: { 'vcn-native': { name: 'VCN-native', says: 'Pods hold addresses of VCN subnets, and packets travel unencapsulated.' } },
      means: {
        daemonset: 'The vcn-native-ip-cni DaemonSet runs this image. No manifest of it is public, so this stays a likely sign.',
        vnics: 'A network card of the node carries pods in this subnet of the VCN.',
        'node-label': 'OKE marks the node for VCN-native pod networking.',
        'never-wraps':
          'VCN-native pod networking has no encapsulation: the VCN knows every pod’s address. The cluster’s description in OCI would make it certain.',
      },
      settings: {
        'nativepodnetwork/*': 'The VCN subnet a node’s network cards give pods addresses from.',
      },
    },
    ko: {
      summary: 'VCN 네이티브 파드 네트워킹을 쓰는 OKE에서는 파드가 노드 VNIC에 있는 VCN 주소를 씁니다. VCN이 라우팅하고 패킷은 감싸지 않습니다.',
      addresses: '노드의 VNIC을 거쳐 VCN의 파드 서브넷에서 받습니다. NativePodNetwork 객체에 목록이 있습니다.',
      modes: { 'vcn-native': { name: 'VCN 네이티브', says: '파드가 VCN 서브넷의 주소를 쓰고, 패킷은 감싸지 않고 갑니다.' } },
      means: {
        daemonset: 'vcn-native-ip-cni 데몬셋이 이 이미지를 돌리고 있습니다. 공개된 매니페스트가 없어 확정하지 않고 단서로만 봅니다.',
        vnics: '노드의 VNIC이 VCN의 이 서브넷에서 파드 주소를 갖고 있습니다.',
        'node-label': 'OKE가 이 노드를 VCN 네이티브 파드 네트워킹용으로 표시했습니다.',
        'never-wraps':
          'VCN 네이티브 파드 네트워킹에는 캡슐화가 없습니다. VCN이 파드 주소를 모두 압니다. OCI에서 클러스터 정보를 조회하면 확실해집니다.',
      },
      settings: {
        'nativepodnetwork/*': '노드의 VNIC이 파드 주소를 받아 오는 VCN 서브넷입니다.',
      },
    },
  },
})
