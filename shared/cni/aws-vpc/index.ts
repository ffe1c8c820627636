/** Amazon VPC CNI: pods hold addresses of the VPC itself, on the node's network interfaces. */
import type { NodeFact } from '../../contract/snapshot.ts'
import { type Detection, defineCni, type Observation, type SettingsOf } from '../define.ts'
import { none } from '../encapsulation.ts'
import { runsImage } from '../membership.ts'
import { boolSetting, isOn, textSetting } from '../settings.ts'
import { type AwsView, computeType, type Mean, type Mode, modes, type Named, needs, numbers, optional, switches } from './facts.ts'
import { en, ko } from './words.ts'

function settingsOf(view: AwsView): SettingsOf<Named> {
  const settings: SettingsOf<Named> = {}
  for (const name of Object.keys(switches) as (keyof typeof switches)[]) settings[name] = boolSetting(view.env(name, 'aws-node'), switches[name])
  for (const name of Object.keys(numbers) as (keyof typeof numbers)[]) settings[name] = textSetting(view.env(name, 'aws-node'), numbers[name])
  for (const name of optional) {
    const written = view.env(name, 'aws-node')
    if (written) settings[name] = written
  }
  // The agent's container is always there; only its argument says whether it enforces anything.
  const agent = view.flag('--enable-network-policy', 'aws-eks-nodeagent')
  settings['--enable-network-policy'] = boolSetting(agent && { value: agent.value || 'true', from: 'manifest', at: agent.at }, false)
  return settings
}

/** Undefined where a deciding switch comes from a place that cannot be read here. */
function modeOf(settings: SettingsOf<Named>): Exclude<Mode, 'managed'> | undefined {
  const deciding = (['ENABLE_IPv6', 'ENABLE_PREFIX_DELEGATION', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'] as const).map((name) => settings[name])
  if (deciding.some((setting) => setting?.from === 'unresolved')) return undefined
  const [ipv6, prefix, custom] = deciding.map((setting) => setting !== undefined && isOn(setting))
  if (ipv6) return 'ipv6-prefix'
  if (custom) return prefix ? 'custom-networking-prefix' : 'custom-networking'
  return prefix ? 'prefix-delegation' : 'secondary-ip'
}

function sawManaged(nodes: readonly NodeFact[]): Observation<Mean> {
  const saw = [...new Set(nodes.map((node) => `eks.amazonaws.com/compute-type=${computeType(node)}`))].join(', ')
  return { at: `node/${nodes[0]?.name}`, saw, means: 'managed-nodes' }
}

function managedOnly(nodes: readonly NodeFact[]): Detection<Mode, Mean, Named> {
  const evidence = [sawManaged(nodes)]
  return {
    role: 'primary',
    mode: 'managed',
    confidence: 'likely',
    evidence,
    settings: {},
    path: { decidedFrom: 'default', confidence: 'likely', evidence },
    podRanges: [],
    nodeClasses: [...new Set(nodes.map(computeType))],
  }
}

export default defineCni({
  id: 'aws-vpc',
  name: 'Amazon VPC CNI',
  byHand: [
    'kubectl describe daemonset aws-node -n kube-system | grep Image',
    'kubectl get pods -A -o wide',
    'aws ec2 describe-network-interfaces --filters Name=attachment.instance-id,Values=<instance-id>',
  ],
  upstream: [
    'aws/amazon-vpc-cni-k8s:config/master/aws-k8s-cni.yaml',
    'aws/amazon-vpc-cni-k8s:pkg/ipamd/ipamd.go',
    'aws/amazon-vpc-cni-k8s:README.md',
  ],
  workloads: [{ container: 'aws-node', image: /(^|\/)amazon-k8s-cni$/, names: ['aws-node'] }],
  needs,
  modes,
  detect(view) {
    const [workload] = view.workloads
    const managed = view.nodes.filter((node) => computeType(node) === 'fargate' || computeType(node) === 'auto')
    if (!workload) return managed.length > 0 ? managedOnly(managed) : undefined
    const settings = settingsOf(view)
    const confidence = workload.match === 'decisive' ? 'certain' : 'likely'
    const mode = modeOf(settings)
    const mtu = Number((settings.POD_MTU ?? settings.AWS_VPC_ENI_MTU)?.value)
    const saw = (name: Named, means: Mean): Observation<Mean> => ({
      at: settings[name]?.at ?? workload.at,
      saw: `${name}=${settings[name]?.value}`,
      means,
    })
    const runs = runsImage(workload, 'daemonset' as const)
    return {
      role: 'primary',
      ...(mode === undefined ? {} : { mode }),
      confidence,
      evidence: [runs, ...(managed.length > 0 ? [sawManaged(managed)] : [])],
      settings,
      path: {
        kind: 'vpc-native',
        encapsulation: none,
        decidedFrom: 'manifest',
        confidence,
        ...(mtu > 0 ? { mtu } : {}),
        evidence: [
          { ...runs, means: 'never-wraps' },
          ...(mode === undefined ? [{ ...runs, saw: 'valueFrom', means: 'mode-unresolved' as const }] : []),
          saw('ENABLE_PREFIX_DELEGATION', 'prefix-setting'),
          saw('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'custom-setting'),
        ],
      },
      podRanges: [],
      nodeClasses: ['ec2', ...new Set(managed.map(computeType))],
    }
  },
  words: { en, ko },
})
