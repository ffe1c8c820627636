/** What the Amazon VPC CNI's own objects say about what else is worth asking. */
import type { AnyCni } from '../../../shared/cni/define.ts'
import { goBool } from '../../../shared/cni/settings.ts'
import type { NodeFact, ResourceFact, Source, WorkloadFact } from '../../../shared/contract/snapshot.ts'
import { texts } from '../shape.ts'
import { recognisers } from './workloads.ts'

const AWS_VPC = 'aws-vpc'
const ENI_CONFIGS = 'eniconfigs.crd.k8s.amazonaws.com'
const POLICIES = 'securitygrouppolicies.vpcresources.k8s.aws'

type Resources = Readonly<Record<string, Source<ResourceFact[]>>>

/** Its DaemonSet, where one runs: then pod addresses are the VPC's own. */
export const vpcCniOf = (workloads: readonly WorkloadFact[], registry: readonly AnyCni[]): WorkloadFact | undefined =>
  workloads.find((workload) => workload.desired !== 0 && recognisers(workload, registry).some(({ id }) => id === AWS_VPC))

/** The cluster's name in EKS, as its own objects say it. */
export const clusterNameOf = ({ containers }: WorkloadFact, nodes: readonly NodeFact[]): string | undefined =>
  containers.flatMap(({ env = [] }) => env).find(({ name, value }) => name === 'CLUSTER_NAME' && value)?.value ??
  nodes.map(({ labels }) => labels['alpha.eksctl.io/cluster-name']).find((name) => name !== undefined && name !== '')

/** True where pods may get interfaces of their own; a setting whose value is kept elsewhere may be on. */
export function givesBranchInterfaces({ containers }: WorkloadFact): boolean {
  const setting = containers.find(({ name }) => name === 'aws-node')?.env?.find(({ name }) => name === 'ENABLE_POD_ENI')
  return setting !== undefined && (setting.value === undefined || goBool(setting.value) === true)
}

/** The namespaces whose pods a SecurityGroupPolicy can choose; every one where policies are not known. */
export function policyNamespaces(resources: Resources): { has(namespace: string): boolean } {
  const policies = resources[POLICIES]
  return policies?.ok ? new Set(policies.items.flatMap(({ namespace }) => namespace ?? [])) : { has: () => true }
}

/** Subnets that custom networking names. */
export function eniConfigSubnets(resources: Resources): string[] {
  const configs = resources[ENI_CONFIGS]
  return configs?.ok ? texts(configs.items.map(({ fields }) => fields['spec.subnet'])) : []
}
