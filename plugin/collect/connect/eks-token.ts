/**
 * `aws eks get-token` without the program: the same presigned STS URL, made from the SDK's credentials.
 *
 * Only where every argument and variable is understood; anything else is left to the program itself.
 * Source of the form: awscli/customizations/eks/get_token.py of aws/aws-cli.
 */

import { array, type Json, record, text } from '../shape.ts'
import type { Env } from './options.ts'

interface Asked {
  cluster: string
  region: string | undefined
  profile: string | undefined
}

/** Seconds the URL can be used for; the token made of it lives 14 minutes. */
const URL_SECONDS = 60
const CLUSTER_HEADER = 'x-k8s-aws-id'

/** Flags that are understood, by what they set. */
const flags: Readonly<Record<string, keyof Asked | 'output'>> = {
  '--cluster-name': 'cluster',
  // Both name the value of the same header; --cluster-id is for clusters on Outposts.
  '--cluster-id': 'cluster',
  '--region': 'region',
  '--profile': 'profile',
  '--output': 'output',
}

const ownVariables = ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_STS_REGIONAL_ENDPOINTS']
/** Variables by which the program would ask another endpoint, or choose another profile than the SDK does. */
const strangeVariables = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS', 'AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT', 'AWS_DEFAULT_PROFILE']

/** What an exec entry asks for; undefined where any of it is not understood. */
export function understood(exec: Json, env: Env): Asked | undefined {
  if (text(exec.command) !== 'aws') return undefined
  const said = flagsOf(array(exec.args))
  const own = ownOf(exec)
  if (!said?.cluster || !own || (said.output ?? 'json') !== 'json') return undefined
  const all: Env = { ...env, ...own }
  if (strangeVariables.some((name) => all[name]) || (all.AWS_STS_REGIONAL_ENDPOINTS ?? 'regional') !== 'regional') return undefined
  // The program prefers keys of the environment to a profile of the environment, the SDK does not.
  if (!said.profile && all.AWS_PROFILE && all.AWS_ACCESS_KEY_ID) return undefined
  return {
    cluster: said.cluster,
    region: said.region ?? (all.AWS_REGION || all.AWS_DEFAULT_REGION || undefined),
    profile: said.profile ?? (all.AWS_PROFILE || undefined),
  }
}

function flagsOf(args: readonly unknown[]): Partial<Record<keyof Asked | 'output', string>> | undefined {
  const words: string[] = []
  const said: Partial<Record<keyof Asked | 'output', string>> = {}
  for (let index = 0; index < args.length; index++) {
    const arg = text(args[index])
    if (arg === undefined) return undefined
    if (!arg.startsWith('-')) {
      words.push(arg)
      continue
    }
    const [flag = '', ...attached] = arg.split('=')
    const name = flags[flag]
    const value = attached.length > 0 ? attached.join('=') : text(args[++index])
    if (name === undefined || !value || said[name] !== undefined) return undefined
    said[name] = value
  }
  return words.join(' ') === 'eks get-token' ? said : undefined
}

/** Variables the entry itself sets; undefined where one of them is not understood. */
function ownOf({ env }: Json): Record<string, string> | undefined {
  const entries = array(env).map((entry) => [text(record(entry).name) ?? '', String(record(entry).value ?? '')] as const)
  return entries.every(([name]) => ownVariables.includes(name)) ? Object.fromEntries(entries) : undefined
}

/** The token; undefined where the program has to be asked: not understood, or the SDK finds no credentials or region. */
export async function eksToken(exec: Json, { env, signal }: { env: Env; signal: AbortSignal }): Promise<string | undefined> {
  const asked = understood(exec, env)
  if (!asked) return undefined
  const [{ EC2Client, SignatureV4 }, { settled }] = await Promise.all([import('./aws-sdk.ts'), import('./aws-credentials.ts')])
  // Any client has the credential chain; this one is needed later anyway.
  const client = new EC2Client({ ...(asked.region ? { region: asked.region } : {}), ...(asked.profile ? { profile: asked.profile } : {}) })
  try {
    const region = await settled(client, asked.profile, env, signal)
    const hostname = stsOf(region)
    if (!hostname) return undefined
    const signer = new SignatureV4({ service: 'sts', region, credentials: client.config.credentials, sha256: client.config.sha256 })
    const query = { Action: 'GetCallerIdentity', Version: '2011-06-15' }
    const signed = await signer.presign(
      { method: 'GET', protocol: 'https:', hostname, path: '/', query, headers: { host: hostname, [CLUSTER_HEADER]: asked.cluster } },
      { expiresIn: URL_SECONDS },
    )
    const url = `https://${hostname}/?${Object.entries(signed.query ?? {})
      .map(([key, value]) => `${encode(key)}=${encode(String(value))}`)
      .join('&')}`
    return `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`
  } catch {
    if (signal.aborted) throw signal.reason
    // The program may know a way that the SDK does not, and says best what is wrong.
    return undefined
  } finally {
    client.destroy()
  }
}

/** STS of a region, in the partitions whose domain is known here. */
const stsOf = (region: string): string | undefined =>
  /^cn-/.test(region)
    ? `sts.${region}.amazonaws.com.cn`
    : /^(?!us-iso)[a-z]{2}(-gov)?-[a-z]+-\d+$/.test(region)
      ? `sts.${region}.amazonaws.com`
      : undefined

const encode = (part: string) => encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
