/** Antrea: Open vSwitch on every node; one text in a ConfigMap says whether and how packets are wrapped. */
import { parse } from 'yaml'
import type { Datapath, Setting } from '../../contract/report.ts'
import { defineCni, type Observation, type PathClaim, type RangeClaim, type SettingsOf } from '../define.ts'
import { nodePodCidrs, runsImage } from '../membership.ts'
import { byName, objectSetting, portOf } from '../settings.ts'
import { type AntreaView, defaults, type Mean, type Mode, modes, type Named, needs, tunnels } from './facts.ts'
import { en, ko } from './words.ts'

interface Conf {
  settings: SettingsOf<Named>
  isWritten(name: Named): boolean
  value(name: Named): string
  saw(name: Named, means: Mean): Observation<Mean>
}

/** antrea-agent.conf is YAML; text that is none was read by no agent either. */
function confOf(view: AntreaView): Conf | undefined {
  const look = view.configMap('@/antrea-config')
  const read = look.is === 'present' ? yamlObject(look.value.data['antrea-agent.conf']) : undefined
  if (!read) return undefined
  const at = `${look.at} antrea-agent.conf`
  const settings = byName(
    (Object.keys(defaults) as Named[]).map((name): [Named, Setting] => {
      const given = read[name]
      const byDefault: Setting = { value: defaults[name], from: 'default' }
      return [name, given === undefined || given === null || given === '' ? byDefault : objectSetting(String(given), at)]
    }),
  )
  const value = (name: Named) => settings[name]?.value ?? ''
  return {
    settings,
    value,
    isWritten: (name) => settings[name]?.from === 'object',
    saw: (name, means) => ({ at, saw: `${name}=${value(name)}`, means }),
  }
}

function yamlObject(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = parse(text, { logLevel: 'silent' })
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return undefined
  }
}

type Decision = { mode: Mode } & Omit<PathClaim<Mean>, 'decidedFrom'>

function decide(view: AntreaView, conf: Conf, confidence: 'certain' | 'likely'): Decision {
  const encap = conf.value('trafficEncapMode').toLowerCase()
  const evidence = [conf.saw('trafficEncapMode', conf.isWritten('trafficEncapMode') ? 'encap-mode' : 'encap-default')]
  if (encap === 'noencap') {
    const gke = view.nodes.find((node) => Object.keys(node.labels).some((label) => label.startsWith('cloud.google.com/gke-')))
    if (!gke) return { mode: 'no-encap', confidence, evidence }
    evidence.push({ at: `node/${gke.name}`, saw: 'cloud.google.com/gke-*', means: 'gke-nodes' })
    return { mode: 'no-encap', kind: 'vpc-native', confidence: 'likely', evidence }
  }
  if (encap !== 'encap' && encap !== 'hybrid')
    return { mode: 'not-visible', confidence: 'unknown', evidence: [conf.saw('trafficEncapMode', 'other-mode')] }
  const when = encap === 'hybrid' ? 'cross-subnet' : 'always'
  if (conf.value('trafficEncryptionMode').toLowerCase() !== 'wireguard') return tunnelled(conf, when, confidence, evidence)
  evidence.push(conf.saw('trafficEncryptionMode', 'wireguard-replaces'))
  return { mode: 'wireguard', confidence, encapsulation: { when }, evidence }
}

function tunnelled(conf: Conf, when: 'always' | 'cross-subnet', confidence: 'certain' | 'likely', evidence: Observation<Mean>[]): Decision {
  const type = conf.value('tunnelType').toLowerCase()
  if (!(type in tunnels)) return { mode: 'not-visible', confidence: 'unknown', evidence: [conf.saw('tunnelType', 'other-mode')] }
  const protocol = type as keyof typeof tunnels
  evidence.push(conf.saw('tunnelType', conf.isWritten('tunnelType') ? 'tunnel-type' : 'tunnel-default'))
  const port = tunnels[protocol].port === undefined ? undefined : portOf(conf.value('tunnelPort'))
  if (port !== undefined) evidence.push(conf.saw('tunnelPort', 'port'))
  const encryption: Datapath['encryption'] =
    conf.value('trafficEncryptionMode').toLowerCase() === 'ipsec' ? { protocol: 'esp', overheadBytes: 38 } : undefined
  if (encryption) evidence.push(conf.saw('trafficEncryptionMode', 'ipsec'))
  return {
    mode: when === 'always' ? `encap-${protocol}` : 'hybrid',
    confidence,
    // `hybrid` has one picture for every protocol: what it says of Geneve must not shine through.
    encapsulation: { port: undefined, overheadBytes: undefined, ...tunnels[protocol], when, ...(port === undefined ? {} : { port }) },
    ...(encryption ? { encryption } : {}),
    evidence,
  }
}

function podRangesOf(view: AntreaView): RangeClaim[] {
  const look = view.resources('ippools.crd.antrea.io')
  const pools = look.is === 'present' ? look.value : []
  const ranges = pools.flatMap(({ name, fields }) => {
    const given = fields['spec.ipRanges']
    return (Array.isArray(given) ? given : []).flatMap((range: { cidr?: unknown } | null): RangeClaim[] =>
      typeof range?.cidr === 'string' ? [{ cidr: range.cidr, source: 'antrea-ippool', name }] : [],
    )
  })
  return [...nodePodCidrs(view.nodes), ...ranges]
}

export default defineCni({
  id: 'antrea',
  name: 'Antrea',
  byHand: [
    'kubectl get configmap antrea-config -n kube-system -o jsonpath="{.data.antrea-agent\\.conf}" | grep -E "^(trafficEncapMode|tunnelType|tunnelPort|trafficEncryptionMode)"',
    'kubectl get antreaagentinfos.crd.antrea.io',
  ],
  upstream: [
    'antrea-io/antrea:build/charts/antrea/conf/antrea-agent.conf',
    'antrea-io/antrea:build/charts/antrea/values.yaml',
    'antrea-io/antrea:pkg/agent/config/node_config.go',
    'antrea-io/antrea:build/yamls/chart-values/antrea-eks.yml',
  ],
  workloads: [{ container: 'antrea-agent', image: /(^|[/-])antrea-(agent-)?(ubuntu|ubi)$|(^|[/-])antrea-agent$/, names: ['antrea-agent'] }],
  needs,
  modes,
  encrypts: ['esp'],
  detect(view) {
    const [workload] = view.workloads
    if (!workload) return undefined
    const confidence = workload.match === 'decisive' ? ('certain' as const) : ('likely' as const)
    const runs: Observation<Mean> = runsImage(workload, 'daemonset')
    const conf = confOf(view)
    if (!conf) {
      const unread: Observation<Mean> = { at: view.configMap('@/antrea-config').at, saw: '-', means: 'config-unread' }
      return {
        role: 'primary',
        mode: 'not-visible',
        confidence,
        evidence: [runs],
        settings: {},
        path: { decidedFrom: 'none', confidence: 'unknown', evidence: [unread] },
        podRanges: [],
      }
    }
    const { settings } = conf
    if (conf.value('trafficEncapMode').toLowerCase() === 'networkpolicyonly') {
      return {
        role: 'policy',
        mode: 'policy-only',
        confidence,
        evidence: [runs, conf.saw('trafficEncapMode', 'policy-only')],
        settings,
        podRanges: [],
      }
    }
    const { mode, ...path } = decide(view, conf, confidence)
    const mtu = Number(conf.value('defaultMTU'))
    return {
      role: 'primary',
      mode,
      confidence,
      evidence: [runs],
      settings,
      path: { decidedFrom: conf.isWritten('trafficEncapMode') ? 'configmap' : 'default', ...(mtu > 0 ? { mtu } : {}), ...path },
      podRanges: podRangesOf(view),
    }
  },
  words: { en, ko },
})
