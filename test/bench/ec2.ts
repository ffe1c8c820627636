/**
 * `node test/bench/ec2.ts`: a cluster of 5,000 EC2 instances with 15,000 interfaces, collected from a fake
 * in a process of its own whose every EC2 answer takes DELAY_MS. Prints time, memory and calls.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { withCluster } from '../fakes/cluster.ts'
import { collectFrom } from '../fakes/collecting.ts'
import { type EniItem, eniItem, instanceItem, typeItem } from '../fakes/ec2-items.ts'
import type { Item, List } from '../fakes/kube-api.ts'

const instances = Number(process.env.INSTANCES ?? 5000)
const delayMs = Number(process.env.DELAY_MS ?? 150)
const PER_INSTANCE = 3
const SUBNETS = 6

const numbers = Array.from({ length: instances }, (_, number) => number)
const idOf = (number: number) => `i-${number.toString(16).padStart(17, '0')}`
const subnetOf = (number: number) => `subnet-${(number % SUBNETS).toString(16).padStart(17, '0')}`
const address = (block: number, number: number) => `10.${block}.${number >> 8}.${number & 255}`

const enisOf = (number: number): EniItem[] =>
  Array.from({ length: PER_INSTANCE }, (_, device) => ({
    id: `eni-${(number * PER_INSTANCE + device).toString(16).padStart(17, '0')}`,
    subnet: subnetOf(number),
    ip: address(device, number),
    instance: idOf(number),
    device,
    prefixes: device === 0 ? [] : [`10.${100 + device}.${number >> 4}.${(number & 15) * 16}/28`],
    tags: { 'node.k8s.amazonaws.com/instance_id': idOf(number) },
  }))

const subnetItem = (number: number) =>
  `<item><subnetId>${subnetOf(number)}</subnetId><vpcId>vpc-4f45b31f3b2860fe7</vpcId><cidrBlock>10.${number * 32}.0.0/11</cidrBlock><availableIpAddressCount>1000</availableIpAddressCount></item>`

/** The recorded nodes, many times over. */
function multiply(lists: Map<string, List>): void {
  const nodes = lists.get('nodes')
  const [model] = nodes?.items ?? []
  if (!nodes || !model) throw new Error('no node to copy')
  nodes.items = numbers.map(
    (number): Item => ({
      ...model,
      metadata: { ...model.metadata, name: `ip-${number}` },
      spec: { providerID: `aws:///ap-northeast-2a/${idOf(number)}` },
      status: { ...(model.status as object), addresses: [{ type: 'InternalIP', address: address(0, number) }] },
    }),
  )
}

async function serve(tell: (message: unknown) => void): Promise<void> {
  const extra = {
    DescribeInstances: numbers.map((number) => instanceItem(idOf(number), address(0, number), subnetOf(number), 'm5.large')),
    DescribeNetworkInterfaces: numbers.flatMap(enisOf).map(eniItem),
    DescribeSubnets: Array.from({ length: SUBNETS }, (_, number) => subnetItem(number)),
    DescribeInstanceTypes: [typeItem('m5.large')],
  }
  await withCluster('eks-default', { edit: multiply, ec2: { extra, onlyExtra: true, delayMs } }, async ({ api, ec2, env, kubeconfig }) => {
    tell({ env, kubeconfig })
    await once(process, 'message')
    const calls = Object.entries(Object.groupBy(ec2.requests, ({ action }) => action)).map(([action, asked = []]) => [action, asked.length])
    tell({ calls, kubernetes: api.requests.length, most: ec2.most() })
  })
}

async function measure(): Promise<void> {
  const child = fork(new URL(import.meta.url).pathname, ['serve'])
  const [{ env, kubeconfig }] = await once(child, 'message')
  const started = performance.now()
  const { sources } = await collectFrom({ env, kubeconfig })
  const ms = performance.now() - started
  child.send('done')
  const [{ calls, kubernetes, most }] = await once(child, 'message')
  const counts = (['nodes', 'instances', 'interfaces', 'subnetInterfaces', 'instanceTypes', 'reservations'] as const).map(
    (name) => `${name} ${sources[name]?.ok ? sources[name].items.length : 'failed'}`,
  )
  console.log(
    `${(ms / 1000).toFixed(2)} s, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most; EC2 answers in ${delayMs} ms, ${most} at a time at most`,
  )
  console.log(counts.join(', '))
  console.log(`calls: Kubernetes ${kubernetes}, ${calls.map((call: [string, number]) => call.join(' ')).join(', ')}`)
}

if (process.argv[2] === 'serve') await serve((message) => process.send?.(message))
else await measure()
