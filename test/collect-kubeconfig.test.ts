/** Which server, as whom: kubeconfigs and the flags laid over them, by kubectl's rules. */
import { mkdirSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { loadTarget } from '../plugin/collect/connect/kubeconfig.ts'
import { inClusterConfig } from '../plugin/collect/connect/kubeconfig-file.ts'
import { errorOf } from './fakes/collecting.ts'
import { kubeconfigOf, type TempFolder, tempFolder } from './fakes/kubeconfig.ts'

const folders: TempFolder[] = []
const folder = () => {
  const made = tempFolder()
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove()
})

describe('kubeconfig files', () => {
  const config = (name: string, server: string) => ({ ...kubeconfigOf({ server }, {}, name) })

  it('are merged as kubectl does: the first that names a thing wins, missing ones are passed over', async () => {
    const made = folder()
    const first = made.write('first', config('one', 'https://one.example'))
    const [again, two] = [config('one', 'https://other.example'), config('two', 'https://two.example')]
    const second = made.write('second', {
      'current-context': 'two',
      contexts: [...again.contexts, ...two.contexts],
      clusters: [...again.clusters, ...two.clusters],
      users: two.users,
    })
    const env = { KUBECONFIG: [first, `${made.path}/missing`, second].join(':') }
    expect(await loadTarget({ env })).toMatchObject({ context: 'one', server: 'https://one.example' })
    expect(await loadTarget({ env, context: 'two' })).toMatchObject({ context: 'two', server: 'https://two.example' })
  })

  it('say paths relative to themselves', async () => {
    const made = folder()
    const kubeconfig = made.write(
      'config',
      kubeconfigOf({ server: 'https://x', 'certificate-authority': 'ca.crt' }, { exec: { command: './bin/login' }, 'client-key': 'k' }),
    )
    expect(await loadTarget({ env: {}, kubeconfig })).toMatchObject({
      cluster: { 'certificate-authority': `${made.path}/ca.crt` },
      user: { 'client-key': `${made.path}/k`, exec: { command: `${made.path}/bin/login` } },
    })
  })

  it('are looked for in the home folder', async () => {
    const made = folder()
    mkdirSync(`${made.path}/.kube`)
    made.write('.kube/config', config('home', 'https://home.example/k8s/clusters/c-1/'))
    expect(await loadTarget({ env: { HOME: made.path } })).toMatchObject({ context: 'home', server: 'https://home.example/k8s/clusters/c-1' })
  })

  it('give way to flags', async () => {
    const kubeconfig = folder().write(
      'config',
      kubeconfigOf({ server: 'https://x', 'tls-server-name': 'x', 'certificate-authority-data': 'Y2E=' }, { token: 't' }),
    )
    const target = await loadTarget({ env: {}, kubeconfig, server: 'https://user:secret@y:1', insecureSkipTlsVerify: true, cluster: 'fake-cluster' })
    expect(target).toMatchObject({
      server: 'https://y:1',
      cluster: { server: 'https://user:secret@y:1', 'insecure-skip-tls-verify': true },
      user: { token: 't' },
    })
    expect(target.cluster).not.toHaveProperty(['certificate-authority-data'])
    expect(target.cluster).not.toHaveProperty(['tls-server-name'])
  })

  it('are not needed with --server, nor inside a pod', async () => {
    expect(await loadTarget({ env: { HOME: '/nonexistent' }, server: 'http://127.0.0.1:8001' })).toMatchObject({
      context: '',
      server: 'http://127.0.0.1:8001',
    })
    const made = folder()
    made.write('token', 'x')
    const env = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' }
    expect(inClusterConfig(env, made.path)).toMatchObject({ cluster: { server: 'https://[fd00::1]:443' }, user: { tokenFile: `${made.path}/token` } })
    expect(inClusterConfig({}, made.path)).toBeUndefined()
  })

  const written = kubeconfigOf({ server: 'https://x' })
  const refused = [
    { name: 'no file at all', options: {}, id: 'no-kubeconfig' },
    { name: 'a --kubeconfig that is not there', options: { kubeconfig: '/nonexistent/config' }, id: 'no-kubeconfig' },
    { name: 'not YAML', content: 'a: [', id: 'kubeconfig-invalid' },
    { name: 'YAML of another kind', content: '- a\n', id: 'kubeconfig-invalid' },
    { name: 'an empty file', content: '', id: 'no-kubeconfig' },
    { name: 'an unknown context', content: written, options: { context: 'prod' }, id: 'unknown-context', values: { context: 'prod', known: 'fake' } },
    {
      name: 'a current context that is not there',
      content: { ...written, 'current-context': 'gone' },
      id: 'unknown-context',
      values: { context: 'gone' },
    },
    { name: 'no current context', content: { ...written, 'current-context': '' }, id: 'no-context', values: { known: 'fake' } },
    { name: 'an unknown cluster', content: written, options: { cluster: 'prod' }, id: 'unknown-cluster', values: { cluster: 'prod' } },
    { name: 'an unknown user', content: written, options: { user: 'root' }, id: 'unknown-user', values: { user: 'root' } },
    { name: 'a context of a cluster that is not there', content: { ...written, clusters: [] }, id: 'kubeconfig-invalid' },
    { name: 'a server that is no URL', content: kubeconfigOf({ server: 'nonsense' }), id: 'kubeconfig-invalid' },
    { name: 'a group without a user to be', content: written, options: { asGroup: ['x'] }, id: 'usage' },
  ]
  it.each(refused)('refuse $name', async ({ content, options, id, values }) => {
    const made = folder()
    const kubeconfig = content === undefined ? undefined : made.write('config', content)
    const error = await errorOf(loadTarget({ env: { HOME: made.path }, kubeconfig, ...options }))
    expect(error).toMatchObject({ id, ...(values ? { values } : {}) })
  })
})
