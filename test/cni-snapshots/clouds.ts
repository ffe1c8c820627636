/** Networks that clouds bring themselves: GKE and OKE. */
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { type Cluster, container, daemonSet, inBlocks, init, object, snapshotOf, three } from './build.ts'
import { calicoNode } from './calico-parts.ts'
import { ciliumDaemonSet } from './cilium-parts.ts'

const gke = (labels: Record<string, string>, more: Partial<Cluster> & Pick<Cluster, 'daemonSets'>) =>
  snapshotOf({
    context: 'gke_shop-prod_asia-northeast3_shop',
    server: 'https://34.64.118.20',
    podIP: inBlocks((index) => `10.56.${index}.0`),
    nodes: three((index) => ({
      name: `gke-shop-default-pool-5c1f2a7e-x${index}kq`,
      ip: `10.178.0.${10 + index}`,
      podCIDRs: [`10.56.${index}.0/24`],
      kubelet: 'v1.33.5-gke.1080000',
      providerID: `gce://shop-prod/asia-northeast3-a/gke-shop-default-pool-5c1f2a7e-x${index}kq`,
      labels: { 'cloud.google.com/gke-nodepool': 'default-pool', 'cloud.google.com/gke-stack-type': 'IPV4', ...labels },
    })),
    ...more,
  })
const netd = daemonSet('kube-system', 'netd', [
  init('netd-init', 'gke.gcr.io/netd-init:v0.4.12-gke.3'),
  container('netd', 'gke.gcr.io/netd:v0.4.12-gke.3'),
])

export const clouds: Record<string, () => Snapshot> = {
  'gke-netd': () =>
    gke(
      { 'cloud.google.com/gke-netd-ready': 'true' },
      { daemonSets: [netd], configMaps: { 'kube-system/netd-config': { enable_calico_network_policy: 'false', enable_masquerade: 'false' } } },
    ),
  // The agent, its container and its labels are Cilium's; the product is GKE's.
  'gke-dataplane-v2': () =>
    gke(
      { 'cloud.google.com/gke-dpv2-ready': 'true' },
      {
        daemonSets: [ciliumDaemonSet('kube-system', 'gke.gcr.io/cilium/cilium:v1.16.9-gke.25', { name: 'anetd' })],
        groups: ['cilium.io/v2'],
        kubeProxy: false,
        configMaps: { 'kube-system/cilium-config': { tunnel: 'disabled', ipam: 'kubernetes' } },
      },
    ),
  'gke-calico-policy': () =>
    gke(
      { 'cloud.google.com/gke-netd-ready': 'true' },
      {
        daemonSets: [
          netd,
          calicoNode(
            { CALICO_NETWORKING_BACKEND: 'none', CLUSTER_TYPE: 'k8s,gke', USE_POD_CIDR: 'true', FELIX_INTERFACEPREFIX: 'gke' },
            'kube-system',
            'gke.gcr.io/calico/node:v3.27.5-gke.11',
          ),
        ],
        groups: ['crd.projectcalico.org/v1'],
        configMaps: { 'kube-system/netd-config': { enable_calico_network_policy: 'true', enable_masquerade: 'false' } },
      },
    ),
  'oke-vcn-native': () =>
    snapshotOf({
      context: 'context-c4dmnzqgq3a',
      server: 'https://10.0.0.5:6443',
      podIP: (index, nth) => `10.0.32.${index * 40 + nth + 10}`,
      daemonSets: [
        daemonSet('kube-system', 'vcn-native-ip-cni', [
          container('vcn-native-ip-cni', 'iad.ocir.io/oke-public/oke-public-vcn-native-ip-cni-plugin:v3.1.1'),
        ]),
      ],
      nodes: three((index) => ({
        name: `10.0.10.${20 + index}`,
        ip: `10.0.10.${20 + index}`,
        providerID: `ocid1.instance.oc1.ap-seoul-1.anuwgljr${index}`,
        labels: { 'oci.oraclecloud.com/vcn-native-ip-cni': 'true' },
      })),
      resources: {
        'nativepodnetworks.oci.oraclecloud.com': [0, 1, 2].map((index) =>
          object(`npn-${index}`, {
            'spec.maxPodCount': 31,
            'spec.podSubnetIds': ['ocid1.subnet.oc1.ap-seoul-1.aaaapods'],
            'status.vnics': [{ vnicId: `ocid1.vnic.oc1.ap-seoul-1.abuw${index}`, subnetCidr: '10.0.32.0/19' }],
          }),
        ),
      },
    }),
}
