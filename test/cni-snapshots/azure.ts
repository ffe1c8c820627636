/** AKS: node subnet, pod subnet, overlay, with and without Cilium, and the clusters that run no CNI DaemonSet. */
import type { NodeFact, ResourceFact, Snapshot } from '../../shared/contract/snapshot.ts'
import { type Cluster, container, daemonSet, type NodeParts, object, snapshotOf, three } from './build.ts'
import { calicoNode, tigeraOperator } from './calico-parts.ts'
import { ciliumDaemonSet, ciliumOperator } from './cilium-parts.ts'

const place = { context: 'shop-aks', server: 'https://shop-aks-dns-4f2a91c3.hcp.koreacentral.azmk8s.io:443' } as const
const ACN = 'acn.azure.com/v1alpha'

const cns = daemonSet('kube-system', 'azure-cns', [container('cns-container', 'mcr.microsoft.com/containernetworking/azure-cns:v1.7.5')])
const npm = daemonSet('kube-system', 'azure-npm', [container('azure-npm', 'mcr.microsoft.com/containernetworking/azure-npm:v1.6.29')])
const managedCilium = ciliumDaemonSet('kube-system', 'mcr.microsoft.com/containernetworking/cilium/cilium:v1.17.9-260210')

const name = (index: number) => `aks-nodepool1-38211904-vmss00000${index}`
const nodes = (labels: Record<string, string> = {}, more: (index: number) => Partial<NodeParts> = () => ({})): NodeFact[] =>
  three((index) => ({
    name: name(index),
    ip: `10.224.0.${4 + index}`,
    kubelet: 'v1.33.5',
    providerID: `azure:///subscriptions/0f1e2d3c/resourceGroups/mc_shop/providers/Microsoft.Compute/virtualMachineScaleSets/aks-nodepool1-38211904-vmss/virtualMachines/${index}`,
    labels: { 'kubernetes.azure.com/cluster': 'mc_shop', 'kubernetes.azure.com/agentpool': 'nodepool1', ...labels },
    ...more(index),
  }))

const cnsConfig = (config: Record<string, unknown>) => ({
  'kube-system/cns-config': { 'cns_config.json': JSON.stringify({ TelemetrySettings: { DisableAll: false }, ...config }, null, 2) },
})
const nnc = (container: (index: number) => Record<string, unknown>): Record<string, ResourceFact[]> => ({
  'nodenetworkconfigs.acn.azure.com': [0, 1, 2].map((index) =>
    object(
      name(index),
      { 'status.networkContainers': [{ id: `nc-${index}`, nodeIP: `10.224.0.${4 + index}`, ...container(index) }], 'status.assignedIPCount': 16 },
      'kube-system',
    ),
  ),
})

const vnet = nnc((index) => ({
  assignmentMode: 'dynamic',
  type: 'vnet',
  subnetName: 'pods',
  subnetAddressSpace: '10.241.0.0/16',
  primaryIP: `10.241.0.${4 + index}`,
}))
const overlay = nnc((index) => ({
  assignmentMode: 'static',
  type: 'overlay',
  subnetName: 'routingdomain_shop_overlaysubnet',
  subnetAddressSpace: '10.244.0.0/16',
  primaryIP: `10.244.${index}.0/24`,
}))
const overlayLabels = { 'kubernetes.azure.com/podnetwork-type': 'overlay', 'kubernetes.azure.com/azure-cni-overlay': 'true' }
const inOverlay = (index: number, nth: number) => `10.244.${index}.${10 + nth}`
const inPodSubnet = (index: number, nth: number) => `10.241.0.${20 + index * 40 + nth}`
const inNodeSubnet = (index: number, nth: number) => `10.224.0.${40 + index * 40 + nth}`

const delegated = {
  ipam: 'delegated-plugin',
  'routing-mode': 'native',
  'tunnel-protocol': 'vxlan',
  'enable-endpoint-routes': 'true',
  'local-router-ipv4': '169.254.23.0',
  'cni-chaining-mode': 'none',
}
const ciliumScenario = { ChannelMode: 'CRD', CNIConflistScenario: 'cilium', CNIConflistFilepath: '/etc/cni/net.d/05-cilium.conflist' }

const aks = (cluster: Omit<Cluster, 'context' | 'server'>): Snapshot => snapshotOf({ ...place, ...cluster })

export const azure: Record<string, () => Snapshot> = {
  'aks-overlay': () =>
    aks({
      nodes: nodes(overlayLabels),
      daemonSets: [cns],
      podIP: inOverlay,
      resources: overlay,
      groups: [ACN],
      configMaps: cnsConfig({ ChannelMode: 'CRD', CNIConflistScenario: 'v4overlay' }),
    }),
  // The routing mode of Cilium is native here, and yet it is an overlay: Azure's own network wraps.
  'aks-overlay-cilium': () =>
    aks({
      nodes: nodes({ ...overlayLabels, 'kubernetes.azure.com/ebpf-dataplane': 'cilium' }),
      daemonSets: [cns, managedCilium],
      deployments: [ciliumOperator('operator-generic', 2)],
      podIP: inOverlay,
      resources: overlay,
      groups: [ACN, 'cilium.io/v2'],
      kubeProxy: false,
      configMaps: {
        ...cnsConfig(ciliumScenario),
        'kube-system/cilium-config': { ...delegated, 'enable-ipv4-masquerade': 'true', 'ipv4-native-routing-cidr': '192.168.0.0/16' },
      },
    }),
  'aks-pod-subnet': () =>
    aks({
      nodes: nodes({ 'kubernetes.azure.com/podnetwork-subnet': 'pods' }),
      daemonSets: [cns],
      podIP: inPodSubnet,
      resources: vnet,
      groups: [ACN],
      configMaps: cnsConfig({ ChannelMode: 'CRD', InitializeFromCNI: true }),
    }),
  'aks-pod-subnet-cilium': () =>
    aks({
      nodes: nodes({ 'kubernetes.azure.com/podnetwork-subnet': 'pods' }),
      daemonSets: [cns, managedCilium],
      podIP: inPodSubnet,
      resources: vnet,
      groups: [ACN, 'cilium.io/v2'],
      kubeProxy: false,
      configMaps: { ...cnsConfig(ciliumScenario), 'kube-system/cilium-config': { ...delegated, 'enable-ipv4-masquerade': 'false' } },
    }),
  'aks-static-block': () =>
    aks({
      nodes: nodes({ 'kubernetes.azure.com/podnetwork-subnet': 'pods' }),
      daemonSets: [cns],
      podIP: inPodSubnet,
      groups: [ACN],
      configMaps: cnsConfig({ ChannelMode: 'CRD' }),
      resources: nnc((index) => ({
        assignmentMode: 'static',
        type: 'vnetblock',
        subnetName: 'pods',
        subnetAddressSpace: '10.241.0.0/16',
        primaryIP: `10.241.0.${index * 16}/28`,
      })),
    }),
  // Cilium's own Azure IPAM on a cluster brought without a CNI: pods on VNet addresses, no azure-cns at all.
  'aks-cilium-azure-ipam': () =>
    aks({
      nodes: nodes(),
      daemonSets: [ciliumDaemonSet('kube-system', 'quay.io/cilium/cilium:v1.18.12')],
      deployments: [ciliumOperator('operator-azure', 2)],
      podIP: inNodeSubnet,
      groups: ['cilium.io/v2'],
      kubeProxy: false,
      configMaps: {
        'kube-system/cilium-config': {
          'routing-mode': 'native',
          'tunnel-protocol': 'vxlan',
          ipam: 'azure',
          'enable-endpoint-routes': 'true',
          'enable-ipv4-masquerade': 'false',
        },
      },
    }),
  'aks-node-subnet-cilium': () =>
    aks({
      nodes: nodes(),
      daemonSets: [cns, managedCilium],
      podIP: inNodeSubnet,
      groups: ['cilium.io/v2'],
      kubeProxy: false,
      configMaps: {
        ...cnsConfig({ ...ciliumScenario, ChannelMode: 'AzureHost' }),
        'kube-system/cilium-config': { ...delegated, 'enable-ipv4-masquerade': 'false' },
      },
    }),
  'aks-chained-cilium': () =>
    aks({
      nodes: nodes({ 'kubernetes.azure.com/podnetwork-subnet': 'pods' }),
      daemonSets: [cns, managedCilium],
      podIP: inPodSubnet,
      resources: vnet,
      groups: [ACN, 'cilium.io/v2'],
      configMaps: {
        ...cnsConfig({ ChannelMode: 'CRD', CNIConflistScenario: 'azurecni-chained-cilium' }),
        'kube-system/cilium-config': { 'cni-chaining-mode': 'generic-veth', 'routing-mode': 'native', 'enable-ipv4-masquerade': 'false' },
      },
    }),
  // CNS answers to NodeNetworkConfigs, but neither they nor any label could be read: nothing tells overlay from pod subnet.
  'aks-cns-unreadable': () =>
    aks({
      nodes: nodes(),
      daemonSets: [cns],
      podIP: inOverlay,
      groups: [ACN],
      configMaps: cnsConfig({ ChannelMode: 'CRD' }),
      sources: {
        resources: {
          'nodenetworkconfigs.acn.azure.com': {
            ok: false,
            at: '/apis/acn.azure.com/nodenetworkconfigs',
            error: 'forbidden',
            detail: 'nodenetworkconfigs.acn.azure.com is forbidden',
          },
        },
      },
    }),
  'aks-legacy-node-subnet': () => aks({ nodes: nodes(), daemonSets: [npm], podIP: inNodeSubnet }),
  'aks-calico-policy': () =>
    aks({
      nodes: nodes({ 'kubernetes.azure.com/podnetwork-subnet': 'pods' }),
      podIP: inPodSubnet,
      groups: [ACN, 'operator.tigera.io/v1'],
      deployments: [tigeraOperator],
      configMaps: cnsConfig({ ChannelMode: 'CRD' }),
      daemonSets: [
        cns,
        calicoNode(
          { CALICO_NETWORKING_BACKEND: 'none', CLUSTER_TYPE: 'k8s,operator,aks', FELIX_INTERFACEPREFIX: 'azv', NO_DEFAULT_POOLS: 'true' },
          'calico-system',
          'mcr.microsoft.com/oss/calico/node:v3.30.3',
        ),
      ],
      resources: {
        ...vnet,
        'installations.operator.tigera.io': [object('default', { 'spec.kubernetesProvider': 'AKS', 'spec.cni.type': 'AzureVNET' })],
      },
    }),
  'aks-kubenet': () => aks({ nodes: nodes({}, (index) => ({ podCIDRs: [`10.244.${index}.0/24`] })), daemonSets: [], podIP: inOverlay }),
}
