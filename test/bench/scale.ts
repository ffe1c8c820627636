/**
 * `npm run scale`: time of the analysis alone from 500 nodes with 10,000 pods to 5,000 with 100,000, by CNI, best of three.
 * `ratio` is time per node against the smallest size: 1.0 grows just as fast as the cluster, more grows faster.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { analyse } from '../../plugin/analyse/index.ts'
import { readSnapshot } from '../../shared/contract/read.ts'
import type { InstanceFact, InterfaceFact, NodeFact, PodFact, Snapshot, SubnetFact } from '../../shared/contract/snapshot.ts'

const PODS_PER_NODE = 20
const sizes = [500, 1000, 2500, 5000]

const recorded = (name: string): Snapshot =>
  readSnapshot(JSON.parse(readFileSync(new URL(`../clusters/${name}/snapshot.json`, import.meta.url), 'utf8')))
const answered = <T>(items: T) => ({ ok: true as const, at: 'bench', items })

/** The nth address after a block's first; blocks of the bench are IPv4. */
function address(first: string, nth: number): string {
  const number = first.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + nth
  return [24, 16, 8, 0].map((bits) => (number / 2 ** bits) & 255).join('.')
}

interface Plan {
  cluster: string
  podIP(node: number, nth: number): string
  adapt?(node: NodeFact, index: number): Partial<NodeFact>
  finish?(snapshot: Snapshot, nodes: NodeFact[]): void
}

const podCIDR = (index: number) => `${address('10.128.0.0', index * 256)}/24`
const inPodCIDR = (node: number, nth: number) => address('10.128.0.0', node * 256 + nth + 2)
const instanceId = (index: number) => `i-${index.toString(16).padStart(17, '0')}`

const plans: Record<string, Plan> = {
  calico: {
    cluster: 'calico-ipip',
    podIP: (node, nth) => address('10.128.0.0', node * 64 + nth + 1),
    adapt: (node, index) => ({
      annotations: {
        ...node.annotations,
        'projectcalico.org/IPv4Address': `${address('10.0.0.0', index + 10)}/16`,
        'projectcalico.org/IPv4IPIPTunnelAddr': address('10.128.0.0', index * 64),
      },
    }),
    finish: ({ sources }) => {
      const pools = sources.resources?.['ippools.crd.projectcalico.org']
      if (pools?.ok) for (const { fields } of pools.items) fields['spec.cidr'] = '10.128.0.0/11'
    },
  },
  flannel: {
    cluster: 'flannel-vxlan',
    podIP: inPodCIDR,
    adapt: (_node, index) => ({ podCIDRs: [podCIDR(index)] }),
    finish: network('kube-flannel/kube-flannel-cfg', { 'net-conf.json': '{"Network":"10.128.0.0/11","Backend":{"Type":"vxlan"}}' }),
  },
  // Scattered podCIDRs that merge into nothing larger, the worst case of many ranges.
  'flannel, scattered': {
    cluster: 'flannel-vxlan',
    podIP: (node, nth) => inPodCIDR(node * 2, nth),
    adapt: (_node, index) => ({ podCIDRs: [podCIDR(index * 2)] }),
    finish: network('kube-flannel/kube-flannel-cfg', { 'net-conf.json': '{"Network":"172.16.0.0/12","Backend":{"Type":"vxlan"}}' }),
  },
  cilium: {
    cluster: 'cilium-vxlan',
    podIP: inPodCIDR,
    finish: (snapshot, nodes) => {
      network('kube-system/cilium-config', { ipam: 'cluster-pool', 'cluster-pool-ipv4-cidr': '10.128.0.0/11' })(snapshot)
      snapshot.sources.resources = {
        ...snapshot.sources.resources,
        'ciliumnodes.cilium.io': answered(nodes.map(({ name }, index) => ({ name, fields: { 'spec.ipam.podCIDRs': [podCIDR(index)] } }))),
      }
    },
  },
  eks: {
    cluster: 'eks-default',
    podIP: (node, nth) => address('10.128.0.0', node * 32 + nth + 11),
    adapt: (node, index) => ({ providerID: `aws:///ap-northeast-2a/${instanceId(index)}`, labels: node.labels }),
    finish: onEc2,
  },
}

function network(key: string, data: Record<string, string>): (snapshot: Snapshot) => void {
  return ({ sources }) => {
    const map = sources.configMaps?.[key]
    if (map?.ok && map.items) Object.assign(map.items.data, data)
  }
}

/** Three subnets of a /16 a node group of 2,000 nodes, two interfaces a node, every pod a secondary address. */
function onEc2({ sources }: Snapshot, nodes: NodeFact[]): void {
  const subnets: SubnetFact[] = Array.from({ length: 12 }, (_, index) => ({
    id: `subnet-${index}`,
    vpcId: 'vpc-1',
    cidrs: [`${address('10.128.0.0', index * 16384)}/18`],
    zone: 'ap-northeast-2a',
    free: 9000,
  }))
  const place = (index: number) => subnets[Math.floor((index * 32) / 16384)]?.id ?? ''
  sources.subnets = answered(subnets)
  sources.vpcs = answered([{ id: 'vpc-1', cidrs: ['10.128.0.0/16', '10.129.0.0/16', '10.130.0.0/16'] }])
  sources.instances = answered(
    nodes.map(
      (node, index): InstanceFact => ({
        id: instanceId(index),
        type: 'm5.large',
        state: 'running',
        privateIP: node.addresses[0]?.address ?? '',
        subnetId: place(index),
        vpcId: 'vpc-1',
      }),
    ),
  )
  sources.interfaces = answered(
    nodes.flatMap((node, index): InterfaceFact[] =>
      [0, 1].map((device) => ({
        id: `eni-${index}-${device}`,
        instanceId: instanceId(index),
        deviceIndex: device,
        subnetId: place(index),
        vpcId: 'vpc-1',
        prefixes: [],
        ipv6: [],
        ipv6Prefixes: [],
        primaryIP: device === 0 ? (node.addresses[0]?.address ?? '') : address('10.128.0.0', index * 32 + 10),
        privateIPs: Array.from({ length: PODS_PER_NODE / 2 }, (_, nth) =>
          address('10.128.0.0', index * 32 + 11 + device * (PODS_PER_NODE / 2) + nth),
        ),
      })),
    ),
  )
}

function snapshotOf({ cluster, podIP, adapt, finish }: Plan, size: number): Snapshot {
  const snapshot = recorded(cluster)
  const { nodes: some, cniPods: agents } = snapshot.sources
  const [template] = some?.ok ? some.items : []
  const [agent] = agents?.ok ? agents.items : []
  if (!template || !agent) throw new Error(`${cluster} has nodes and agents`)
  const nodes = Array.from({ length: size }, (_, index): NodeFact => {
    const ip = cluster === 'eks-default' ? address('10.128.0.0', index * 32 + 1) : address('10.0.0.0', index + 10)
    return { ...template, name: `node-${index}`, addresses: [{ type: 'InternalIP', address: ip }], ...adapt?.(template, index) }
  })
  snapshot.sources.nodes = answered(nodes)
  snapshot.sources.cniPods = answered(nodes.map(({ name }, index) => ({ ...agent, name: `agent-${index}`, node: name })))
  snapshot.sources.pods = answered(
    nodes.flatMap(({ name }, node) =>
      Array.from(
        { length: PODS_PER_NODE },
        (_, nth): PodFact => ({ namespace: `team-${node % 40}`, name: `app-${node}-${nth}`, node: name, ips: [podIP(node, nth)], status: 'Running' }),
      ),
    ),
  )
  finish?.(snapshot, nodes)
  return snapshot
}

function analysed(snapshot: Snapshot): number {
  const started = performance.now()
  const { datapath, pods } = analyse(snapshot)
  if (datapath.kind === 'unknown' || !pods) throw new Error('the bench has to exercise the whole analysis')
  return performance.now() - started
}

/** Milliseconds, best of three in a process of its own, once the code is warm: the others pay for compiling and garbage. */
function measure(plan: Plan, size: number): number {
  const small = snapshotOf(plan, 100)
  for (let round = 0; round < 20; round++) analysed(small)
  const snapshot = snapshotOf(plan, size)
  return Math.min(...[1, 2, 3].map(() => analysed(snapshot)))
}

/** Milliseconds of the one run that a user waits for: a fresh process, nothing compiled yet. */
const first = (plan: Plan, size: number): number => analysed(snapshotOf(plan, size))

const inOwnProcess = (name: string, size: number, how: 'first' | 'warm'): number =>
  Number(execFileSync(process.execPath, [import.meta.filename, name, String(size), how], { encoding: 'utf8' }))

function compare(): void {
  console.log(`Analysis alone, ${PODS_PER_NODE} pods a node. ratio: time per node against the smallest size; 1.0 grows as fast as the cluster.`)
  console.log('  first: a fresh process, as one waits for it (median of 3). warm: everything compiled before (best of 3).')
  for (const name of Object.keys(plans)) {
    const smallest = { first: 0, warm: 0 }
    for (const size of sizes) {
      const ms = {
        first: [1, 2, 3].map(() => inOwnProcess(name, size, 'first')).sort((a, b) => a - b)[1] as number,
        warm: inOwnProcess(name, size, 'warm'),
      }
      const cells = (['first', 'warm'] as const).map((how) => {
        smallest[how] ||= ms[how] / size
        return `${how} ${ms[how].toFixed(0).padStart(5)} ms  ratio ${(ms[how] / size / smallest[how]).toFixed(2)}`
      })
      console.log(`  ${name.padEnd(20)} ${String(size).padStart(5)} nodes ${String(size * PODS_PER_NODE).padStart(7)} pods   ${cells.join('   ')}`)
    }
  }
}

const [name, size, how] = process.argv.slice(2)
const plan = name === undefined ? undefined : plans[name]
if (plan) console.log((how === 'first' ? first : measure)(plan, Number(size)))
else compare()
