/** `aws eks get-token`: made in this process where all of it is understood, and by the program otherwise. */
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { understood } from '../plugin/collect/connect/eks-token.ts'
import { fakeAws, tokenOf, urlOf } from './fakes/aws-cli.ts'
import { type FakeCluster, withCluster } from './fakes/cluster.ts'
import { collectFrom, errorOf } from './fakes/collecting.ts'

const args = ['--region', 'ap-northeast-2', 'eks', 'get-token', '--cluster-name', 'my/eks', '--output', 'json']
const execOf = (more: object = {}) => ({
  apiVersion: 'client.authentication.k8s.io/v1beta1',
  command: 'aws',
  args,
  interactiveMode: 'Never',
  ...more,
})

interface Outcome {
  token: string
  starts: string[]
}

async function tokenWith(exec: object, env: Record<string, string | undefined> = {}): Promise<Outcome> {
  let outcome: Outcome | undefined
  await withCluster('weave', { user: { exec } }, async (cluster) => {
    const { path, log } = fakeAws(cluster.folder)
    chmodSync(`${path}/aws`, 0o755)
    await collectFrom(cluster, { env: { PATH: `${path}:${cluster.env.PATH}`, ...env } })
    outcome = { token: bearer(cluster), starts: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [] }
  })
  if (!outcome) throw new Error('no outcome')
  return outcome
}

const bearer = ({ api }: FakeCluster) => String(api.requests[0]?.headers.authorization).replace('Bearer ', '')

describe('the token', () => {
  it.each([undefined, 'session/token+with=signs'])('is the same from here as from the program (session %s)', async (session) => {
    const env = { AWS_SESSION_TOKEN: session }
    const [ours, theirs] = [await tokenWith(execOf(), env), await tokenWith(execOf({ args: [...args, '--debug'] }), env)]
    expect([ours.starts.length, theirs.starts.length]).toEqual([0, 1])
    const [url, other] = [urlOf(ours.token), urlOf(theirs.token)]
    expect([...url.searchParams.keys()].sort()).toEqual([...other.searchParams.keys()].sort())
    const fixed = (of: URL) => [...of.searchParams].filter(([key]) => !['X-Amz-Date', 'X-Amz-Signature'].includes(key)).sort()
    expect(fixed(url)).toEqual(fixed(other))
    expect(url.origin + url.pathname).toBe('https://sts.ap-northeast-2.amazonaws.com/')
    expect(ours.token).not.toMatch(/[=+/]/)
  })

  it('is signed as Signature Version 4 asks, the cluster’s name with it', async () => {
    const { token } = await tokenWith(execOf())
    const date = urlOf(token).searchParams.get('X-Amz-Date') ?? ''
    expect(Math.abs(Date.now() - Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')))).toBeLessThan(60_000)
    const again = (cluster: string) =>
      urlOf(tokenOf({ cluster, region: 'ap-northeast-2', keyId: 'test', secret: 'test', date })).searchParams.get('X-Amz-Signature')
    expect(urlOf(token).searchParams.get('X-Amz-Signature')).toBe(again('my/eks'))
    expect(urlOf(token).searchParams.get('X-Amz-Signature')).not.toBe(again('other'))
    expect(urlOf(token).searchParams.get('X-Amz-Expires')).toBe('60')
  })

  it('uses the profile and region of the entry’s own variables', async () => {
    await withCluster(
      'weave',
      {
        user: {
          exec: execOf({
            args: args.slice(2),
            env: [
              { name: 'AWS_PROFILE', value: 'dev' },
              { name: 'AWS_REGION', value: 'eu-west-1' },
            ],
          }),
        },
      },
      async (cluster) => {
        cluster.folder.write('aws-credentials', '[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = b\n')
        await collectFrom(cluster, { env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined } })
        const url = urlOf(bearer(cluster))
        expect(url.host).toBe('sts.eu-west-1.amazonaws.com')
        expect(url.searchParams.get('X-Amz-Credential')).toMatch(/^AKIADEV\/\d{8}\/eu-west-1\/sts\/aws4_request$/)
      },
    )
  })

  it('comes from the program where the SDK finds no credentials; what that says is said', async () => {
    const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }
    await withCluster('weave', { user: { exec: execOf() } }, async (cluster) => {
      cluster.folder.write('aws', '#!/bin/sh\necho "Unable to locate credentials" >&2\nexit 253\n')
      chmodSync(`${cluster.folder.path}/aws`, 0o755)
      const error = await errorOf(collectFrom(cluster, { env: { ...none, PATH: `${cluster.folder.path}:${cluster.env.PATH}` } }))
      expect(error).toMatchObject({ id: 'credential-plugin-failed', detail: 'Unable to locate credentials' })
    })
  })
})

describe('what is understood', () => {
  const asked = { cluster: 'c', region: undefined, profile: undefined }
  const token = ['eks', 'get-token', '--cluster-name', 'c']
  it.each([
    [token, [], {}, asked],
    [['--region=eu-west-1', ...token, '--output', 'json'], [], { AWS_REGION: 'us-east-1' }, { ...asked, region: 'eu-west-1' }],
    [['eks', 'get-token', '--cluster-id', 'c', '--profile', 'p'], [], { AWS_PROFILE: 'other', AWS_ACCESS_KEY_ID: 'k' }, { ...asked, profile: 'p' }],
    [token, [{ name: 'AWS_PROFILE', value: 'p' }], { AWS_DEFAULT_REGION: 'eu-west-3' }, { ...asked, profile: 'p', region: 'eu-west-3' }],
    [token, [{ name: 'AWS_STS_REGIONAL_ENDPOINTS', value: 'regional' }], {}, asked],
  ])('%j %j %j', (words, env, around, outcome) => {
    expect(understood({ command: 'aws', args: words, env }, around)).toEqual(outcome)
  })

  it.each([
    ['aws', [...token, '--role-arn', 'arn:aws:iam::1:role/r'], [], {}],
    ['aws', [...token, '--debug'], [], {}],
    ['aws', [...token, '--output', 'text'], [], {}],
    ['aws', [...token, '--cluster-name', 'd'], [], {}],
    ['aws', ['eks', 'get-token'], [], {}],
    ['aws', ['eks', 'get-token', '--cluster-name'], [], {}],
    ['aws', ['sts', 'get-token', '--cluster-name', 'c'], [], {}],
    ['/opt/wrapped/aws', token, [], {}],
    ['aws-iam-authenticator', ['token', '-i', 'c'], [], {}],
    ['aws', token, [{ name: 'HTTPS_PROXY', value: 'http://proxy' }], {}],
    ['aws', token, [{ name: 'AWS_STS_REGIONAL_ENDPOINTS', value: 'legacy' }], {}],
    ['aws', token, [], { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }],
    ['aws', token, [], { AWS_ENDPOINT_URL_STS: 'http://localhost' }],
    ['aws', token, [], { AWS_PROFILE: 'p', AWS_ACCESS_KEY_ID: 'k' }],
  ])('not %s %j %j %j', (command, words, env, around) => {
    expect(understood({ command, args: words, env }, around)).toBeUndefined()
  })
})
