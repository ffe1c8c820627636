/** Calico's workloads as its manifests and its operator render them. */
import type { ResourceFact } from '../../shared/contract/snapshot.ts'
import { container, daemonSet, deployment, init, object } from './build.ts'

type Values = Record<string, string | { from: string }>

export const calicoNode = (env: Values, namespace = 'kube-system', image = 'quay.io/calico/node:v3.32.1') =>
  daemonSet(namespace, 'calico-node', [init('install-cni', image.replace('/node', '/cni')), container('calico-node', image, { env })])

/** calico.yaml; the backend comes out of the ConfigMap. */
export const manifestEnv: Values = {
  CALICO_NETWORKING_BACKEND: { from: 'configmap/calico-config/calico_backend' },
  CLUSTER_TYPE: 'k8s,bgp',
  CALICO_IPV4POOL_IPIP: 'Always',
  CALICO_IPV4POOL_VXLAN: 'Never',
  CALICO_IPV6POOL_VXLAN: 'Never',
}
export const calicoConfig = (backend: string, mtu = '0') => ({
  'kube-system/calico-config': { calico_backend: backend, veth_mtu: mtu, typha_service_name: 'none' },
})

export const tigeraOperator = deployment('tigera-operator', 'tigera-operator', [container('tigera-operator', 'quay.io/tigera/operator:v1.42.3')])
export const kubeControllers = deployment('kube-system', 'calico-kube-controllers', [
  container('calico-kube-controllers', 'quay.io/calico/kube-controllers:v3.32.1'),
])

export const pool = (name: string, cidr: string, modes: { ipip?: string; vxlan?: string }, more: Record<string, unknown> = {}): ResourceFact =>
  object(name, {
    'spec.cidr': cidr,
    ...(modes.ipip === undefined ? {} : { 'spec.ipipMode': modes.ipip }),
    ...(modes.vxlan === undefined ? {} : { 'spec.vxlanMode': modes.vxlan }),
    'spec.blockSize': cidr.includes(':') ? 122 : 26,
    'spec.natOutgoing': true,
    ...more,
  })

/** The /26 block Calico's IPAM gave a node out of 192.168.0.0/16. */
const block = (index: number) => `192.168.${[71, 126, 194][index] ?? 200}.64`
export const inBlock = (index: number, nth: number) => block(index).replace('.64', `.${65 + nth}`)
export const calicoMarks = (index: number, tunnel?: 'IPv4IPIPTunnelAddr' | 'IPv4VXLANTunnelAddr') => ({
  'projectcalico.org/IPv4Address': `10.0.1.${index + 11}/24`,
  ...(tunnel ? { [`projectcalico.org/${tunnel}`]: block(index) } : {}),
})
