/** Flannel without any object of its own: linked into the k3s binary, or started by hand on the nodes. */
import type { NodeFact } from '../../contract/snapshot.ts'
import type { Observation } from '../define.ts'
import { allInside, podsInOwnPodCidr } from '../membership.ts'
import { parsedJson } from '../settings.ts'
import { type FlannelView, type Mean, NODE_ARGS, PREFIX } from './facts.ts'

/** Networks that would leave flannel's annotations on a node behind as a mere trace. */
const rivals = ['aws-vpc', 'azure', 'calico', 'cilium', 'weave', 'kindnet', 'antrea', 'kube-router', 'kube-ovn', 'ovn-kubernetes', 'gke', 'oci-vcn']

export interface K3sServer {
  at: string
  /** As in the flag --flannel-backend; undefined when the flag is not there. */
  backend: string | undefined
  ownConf: boolean
  clusterCidr: string | undefined
  serviceCidr: string | undefined
}

/** Only a server's node-args carry the flags: an agent's say nothing about the backend. */
export function k3sServerOf(view: FlannelView): K3sServer | undefined {
  for (const node of view.nodes) {
    const args = parsedJson(view.annotation(node, NODE_ARGS))
    if (!Array.isArray(args) || args[0] !== 'server') continue
    const words = args.map(String)
    const value = (flag: string): string | undefined => {
      const at = words.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`))
      const word = words[at]
      return word === undefined ? undefined : word === flag ? words[at + 1] : word.slice(flag.length + 1)
    }
    return {
      at: `node/${node.name} ${NODE_ARGS}`,
      backend: value('--flannel-backend'),
      ownConf: value('--flannel-conf') !== undefined,
      clusterCidr: value('--cluster-cidr'),
      serviceCidr: value('--service-cidr'),
    }
  }
  return undefined
}

export interface Presence {
  confidence: 'certain' | 'likely'
  evidence: Observation<Mean>[]
  version?: string
}

/** Flannel without any object: in k3s, or started by hand on the nodes. Old annotations alone never prove it. */
export function embedded(view: FlannelView, marked: readonly NodeFact[], server: K3sServer | undefined): Presence | undefined {
  if (server?.backend === 'none') return undefined
  const membership = podsInOwnPodCidr(view)
  const k3s = view.nodes.find((node) => node.kubelet?.includes('+k3s'))
  const alone = !rivals.some((id) => view.runs(id))
  const fresh: Observation<Mean>[] = allInside(membership)
    ? [{ at: 'nodes .spec.podCIDRs', saw: `${membership?.inside}/${membership?.total}`, means: 'pods-in-podcidr' }]
    : []
  if (k3s) {
    const contradicted = membership !== undefined && membership.total > 0 && fresh.length === 0
    if (contradicted || (!alone && !server) || (marked.length === 0 && !server)) return undefined
    const certain = server !== undefined && alone && view.workloadsKnown && fresh.length > 0 && marked.length === view.nodes.length
    const version: Observation<Mean> = { at: `node/${k3s.name}`, saw: k3s.kubelet ?? '', means: 'k3s-version' }
    return { confidence: certain ? 'certain' : 'likely', evidence: [version, ...fresh], ...(k3s.kubelet ? { version: k3s.kubelet } : {}) }
  }
  if (marked.length === 0 || !alone || fresh.length === 0) return undefined
  return { confidence: 'likely', evidence: [{ at: `node/${marked[0]?.name}`, saw: `${PREFIX}/*`, means: 'annotations-only' }, ...fresh] }
}
