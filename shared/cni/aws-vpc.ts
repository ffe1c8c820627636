/** Amazon VPC CNI: pods hold addresses of the VPC itself, on the node's network interfaces. */
import type { Setting } from '../contract/report.ts'
import type { NodeFact } from '../contract/snapshot.ts'
import { type Detection, defineCni, type Needs, type Observation } from './define.ts'
import { none } from './encapsulation.ts'
import { runsImage } from './membership.ts'
import { boolSetting, isOn, textSetting } from './settings.ts'
import type { View } from './view.ts'

const nativePath = { kind: 'vpc-native', encapsulation: none, picture: { shape: 'direct', via: 'vpc' } } as const

type Mean = 'daemonset' | 'never-wraps' | 'mode-unresolved' | 'prefix-setting' | 'custom-setting' | 'managed-nodes'

/** fargate, hybrid or auto: node classes that aws-node's own affinity leaves out. */
const computeType = (node: NodeFact) => node.labels['eks.amazonaws.com/compute-type'] ?? (node.providerID?.includes('/fargate-') ? 'fargate' : '')

/** Switches with what ipamd takes when they are not written at all. Source: pkg/ipamd/ipamd.go. */
const switches = {
  ENABLE_IPv6: false,
  ENABLE_PREFIX_DELEGATION: false,
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: false,
  ENABLE_SUBNET_DISCOVERY: true,
  AWS_VPC_K8S_CNI_EXTERNALSNAT: false,
  ENABLE_POD_ENI: false,
} as const
const numbers = { WARM_ENI_TARGET: '1', WARM_PREFIX_TARGET: '0', AWS_VPC_ENI_MTU: '9001' } as const
const optional = [
  'WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'MAX_ENI', 'POD_MTU', 'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS', 'AWS_VPC_K8S_CNI_RANDOMIZESNAT',
  'POD_SECURITY_GROUP_ENFORCING_MODE', 'ENI_CONFIG_LABEL_DEF', 'ENI_CONFIG_ANNOTATION_DEF', 'NETWORK_POLICY_ENFORCING_MODE', 'ENABLE_MULTI_NIC',
] as const

const needs = {
  configMaps: {
    'kube-system/amazon-vpc-cni': ['enable-windows-ipam', 'enable-windows-prefix-delegation', 'enable-network-policy-controller', 'enable-network-policy'],
  },
  resources: { 'eniconfigs.crd.k8s.amazonaws.com': ['spec.subnet', 'spec.securityGroups'] },
  env: [
    'ENABLE_IPv4', 'ENABLE_IPv6', 'ENABLE_PREFIX_DELEGATION', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'ENI_CONFIG_LABEL_DEF',
    'ENI_CONFIG_ANNOTATION_DEF', 'WARM_ENI_TARGET', 'WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'WARM_PREFIX_TARGET', 'MAX_ENI',
    'ENABLE_POD_ENI', 'POD_SECURITY_GROUP_ENFORCING_MODE', 'AWS_VPC_K8S_CNI_EXTERNALSNAT', 'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS',
    'AWS_VPC_K8S_CNI_RANDOMIZESNAT', 'ENABLE_SUBNET_DISCOVERY', 'AWS_VPC_ENI_MTU', 'POD_MTU', 'NETWORK_POLICY_ENFORCING_MODE',
    'ENABLE_MULTI_NIC', 'CLUSTER_NAME',
  ],
  flags: ['--enable-network-policy'],
  nodeLabels: ['eks.amazonaws.com/*', 'k8s.amazonaws.com/eniConfig', 'vpc.amazonaws.com/*', 'alpha.eksctl.io/cluster-name'],
  nodeAnnotations: ['k8s.amazonaws.com/eniConfig'],
  nodeResources: ['vpc.amazonaws.com/pod-eni'],
} as const satisfies Needs
type AwsView = View<typeof needs>

const modes = {
  'secondary-ip': nativePath,
  'prefix-delegation': nativePath,
  'custom-networking': nativePath,
  'custom-networking-prefix': nativePath,
  'ipv6-prefix': nativePath,
  'managed': nativePath,
} as const
type Mode = keyof typeof modes

function settingsOf(view: AwsView): Record<string, Setting> {
  const settings: Record<string, Setting> = {}
  for (const name of Object.keys(switches) as (keyof typeof switches)[]) settings[name] = boolSetting(view.env(name, 'aws-node'), switches[name])
  for (const name of Object.keys(numbers) as (keyof typeof numbers)[]) settings[name] = textSetting(view.env(name, 'aws-node'), numbers[name])
  for (const name of optional) {
    const written = view.env(name, 'aws-node')
    if (written) settings[name] = written
  }
  // The agent's container is always there; only its argument says whether it enforces anything.
  const agent = view.flag('--enable-network-policy', 'aws-eks-nodeagent')
  settings['--enable-network-policy'] = boolSetting(agent && { value: agent.value || 'true', from: 'manifest', at: agent.at }, false)
  return settings
}

/** Undefined where a deciding switch comes from a place that cannot be read here. */
function modeOf(settings: Record<string, Setting>): Exclude<Mode, 'managed'> | undefined {
  const deciding = (['ENABLE_IPv6', 'ENABLE_PREFIX_DELEGATION', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'] as const).map((name) => settings[name])
  if (deciding.some((setting) => setting?.from === 'unresolved')) return undefined
  const [ipv6, prefix, custom] = deciding.map((setting) => setting !== undefined && isOn(setting))
  if (ipv6) return 'ipv6-prefix'
  if (custom) return prefix ? 'custom-networking-prefix' : 'custom-networking'
  return prefix ? 'prefix-delegation' : 'secondary-ip'
}

function sawManaged(nodes: readonly NodeFact[]): Observation<Mean> {
  const saw = [...new Set(nodes.map((node) => `eks.amazonaws.com/compute-type=${computeType(node)}`))].join(', ')
  return { at: `node/${nodes[0]?.name}`, saw, means: 'managed-nodes' }
}

function managedOnly(nodes: readonly NodeFact[]): Detection<Mode, Mean> {
  const evidence = [sawManaged(nodes)]
  return {
    role: 'primary',
    mode: 'managed',
    confidence: 'likely',
    evidence,
    settings: {},
    path: { decidedFrom: 'default', confidence: 'likely', evidence },
    podRanges: [],
    nodeClasses: [...new Set(nodes.map(computeType))],
  }
}

export default defineCni({
  id: 'aws-vpc',
  name: 'Amazon VPC CNI',
  byHand: [
    'kubectl describe daemonset aws-node -n kube-system | grep Image',
    'kubectl get pods -A -o wide',
    'aws ec2 describe-network-interfaces --filters Name=attachment.instance-id,Values=<instance-id>',
  ],
  upstream: [
    'aws/amazon-vpc-cni-k8s:config/master/aws-k8s-cni.yaml',
    'aws/amazon-vpc-cni-k8s:pkg/ipamd/ipamd.go',
    'aws/amazon-vpc-cni-k8s:README.md',
  ],
  workloads: [{ container: 'aws-node', image: /(^|\/)amazon-k8s-cni$/, names: ['aws-node'] }],
  needs,
  modes,
  detect(view) {
    const [workload] = view.workloads
    const managed = view.nodes.filter((node) => computeType(node) === 'fargate' || computeType(node) === 'auto')
    if (!workload) return managed.length > 0 ? managedOnly(managed) : undefined
    const settings = settingsOf(view)
    const confidence = workload.match === 'decisive' ? 'certain' : 'likely'
    const mode = modeOf(settings)
    const mtu = Number((settings.POD_MTU ?? settings.AWS_VPC_ENI_MTU)?.value)
    const saw = (name: string, means: Mean): Observation<Mean> => ({ at: settings[name]?.at ?? workload.at, saw: `${name}=${settings[name]?.value}`, means })
    const runs = runsImage(workload, 'daemonset' as const)
    return {
      role: 'primary',
      ...(mode === undefined ? {} : { mode }),
      confidence,
      evidence: [runs, ...(managed.length > 0 ? [sawManaged(managed)] : [])],
      settings,
      path: {
        kind: 'vpc-native',
        encapsulation: none,
        decidedFrom: 'manifest',
        confidence,
        ...(mtu > 0 ? { mtu } : {}),
        evidence: [
          { ...runs, means: 'never-wraps' },
          ...(mode === undefined ? [{ ...runs, saw: 'valueFrom', means: 'mode-unresolved' as const }] : []),
          saw('ENABLE_PREFIX_DELEGATION', 'prefix-setting'),
          saw('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'custom-setting'),
        ],
      },
      podRanges: [],
      nodeClasses: ['ec2', ...new Set(managed.map(computeType))],
    }
  },
  words: {
    en: {
      summary:
        'The Amazon VPC CNI gives each pod an address of the VPC itself, held by a network interface (ENI) of its node. Packets between nodes leave as the pod wrote them: the VPC routes them, nothing wraps them.',
      addresses: 'Secondary addresses or /28 prefixes of the node’s ENIs, taken from VPC subnets by ipamd (the aws-node DaemonSet).',
      modes: {
        'secondary-ip': { name: 'secondary IP', says: 'Each pod takes one secondary address of an ENI. The instance type limits how many fit.' },
        'prefix-delegation': { name: 'prefix delegation', says: 'Each ENI slot holds a /28 of 16 addresses instead of one. A pod’s address lies inside a prefix and is not listed on the ENI.' },
        'custom-networking': { name: 'custom networking', says: 'Pods take addresses from the subnet their ENIConfig names, so pod and node ranges differ although nothing tunnels.' },
        'custom-networking-prefix': { name: 'custom networking with prefix delegation', says: 'Pods take addresses from /28 prefixes in the ENIConfig’s subnet: another range than the nodes, still VPC-native.' },
        'ipv6-prefix': { name: 'IPv6 prefix', says: 'Pods take IPv6 addresses from a /80 prefix on the ENI.' },
        'managed': { name: 'managed by EKS', says: 'EKS Auto Mode or Fargate runs VPC networking inside the node image, so there is no DaemonSet to look at.' },
      },
      means: {
        daemonset: 'The aws-node DaemonSet runs this image: the Amazon VPC CNI makes the pod interfaces here.',
        'never-wraps': 'The Amazon VPC CNI has no encapsulation at all: pods hold VPC addresses and the VPC routes them.',
        'mode-unresolved': 'A deciding variable takes its value from a place that was not read, so the address mode is open. The path is not: it is native in every mode.',
        'prefix-setting': 'Says whether ENIs hold single addresses or /28 prefixes. It changes the count, never the path.',
        'custom-setting': 'Says whether pods take addresses from the node’s own subnet or from the one in ENIConfig.',
        'managed-nodes': 'EKS runs VPC networking inside these nodes, without a DaemonSet.',
      },
    },
    ko: {
      summary:
        'Amazon VPC CNI는 파드마다 VPC 주소를 그대로 줍니다. 주소는 노드에 붙은 네트워크 인터페이스(ENI)가 갖고 있습니다. 노드 사이를 오가는 패킷은 파드가 보낸 모습 그대로 나가고, VPC가 라우팅합니다. 감싸는 계층이 없습니다.',
      addresses: '노드 ENI의 보조 IP 또는 /28 프리픽스입니다. aws-node 데몬셋의 ipamd가 VPC 서브넷에서 받아 옵니다.',
      modes: {
        'secondary-ip': { name: '보조 IP', says: '파드 하나가 ENI의 보조 IP 하나를 씁니다. 인스턴스 유형이 들어갈 수 있는 개수를 정합니다.' },
        'prefix-delegation': { name: '프리픽스 위임', says: 'ENI 슬롯 하나에 주소 하나 대신 주소 16개짜리 /28이 들어갑니다. 파드 주소는 프리픽스 안에 있어 ENI의 주소 목록에는 보이지 않습니다.' },
        'custom-networking': { name: '커스텀 네트워킹', says: '파드는 ENIConfig가 가리키는 서브넷에서 주소를 받습니다. 터널이 없어도 노드 대역과 파드 대역이 다릅니다.' },
        'custom-networking-prefix': { name: '커스텀 네트워킹 + 프리픽스 위임', says: '파드는 ENIConfig 서브넷의 /28 프리픽스에서 주소를 받습니다. 노드와 대역은 달라도 여전히 VPC 네이티브입니다.' },
        'ipv6-prefix': { name: 'IPv6 프리픽스', says: '파드는 ENI에 위임된 /80 프리픽스에서 IPv6 주소를 받습니다.' },
        'managed': { name: 'EKS 관리형', says: 'EKS Auto Mode와 Fargate는 VPC 네트워킹을 노드 이미지 안에서 돌립니다. 그래서 살펴볼 데몬셋이 없습니다.' },
      },
      means: {
        daemonset: 'aws-node 데몬셋이 이 이미지를 돌리고 있습니다. 이 클러스터의 파드 인터페이스는 Amazon VPC CNI가 만듭니다.',
        'never-wraps': 'Amazon VPC CNI에는 캡슐화가 아예 없습니다. 파드가 VPC 주소를 갖고, VPC가 그 주소로 라우팅합니다.',
        'mode-unresolved': '모드를 정하는 변수의 값을 읽지 못한 곳에서 가져옵니다. 주소 모드는 알 수 없지만, 어느 모드든 경로는 네이티브입니다.',
        'prefix-setting': 'ENI에 주소를 하나씩 붙일지 /28 프리픽스로 붙일지 정합니다. 주소 개수가 달라질 뿐 경로는 같습니다.',
        'custom-setting': '파드가 노드 서브넷의 주소를 쓸지 ENIConfig 서브넷의 주소를 쓸지 정합니다.',
        'managed-nodes': '이 노드들은 EKS가 데몬셋 없이 VPC 네트워킹을 직접 돌립니다.',
      },
    },
  },
})
