/** Flannel: one podCIDR a node and one backend that carries packets between them; also inside Canal and inside the k3s binary. */
import { contains, merge } from '../../net/cidr.ts'
import { defineCni, type RangeClaim, type SettingsOf } from '../define.ts'
import { runsImage } from '../membership.ts'
import { objectSetting } from '../settings.ts'
import { type NetConf, netConfOf, notFollowing, pathOf } from './backend.ts'
import { type FlannelView, isMarked, modes, type Named, needs } from './facts.ts'
import { embedded, type K3sServer, k3sServerOf, type Presence } from './k3s.ts'
import { en, ko } from './words.ts'

export default defineCni({
  id: 'flannel',
  name: 'Flannel',
  byHand: [
    'kubectl get nodes -o custom-columns="NAME:.metadata.name,BACKEND:.metadata.annotations.flannel\\.alpha\\.coreos\\.com/backend-type,PODCIDR:.spec.podCIDR"',
    'kubectl get configmap kube-flannel-cfg -n kube-flannel -o jsonpath="{.data.net-conf\\.json}"',
    'kubectl get nodes -o jsonpath="{.items[*].metadata.annotations.k3s\\.io/node-args}"',
  ],
  upstream: [
    'flannel-io/flannel:Documentation/kube-flannel.yml',
    'flannel-io/flannel:Documentation/backends.md',
    'flannel-io/flannel:pkg/subnet/kube/kube.go',
    'flannel-io/flannel:pkg/subnet/config.go',
    'k3s-io/k3s:pkg/agent/flannel/setup.go',
    'projectcalico/calico:manifests/canal.yaml',
  ],
  workloads: [{ container: 'kube-flannel', image: /(^|[/-])flannel$/, names: ['kube-flannel-ds', 'kube-flannel', 'canal', 'rke2-canal'] }],
  needs,
  modes,
  detect(view) {
    const [workload] = view.workloads
    const marked = view.nodes.filter(isMarked)
    const server = k3sServerOf(view)
    const presence = workload ? byWorkload(view) : embedded(view, marked, server)
    if (!presence) return undefined
    const conf = workload ? netConfOf(view) : undefined
    const { mode, path } = pathOf(view, marked, conf, workload ? undefined : server, presence.confidence)
    const serviceCidrs = (server?.serviceCidr ?? '').split(',').filter((cidr) => cidr !== '')
    return {
      role: 'primary',
      mode,
      confidence: presence.confidence,
      ...(presence.version === undefined ? {} : { version: presence.version }),
      evidence: presence.evidence,
      settings: settingsOf(view, conf, workload ? undefined : server),
      path,
      podRanges: podRangesOf(view, conf, server),
      ...(serviceCidrs.length > 0 ? { serviceRanges: serviceCidrs.map((cidr): RangeClaim => ({ cidr, source: 'k3s-args' })) } : {}),
      findings: notFollowing(marked, conf),
    }
  },
  words: { en, ko },
})

function byWorkload({ workloads }: FlannelView): Presence | undefined {
  const [workload] = workloads
  if (!workload) return undefined
  const evidence: Presence['evidence'] = [runsImage(workload, 'daemonset')]
  if (workload.containers.some(({ name }) => name === 'calico-node'))
    evidence.push({ at: workload.at, saw: 'kube-flannel, calico-node', means: 'canal' })
  return { confidence: workload.match === 'decisive' ? 'certain' : 'likely', evidence }
}

/** Pods live in Node.spec.podCIDRs; the Network of net-conf.json is their frame where it really holds them. */
function podRangesOf(view: FlannelView, conf: NetConf | undefined, server: K3sServer | undefined): RangeClaim[] {
  const cidrs = [...new Set(view.nodes.flatMap((node) => node.podCIDRs))]
  const frames: RangeClaim[] = conf?.network
    ? [{ cidr: conf.network, source: 'flannel-net-conf' }]
    : (server?.clusterCidr ?? '').split(',').flatMap((cidr): RangeClaim[] => (cidr ? [{ cidr, source: 'k3s-args' }] : []))
  const bare = cidrs.filter((cidr) => !frames.some((frame) => contains(frame.cidr, cidr)))
  return [...frames, ...merge(bare).map((cidr): RangeClaim => ({ cidr, source: 'node-podcidr' }))]
}

function settingsOf(view: FlannelView, conf: NetConf | undefined, server: K3sServer | undefined) {
  const prefix = view.flag('--kube-annotation-prefix')
  return {
    ...(prefix ? { '--kube-annotation-prefix': { value: prefix.value, from: 'manifest', at: prefix.at } } : {}),
    ...(conf?.network ? { Network: objectSetting(conf.network, conf.at) } : {}),
    ...(conf ? { 'Backend.Type': conf.backendMissing ? { value: conf.type, from: 'default', at: conf.at } : objectSetting(conf.type, conf.at) } : {}),
    ...(conf ? { 'Backend.DirectRouting': conf.direct ? objectSetting('true', conf.at) : { value: 'false', from: 'default' } } : {}),
    ...(conf?.port === undefined ? {} : { 'Backend.Port': objectSetting(String(conf.port), conf.at) }),
    ...(server
      ? { '--flannel-backend': server.backend ? objectSetting(server.backend, server.at) : { value: 'vxlan', from: 'default', at: server.at } }
      : {}),
  } satisfies SettingsOf<Named>
}
