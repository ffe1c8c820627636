/** Region and credentials of an AWS client, found in bounded time before anything is asked. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CniError } from '../../../shared/text/errors.ts'
import { awsError } from './aws-error.ts'
import type { EC2Client } from './aws-sdk.ts'
import type { Env } from './options.ts'

/** Where only the instance metadata service is left to ask, which hangs wherever there is none. */
const METADATA_MS = 4000
/** For what asks elsewhere: SSO, STS, a credential process. */
const CREDENTIALS_MS = 20_000

/** The client's region. Throws aws-no-region or a credentials error. */
export async function settled(client: EC2Client, profile: string | undefined, env: Env, signal: AbortSignal): Promise<string> {
  const limit = new AbortController()
  try {
    const region = await client.config.region()
    const bound = onlyMetadata(profile, env) ? METADATA_MS : CREDENTIALS_MS
    const late = sleep(bound, undefined, { signal: AbortSignal.any([signal, limit.signal]) }).then(() => {
      throw new CniError('aws-no-credentials', `no answer from the credential sources within ${bound / 1000}s`)
    })
    await Promise.race([client.config.credentials(), late])
    return region
  } catch (thrown) {
    throw signal.aborted ? signal.reason : awsError(thrown)
  } finally {
    limit.abort()
  }
}

const elsewhere = [
  'AWS_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
]

function onlyMetadata(profile: string | undefined, env: Env): boolean {
  const home = env.HOME || homedir()
  const files = [env.AWS_SHARED_CREDENTIALS_FILE || join(home, '.aws', 'credentials'), env.AWS_CONFIG_FILE || join(home, '.aws', 'config')]
  return !profile && !elsewhere.some((name) => env[name]) && !files.some((file) => existsSync(file))
}
