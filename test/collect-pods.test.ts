/** Pods: Tables, their fallbacks, pages, and servers that behave oddly. */
import { describe, expect, it } from 'vitest'
import { objectPod } from '../plugin/collect/cluster/pod-object.ts'
import type { PodFact } from '../shared/contract/snapshot.ts'
import { withCluster } from './fakes/cluster.ts'
import { answered, collectFrom } from './fakes/collecting.ts'
import type { Fault, Item, List } from './fakes/kube-api.ts'
import { wire } from './fakes/wire.ts'

const namesOf = (pods: readonly PodFact[]) => pods.map(({ namespace, name }) => `${namespace}/${name}`).sort()

async function expectedNames(): Promise<string[]> {
  return withCluster('calico-ipip', {}, async (cluster) => namesOf(answered((await collectFrom(cluster)).sources.pods)))
}

const tablesOnly = /\/pods\?.*includeObject/
const allNamespaces = /^\/api\/v1\/pods\?/

describe('Tables', () => {
  it('give name, namespace, node, address and status, and nothing they do not say', async () => {
    await withCluster('calico-ipip', {}, async (cluster) => {
      const pod = answered((await collectFrom(cluster)).sources.pods).find(({ name }) => name === 'web-1ad9f-5')
      expect(pod).toEqual({ namespace: 'default', name: 'web-1ad9f-5', node: 'node-3', ips: ['10.244.2.15'], status: 'Running' })
    })
  })

  it('are read as a real server wrote them, page after page', async () => {
    const pages = ['pods-table-page-1', 'pods-table-page-2'].map(wire)
    const second = new URL(pages[1]?.path ?? '', 'http://x').searchParams.get('continue') ?? ''
    const faults: Fault[] = [
      { on: new RegExp(`/namespaces/default/pods.*continue=${second}`), text: pages[1]?.body ?? '', type: 'application/json' },
      { on: /\/namespaces\/default\/pods\?/, text: pages[0]?.body ?? '', type: 'application/json' },
    ]
    await withCluster('calico-ipip', faults, async (cluster) => {
      const { sources } = await collectFrom(cluster, { namespace: 'default' })
      expect(answered(sources.pods)).toEqual([
        { namespace: 'default', name: 'web-1ad9f-5', node: 'node-3', ips: ['10.244.2.15'], status: 'Running' },
        { namespace: 'default', name: 'web-1od9f-7', node: 'node-2', ips: ['10.244.1.17'], status: 'Running' },
        { namespace: 'default', name: 'web-wd9f-3', node: 'node-1', ips: ['10.244.0.13'], status: 'Running' },
      ])
    })
  })

  it('of all namespaces are read as a real server wrote them', async () => {
    const recorded = wire('pods-table-all-namespaces-metadata')
    const table = JSON.parse(recorded.body) as { metadata: object }
    const faults: Fault[] = [
      { on: /^\/api\/v1\/namespaces\?/, status: 403 },
      { on: allNamespaces, text: JSON.stringify({ ...table, metadata: {} }), type: recorded.type },
    ]
    await withCluster('calico-ipip', faults, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.pods)).toEqual([
        { namespace: 'default', name: 'web-1ad9f-5', node: 'node-3', ips: ['10.244.2.15'], status: 'Running' },
        { namespace: 'default', name: 'web-1od9f-7', node: 'node-2', ips: ['10.244.1.17'], status: 'Running' },
      ])
    })
  })

  it('show a pod without node or address as having none', async () => {
    const edit = (lists: Map<string, List>) => {
      lists.get('pods')?.items.push({ metadata: { name: 'pending', namespace: 'shop' }, spec: {}, status: { phase: 'Pending' } })
    }
    await withCluster('calico-ipip', { edit }, async (cluster) => {
      const pod = answered((await collectFrom(cluster)).sources.pods).find(({ name }) => name === 'pending')
      expect(pod).toEqual({ namespace: 'shop', name: 'pending', ips: [], status: 'Pending' })
    })
  })

  it('with odd rows lose those rows, and say so', async () => {
    const table = JSON.parse(wire('pods-table-page-2').body) as { rows: unknown[] }
    table.rows.push({ cells: [1, 2] }, 'row', null)
    await withCluster(
      'calico-ipip',
      [{ on: /\/namespaces\/default\/pods\?.*None/, text: JSON.stringify(table), type: 'application/json' }],
      async (cluster) => {
        const { pods } = (await collectFrom(cluster)).sources
        expect(answered(pods).filter(({ namespace }) => namespace === 'default')).toHaveLength(1)
        expect(pods).toMatchObject({
          partial: [{ at: '/api/v1/namespaces/default/pods', error: 'unexpected-answer', detail: expect.stringContaining('3 ') }],
        })
      },
    )
  })
})

describe('without Tables', () => {
  const refusals: { name: string; fault: Fault; objects: boolean }[] = [
    { name: '406', fault: { on: /\/pods\?/, tables: 'refused' }, objects: true },
    { name: '400', fault: { on: tablesOnly, status: 400 }, objects: true },
    {
      name: 'a Table of other columns',
      fault: {
        on: tablesOnly,
        text: JSON.stringify({ kind: 'Table', columnDefinitions: [{ name: 'Name' }, { name: 'Age' }], rows: [{ cells: ['a', '1d'] }] }),
        type: 'application/json',
      },
      objects: true,
    },
    { name: 'a plain list in its place', fault: { on: /\/pods\?/, tables: 'ignored' }, objects: false },
  ]
  it.each(refusals)('reads whole objects: $name', async ({ fault, objects }) => {
    const names = await expectedNames()
    await withCluster('calico-ipip', [fault], async (cluster) => {
      const pods = answered((await collectFrom(cluster)).sources.pods)
      expect(namesOf(pods)).toEqual(names)
      expect(pods.filter(({ hostNetwork }) => hostNetwork === true).length).toBeGreaterThan(0)
      expect(pods.every(({ hostNetwork }) => hostNetwork !== undefined)).toBe(true)
      // A list that came unasked is used, not asked for again.
      const again = cluster.api.requests.filter(({ path }) => /\/pods\?limit=500$/.test(path))
      expect(again.length > 0).toBe(objects)
    })
  })

  it('reads whole objects as a real server wrote them', () => {
    const { items } = JSON.parse(wire('pods-list-page-1').body) as { items: unknown[] }
    expect(objectPod(items[0], undefined)).toEqual({
      namespace: 'default',
      name: 'web-1ad9f-5',
      node: 'node-3',
      ips: ['10.244.2.15'],
      status: 'Running',
      hostNetwork: false,
    })
  })

  const secondFamily = [
    { name: 'podCIDRs', edit: (node: Item) => Object.assign(node, { spec: { podCIDRs: ['10.244.0.0/24', 'fd00:10:244::/64'] } }) },
    {
      name: 'InternalIPs',
      edit: (node: Item) => (node.status as { addresses: object[] }).addresses.push({ type: 'InternalIP', address: 'fd00::1' }),
    },
  ]
  it.each(secondFamily)('reads both addresses where nodes have two families: $name', async ({ edit }) => {
    const both = (lists: Map<string, List>) => {
      for (const node of lists.get('nodes')?.items ?? []) edit(node)
      for (const pod of lists.get('pods')?.items ?? []) (pod.status as { podIPs: object[] }).podIPs.push({ ip: 'fd00:10:244::5' })
    }
    await withCluster('calico-ipip', { edit: both }, async (cluster) => {
      const pods = answered((await collectFrom(cluster)).sources.pods)
      expect(pods.find(({ name }) => name === 'web-1ad9f-5')).toMatchObject({ ips: ['10.244.2.15', 'fd00:10:244::5'], hostNetwork: false })
      expect(cluster.api.requests.some(({ accept }) => accept.includes('as=Table'))).toBe(false)
    })
  })

  it('reads both where pools have two families', async () => {
    const edit = (lists: Map<string, List>) => lists.get('ippools')?.items.push({ metadata: { name: 'six' }, spec: { cidr: 'fd00:10:244::/64' } })
    await withCluster('calico-ipip', { edit }, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.pods)[0]?.hostNetwork).toBeDefined()
    })
  })
})

describe('namespaces', () => {
  it('that may not be listed give way to one Table whose rows name them', async () => {
    const names = await expectedNames()
    await withCluster('calico-ipip', [{ on: /^\/api\/v1\/namespaces\?/, status: 403 }], async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(namesOf(answered(sources.pods))).toEqual(names)
      expect(sources.namespaces).toMatchObject({ ok: false, error: 'forbidden' })
      expect(cluster.api.requests.filter(({ path }) => allNamespaces.test(path)).map(({ path }) => path)).toEqual([
        '/api/v1/pods?limit=500&includeObject=Metadata',
      ])
    })
  })

  it('of which one is forbidden are told from one that is empty', async () => {
    await withCluster('calico-ipip', [{ on: /\/namespaces\/shop\/pods/, status: 403 }], async (cluster) => {
      const { pods } = (await collectFrom(cluster)).sources
      expect(answered(pods).some(({ namespace }) => namespace === 'shop')).toBe(false)
      expect(pods).toMatchObject({ partial: [{ at: '/api/v1/namespaces/shop/pods', error: 'forbidden' }] })
    })
  })

  it('that are all forbidden are no empty list', async () => {
    await withCluster('calico-ipip', [{ on: /\/namespaces\/[^/]*\/pods/, status: 403 }], async (cluster) => {
      expect((await collectFrom(cluster)).sources.pods).toMatchObject({ ok: false, error: 'forbidden' })
    })
  })

  it('that a simple server does not know by path give way to the list of all', async () => {
    const names = await expectedNames()
    await withCluster('calico-ipip', [{ on: /\/namespaces\/[^/]*\/pods/, status: 404 }], async (cluster) => {
      expect(namesOf(answered((await collectFrom(cluster)).sources.pods))).toEqual(names)
    })
  })

  it('without a pod are a known none', async () => {
    const edit = (lists: Map<string, List>) => {
      for (const list of lists.values()) if (['PodList', 'NodeList', 'DaemonSetList'].includes(list.kind)) list.items = []
    }
    await withCluster('calico-ipip', { edit }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect([sources.pods, sources.nodes, sources.daemonSets].map((source) => answered<unknown[]>(source))).toEqual([[], [], []])
      expect(sources.instances).toBeUndefined()
    })
  })
})

describe('pages', () => {
  const defaults = /\/namespaces\/kube-system\/pods\?.*None/

  it.each([1, 2, 3, Number.POSITIVE_INFINITY])('of %s give the same pods', async (pageSize) => {
    const names = await expectedNames()
    await withCluster('calico-ipip', { pageSize }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(namesOf(answered(sources.pods))).toEqual(names)
      expect(answered(sources.nodes)).toHaveLength(3)
      expect(answered(sources.cniPods)).toHaveLength(3)
    })
  })

  it('that expire go on with the token in the answer', async () => {
    const names = await expectedNames()
    await withCluster('calico-ipip', { pageSize: 2, faults: [{ on: defaults, expire: 'with-token', times: 1 }] }, async (cluster) => {
      const { pods } = (await collectFrom(cluster)).sources
      expect(namesOf(answered(pods))).toEqual(names)
      expect(pods).not.toHaveProperty('partial')
      expect(cluster.api.requests.filter(({ path }) => defaults.test(path) && !path.includes('continue='))).toHaveLength(1)
    })
  })

  it('that expire without a token start over once', async () => {
    const names = await expectedNames()
    await withCluster('calico-ipip', { pageSize: 2, faults: [{ on: defaults, expire: 'without-token', times: 1 }] }, async (cluster) => {
      const { pods } = (await collectFrom(cluster)).sources
      expect(namesOf(answered(pods))).toEqual(names)
      expect(pods).not.toHaveProperty('partial')
    })
  })

  it('that keep expiring leave what was read, and say that it is not all', async () => {
    await withCluster('calico-ipip', { pageSize: 2, faults: [{ on: defaults, expire: 'without-token' }] }, async (cluster) => {
      const { pods } = (await collectFrom(cluster)).sources
      expect(answered(pods).filter(({ namespace }) => namespace === 'kube-system')).toHaveLength(2)
      expect(pods).toMatchObject({ partial: [{ at: '/api/v1/namespaces/kube-system/pods', error: 'expired' }] })
    })
  })

  it('of which a later one fails leave the earlier ones', async () => {
    await withCluster('calico-ipip', { pageSize: 2, faults: [{ on: /\/nodes\?.*continue/, status: 403 }] }, async (cluster) => {
      const { nodes } = (await collectFrom(cluster)).sources
      expect(answered(nodes)).toHaveLength(2)
      expect(nodes).toMatchObject({ partial: [{ error: 'forbidden' }] })
    })
  })

  it('that never end are left', async () => {
    const page = JSON.stringify({ kind: 'NodeList', metadata: { continue: 'same' }, items: [{ metadata: { name: 'n' } }] })
    await withCluster('calico-ipip', [{ on: /\/nodes\?/, text: page, type: 'application/json' }], async (cluster) => {
      expect((await collectFrom(cluster)).sources.nodes).toMatchObject({ ok: true, partial: [{ error: 'unexpected-answer' }] })
    })
  })
})

describe('the status of a whole object', () => {
  const running = { ready: true, state: { running: {} } }
  it.each([
    [{ phase: 'Running', containerStatuses: [running] }, {}, 'Running'],
    [{ phase: 'Succeeded', containerStatuses: [{ state: { terminated: { reason: 'Completed', exitCode: 0 } } }] }, {}, 'Completed'],
    [{ phase: 'Running', containerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } } }, running] }, {}, 'CrashLoopBackOff'],
    [{ phase: 'Running', containerStatuses: [{ state: { terminated: { reason: 'Completed' } } }, running] }, {}, 'Running'],
    [{ phase: 'Failed', reason: 'Evicted' }, {}, 'Evicted'],
    [{ phase: 'Failed', containerStatuses: [{ state: { terminated: { exitCode: 3 } } }] }, {}, 'ExitCode:3'],
    [{ phase: 'Pending', initContainerStatuses: [{ state: { waiting: { reason: 'ImagePullBackOff' } } }] }, {}, 'Init:ImagePullBackOff'],
    [{ phase: 'Pending' }, {}, 'Pending'],
    [{ phase: 'Running', containerStatuses: [running] }, { deletionTimestamp: '2026-11-24T16:04:55Z' }, 'Terminating'],
  ])('%o reads as kubectl shows it', (status, metadata, word) => {
    expect(objectPod({ metadata: { name: 'p', namespace: 'n', ...metadata }, spec: {}, status }, undefined)?.status).toBe(word)
  })
})
