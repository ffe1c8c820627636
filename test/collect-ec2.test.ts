/** EC2's side of the nodes: what is asked, which answers count, and what goes wrong. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { regionOf } from '../plugin/collect/aws/nodes.ts'
import type { NodeFact } from '../shared/contract/snapshot.ts'
import { withCluster } from './fakes/cluster.ts'
import { answered, collectFrom } from './fakes/collecting.ts'
import type { Ec2ApiOptions } from './fakes/ec2-api.ts'
import type { Item, List } from './fakes/kube-api.ts'

/** The recorded nodes' providerIDs name other instances than EC2 knows: this makes them agree. */
const matched = ['i-67273e0c48829af54', 'i-c2d35c2b661c975bd', undefined]

const editNodes = (edit: (node: Item, index: number) => void) => (lists: Map<string, List>) => {
  for (const [index, node] of (lists.get('nodes')?.items ?? []).entries()) edit(node, index)
}

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

const eks = (ec2: Ec2ApiOptions, run: Parameters<typeof withCluster>[2]) => withCluster('eks-default', { ec2 }, run)

describe('instances', () => {
  it('are found by private address where EC2 does not know the nodes’ ids, and everything follows from them', async () => {
    await eks({}, async (cluster) => {
      const { sources, cluster: about } = await collectFrom(cluster)
      expect(about.region).toBe('ap-northeast-2')
      expect(answered(sources.instances).map(({ name, privateIP, state, type }) => [name, privateIP, state, type])).toEqual(
        ['192.168.1.20', '192.168.2.21', '192.168.3.22'].map((address) => ['myeks-ng1-Node', address, 'running', 't3.medium']),
      )
      const second = answered(sources.interfaces).find(({ deviceIndex }) => deviceIndex === 1)
      expect(second).toMatchObject({
        instanceId: 'i-67273e0c48829af54',
        primaryIP: '192.168.1.90',
        privateIPs: ['192.168.1.100', '192.168.1.103', '192.168.1.106'],
      })
      expect(second?.tags).toMatchObject({ 'node.k8s.amazonaws.com/instance_id': 'i-67273e0c48829af54' })
      expect(answered(sources.subnets).map(({ cidrs, free }) => [cidrs, free])).toEqual([
        [['192.168.1.0/24'], 246],
        [['192.168.2.0/24'], 246],
        [['192.168.3.0/24'], 247],
      ])
      expect(answered(sources.vpcs)).toEqual([{ id: 'vpc-4f45b31f3b2860fe7', cidrs: ['192.168.0.0/16'] }])
    })
  })

  it('are asked for by filter, first by id and by address only for those not found', async () => {
    const edit = editNodes((node, index) => {
      if (matched[index]) Object.assign(node.spec as object, { providerID: `aws:///ap-northeast-2a/${matched[index]}` })
    })
    await withCluster('eks-default', { edit }, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.instances)).toHaveLength(3)
      const asked = cluster.ec2.requests.filter(({ action }) => action === 'DescribeInstances')
      expect(asked.map(({ params }) => [params.get('Filter.1.Name'), [...params.keys()].filter((key) => key.includes('Value')).length])).toEqual([
        ['instance-id', 3],
        ['private-ip-address', 1],
      ])
      expect(asked.some(({ params }) => params.has('InstanceId.1'))).toBe(false)
    })
  })

  it('of others are left out where an endpoint ignores filters', async () => {
    const strangers = {
      DescribeInstances: [
        '<item><instancesSet><item><instanceId>i-0aaaaaaaaaaaaaaaa</instanceId><privateIpAddress>10.9.9.9</privateIpAddress><vpcId>vpc-other</vpcId></item></instancesSet></item>',
      ],
      DescribeNetworkInterfaces: [
        '<item><networkInterfaceId>eni-other</networkInterfaceId><attachment><instanceId>i-0aaaaaaaaaaaaaaaa</instanceId></attachment></item>',
      ],
      DescribeSubnets: ['<item><subnetId>subnet-other</subnetId><vpcId>vpc-other</vpcId><cidrBlock>10.9.0.0/16</cidrBlock></item>'],
      DescribeVpcs: ['<item><vpcId>vpc-other</vpcId><cidrBlock>10.9.0.0/16</cidrBlock></item>'],
    }
    await eks({ ignoreFilters: true, extra: strangers }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.instances)).toHaveLength(3)
      expect(ids(answered(sources.interfaces))).not.toContain('eni-other')
      expect(ids(answered(sources.subnets))).not.toContain('subnet-other')
      expect(ids(answered(sources.vpcs))).toEqual(['vpc-4f45b31f3b2860fe7'])
    })
  })

  it('come in pages', async () => {
    await eks({ pageSize: 1 }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.instances)).toHaveLength(3)
      expect(answered(sources.interfaces)).toHaveLength(6)
      expect(answered(sources.subnets)).toHaveLength(3)
    })
  })

  it('bring their branch interfaces, which answer only to their tag, once each', async () => {
    const branch =
      '<item><networkInterfaceId>eni-branch</networkInterfaceId><description>aws-k8s-branch-eni</description><interfaceType>branch</interfaceType><privateIpAddress>192.168.1.77</privateIpAddress><tagSet><item><key>node.k8s.amazonaws.com/instance_id</key><value>i-67273e0c48829af54</value></item><item><key>vpcresources.k8s.aws/vlan-id</key><value>1</value></item><item><key>secret</key><value>hunter2</value></item></tagSet></item>'
    await eks({ extra: { DescribeNetworkInterfaces: [branch] } }, async (cluster) => {
      const interfaces = answered((await collectFrom(cluster)).sources.interfaces)
      expect(new Set(ids(interfaces)).size).toBe(interfaces.length)
      expect(interfaces.find(({ id }) => id === 'eni-branch')).toMatchObject({
        instanceId: 'i-67273e0c48829af54',
        type: 'branch',
        primaryIP: '192.168.1.77',
        tags: { 'vpcresources.k8s.aws/vlan-id': '1' },
      })
      expect(JSON.stringify(interfaces)).not.toContain('hunter2')
    })
  })

  it('are not asked for in numbers EC2 refuses', async () => {
    const edit = (lists: Map<string, List>) => {
      const nodes = lists.get('nodes')
      const first = nodes?.items[0]
      for (let index = 0; index < 250 && first; index++) {
        nodes?.items.push({
          ...first,
          metadata: { ...first.metadata, name: `n${index}` },
          spec: { providerID: `aws:///ap-northeast-2a/i-${index.toString(16).padStart(17, '0')}` },
          status: { addresses: [{ type: 'InternalIP', address: `192.168.9.${index}` }] },
        })
      }
    }
    await withCluster('eks-default', { edit }, async (cluster) => {
      answered((await collectFrom(cluster)).sources.instances)
      const values = cluster.ec2.requests.map(({ params }) => [...params.keys()].filter((key) => key.startsWith('Filter.1.Value.')).length)
      expect(Math.max(...values)).toBe(200)
    })
  })
})

describe('which clusters are asked about', () => {
  it('none without nodes on EC2', async () => {
    await withCluster('azure-podsubnet-cns', {}, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(cluster.ec2.requests).toEqual([])
      expect(Object.keys(sources)).not.toContain('instances')
    })
  })

  it('Fargate and hybrid nodes are no instances of the account', async () => {
    const edit = editNodes((node) =>
      Object.assign(node.metadata, { labels: { ...node.metadata.labels, 'eks.amazonaws.com/compute-type': 'fargate' } }),
    )
    await withCluster('eks-default', { edit }, async (cluster) => {
      await collectFrom(cluster)
      expect(cluster.ec2.requests).toEqual([])
    })
  })

  it('EKS nodes without providerID are found by address', async () => {
    const edit = editNodes((node) => Object.assign(node, { spec: {} }))
    await withCluster('eks-default', { edit }, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.instances)).toHaveLength(3)
    })
  })

  it('nodes that only look like EC2 say what is missing', async () => {
    const edit = editNodes((node) => Object.assign(node, { spec: {}, metadata: { name: node.metadata.name } }))
    await withCluster('eks-default', { edit }, async (cluster) => {
      expect((await collectFrom(cluster)).sources.instances).toMatchObject({ ok: false, error: 'no-provider-id' })
      expect(cluster.ec2.requests).toEqual([])
    })
  })

  const node = (labels: Record<string, string>, providerID?: string): NodeFact => ({
    name: 'n',
    labels,
    annotations: {},
    podCIDRs: [],
    addresses: [],
    conditions: [],
    ...(providerID ? { providerID } : {}),
  })
  it.each([
    [[node({ 'topology.kubernetes.io/region': 'eu-west-1' }, 'aws:///eu-west-1a/i-1')], undefined, {}, 'eu-west-1'],
    [[node({}, 'aws:///us-gov-west-1b/i-1')], undefined, { AWS_REGION: 'eu-west-1' }, 'us-gov-west-1'],
    [[node({}, 'aws:///us-east-1-bos-1a/i-1')], undefined, {}, 'us-east-1'],
    [[node({ 'topology.kubernetes.io/zone': 'ap-northeast-2c', 'eks.amazonaws.com/nodegroup': 'a' })], undefined, {}, 'ap-northeast-2'],
    [[node({}, 'aws:///eu-west-1a/i-1')], 'us-east-2', {}, 'us-east-2'],
    [[node({ 'topology.kubernetes.io/region': 'koreacentral' }, 'azure:///x')], undefined, { AWS_DEFAULT_REGION: 'eu-west-3' }, 'eu-west-3'],
    [[], undefined, {}, undefined],
  ])('the region comes from the flag, the nodes, the environment (%#)', (nodes, asked, env, region) => {
    expect(regionOf(nodes, asked, env)).toBe(region)
  })
})

describe('what goes wrong', () => {
  const codes = [
    ['ExpiredToken', 'aws-expired'],
    ['RequestExpired', 'aws-expired'],
    ['AuthFailure', 'aws-expired'],
    ['InvalidClientTokenId', 'aws-expired'],
    ['UnauthorizedOperation', 'aws-denied'],
    ['AccessDenied', 'aws-denied'],
    ['InvalidParameterValue', 'aws-error'],
  ] as const
  it.each(codes)('%s is %s, and Kubernetes is still read', async (code, error) => {
    await eks({ errors: { '*': { code } } }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(sources.instances).toMatchObject({ ok: false, error, detail: expect.stringContaining(code) })
      expect(sources.interfaces).toMatchObject({ ok: false, error })
      expect(answered(sources.pods)).toHaveLength(14)
    })
  })

  it('denied instances leave interfaces, subnets and VPCs to be read', async () => {
    const edit = editNodes((node, index) => Object.assign(node.spec as object, { providerID: `aws:///ap-northeast-2a/${matched[index] ?? 'i-1'}` }))
    await withCluster('eks-default', { edit, ec2: { errors: { DescribeInstances: { code: 'UnauthorizedOperation' } } } }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(sources.instances).toMatchObject({ ok: false, error: 'aws-denied' })
      expect(answered(sources.interfaces)).toHaveLength(4)
      expect(answered(sources.subnets)).toHaveLength(3)
      expect(answered(sources.vpcs)).toHaveLength(1)
    })
  })

  it('denied subnets leave the rest', async () => {
    await eks({ errors: { DescribeSubnets: { code: 'UnauthorizedOperation' } } }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(sources.subnets).toMatchObject({ ok: false, error: 'aws-denied', at: 'ec2:DescribeSubnets' })
      expect(sources.instances).toMatchObject({ ok: true })
      expect(sources.vpcs).toMatchObject({ ok: true })
    })
  })

  it('throttling is waited for, within bounds', async () => {
    await eks(
      {
        errors: {
          DescribeInstances: { code: 'RequestLimitExceeded', status: 503, times: 1 },
          DescribeVpcs: { code: 'RequestLimitExceeded', status: 503 },
        },
      },
      async (cluster) => {
        const { sources } = await collectFrom(cluster)
        expect(answered(sources.instances)).toHaveLength(3)
        expect(sources.vpcs).toMatchObject({ ok: false, error: 'aws-throttled' })
        expect(sources.instances).toMatchObject({ partial: [{ at: 'ec2:DescribeInstances', error: 'aws-slowed', detail: '1×' }] })
        expect(cluster.ec2.requests.filter(({ action }) => action === 'DescribeVpcs')).toHaveLength(4)
      },
    )
  })

  const all = ['instances', 'interfaces', 'subnets', 'vpcs'] as const

  it('no credentials: all four say so, and nothing is asked', async () => {
    await eks({}, async (cluster) => {
      const { sources } = await collectFrom(cluster, { env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined } })
      for (const source of all) expect(sources[source]).toMatchObject({ ok: false, error: 'aws-no-credentials' })
      expect(cluster.ec2.requests).toEqual([])
    })
  })

  it('an unknown --profile is no credentials; a known one is used', async () => {
    await eks({}, async (cluster) => {
      cluster.folder.write('aws-credentials', '[dev]\naws_access_key_id = a\naws_secret_access_key = b\n')
      const env = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }
      expect((await collectFrom(cluster, { env, profile: 'gone' })).sources.instances).toMatchObject({ ok: false, error: 'aws-no-credentials' })
      expect(answered((await collectFrom(cluster, { env, profile: 'dev' })).sources.instances)).toHaveLength(3)
    })
  })

  it('no region', async () => {
    const edit = editNodes((node) =>
      Object.assign(node, { metadata: { name: node.metadata.name, labels: { 'eks.amazonaws.com/nodegroup': 'a' } }, spec: {} }),
    )
    await withCluster('eks-default', { edit }, async (cluster) => {
      expect((await collectFrom(cluster)).sources.instances).toMatchObject({ ok: false, error: 'aws-no-region' })
    })
  })

  it('an endpoint that is not there, or never answers, is bounded', async () => {
    await eks({}, async (cluster) => {
      const { sources } = await collectFrom(cluster, { env: { AWS_ENDPOINT_URL_EC2: 'http://127.0.0.1:9' } })
      for (const source of all) expect(sources[source]).toMatchObject({ ok: false, error: 'aws-unreachable' })
    })
    await eks({ errors: { '*': 'hang' } }, async (cluster) => {
      const started = performance.now()
      const { sources } = await collectFrom(cluster, { requestTimeout: '500ms' })
      expect(sources.instances).toMatchObject({ ok: false, error: 'aws-unreachable' })
      expect(performance.now() - started).toBeLessThan(6000)
    })
  })

  it.each(['never answers', 'drips'])('a metadata service that %s is bounded', async (how) => {
    const server = createServer((_, response) => {
      if (how === 'drips') {
        response.writeHead(200)
        const timer = setInterval(() => response.write('.'), 200)
        response.on('close', () => clearInterval(timer))
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      await eks({}, async (cluster) => {
        const started = performance.now()
        const { sources } = await collectFrom(cluster, {
          env: {
            AWS_ACCESS_KEY_ID: undefined,
            AWS_SECRET_ACCESS_KEY: undefined,
            AWS_EC2_METADATA_DISABLED: undefined,
            AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
          },
        })
        expect(performance.now() - started).toBeLessThan(5500)
        expect(sources.instances).toMatchObject({ ok: false, error: 'aws-no-credentials' })
        expect(answered(sources.pods)).toHaveLength(14)
      })
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  it('AWS_ENDPOINT_URL alone leads there too', async () => {
    await eks({}, async (cluster) => {
      const env = { AWS_ENDPOINT_URL_EC2: undefined, AWS_ENDPOINT_URL: cluster.ec2.url }
      expect(answered((await collectFrom(cluster, { env })).sources.instances)).toHaveLength(3)
    })
  })
})
