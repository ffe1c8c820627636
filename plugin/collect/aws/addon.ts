/** Whether EKS manages the VPC CNI as an add-on, and in which version. */
import type { AddonFact } from '../../../shared/contract/snapshot.ts'
import { awsError } from '../connect/aws-error.ts'
import type { Ec2 } from './client.ts'

const ADDON = 'vpc-cni'

/** Null where the cluster has no such add-on: then somebody installed the CNI by hand or chart. Throws a CniError. */
export async function readAddon(
  { region, credentials }: Pick<Ec2, 'region' | 'credentials'>,
  clusterName: string,
  signal: AbortSignal,
): Promise<AddonFact | null> {
  const { DescribeAddonCommand, EKSClient } = await import('./addon-sdk.ts')
  // One answer that little depends on: not worth waiting long for.
  const client = new EKSClient({
    region,
    credentials,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true },
  })
  try {
    const { addon } = await client.send(new DescribeAddonCommand({ clusterName, addonName: ADDON }), { abortSignal: signal })
    if (!addon) return null
    const { addonVersion: version, status } = addon
    return { managed: true, ...(version ? { version } : {}), ...(status ? { status } : {}) }
  } catch (thrown) {
    if (signal.aborted) throw signal.reason
    // The same error says that there is no such cluster, which is no knowledge about the add-on.
    if (thrown instanceof Error && thrown.name === 'ResourceNotFoundException' && /^No addon/i.test(thrown.message)) return null
    throw awsError(thrown)
  } finally {
    client.destroy()
  }
}
