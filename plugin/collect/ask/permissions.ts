/** The least permissions, read off the same declarations that drive collection. */
import type { AnyCni } from '../../../shared/cni/define.ts'
import type { Purpose } from '../connect/options.ts'
import { awsAsks, KUBEADM, type KubeAsk, kubeAsks } from './asks.ts'

/** A rule of an RBAC role. */
export interface Rule {
  apiGroups: string[]
  resources: string[]
  resourceNames?: string[]
  verbs: string[]
}

export interface ClusterRole {
  apiVersion: 'rbac.authorization.k8s.io/v1'
  kind: 'ClusterRole'
  metadata: { name: string }
  rules: Rule[]
}

export interface IamPolicy {
  Version: '2012-10-17'
  Statement: { Sid: string; Effect: 'Allow'; Action: string[]; Resource: '*' }[]
}

/** What reading a cluster takes whose CNIs are among these; discovery needs no grant. */
export function clusterRole(cnis: readonly AnyCni[]): ClusterRole {
  const configMaps = unique(
    [KUBEADM, ...cnis.flatMap(({ needs }) => Object.keys(needs.configMaps ?? {}))].map((place) => place.slice(place.indexOf('/') + 1)),
  )
  const own: KubeAsk[] = cnis
    .flatMap(({ needs }) => Object.keys(needs.resources ?? {}))
    .map((key) => ({ group: key.slice(key.indexOf('.') + 1), version: '', resource: key.slice(0, key.indexOf('.')), verb: 'list' }))
  const rules = [...Map.groupBy([...Object.values(kubeAsks), ...own], ({ group, verb }) => `${group} ${verb}`).values()].map((asks): Rule => {
    const resources = unique(asks.map(({ resource }) => resource))
    const [{ group, verb } = kubeAsks.nodes] = asks
    return {
      apiGroups: [group],
      resources,
      ...(resources.includes(kubeAsks.configMaps.resource) ? { resourceNames: configMaps } : {}),
      verbs: [verb],
    }
  })
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'kubectl-cni' }, rules }
}

/** EC2's Describe calls know no narrower resource than everything. */
export function iamPolicy(purpose: Purpose): IamPolicy {
  const asked = Object.values(awsAsks).filter((ask) => purpose === 'addresses' || ask.for === 'inspect')
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'KubectlCni', Effect: 'Allow', Action: unique(asked.map(({ action }) => action)), Resource: '*' }],
  }
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)].sort()
