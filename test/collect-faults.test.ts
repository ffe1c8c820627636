/** What goes wrong on the way to the API server, and what is still learnt. */
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Source, Sources } from '../shared/contract/snapshot.ts'
import { withCluster } from './fakes/cluster.ts'
import { answered, collectFrom, errorOf } from './fakes/collecting.ts'
import type { Fault } from './fakes/kube-api.ts'
import { startKubeApi } from './fakes/kube-api.ts'
import { kubeconfigOf } from './fakes/kubeconfig.ts'

const podTables = /\/pods\?.*includeObject/
const shopPods = /\/namespaces\/shop\/pods\?/

/** The source, its error, and how often the faulty path was asked. */
const failing: { fault: Fault; source: keyof Sources; error: string; asked?: number }[] = [
  { fault: { on: /^\/version/, status: 403 }, source: 'version', error: 'forbidden', asked: 1 },
  { fault: { on: /^\/apis$/, status: 403 }, source: 'groups', error: 'forbidden', asked: 1 },
  { fault: { on: /^\/api\/v1\/nodes/, status: 403 }, source: 'nodes', error: 'forbidden', asked: 1 },
  { fault: { on: /daemonsets/, status: 403 }, source: 'daemonSets', error: 'forbidden', asked: 1 },
  { fault: { on: /^\/api\/v1\/namespaces\?/, status: 403 }, source: 'namespaces', error: 'forbidden', asked: 1 },
  { fault: { on: podTables, status: 403 }, source: 'pods', error: 'forbidden', asked: 5 },
  { fault: { on: /labelSelector/, status: 403 }, source: 'cniPods', error: 'forbidden', asked: 1 },
  { fault: { on: /^\/api\/v1\/nodes/, status: 401 }, source: 'nodes', error: 'unauthorized', asked: 1 },
  { fault: { on: /^\/api\/v1\/nodes/, status: 404 }, source: 'nodes', error: 'not-served', asked: 1 },
  { fault: { on: /^\/api\/v1\/nodes/, status: 400 }, source: 'nodes', error: 'refused', asked: 1 },
  { fault: { on: /^\/api\/v1\/nodes/, status: 429, headers: { 'retry-after': '0' } }, source: 'nodes', error: 'throttled', asked: 3 },
  { fault: { on: /^\/api\/v1\/nodes/, status: 500 }, source: 'nodes', error: 'server-error', asked: 3 },
  { fault: { on: /^\/api\/v1\/nodes/, status: 503, headers: { 'retry-after': '0' } }, source: 'nodes', error: 'server-error', asked: 3 },
  { fault: { on: /^\/api\/v1\/nodes/, cutAt: 0.5 }, source: 'nodes', error: 'cut-off', asked: 2 },
  {
    fault: { on: /^\/api\/v1\/nodes/, text: '{"kind":"NodeList","items":[{"metadata"', type: 'application/json' },
    source: 'nodes',
    error: 'cut-off',
    asked: 2,
  },
  { fault: { on: /^\/api\/v1\/nodes/, text: '<html>sign in</html>' }, source: 'nodes', error: 'not-kubernetes', asked: 1 },
  { fault: { on: /^\/api\/v1\/nodes/, status: 302, headers: { location: '/login' } }, source: 'nodes', error: 'not-kubernetes', asked: 1 },
  { fault: { on: /^\/api\/v1\/nodes/, text: '{"hello":"world"}', type: 'application/json' }, source: 'nodes', error: 'not-kubernetes', asked: 1 },
  { fault: { on: /^\/api\/v1\/nodes/, text: '', type: 'text/plain' }, source: 'nodes', error: 'not-kubernetes', asked: 1 },
]

describe('one source that fails stops no other', () => {
  it.each(failing)('$source: $error ($fault)', async ({ fault, source, error, asked }) => {
    await withCluster('calico-ipip', [fault], async (cluster) => {
      const { sources } = await collectFrom(cluster)
      const { configMaps: _, resources: __, ...listed } = sources
      expect(sources[source]).toMatchObject({ ok: false, error })
      for (const [name, other] of Object.entries(listed)) {
        // Without DaemonSets there are no CNI pods to ask for.
        if (name !== source) expect.soft(other, name).toMatchObject({ ok: true })
      }
      expect(cluster.api.requests.filter(({ path }) => fault.on.test(path))).toHaveLength(asked as number)
    })
  })

  it('says 403 for one ConfigMap and one custom resource, and keeps what else there is', async () => {
    await withCluster('calico-ipip', [{ on: /configmaps\/calico-config|ippools/, status: 403 }], async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(sources.configMaps?.['kube-system/calico-config']).toMatchObject({ ok: false, error: 'forbidden' })
      expect(sources.configMaps?.['kube-system/kubeadm-config']).toMatchObject({ ok: true })
      expect(sources.resources?.['ippools.crd.projectcalico.org']).toMatchObject({ ok: false, error: 'forbidden' })
      expect(answered(sources.pods)).toHaveLength(14)
    })
  })

  it('tells a group that is not served from one whose resource is not', async () => {
    await withCluster('calico-ipip', [{ on: /ippools/, status: 404 }], async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(sources.resources?.['ippools.crd.projectcalico.org']).toMatchObject({ ok: false, error: 'not-served' })
      expect(sources.resources).not.toHaveProperty(['ippools.projectcalico.org'])
    })
  })

  it('asks the groups themselves where discovery fails', async () => {
    await withCluster('calico-ipip', [{ on: /^\/apis$/, status: 500 }], async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.resources?.['ippools.crd.projectcalico.org'])).toHaveLength(1)
      expect(sources.resources?.['ippools.projectcalico.org']).toMatchObject({ ok: false, error: 'not-served' })
    })
  })

  it('asks for every CNI’s ConfigMaps where DaemonSets may not be read', async () => {
    await withCluster('calico-ipip', [{ on: /daemonsets/, status: 403 }], async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.configMaps?.['kube-system/calico-config'])?.data.calico_backend).toBe('bird')
      expect(sources.cniPods).toBeUndefined()
    })
  })
})

describe('trouble that passes', () => {
  const passing: { name: string; fault: Fault }[] = [
    { name: '429 with Retry-After', fault: { on: /^\/api\/v1\/nodes/, status: 429, times: 1, headers: { 'retry-after': '0' } } },
    { name: '500 twice', fault: { on: /^\/api\/v1\/nodes/, status: 500, times: 2 } },
    { name: '503 with Retry-After', fault: { on: /^\/api\/v1\/nodes/, status: 503, times: 2, headers: { 'retry-after': '0' } } },
    { name: 'an answer cut off', fault: { on: /^\/api\/v1\/nodes/, cutAt: 0.7, times: 1 } },
    { name: 'a connection dropped without an answer', fault: { on: /^\/api\/v1\/nodes/, cutAt: 0, times: 1 } },
  ]
  it.each(passing)('$name', async ({ fault }) => {
    await withCluster('calico-ipip', [fault], async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.nodes)).toHaveLength(3)
      expect(sources.nodes).not.toHaveProperty('partial')
    })
  })

  it.each([
    { seconds: '0', least: 0, most: 900 },
    { seconds: '2', least: 1990, most: 4000 },
  ])('waits as long as Retry-After: $seconds asks', async ({ seconds, least, most }) => {
    await withCluster('calico-ipip', [{ on: /^\/api\/v1\/nodes/, status: 429, times: 1, headers: { 'retry-after': seconds } }], async (cluster) => {
      const started = performance.now()
      answered((await collectFrom(cluster)).sources.nodes)
      expect(performance.now() - started).toBeGreaterThanOrEqual(least)
      expect(performance.now() - started).toBeLessThan(most)
    })
  })
})

describe('time', () => {
  it('gives up on one slow answer after --request-timeout and keeps the rest', async () => {
    await withCluster('calico-ipip', [{ on: shopPods, delayMs: 5000 }], async (cluster) => {
      const started = performance.now()
      const { sources } = await collectFrom(cluster, { requestTimeout: '300ms' })
      expect(performance.now() - started).toBeLessThan(3000)
      expect(sources.pods).toMatchObject({ ok: true, partial: [{ at: '/api/v1/namespaces/shop/pods', error: 'timeout' }] })
      expect(answered(sources.pods).length).toBeGreaterThan(5)
    })
  })

  it('ends with timeout when nothing answers in time', async () => {
    await withCluster('calico-ipip', [{ on: /./, delayMs: 5000 }], async (cluster) => {
      const error = await errorOf(collectFrom(cluster, { requestTimeout: '200ms' }))
      expect(error).toMatchObject({ id: 'timeout', values: { server: cluster.api.url } })
    })
  })

  it('stops at Ctrl-C at once, with nothing half read', async () => {
    await withCluster('calico-ipip', [{ on: /\/pods/, delayMs: 20_000 }], async (cluster) => {
      const pressed = new AbortController()
      const started = performance.now()
      setTimeout(() => pressed.abort(), 300)
      expect((await errorOf(collectFrom(cluster, {}, { signal: pressed.signal }))).id).toBe('interrupted')
      expect(performance.now() - started).toBeLessThan(3000)
    })
  })

  it.each(['1x', 'soon', '-1s', '1s2', ''].map((text) => ({ text })))('refuses --request-timeout “$text”', async ({ text }) => {
    await withCluster('calico-ipip', [], async (cluster) => {
      expect((await errorOf(collectFrom(cluster, { requestTimeout: text }))).id).toBe('usage')
    })
  })

  it.each(['0', '5', '1m30s', '1.5s'])('takes --request-timeout %s', async (requestTimeout) => {
    await withCluster('weave', [], async (cluster) => {
      answered((await collectFrom(cluster, { requestTimeout })).sources.pods)
    })
  })
})

describe('nothing can be learnt', () => {
  const everything = /./
  const total: { name: string; fault: Fault; id: string }[] = [
    { name: '401 for everything', fault: { on: everything, status: 401 }, id: 'unauthorized' },
    { name: '403 for everything', fault: { on: everything, status: 403 }, id: 'forbidden' },
    { name: 'a login page', fault: { on: everything, text: '<!doctype html><title>Sign in</title>' }, id: 'not-kubernetes' },
    {
      name: 'a web server without these paths',
      fault: { on: everything, status: 404, body: 'nothing here', type: 'text/plain' },
      id: 'not-kubernetes',
    },
    { name: 'some other JSON API', fault: { on: everything, text: '{"ok":true}', type: 'application/json' }, id: 'not-kubernetes' },
    { name: 'a server that only fails', fault: { on: everything, status: 502, body: 'bad gateway', type: 'text/plain' }, id: 'server-error' },
  ]
  it.each(total)('$name', async ({ fault, id }) => {
    await withCluster('calico-ipip', [fault], async (cluster) => {
      expect((await errorOf(collectFrom(cluster))).id).toBe(id)
    })
  })

  it('nobody listens', async () => {
    const api = await startKubeApi('weave')
    await api.close()
    await withCluster('weave', { cluster: { server: api.url } }, async (cluster) => {
      expect(await errorOf(collectFrom(cluster))).toMatchObject({ id: 'unreachable', detail: expect.stringContaining('ECONNREFUSED') })
    })
  })

  it('no such host', async () => {
    await withCluster('weave', {}, async (cluster) => {
      const kubeconfig = cluster.folder.write('nowhere', kubeconfigOf({ server: 'https://nowhere.invalid:6443' }))
      expect((await errorOf(collectFrom(cluster, { kubeconfig }))).id).toBe('unreachable')
    })
  })

  it('something else listens', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    try {
      await withCluster('weave', {}, async (cluster) => {
        const kubeconfig = cluster.folder.write('ssh', kubeconfigOf({ server: `http://127.0.0.1:${port}` }))
        expect((await errorOf(collectFrom(cluster, { kubeconfig }))).id).toBe('not-kubernetes')
      })
    } finally {
      server.close()
    }
  })

  it('but a version alone is something: the report can say what may not be read', async () => {
    await withCluster('calico-ipip', [{ on: /^\/api/, status: 403 }], async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.version).gitVersion).toBe('v1.36.2')
      for (const source of [sources.nodes, sources.daemonSets, sources.pods] as Source<unknown>[])
        expect(source).toMatchObject({ ok: false, error: 'forbidden' })
    })
  })
})
