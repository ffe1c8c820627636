/** What runs beside what, and what is left of CNIs that no longer run. */

import type { AnyCni } from '../../../shared/cni/define.ts'
import { registry } from '../../../shared/cni/index.ts'
import { itemsOf, matchWorkload } from '../../../shared/cni/view.ts'
import type { WorkloadFact } from '../../../shared/contract/snapshot.ts'
import { finding, type KnownFinding } from '../../../shared/text/claim.ts'
import type { Found } from '../detect.ts'
import { shown } from '../shown.ts'
import type { Facts } from './facts.ts'

/** By node class: two networks on different classes of one cluster are no contradiction. */
export function twoPrimaries({ nodes: all, detections }: Facts): KnownFinding[] {
  const primaries = detections.filter(({ detection }) => detection.role === 'primary')
  if (primaries.length < 2) return []
  const classes = Map.groupBy(all, (node) => node.class ?? 'all')
  if (classes.size === 0) classes.set('all', [])
  const crowded = [...classes].flatMap(([name, nodes]) => {
    const here = new Set(nodes.map(({ fact }) => fact.name))
    const cnis = primaries.filter((found) => claims(found, name, here, classes.size === 1)).map(({ cni }) => cni.id)
    return cnis.length < 2 ? [] : [{ name, cnis }]
  })
  return crowded.map(({ name, cnis }) => finding('two-primaries', 'warning', classes.size === 1 ? 'cluster' : `class/${name}`, { cnis }))
}

/** A CNI that names its node classes is on those; another one is where its own pods are, or anywhere if those were not read. */
function claims({ view, detection }: Found, name: string, nodes: Set<string>, onlyClass: boolean): boolean {
  if (detection.nodeClasses) return detection.nodeClasses.includes(name)
  const own = view.cniPods.filter((pod) =>
    view.workloads.some((workload) => workload.namespace === pod.namespace && workload.name === (pod.owner ?? workload.name)),
  )
  return onlyClass || own.length === 0 || own.some((pod) => pod.node !== undefined && nodes.has(pod.node))
}

export function versionSkew({ report }: Facts): KnownFinding[] {
  return (report.cnis ?? [])
    .filter(({ versions }) => versions.length > 1)
    .map(({ id, versions }) =>
      finding('version-skew', 'warning', id, { versions: shown(versions.map(({ version, nodes }) => `${version} × ${nodes}`)) }),
    )
}

/** Cloud control planes install some of these whether or not their CNI is used: they say nothing. */
const managedGroups = new Set([
  'crd.k8s.amazonaws.com',
  'vpcresources.k8s.aws',
  'eks.amazonaws.com',
  'networking.k8s.aws',
  'k8s.cni.cncf.io',
  'config.openshift.io',
])
const managedConfigMaps = new Set(['kube-system/amazon-vpc-cni', 'kube-system/kubeadm-config'])

/** Removing a CNI by giving its DaemonSet an impossible nodeSelector is a common migration step: it is not running. */
export function leftovers({ snapshot: { sources }, detections }: Facts): KnownFinding[] {
  const daemonSets = sources.daemonSets
  // Where not all DaemonSets were read, nobody knows what does not run.
  if (!daemonSets?.ok || daemonSets.partial) return []
  const present = registry.filter(
    (cni) => detections.some((found) => found.cni === cni) || daemonSets.items.some((set) => !idle(set) && decisive(cni, set)),
  )
  // GKE runs Cilium under another name, Canal runs Calico's objects: what some running CNI reads is in use.
  const usedGroups = new Set(present.flatMap(groupsOf))
  const usedConfigMaps = configMapsOf(present, Object.keys(sources.configMaps ?? {}))
  const served = itemsOf(sources.groups)
  const left = (group: string) =>
    !managedGroups.has(group) && !usedGroups.has(group) && served.some((one) => one === group || one.startsWith(`${group}/`))
  const kept = Object.entries(sources.configMaps ?? {}).flatMap(([key, source]) =>
    source.ok && source.items !== null && !managedConfigMaps.has(key) && !usedConfigMaps.has(key) ? [key] : [],
  )
  return registry.flatMap((cni): KnownFinding[] => {
    const found = (id: `leftover-${'daemonset' | 'crds' | 'configmap'}`, subject: string) => finding(id, 'info', subject, { cni: cni.id })
    return [
      ...daemonSets.items
        .filter((set) => idle(set) && decisive(cni, set))
        .map((set) => found('leftover-daemonset', `daemonset/${set.namespace}/${set.name}`)),
      ...(present.includes(cni)
        ? []
        : [
            ...groupsOf(cni)
              .filter(left)
              .map((group) => found('leftover-crds', group)),
            ...[...configMapsOf([cni], kept)].map((key) => found('leftover-configmap', `configmap/${key}`)),
          ]),
    ]
  })
}

const idle = ({ desired }: WorkloadFact): boolean => desired === 0
const decisive = (cni: AnyCni, set: WorkloadFact): boolean => matchWorkload(cni.workloads, set)?.match === 'decisive'

const groupsOf = ({ needs }: AnyCni): string[] => [...new Set(Object.keys(needs.resources ?? {}).map((key) => key.slice(key.indexOf('.') + 1)))]

/** Those of the keys (`namespace/name`) these CNIs read; `@` stands for whatever namespace the CNI is in. */
function configMapsOf(cnis: readonly AnyCni[], keys: readonly string[]): Set<string> {
  const needs = cnis.flatMap((cni) => Object.keys(cni.needs.configMaps ?? {}))
  return new Set(keys.filter((key) => needs.some((need) => need === key || (need.startsWith('@/') && key.endsWith(need.slice(1))))))
}
