/** Cilium's workloads as its chart renders them. */
import { container, daemonSet, deployment, init } from './build.ts'

export const ciliumDaemonSet = (namespace: string, image = 'quay.io/cilium/cilium:v1.18.12', more: { name?: string; args?: string[] } = {}) =>
  daemonSet(namespace, more.name ?? 'cilium', [
    init('config', image),
    init('mount-cgroup', image),
    container('cilium-agent', image, { args: more.args ?? ['--config-dir=/tmp/cilium/config-map'] }),
  ])

/** A separate DaemonSet that is no agent. */
export const ciliumEnvoy = daemonSet('kube-system', 'cilium-envoy', [container('cilium-envoy', 'quay.io/cilium/cilium-envoy:v1.34.10')])

export const ciliumOperator = (name: string, replicas = 1) =>
  deployment('kube-system', 'cilium-operator', [container('cilium-operator', `quay.io/cilium/${name}:v1.18.12`)], replicas)
