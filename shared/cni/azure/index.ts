/** Azure CNI: pods hold addresses of the VNet, or, under overlay, of a private range that Azure's own network wraps outside the nodes. */
import { type Detection, defineCni, type Observation, type SettingsOf } from '../define.ts'
import { runsImage } from '../membership.ts'
import { objectSetting } from '../settings.ts'
import { type AzureView, type Mean, type Mode, modes, type Named, needs, POD_SUBNET } from './facts.ts'
import { type CnsConfig, type Container, cnsConfigOf, containersOf, type Decision, decide, podRangesOf } from './mode.ts'
import { en, ko } from './words.ts'

export default defineCni({
  id: 'azure',
  name: 'Azure CNI',
  byHand: [
    'kubectl get nodenetworkconfigs.acn.azure.com -n kube-system -o custom-columns="NODE:.metadata.name,TYPE:.status.networkContainers[*].type,SPACE:.status.networkContainers[*].subnetAddressSpace"',
    'kubectl get nodes -L kubernetes.azure.com/podnetwork-type,kubernetes.azure.com/podnetwork-subnet',
    'kubectl get configmap cns-config -n kube-system -o jsonpath="{.data.cns_config\\.json}"',
  ],
  upstream: [
    'Azure/azure-container-networking:cns/azure-cns.yaml',
    'Azure/azure-container-networking:crd/nodenetworkconfig/api/v1alpha/nodenetworkconfig.go',
    'Azure/azure-container-networking:cns/configuration/configuration.go',
    'Azure/azure-container-networking:network/transparent_endpointclient_linux.go',
    'Azure/azure-container-networking:test/integration/manifests/cilium/v1.19/cilium-config/cilium-config.yaml',
  ],
  workloads: [{ container: 'cns-container', image: /(^|\/)azure-cns$/, names: ['azure-cns'] }],
  needs,
  modes,
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return legacy(view)
    const containers = containersOf(view)
    const cns = cnsConfigOf(view)
    const decision = decide(view, containers, cns)
    const decisive = workload.match === 'decisive'
    const runs = runsImage(workload, 'daemonset' as const)
    const cilium: Observation<Mean>[] = view.runs('cilium') ? [{ at: cns?.at ?? workload.at, saw: 'cilium', means: 'powered-by-cilium' }] : []
    return {
      role: 'primary',
      mode: decision.mode,
      confidence: decisive ? 'certain' : 'likely',
      evidence: [runs, ...cilium],
      settings: settingsOf(cns, containers),
      path: {
        decidedFrom: decision.from,
        confidence: decision.confidence === 'certain' && !decisive ? 'likely' : decision.confidence,
        evidence: [...decision.evidence, ...(decision.mode === 'overlay' ? [{ ...runs, means: 'sdn-wraps' as const }] : [])],
      },
      podRanges: podRangesOf(containers),
      ...sameNetwork(view, decision, containers),
    }
  },
  words: { en, ko },
})

function settingsOf(cns: CnsConfig | undefined, containers: readonly Container[]) {
  const [first] = containers
  return {
    ...(cns
      ? {
          ChannelMode: objectSetting(cns.channel, cns.at),
          CNIConflistScenario: cns.scenario === '' ? { value: '', from: 'default' } : objectSetting(cns.scenario, cns.at),
        }
      : {}),
    ...(first ? { 'networkContainers.type': objectSetting([...new Set(containers.map(({ type }) => type))].join(', '), first.at) } : {}),
  } satisfies SettingsOf<Named>
}

/** Where pods sit in the nodes' VNet: said by Azure's objects and modes, as no VNet can be read here. */
function sameNetwork(view: AzureView, { mode, evidence }: Decision, containers: readonly Container[]): Pick<Detection<Mode, Mean>, 'samenetwork'> {
  if (mode === 'node-subnet') return { samenetwork: { relation: 'same', confidence: 'likely', evidence } }
  if (mode !== 'pod-subnet' && mode !== 'pod-subnet-static') return {}
  const said = containers.find(({ space }) => space !== '')
  if (said) {
    const means = said.type === 'vnetblock' ? 'nnc-vnetblock' : 'nnc-vnet'
    return { samenetwork: { confidence: 'certain', evidence: [{ at: said.at, saw: `subnetAddressSpace ${said.space}`, means }] } }
  }
  const marked = view.nodes.find((node) => node.labels[POD_SUBNET])
  if (!marked) return {}
  return {
    samenetwork: {
      confidence: 'likely',
      evidence: [{ at: `node/${marked.name}`, saw: `${POD_SUBNET}=${marked.labels[POD_SUBNET]}`, means: 'label-pod-subnet' }],
    },
  }
}

/** Other networks an AKS cluster may run; with none of them, no podCIDR and pods that have addresses, the plugin works without a DaemonSet. */
const others = ['cilium', 'calico', 'flannel', 'weave', 'antrea', 'kube-router', 'kube-ovn', 'ovn-kubernetes', 'kindnet']

function legacy(view: AzureView): Detection<Mode, Mean, Named> | undefined {
  const [first] = view.nodes
  const aks = first !== undefined && view.nodes.every((node) => Object.keys(node.labels).some((name) => name.startsWith('kubernetes.azure.com/')))
  if (!aks || !view.workloadsKnown || view.idle.length > 0 || !view.pods || view.pods.length === 0) return undefined
  if (view.nodes.some((node) => node.podCIDRs.length > 0) || others.some((id) => view.runs(id))) return undefined
  const evidence: Observation<Mean>[] = [{ at: `node/${first.name}`, saw: 'kubernetes.azure.com/*, .spec.podCIDRs []', means: 'no-cns' }]
  return {
    role: 'primary',
    mode: 'node-subnet',
    confidence: 'likely',
    evidence,
    settings: {},
    path: { decidedFrom: 'default', confidence: 'likely', evidence },
    podRanges: [],
    samenetwork: { relation: 'same', confidence: 'likely', evidence },
  }
}
