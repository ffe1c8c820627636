/** As whom, and by which way: credential plugins, tokens, TLS and proxies. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { proxyFor } from '../plugin/collect/connect/proxy.ts'
import { withCluster } from './fakes/cluster.ts'
import { answered, collectFrom, errorOf } from './fakes/collecting.ts'
import { kubeconfigOf, type TempFolder, tempFolder } from './fakes/kubeconfig.ts'

const pem = (name: string) => readFileSync(new URL(`./fakes/tls/test-${name}`, import.meta.url), 'utf8')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const ca = { 'certificate-authority-data': base64(pem('ca.crt')) }
const tls = { cert: pem('server.crt'), key: pem('server.key') }

const folders: TempFolder[] = []
const folder = () => {
  const made = tempFolder()
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove()
})

/** A plugin that writes down each start and answers with the next of these tokens. */
function plugin(into: TempFolder, tokens: readonly string[], more = '') {
  const script = into.write(
    'plugin.mjs',
    `
    import { appendFileSync, readFileSync } from 'node:fs'
    const log = new URL('./starts', import.meta.url)
    appendFileSync(log, process.env.KUBERNETES_EXEC_INFO + '\\n')
    const starts = readFileSync(log, 'utf8').trim().split('\\n').length
    const tokens = ${JSON.stringify(tokens)}
    ${more}
    console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion: 'client.authentication.k8s.io/v1', status: { token: tokens[Math.min(starts, tokens.length) - 1] } }))
  `,
  )
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: process.execPath,
    args: [script],
    env: [{ name: 'GREETING', value: 'hello' }],
    interactiveMode: 'Never',
  }
  return { exec, starts: () => readFileSync(`${into.path}/starts`, 'utf8').trim().split('\n') }
}

describe('credential plugins', () => {
  it('are started once for a whole run', async () => {
    const made = plugin(folder(), ['good'])
    await withCluster('calico-ipip', { tokens: ['good'], user: { exec: { ...made.exec, provideClusterInfo: true } } }, async (cluster) => {
      answered((await collectFrom(cluster)).sources.pods)
      expect(cluster.api.requests.length).toBeGreaterThan(8)
      expect(made.starts().map((line) => JSON.parse(line))).toEqual([
        {
          apiVersion: 'client.authentication.k8s.io/v1',
          kind: 'ExecCredential',
          spec: { interactive: false, cluster: expect.objectContaining({ server: cluster.api.url }) },
        },
      ])
    })
  })

  it('are started once more when the server stops accepting what they gave', async () => {
    const made = plugin(folder(), ['stale', 'good'])
    await withCluster('calico-ipip', { tokens: ['good'], user: { exec: made.exec } }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      for (const source of [sources.version, sources.nodes, sources.daemonSets, sources.pods]) expect(source).toMatchObject({ ok: true })
      expect(made.starts()).toHaveLength(2)
    })
  })

  it('are not started for ever', async () => {
    const made = plugin(folder(), ['stale'])
    await withCluster('calico-ipip', { tokens: ['good'], user: { exec: made.exec } }, async (cluster) => {
      expect((await errorOf(collectFrom(cluster))).id).toBe('unauthorized')
      expect(made.starts()).toHaveLength(2)
    })
  })

  it('can speak to the person who waits, and get their environment', async () => {
    const made = plugin(folder(), ['good'], 'console.error(process.env.GREETING + ", open this page: https://login.example")')
    const said: string[] = []
    await withCluster('weave', { tokens: ['good'], user: { exec: made.exec } }, async (cluster) => {
      await collectFrom(cluster, {}, { credentialPluginSays: (text) => said.push(text) })
      expect(said.join('')).toContain('hello, open this page: https://login.example')
    })
  })

  const bad = [
    {
      name: 'that are not installed',
      exec: { command: 'no-such-plugin', installHint: 'see https://example.com' },
      detail: 'not installed, or not on PATH; see https://example.com',
    },
    {
      name: 'that fail',
      exec: { command: process.execPath, args: ['-e', 'console.error("first line"); console.error("token has expired"); process.exit(3)'] },
      detail: 'token has expired',
    },
    {
      name: 'that answer something else',
      exec: { command: process.execPath, args: ['-e', 'console.log("hi")'] },
      detail: 'its answer is not an ExecCredential',
    },
    {
      name: 'that answer without credentials',
      exec: { command: process.execPath, args: ['-e', 'console.log("{}")'] },
      detail: 'its answer has neither a token nor a certificate',
    },
  ]
  it.each(bad)('$name say so', async ({ exec, detail }) => {
    await withCluster('weave', { user: { exec } }, async (cluster) => {
      expect(await errorOf(collectFrom(cluster))).toMatchObject({ id: 'credential-plugin-failed', detail, values: { command: exec.command } })
      expect(cluster.api.requests).toEqual([])
    })
  })

  it('that hang end with Ctrl-C', async () => {
    await withCluster('weave', { user: { exec: { command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] } } }, async (cluster) => {
      const pressed = new AbortController()
      setTimeout(() => pressed.abort(), 200)
      expect((await errorOf(collectFrom(cluster, {}, { signal: pressed.signal }))).id).toBe('interrupted')
    })
  })
})

describe('other credentials', () => {
  it('a token, a token file with its line end, and --token over both', async () => {
    await withCluster('weave', { tokens: ['good'] }, async (cluster) => {
      cluster.folder.write('token', 'good\n')
      const inFile = cluster.folder.write('a', kubeconfigOf({ server: cluster.api.url }, { token: 'other', tokenFile: 'token' }))
      const plain = cluster.folder.write('b', kubeconfigOf({ server: cluster.api.url }, { token: 'good' }))
      const wrong = cluster.folder.write('c', kubeconfigOf({ server: cluster.api.url }, { exec: { command: 'no-such-plugin' } }))
      for (const options of [{ kubeconfig: inFile }, { kubeconfig: plain }, { kubeconfig: wrong, token: 'good' }])
        answered((await collectFrom(cluster, options)).sources.nodes)
      expect((await errorOf(collectFrom(cluster, { token: 'bad' }))).id).toBe('unauthorized')
    })
  })

  it('impersonation, by flags and by kubeconfig', async () => {
    await withCluster('weave', { user: { as: 'jane', 'as-groups': ['dev'], 'as-user-extra': { reason: ['look'] } } }, async (cluster) => {
      await collectFrom(cluster)
      expect(cluster.api.requests[0]?.headers).toMatchObject({
        'impersonate-user': 'jane',
        'impersonate-group': 'dev',
        'impersonate-extra-reason': 'look',
      })
      cluster.api.requests.length = 0
      await collectFrom(cluster, { as: 'root', asGroup: ['a', 'b'], asUid: '7' })
      expect(cluster.api.requests[0]?.headers).toMatchObject({ 'impersonate-user': 'root', 'impersonate-group': 'a, b', 'impersonate-uid': '7' })
    })
  })

  it('basic authentication', async () => {
    await withCluster('weave', { user: { username: 'u', password: 'p' } }, async (cluster) => {
      await collectFrom(cluster)
      expect(cluster.api.requests[0]?.headers.authorization).toBe(`Basic ${base64('u:p')}`)
    })
  })
})

describe('TLS', () => {
  it('trusts the kubeconfig’s own authority, and shows a client certificate', async () => {
    const user = { 'client-certificate-data': base64(pem('client.crt')), 'client-key-data': base64(pem('client.key')) }
    await withCluster(
      'weave',
      { tls: { ...tls, ca: pem('ca.crt'), requestCert: true, rejectUnauthorized: true }, cluster: ca, user },
      async (cluster) => {
        answered((await collectFrom(cluster)).sources.nodes)
      },
    )
  })

  it('trusts it also for a context without a user', async () => {
    await withCluster('weave', { tls, cluster: ca }, async (cluster) => {
      const { users: _, contexts, ...rest } = kubeconfigOf({ server: cluster.api.url, ...ca })
      const kubeconfig = cluster.folder.write('nobody', { ...rest, contexts: [{ name: 'fake', context: { cluster: contexts[0]?.context.cluster } }] })
      answered((await collectFrom(cluster, { kubeconfig })).sources.nodes)
    })
  })

  it('takes --certificate-authority, --tls-server-name and --insecure-skip-tls-verify', async () => {
    await withCluster('weave', { tls }, async (cluster) => {
      const certificateAuthority = cluster.folder.write('ca.crt', pem('ca.crt'))
      answered((await collectFrom(cluster, { certificateAuthority })).sources.nodes)
      answered((await collectFrom(cluster, { certificateAuthority, tlsServerName: 'kubernetes.test' })).sources.nodes)
      answered((await collectFrom(cluster, { insecureSkipTlsVerify: true })).sources.nodes)
    })
  })

  it('refuses an unknown authority, another host name, and a server without TLS', async () => {
    await withCluster('weave', { tls }, async (cluster) => {
      expect(await errorOf(collectFrom(cluster))).toMatchObject({ id: 'tls' })
      const certificateAuthority = cluster.folder.write('ca.crt', pem('ca.crt'))
      expect(await errorOf(collectFrom(cluster, { certificateAuthority, tlsServerName: 'other.test' }))).toMatchObject({
        id: 'tls',
        detail: expect.stringContaining('other.test'),
      })
    })
    await withCluster('weave', {}, async (cluster) => {
      expect(await errorOf(collectFrom(cluster, { server: cluster.api.url.replace('http:', 'https:') }))).toMatchObject({
        id: 'tls',
        detail: 'wrong version number',
      })
    })
  })

  it('says which certificate file is missing', async () => {
    await withCluster('weave', { tls }, async (cluster) => {
      expect(await errorOf(collectFrom(cluster, { certificateAuthority: '/no/such/ca.crt' }))).toMatchObject({
        id: 'kubeconfig-invalid',
        detail: expect.stringContaining('/no/such/ca.crt'),
      })
    })
  })
})

describe('proxies', () => {
  /** A proxy for plain requests and for tunnels; tells what came through. */
  async function withProxy<T>(run: (url: string, seen: string[]) => Promise<T>): Promise<T> {
    const seen: string[] = []
    const server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`)
      void fetch(request.url ?? '', { headers: { accept: request.headers.accept ?? '' } }).then(async (answer) =>
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(await answer.text()),
      )
    })
    server.on('connect', (request, socket) => {
      seen.push(`CONNECT ${request.url}`)
      const [host, port] = (request.url ?? '').split(':')
      const target = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        target.pipe(socket).pipe(target)
      })
      socket.on('error', () => target.destroy())
      target.on('error', () => socket.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  it('proxy-url carries TLS through a tunnel', async () => {
    await withProxy(async (proxy, seen) => {
      await withCluster('weave', { tls, cluster: { ...ca, 'proxy-url': proxy } }, async (cluster) => {
        answered((await collectFrom(cluster)).sources.nodes)
        expect(new Set(seen)).toEqual(new Set([`CONNECT ${new URL(cluster.api.url).host}`]))
      })
    })
  })

  it('proxy-url carries plain HTTP too', async () => {
    await withProxy(async (proxy, seen) => {
      await withCluster('weave', { cluster: { 'proxy-url': proxy } }, async (cluster) => {
        answered((await collectFrom(cluster)).sources.nodes)
        expect(seen.length).toBe(cluster.api.requests.length)
      })
    })
  })

  it('a proxy that is not there is named unreachable', async () => {
    await withCluster('weave', { cluster: { 'proxy-url': 'http://127.0.0.1:9' } }, async (cluster) => {
      expect((await errorOf(collectFrom(cluster))).id).toBe('unreachable')
    })
  })

  const env = { HTTPS_PROXY: 'proxy.corp:3128', no_proxy: '10.0.0.0/8,.internal.corp,exact.test:6443' }
  it.each([
    ['https://eks.example.com', 'http://proxy.corp:3128'],
    ['http://plain.example.com', undefined],
    ['https://localhost:6443', undefined],
    ['https://127.0.0.1:6443', undefined],
    ['https://10.1.2.3:6443', undefined],
    ['https://api.internal.corp', undefined],
    ['https://internal.corp', 'http://proxy.corp:3128'],
    ['https://exact.test:6443', undefined],
    ['https://exact.test', 'http://proxy.corp:3128'],
  ])('%s goes through %s', (server, proxy) => {
    expect(proxyFor(new URL(server), env)).toBe(proxy)
  })
})
