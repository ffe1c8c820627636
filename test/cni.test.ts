import { describe, expect, test } from 'vitest'
import { made, said } from './cni-snapshots/detect.ts'
import { snapshots } from './cni-snapshots/index.ts'
import { eksClusters } from './eks-snapshots/index.ts'
import { collectedFrom, collectedFromRecorded } from './fakes/collecting.ts'
import { recordedClusters, snapshotFile } from './fakes/snapshot-file.ts'

const NATIVE = 'none never - 0'
const awsNode = (mode: string) => [`aws-vpc primary ${mode} v1.23.1 certain`, `vpc-native | ${NATIVE} | manifest certain`]

const rows: Record<string, string[][]> = {
  // Amazon VPC CNI
  'eks-prefix-delegation': [awsNode('prefix-delegation')],
  'eks-custom-networking': [awsNode('custom-networking')],
  'eks-ipv6': [awsNode('ipv6-prefix')],
  'eks-odd-booleans': [awsNode('custom-networking')],
  'eks-value-from': [awsNode('-')],
  'eks-calico-policy': [awsNode('secondary-ip'), ['calico policy policy-only v3.32.1 certain']],
  'eks-cilium-chained': [awsNode('secondary-ip'), ['cilium chained chained v1.18.12 certain']],
  'aks-cilium-azure-ipam': [['cilium primary azure-ipam v1.18.12 certain', `vpc-native | ${NATIVE} | configmap certain`]],
  'eks-cilium-eni': [['cilium primary eni v1.18.12 certain', `vpc-native | ${NATIVE} | configmap certain`]],
  'eks-calico-replaces-aws-node': [['calico primary vxlan-always v3.32.1 certain', 'overlay | vxlan always 4789 50 | object certain']],
  'eks-auto-mode': [['aws-vpc primary managed - likely', `vpc-native | ${NATIVE} | default likely`]],
  'eks-fargate-beside-ec2': [awsNode('secondary-ip')],
  'eks-hybrid-nodes': [
    awsNode('secondary-ip'),
    ['cilium primary tunnel-vxlan v1.18.12 certain', 'overlay | vxlan always 8472 50 | configmap certain'],
  ],
  'antrea-policy-on-eks': [['antrea policy policy-only v2.7.0 certain'], awsNode('secondary-ip')],
  // Azure CNI
  'aks-overlay': [['azure primary overlay v1.7.5 certain', 'overlay | azure-sdn always - 0 | object certain']],
  'aks-overlay-cilium': [
    ['azure primary overlay v1.7.5 certain', 'overlay | azure-sdn always - 0 | object certain'],
    ['cilium chained delegated v1.17.9-260210 certain'],
  ],
  'aks-pod-subnet': [['azure primary pod-subnet v1.7.5 certain', `vpc-native | ${NATIVE} | object certain`]],
  'aks-pod-subnet-cilium': [
    ['azure primary pod-subnet v1.7.5 certain', `vpc-native | ${NATIVE} | object certain`],
    ['cilium chained delegated v1.17.9-260210 certain'],
  ],
  'aks-static-block': [['azure primary pod-subnet-static v1.7.5 certain', `vpc-native | ${NATIVE} | object certain`]],
  'aks-node-subnet-cilium': [
    ['azure primary node-subnet v1.7.5 certain', `vpc-native | ${NATIVE} | configmap certain`],
    ['cilium chained delegated v1.17.9-260210 certain'],
  ],
  'aks-chained-cilium': [
    ['azure primary pod-subnet v1.7.5 certain', `vpc-native | ${NATIVE} | object certain`],
    ['cilium chained chained v1.17.9-260210 certain'],
  ],
  'aks-cns-unreadable': [['azure primary not-visible v1.7.5 certain', 'unknown | unknown unknown - - | none unknown']],
  'aks-legacy-node-subnet': [
    ['azure primary node-subnet - likely', `vpc-native | ${NATIVE} | default likely`],
    ['azure-npm policy policy-only v1.6.29 certain'],
  ],
  'aks-calico-policy': [
    ['azure primary pod-subnet v1.7.5 certain', `vpc-native | ${NATIVE} | object certain`],
    ['calico policy policy-only v3.30.3 certain'],
  ],
  'aks-kubenet': [],
  // Calico
  'calico-operator-vxlan-crosssubnet': [
    ['calico primary vxlan-cross-subnet v3.32.1 certain', 'overlay | vxlan cross-subnet 4789 50 | object certain'],
  ],
  'calico-operator-pools-forbidden': [['calico primary ipip-always v3.32.1 certain', 'overlay | ipip always - 20 | object likely']],
  'calico-pool-beats-env': [['calico primary bgp v3.32.1 certain', `routed | ${NATIVE} | object certain`]],
  'calico-vxlan-backend': [['calico primary vxlan-cross-subnet v3.32.1 certain', 'overlay | vxlan cross-subnet 4790 50 | object certain']],
  'calico-policy-only': [['calico policy policy-only v3.32.1 certain']],
  'calico-wireguard': [['calico primary vxlan-always v3.32.1 certain', 'overlay | vxlan always 4789 50 | object certain']],
  'calico-native-crds': [['calico primary ipip-cross-subnet v3.33.0 certain', 'overlay | ipip cross-subnet - 20 | object certain']],
  'calico-dual-stack': [['calico primary ipip-always v3.32.1 certain', 'overlay | ipip always - 20 | object certain']],
  'calico-two-pools': [['calico primary ipip-cross-subnet v3.32.1 certain', 'overlay | ipip cross-subnet - 20 | object certain']],
  'calico-backend-unresolved': [['calico primary ipip-always v3.32.1 certain', 'overlay | ipip always - 20 | object likely']],
  // Cilium
  'cilium-geneve-wireguard': [['cilium primary tunnel-geneve v1.18.12 certain', 'overlay | geneve always 6082 50 | configmap certain']],
  'cilium-native-direct': [['cilium primary native-direct v1.18.12 certain', `routed | ${NATIVE} | configmap certain`]],
  'cilium-native-bgp': [['cilium primary native-bgp v1.18.12 certain', `routed | ${NATIVE} | configmap certain`]],
  'cilium-native-fabric-ipsec': [['cilium primary native-fabric v1.18.12 certain', `routed | ${NATIVE} | configmap certain`]],
  'cilium-default-pool': [['cilium primary tunnel-vxlan v1.18.12 certain', 'overlay | vxlan always 8472 50 | configmap certain']],
  'cilium-legacy-tunnel': [['cilium primary tunnel-geneve v1.12.19 certain', 'overlay | geneve always 6081 50 | configmap certain']],
  'cilium-legacy-disabled': [['cilium primary native-direct v1.18.12 certain', `routed | ${NATIVE} | configmap certain`]],
  'cilium-portmap': [['cilium primary tunnel-vxlan v1.18.12 certain', 'overlay | vxlan always 8472 50 | configmap certain']],
  'cilium-flags-only': [['cilium primary tunnel-geneve v1.18.12 certain', 'overlay | geneve always 6081 50 | manifest certain']],
  'cilium-node-config': [['cilium primary tunnel-vxlan v1.18.12 certain', 'mixed | unknown unknown - - | configmap certain']],
  'cilium-node-config-unplaced': [['cilium primary tunnel-vxlan v1.18.12 certain', 'overlay | vxlan always 8472 50 | configmap likely']],
  'cilium-multi-pool': [['cilium primary native-direct v1.18.12 certain', `routed | ${NATIVE} | configmap certain`]],
  'cilium-config-forbidden': [['cilium primary not-visible v1.18.12 certain', 'unknown | unknown unknown - - | none unknown']],
  // Flannel
  'flannel-host-gw': [['flannel primary host-gw v0.28.9 certain', `routed | ${NATIVE} | annotation certain`]],
  'flannel-direct-routing': [['flannel primary vxlan-direct-routing v0.28.9 certain', 'overlay | vxlan cross-subnet 4789 50 | annotation certain']],
  'flannel-without-backend': [['flannel primary udp v0.28.9 certain', 'overlay | udp always 8285 28 | annotation certain']],
  'flannel-wireguard-dual-stack': [['flannel primary wireguard v0.28.9 certain', 'overlay | wireguard always 51820 80 | annotation certain']],
  'flannel-not-restarted': [['flannel primary vxlan v0.28.9 certain', 'overlay | vxlan always 8472 50 | annotation certain']],
  'oke-flannel': [['flannel primary vxlan v0.25.7 certain', 'overlay | vxlan always 8472 50 | annotation certain']],
  'k3s-default': [['flannel primary vxlan v1.33.5+k3s1 certain', 'overlay | vxlan always 8472 50 | annotation certain']],
  'k3s-host-gw': [['flannel primary host-gw v1.33.5+k3s1 certain', `routed | ${NATIVE} | annotation certain`]],
  'k3s-wireguard': [['flannel primary wireguard v1.33.5+k3s1 certain', 'overlay | wireguard always 51820 80 | annotation certain']],
  'k3s-tailscale': [['flannel primary tailscale v1.33.5+k3s1 certain', 'overlay | unknown always - - | annotation certain']],
  'k3s-agents-only': [['flannel primary vxlan v1.33.5+k3s1 likely', 'overlay | vxlan unknown 8472 50 | annotation likely']],
  'k3s-with-cilium': [['cilium primary tunnel-vxlan v1.18.12 certain', 'overlay | vxlan always 8472 50 | configmap certain']],
  canal: [
    ['calico policy policy-only v3.32.1 certain'],
    ['flannel primary vxlan v0.24.4 certain', 'overlay | vxlan always 8472 50 | annotation certain'],
  ],
  'rke2-canal': [
    ['calico policy policy-only v3.30.3-build20251015 certain'],
    ['flannel primary vxlan v0.27.4-build20251015 certain', 'overlay | vxlan always 8472 50 | annotation certain'],
  ],
  'flannel-stale-annotations': [['calico primary ipip-always v3.32.1 certain', 'overlay | ipip always - 20 | object certain']],
  'flannel-annotations-alone': [],
  'multus-over-flannel': [
    ['flannel primary vxlan v0.28.9 certain', 'overlay | vxlan always 8472 50 | annotation certain'],
    ['multus meta meta v4.3.0-thick certain'],
  ],
  'multus-sample-config': [['multus meta meta v4.3.0 certain']],
  // The rest
  'weave-sleeve-encrypted': [['weave primary sleeve 2.8.1 certain', 'overlay | sleeve always 6783 - | manifest certain']],
  kindnet: [['kindnet primary host-gw v20260820-69b56db7 certain', `routed | ${NATIVE} | manifest certain`]],
  'kindnet-ipsec': [['kindnet primary ipsec v1.0.0 certain', 'overlay | esp always - - | manifest certain']],
  'antrea-encap': [['antrea primary encap-geneve v2.7.0 certain', 'overlay | geneve always 6081 50 | default certain']],
  'antrea-hybrid-vxlan': [['antrea primary hybrid v2.7.0 certain', 'overlay | vxlan cross-subnet 4789 50 | configmap certain']],
  'antrea-gre-ipsec': [['antrea primary encap-gre v2.7.0 certain', 'overlay | gre always - 42 | configmap certain']],
  'antrea-wireguard': [['antrea primary wireguard v2.7.0 certain', 'overlay | wireguard always 51820 60 | configmap certain']],
  'antrea-no-encap': [['antrea primary no-encap v2.7.0 certain', `routed | ${NATIVE} | configmap certain`]],
  'kube-router': [['kube-router primary ipip-subnet - certain', 'overlay | ipip cross-subnet - 20 | manifest certain']],
  'kube-router-fou-full': [['kube-router primary fou-full - certain', 'overlay | fou always 5555 - | manifest certain']],
  'kube-router-bgp': [['kube-router primary bgp - certain', `routed | ${NATIVE} | manifest certain`]],
  'kube-router-firewall-on-calico': [
    ['calico primary ipip-always v3.32.1 certain', 'overlay | ipip always - 20 | object certain'],
    ['kube-router policy not-a-cni - certain'],
  ],
  'kube-ovn': [['kube-ovn primary geneve v1.17.0 certain', 'overlay | geneve always 6081 100 | object certain']],
  'kube-ovn-underlay': [['kube-ovn primary underlay v1.17.0 certain', `routed | ${NATIVE} | object certain`]],
  'kube-ovn-mixed-subnets': [['kube-ovn primary vxlan v1.17.0 certain', 'overlay | vxlan always 4789 50 | object certain']],
  'kube-ovn-cilium-chained': [
    ['cilium chained chained v1.18.12 certain'],
    ['kube-ovn primary geneve v1.17.0 certain', 'overlay | geneve always 6081 100 | object certain'],
  ],
  'ovn-kubernetes': [['ovn-kubernetes primary geneve master certain', 'overlay | geneve always 6081 58 | default certain']],
  'ovn-kubernetes-no-overlay': [['ovn-kubernetes primary no-overlay master certain', `routed | ${NATIVE} | manifest certain`]],
  'openshift-ovn-multus': [
    ['multus meta meta - certain'],
    ['ovn-kubernetes primary geneve - certain', 'overlay | geneve always 6081 58 | default certain'],
  ],
  'gke-netd': [['gke primary netd v0.4.12-gke.3 certain', `vpc-native | ${NATIVE} | default likely`]],
  'gke-dataplane-v2': [['gke primary dataplane-v2 v1.16.9-gke.25 likely', `vpc-native | ${NATIVE} | default likely`]],
  'gke-calico-policy': [
    ['calico policy policy-only v3.27.5-gke.11 certain'],
    ['gke primary netd v0.4.12-gke.3 certain', `vpc-native | ${NATIVE} | default likely`],
  ],
  'oke-vcn-native': [['oci-vcn primary vcn-native v3.1.1 likely', `vpc-native | ${NATIVE} | object likely`]],
  'no-cni': [],
}

describe('what the modules say', () => {
  test.each(Object.keys(snapshots))('%s', (name) => {
    expect(said(made(name)).sort()).toEqual([...(rows[name] ?? [['no row for this snapshot']])].sort())
  })

  test('every row has its snapshot', () => {
    expect(Object.keys(rows).filter((name) => !(name in snapshots))).toEqual([])
  })
})

describe('the files in test/clusters', () => {
  test.each(Object.entries({ ...snapshots, ...eksClusters }))(
    '%s is what collecting gives: run node test/write-snapshots.ts',
    async (name, describe) => {
      expect(JSON.parse(JSON.stringify(await collectedFrom(describe())))).toEqual(JSON.parse(JSON.stringify(snapshotFile(name))))
    },
  )

  test.each(recordedClusters)('%s is what collecting from its recorded answers gives: run node test/write-recorded.ts', async (name) => {
    const file = snapshotFile(name)
    expect(JSON.parse(JSON.stringify(await collectedFromRecorded(name, file.tool.version)))).toEqual(JSON.parse(JSON.stringify(file)))
  })
})
