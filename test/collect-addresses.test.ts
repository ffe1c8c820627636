/** What is asked of EC2 beyond the nodes themselves where pods take addresses of the VPC. */
import { describe, expect, it } from 'vitest'
import { type ClusterOptions, type FakeCluster, withCluster } from './fakes/cluster.ts'
import { answered, collectFrom } from './fakes/collecting.ts'
import { eniItem, instanceItem, reservationItem, typeItem } from './fakes/ec2-items.ts'
import { containerOf, type List } from './fakes/kube-api.ts'

const subnets = { a: 'subnet-a41e9574b0a425b35', b: 'subnet-93e4c798975a91823' }
const instance = 'i-67273e0c48829af54'
const sources = ['instanceTypes', 'reservations', 'subnetInterfaces'] as const

type Edit = NonNullable<ClusterOptions['edit']>

const eks = (options: Pick<ClusterOptions, 'ec2' | 'edit'>, run: (cluster: FakeCluster) => Promise<void>) => withCluster('eks-default', options, run)

const asked = (cluster: FakeCluster, action: string) => cluster.ec2.requests.filter((request) => request.action === action)

/** The recorded cluster with an ENIConfig for each of these subnets. */
const eniConfigs =
  (...names: string[]): Edit =>
  (lists) => {
    lists.set('eniconfigs', {
      kind: 'ENIConfigList',
      apiVersion: 'crd.k8s.amazonaws.com/v1alpha1',
      items: names.map((subnet) => ({ metadata: { name: subnet }, spec: { subnet } })),
    })
  }

describe('limits of instance types', () => {
  it('come for the types the nodes are of', async () => {
    await eks({}, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.instanceTypes)).toEqual([
        {
          type: 't3.medium',
          maxInterfaces: 3,
          ipv4PerInterface: 6,
          cards: [{ index: 0, maxInterfaces: 3 }],
          defaultCard: 0,
          hypervisor: 'nitro',
        },
      ])
      expect(
        asked(cluster, 'DescribeInstanceTypes').map(({ params }) => [
          params.get('Filter.1.Value.1'),
          params.get('Filter.1.Value.2'),
          params.get('MaxResults'),
        ]),
      ).toEqual([['t3.medium', null, '100']])
    })
  })

  it('tell network cards apart, and keep to labels where instances may not be read', async () => {
    const edit: Edit = (lists) => {
      for (const node of lists.get('nodes')?.items ?? [])
        node.metadata.labels = { ...node.metadata.labels, 'node.kubernetes.io/instance-type': 'p4d.24xlarge' }
    }
    await eks(
      {
        edit,
        ec2: {
          extra: { DescribeInstanceTypes: [typeItem('p4d.24xlarge'), typeItem('m4.large')] },
          errors: { DescribeInstances: { code: 'UnauthorizedOperation' } },
        },
      },
      async (cluster) => {
        expect(answered((await collectFrom(cluster)).sources.instanceTypes)).toEqual([
          {
            type: 'p4d.24xlarge',
            maxInterfaces: 60,
            ipv4PerInterface: 50,
            cards: [0, 1, 2, 3].map((index) => ({ index, maxInterfaces: 15 })),
            defaultCard: 0,
            hypervisor: 'nitro',
          },
        ])
      },
    )
  })
})

describe('reservations', () => {
  const extra = {
    GetSubnetCidrReservations: [
      reservationItem('scr-1', subnets.a, '192.168.1.64/26', 'prefix', 'for pods'),
      reservationItem('scr-2', subnets.b, '192.168.2.16/28', 'explicit'),
      reservationItem('scr-3', 'subnet-other', '10.0.0.0/28', 'explicit'),
    ],
  }

  it('come subnet by subnet, in pages, a few at a time', async () => {
    await eks({ ec2: { extra, pageSize: 1 } }, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.reservations)).toEqual([
        { id: 'scr-1', subnetId: subnets.a, cidr: '192.168.1.64/26', type: 'prefix' },
        { id: 'scr-2', subnetId: subnets.b, cidr: '192.168.2.16/28', type: 'explicit' },
      ])
      expect(cluster.ec2.most()).toBeLessThanOrEqual(6)
    })
  })

  it('of one subnet that fails leave the others whole', async () => {
    await eks(
      { ec2: { extra, errors: { GetSubnetCidrReservations: { code: 'InvalidSubnetID.NotFound', status: 400, times: 1 } } } },
      async (cluster) => {
        const { reservations } = (await collectFrom(cluster)).sources
        expect(answered(reservations).length).toBeGreaterThan(0)
        expect(reservations).toMatchObject({ partial: [{ at: expect.stringMatching(/^ec2:GetSubnetCidrReservations subnet-/), error: 'aws-error' }] })
      },
    )
  })
})

describe('interfaces of the subnets', () => {
  const strangers = [
    eniItem({ id: 'eni-lb', subnet: subnets.a, ip: '192.168.1.200', description: 'ELB app/shop/1', tags: { secret: 'hunter2' } }),
    eniItem({
      id: 'eni-left',
      subnet: subnets.b,
      ip: '192.168.2.201',
      status: 'available',
      description: 'aws-K8S-i-0aaaaaaaaaaaaaaaa',
      tags: { 'node.k8s.amazonaws.com/instance_id': 'i-0aaaaaaaaaaaaaaaa' },
    }),
    eniItem({ id: 'eni-elsewhere', subnet: 'subnet-other', ip: '10.9.9.9' }),
    eniItem({
      id: 'eni-prefix',
      subnet: subnets.a,
      ip: '192.168.1.91',
      instance,
      device: 2,
      prefixes: ['192.168.1.112/28'],
      ipv6Prefixes: ['2600:1f13::/80'],
    }),
  ]

  it('are all of them, whoever owns them, with nothing copied that is not declared', async () => {
    await eks({ ec2: { extra: { DescribeNetworkInterfaces: strangers } } }, async (cluster) => {
      const found = answered((await collectFrom(cluster)).sources.subnetInterfaces)
      expect(found.map(({ id }) => id)).not.toContain('eni-elsewhere')
      expect(found).toHaveLength(6 + 3)
      expect(found.find(({ id }) => id === 'eni-lb')).toEqual({
        id: 'eni-lb',
        subnetId: subnets.a,
        status: 'in-use',
        primaryIP: '192.168.1.200',
        privateIPs: [],
        prefixes: [],
        description: 'ELB app/shop/1',
        type: 'interface',
      })
      // Its tag names an instance, but it hangs on none.
      expect(found.find(({ id }) => id === 'eni-left')).toMatchObject({
        status: 'available',
        tags: { 'node.k8s.amazonaws.com/instance_id': 'i-0aaaaaaaaaaaaaaaa' },
      })
      expect(found.find(({ id }) => id === 'eni-left')).not.toHaveProperty('instanceId')
      expect(found.find(({ id }) => id === 'eni-prefix')).toMatchObject({ prefixes: ['192.168.1.112/28'], ipv6Prefixes: ['2600:1f13::/80'] })
      expect(JSON.stringify(found)).not.toContain('hunter2')
    })
  })

  it('are asked for by one filter, and for subnets that custom networking or a tag names', async () => {
    const tagged =
      '<item><subnetId>subnet-tagged</subnetId><vpcId>vpc-4f45b31f3b2860fe7</vpcId><cidrBlock>192.168.9.0/24</cidrBlock><tagSet><item><key>kubernetes.io/role/cni</key><value>1</value></item></tagSet></item>'
    await eks({ edit: eniConfigs('subnet-pods'), ec2: { extra: { DescribeSubnets: [tagged] } } }, async (cluster) => {
      await collectFrom(cluster)
      const bySubnet = asked(cluster, 'DescribeNetworkInterfaces').filter(({ params }) => params.get('Filter.1.Name') === 'subnet-id')
      expect(bySubnet).toHaveLength(1)
      const values = [...(bySubnet[0]?.params ?? [])].filter(([key]) => key.startsWith('Filter.1.Value.')).map(([, value]) => value)
      expect(values).toHaveLength(5)
      expect(values).toEqual(expect.arrayContaining(['subnet-pods', 'subnet-tagged', subnets.a, subnets.b]))
    })
  })

  it('come in pages', async () => {
    await eks({ ec2: { extra: { DescribeNetworkInterfaces: strangers }, pageSize: 2 } }, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.subnetInterfaces)).toHaveLength(9)
    })
  })
})

describe('who is asked', () => {
  it.each(['calico-ipip', 'azure-podsubnet-cns'])('nobody for %s', async (name) => {
    await withCluster(name, {}, async (cluster) => {
      const snapshot = await collectFrom(cluster)
      for (const source of sources) expect(Object.keys(snapshot.sources)).not.toContain(source)
      expect(cluster.ec2.requests).toEqual([])
    })
  })

  it('only the four first where the VPC CNI runs nowhere', async () => {
    const edit: Edit = (lists) => {
      for (const set of lists.get('daemonsets')?.items ?? [])
        if (set.metadata.name === 'aws-node') Object.assign(set, { status: { desiredNumberScheduled: 0 } })
    }
    await eks({ edit }, async (cluster) => {
      const snapshot = await collectFrom(cluster)
      answered(snapshot.sources.vpcs)
      expect(new Set(cluster.ec2.requests.map(({ action }) => action))).toEqual(
        new Set(['DescribeInstances', 'DescribeNetworkInterfaces', 'DescribeSubnets', 'DescribeVpcs']),
      )
      for (const source of sources) expect(Object.keys(snapshot.sources)).not.toContain(source)
    })
  })
})

describe('what goes wrong', () => {
  it.each([
    ['DescribeInstanceTypes', 'instanceTypes', ['reservations', 'subnetInterfaces']],
    ['GetSubnetCidrReservations', 'reservations', ['instanceTypes', 'subnetInterfaces']],
  ] as const)('%s denied leaves the rest whole', async (action, denied, others) => {
    await eks({ ec2: { errors: { [action]: { code: 'UnauthorizedOperation' } } } }, async (cluster) => {
      const snapshot = await collectFrom(cluster)
      expect(snapshot.sources[denied]).toMatchObject({ ok: false, at: `ec2:${action}`, error: 'aws-denied' })
      for (const source of [...others, 'instances', 'interfaces', 'subnets', 'vpcs', 'pods'] as const)
        expect(snapshot.sources[source]).toEqual(expect.objectContaining({ ok: true }))
    })
  })

  it('no credentials fail each with the same reason', async () => {
    await eks({}, async (cluster) => {
      const snapshot = await collectFrom(cluster, { env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined } })
      for (const source of sources) expect(snapshot.sources[source]).toMatchObject({ ok: false, error: 'aws-no-credentials' })
    })
  })

  it('throttling that ended well is told', async () => {
    await eks({ ec2: { errors: { DescribeInstanceTypes: { code: 'RequestLimitExceeded', status: 503, times: 2 } } } }, async (cluster) => {
      const { instanceTypes } = (await collectFrom(cluster)).sources
      expect(answered(instanceTypes)).toHaveLength(1)
      expect(instanceTypes).toMatchObject({ partial: [{ at: 'ec2:DescribeInstanceTypes', error: 'aws-slowed', detail: '2×' }] })
      expect(asked(cluster, 'DescribeInstanceTypes')).toHaveLength(3)
    })
  })
})

describe('branch interfaces of pods', () => {
  const annotation = JSON.stringify([
    { eniId: 'eni-branch', ifAddress: '02:00:00:00:00:01', privateIp: '192.168.1.77', vlanId: 1, subnetCidr: '192.168.1.0/24' },
  ])
  const annotate = (lists: Map<string, List>, value = annotation) => {
    const pod = lists.get('pods')?.items.find(({ metadata }) => metadata.namespace === 'default')
    if (pod) pod.metadata.annotations = { 'vpc.amazonaws.com/pod-eni': value, 'example.com/secret': 'hunter2' }
  }
  const turnOn = (lists: Map<string, List>, value = 'true') => {
    const { env = [] } = containerOf(lists, 'aws-node', 'aws-node')
    const rest = env.filter((entry) => !('name' in entry && entry.name === 'ENABLE_POD_ENI'))
    containerOf(lists, 'aws-node', 'aws-node').env = [...rest, { name: 'ENABLE_POD_ENI', value }]
  }
  const podTables = (cluster: FakeCluster) => cluster.api.requests.filter(({ path, accept }) => /\/pods\?/.test(path) && accept.includes('as=Table'))

  it('are read from the annotation where they are turned on', async () => {
    await eks(
      {
        edit: (lists) => {
          turnOn(lists)
          annotate(lists)
        },
      },
      async (cluster) => {
        const snapshot = await collectFrom(cluster)
        expect(answered(snapshot.sources.pods).flatMap(({ podEni }) => podEni ?? [])).toEqual([
          { eniId: 'eni-branch', privateIp: '192.168.1.77', vlanId: 1 },
        ])
        expect(podTables(cluster).every(({ path }) => path.includes('includeObject=Metadata'))).toBe(true)
        expect(JSON.stringify(snapshot)).not.toContain('hunter2')
      },
    )
  })

  it('cost nothing where they are off', async () => {
    await eks(
      {
        edit: (lists) => {
          turnOn(lists, 'false')
          annotate(lists)
        },
      },
      async (cluster) => {
        expect(answered((await collectFrom(cluster)).sources.pods).every(({ podEni }) => podEni === undefined)).toBe(true)
        expect(podTables(cluster).every(({ path }) => path.includes('includeObject=None'))).toBe(true)
      },
    )
  })

  it('are read where they are off but EC2 still has some', async () => {
    const branch = eniItem({
      id: 'eni-branch',
      subnet: subnets.a,
      ip: '192.168.1.77',
      type: 'branch',
      description: 'aws-k8s-branch-eni',
      tags: { 'node.k8s.amazonaws.com/instance_id': instance },
    })
    await eks({ edit: annotate, ec2: { extra: { DescribeNetworkInterfaces: [branch] } } }, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.pods).flatMap(({ podEni }) => podEni ?? [])).toHaveLength(1)
    })
  })

  it.each(['', 'not json', '{}', '[1]', '[{"vlanId":"x"}]'])('an annotation of another shape (%s) is no crash', async (value) => {
    await eks(
      {
        edit: (lists) => {
          turnOn(lists)
          annotate(lists, value)
        },
      },
      async (cluster) => {
        const pods = answered((await collectFrom(cluster)).sources.pods)
        expect(pods).toHaveLength(14)
        expect(pods.flatMap(({ podEni }) => podEni ?? [])).toEqual([])
      },
    )
  })
})

it('one instance type in a region that does not know it costs no other', async () => {
  const edit: Edit = (lists) => {
    const [node] = lists.get('nodes')?.items ?? []
    if (node) node.metadata.labels = { ...node.metadata.labels, 'node.kubernetes.io/instance-type': 'z9.huge' }
  }
  await eks(
    { edit, ec2: { extra: { DescribeInstances: [instanceItem('i-0bbbbbbbbbbbbbbbb', '10.0.0.1', subnets.a, 'm5.large')] } } },
    async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.instanceTypes).map(({ type }) => type)).toEqual(['t3.medium'])
    },
  )
})

describe('the add-on', () => {
  const named: Edit = (lists) => {
    const { env = [] } = containerOf(lists, 'aws-node', 'aws-node')
    containerOf(lists, 'aws-node', 'aws-node').env = [
      ...env.filter((entry) => !('name' in entry && entry.name === 'CLUSTER_NAME')),
      { name: 'CLUSTER_NAME', value: 'my-eks' },
    ]
  }
  const addonOf = async (ec2: ClusterOptions['ec2']) => {
    let found: unknown
    let path: string | null | undefined
    await eks({ edit: named, ...(ec2 ? { ec2 } : {}) }, async (cluster) => {
      found = (await collectFrom(cluster)).sources.addon
      path = asked(cluster, 'DescribeAddon')[0]?.params.get('path')
    })
    return { found, path }
  }

  it('is told with its version, or that there is none', async () => {
    expect(await addonOf({ addon: { addonName: 'vpc-cni', addonVersion: 'v1.23.1-eksbuild.1', status: 'ACTIVE' } })).toEqual({
      found: { ok: true, at: 'eks:DescribeAddon', items: { managed: true, version: 'v1.23.1-eksbuild.1', status: 'ACTIVE' } },
      path: '/clusters/my-eks/addons/vpc-cni',
    })
    expect((await addonOf({})).found).toMatchObject({ ok: true, items: null })
  })

  it.each([
    ['AccessDeniedException', 403, 'aws-denied'],
    ['ResourceNotFoundException', 404, 'aws-error'],
  ])('%s (%s) is %s, never “none”', async (code, status, error) => {
    expect((await addonOf({ errors: { DescribeAddon: { code, status } } })).found).toMatchObject({ ok: false, at: 'eks:DescribeAddon', error })
  })
})
