/** `aws eks get-token` written anew from Amazon's description of Signature Version 4, with no library of theirs. */
import { createHash, createHmac } from 'node:crypto'
import type { TempFolder } from './kubeconfig.ts'

export interface Signing {
  cluster: string
  region: string
  keyId: string
  secret: string
  session?: string | undefined
  /** As in X-Amz-Date. */
  date: string
}

const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()
const sha256 = (data: string) => createHash('sha256').update(data).digest('hex')

export function tokenOf({ cluster, region, keyId, secret, session, date }: Signing): string {
  const host = `sts.${region}.amazonaws.com`
  const scope = `${date.slice(0, 8)}/${region}/sts/aws4_request`
  const query: Record<string, string> = {
    Action: 'GetCallerIdentity',
    Version: '2011-06-15',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${keyId}/${scope}`,
    'X-Amz-Date': date,
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
    ...(session ? { 'X-Amz-Security-Token': session } : {}),
  }
  const text = Object.keys(query)
    .sort()
    .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(query[key] as string)}`)
    .join('&')
  const canonical = ['GET', '/', text, `host:${host}`, `x-k8s-aws-id:${cluster}`, '', 'host;x-k8s-aws-id', sha256('')].join('\n')
  const key = [region, 'sts', 'aws4_request'].reduce<Buffer>((made, part) => hmac(made, part), hmac(`AWS4${secret}`, date.slice(0, 8)))
  const signature = hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex')
  return `k8s-aws-v1.${Buffer.from(`https://${host}/?${text}&X-Amz-Signature=${signature}`).toString('base64url')}`
}

/** The URL inside a token. */
export const urlOf = (token: string): URL => new URL(Buffer.from(token.replace(/^k8s-aws-v1\./, ''), 'base64url').toString())

/** Puts an `aws` into a folder that understands `eks get-token`; it writes down each start. */
export function fakeAws(folder: TempFolder): { path: string; log: string } {
  const log = `${folder.path}/aws-starts`
  folder.write(
    'aws',
    `#!${process.execPath}
    import { appendFileSync } from 'node:fs'
    import { tokenOf } from '${import.meta.url}'
    appendFileSync('${log}', process.argv.slice(2).join(' ') + '\\n')
    const flag = (name) => process.argv[process.argv.indexOf(name) + 1]
    const { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: session } = process.env
    const date = new Date().toISOString().replace(/[-:]|\\.\\d+/g, '')
    const token = tokenOf({ cluster: flag('--cluster-name'), region: flag('--region'), keyId, secret, session, date })
    console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion: 'client.authentication.k8s.io/v1beta1', spec: {}, status: { expirationTimestamp: new Date(Date.now() + 840000).toISOString(), token } }))
  `,
  )
  return { path: folder.path, log }
}
