/** EKS clusters in the situations that hurt, as described, and what was collected from them (test/clusters/eks-addresses-*). */
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { object } from '../cni-snapshots/build.ts'
import { snapshotFile } from '../fakes/snapshot-file.ts'
import { eks, run, subnet } from './build.ts'

const PD = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' }

const eksDescribed = {
  /** One m5.large, two ENIs filled with nine addresses each; 12 pods. */
  secondary: () =>
    eks({
      subnets: [subnet('subnet-a', '10.0.1.0/24', 100)],
      nodes: [
        {
          type: 'm5.large',
          ip: '10.0.1.20',
          subnetId: 'subnet-a',
          pods: [...run('10.0.1.21', 9), ...run('10.0.1.41', 3)],
          interfaces: [{ privateIPs: run('10.0.1.21', 9) }, { primaryIP: '10.0.1.40', privateIPs: run('10.0.1.41', 9) }],
        },
      ],
    }),
  /** Prefix delegation in three states: prefixes; both kinds after a change; an older node with single addresses. And m4.large, which is not Nitro. */
  prefix: () =>
    eks({
      env: PD,
      subnets: [subnet('subnet-a', '10.0.1.0/24', 150)],
      nodes: [
        {
          type: 'm5.large',
          ip: '10.0.1.20',
          subnetId: 'subnet-a',
          maxPods: 110,
          created: '2026-10-02T00:00:00Z',
          pods: [...run('10.0.1.64', 3), ...run('10.0.1.80', 2)],
          interfaces: [{ prefixes: ['10.0.1.64/28', '10.0.1.80/28', '10.0.1.96/28'] }],
        },
        {
          type: 'm5.large',
          ip: '10.0.1.21',
          subnetId: 'subnet-a',
          created: '2026-10-02T00:00:00Z',
          pods: ['10.0.1.113', '10.0.1.33'],
          interfaces: [{ privateIPs: ['10.0.1.33', '10.0.1.34'], prefixes: ['10.0.1.112/28'] }],
        },
        {
          type: 'm5.large',
          ip: '10.0.1.22',
          subnetId: 'subnet-a',
          created: '2026-09-01T00:00:00Z',
          pods: ['10.0.1.36'],
          interfaces: [{ privateIPs: ['10.0.1.36', '10.0.1.37'] }],
        },
        { type: 'm4.large', ip: '10.0.1.23', subnetId: 'subnet-a', maxPods: 20, pods: ['10.0.1.38'], interfaces: [{ privateIPs: ['10.0.1.38'] }] },
      ],
    }),
  /** 187 addresses free, no whole /28: an address of somebody else in each block. */
  fragmented: () =>
    eks({
      env: PD,
      subnets: [subnet('subnet-a', '10.0.1.0/24', 187, { name: 'pods-a' })],
      others: Array.from({ length: 14 }, (_, index) => ({
        id: `eni-rds${index}`,
        subnetId: 'subnet-a',
        status: 'in-use',
        primaryIP: `10.0.1.${(index + 1) * 16 + 5}`,
        privateIPs: [],
        prefixes: [],
        description: 'RDSNetworkInterface',
      })),
      nodes: [
        {
          type: 'c5.4xlarge',
          ip: '10.0.1.30',
          subnetId: 'subnet-a',
          maxPods: 110,
          pods: ['10.0.1.34'],
          interfaces: [{ prefixes: ['10.0.1.32/28'] }],
        },
      ],
    }),
  /** Custom networking with a node that follows and one whose ENIConfig is missing; security groups for pods on a t3. */
  custom: () =>
    eks({
      env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone', ENABLE_POD_ENI: 'true' },
      subnets: [subnet('subnet-a', '10.0.1.0/24', 240), subnet('subnet-p', '100.64.0.0/20', 4000)],
      policies: ['shop'],
      eniConfigs: [object('ap-northeast-2a', { 'spec.subnet': 'subnet-p' })],
      nodes: [
        {
          type: 'm5.large',
          ip: '10.0.1.20',
          subnetId: 'subnet-a',
          maxPods: 20,
          pods: ['100.64.0.11', { ips: ['100.64.0.77'], podEni: [{ eniId: 'eni-branch', privateIp: '100.64.0.77', vlanId: 3 }] }],
          interfaces: [
            {},
            { subnetId: 'subnet-p', primaryIP: '100.64.0.10', privateIPs: run('100.64.0.11', 9) },
            { subnetId: 'subnet-p', primaryIP: '100.64.0.30', type: 'trunk', description: 'aws-k8s-trunk-eni' },
          ],
        },
        {
          type: 't3.medium',
          ip: '10.0.1.21',
          subnetId: 'subnet-a',
          maxPods: 17,
          zone: 'ap-northeast-2b',
          interfaces: [{}, { primaryIP: '10.0.1.40', privateIPs: run('10.0.1.41', 5) }],
        },
      ],
      others: [
        {
          id: 'eni-branch',
          subnetId: 'subnet-p',
          status: 'in-use',
          primaryIP: '100.64.0.77',
          privateIPs: [],
          prefixes: [],
          type: 'branch',
          description: 'aws-k8s-branch-eni',
          tags: { 'node.k8s.amazonaws.com/instance_id': 'i-0f3c5a7b9d1e2f400', 'kubernetes.io/cluster/shop': 'owned' },
        },
      ],
    }),
  /** p4d: four cards of 15 interfaces, of which only the default one counts; card 1 carries an EFA. */
  cards: () =>
    eks({
      subnets: [subnet('subnet-a', '10.0.0.0/20', 3000)],
      nodes: [
        {
          type: 'p4d.24xlarge',
          ip: '10.0.1.20',
          subnetId: 'subnet-a',
          maxPods: 737,
          pods: ['10.0.1.21'],
          interfaces: [{ privateIPs: run('10.0.1.21', 49) }, { networkCard: 1, type: 'efa', primaryIP: '10.0.1.90' }],
        },
      ],
    }),
  ipv6: () =>
    eks({
      env: { ENABLE_IPv4: 'false', ENABLE_IPv6: 'true', ENABLE_PREFIX_DELEGATION: 'true' },
      subnets: [subnet('subnet-a', '10.0.1.0/24', 200, { cidrs: ['10.0.1.0/24', '2406:da12:5c0:3a00::/64'] })],
      nodes: [
        {
          type: 'm5.large',
          ip: '10.0.1.20',
          subnetId: 'subnet-a',
          maxPods: 110,
          pods: ['2406:da12:5c0:3a00:9f2c::2'],
          interfaces: [{ ipv6: ['2406:da12:5c0:3a00::1f'], ipv6Prefixes: ['2406:da12:5c0:3a00:9f2c::/80'] }],
        },
      ],
    }),
  /** Left behind: a detached ENI, a branch of a gone instance, one just made, and one of another cluster. */
  leaks: () => {
    const tags = (cluster: string, more = {}) => ({
      'cluster.k8s.amazonaws.com/name': cluster,
      'node.k8s.amazonaws.com/instance_id': 'i-0dead000000000000',
      ...more,
    })
    const left = (id: string, more: object) => ({
      id,
      subnetId: 'subnet-a',
      status: 'available',
      primaryIP: '10.0.1.200',
      privateIPs: [],
      prefixes: [],
      description: 'aws-K8S-i-0dead000000000000',
      ...more,
    })
    return eks({
      takenAt: '2026-11-24T09:00:00Z',
      subnets: [subnet('subnet-a', '10.0.1.0/24', 100)],
      nodes: [
        {
          type: 'm5.large',
          ip: '10.0.1.20',
          subnetId: 'subnet-a',
          pods: ['10.0.1.21'],
          interfaces: [
            { privateIPs: run('10.0.1.21', 9) },
            { primaryIP: '10.0.1.40', privateIPs: run('10.0.1.41', 9) },
            { primaryIP: '10.0.1.60', privateIPs: run('10.0.1.61', 9) },
          ],
        },
      ],
      others: [
        left('eni-detached', {
          privateIPs: ['10.0.1.201', '10.0.1.202'],
          tags: tags('shop', { 'node.k8s.amazonaws.com/createdAt': '2026-11-20T00:00:00Z' }),
        }),
        left('eni-gone', {
          status: 'in-use',
          description: 'aws-k8s-branch-eni',
          tags: { 'kubernetes.io/cluster/shop': 'owned', 'node.k8s.amazonaws.com/instance_id': 'i-0dead000000000000' },
        }),
        left('eni-young', { tags: tags('shop', { 'node.k8s.amazonaws.com/createdAt': '2026-11-24T08:58:00Z' }) }),
        left('eni-other-cluster', { tags: tags('bank') }),
        left('eni-no-tag', { tags: {} }),
        left('eni-database', { description: 'RDSNetworkInterface' }),
      ],
    })
  },
} satisfies Record<string, () => Snapshot>

type Name = keyof typeof eksDescribed

const clusterOf = (name: string) => `eks-addresses-${name}`

/** By the name of their folder in test/clusters. */
export const eksClusters: Readonly<Record<string, () => Snapshot>> = Object.fromEntries(
  Object.entries(eksDescribed).map(([name, make]) => [clusterOf(name), make]),
)

/** What was collected from each. */
export const eksSnapshots = Object.fromEntries(Object.keys(eksDescribed).map((name) => [name, () => snapshotFile(clusterOf(name))])) as Record<
  Name,
  () => Snapshot
>
