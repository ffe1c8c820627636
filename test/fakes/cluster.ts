/** A whole fake cluster for a test: the API server, EC2, a kubeconfig and the environment that leads to them. */
import { type Ec2Api, type Ec2ApiOptions, startEc2Api } from './ec2-api.ts'
import { type Fault, type KubeApi, type KubeApiOptions, startKubeApi } from './kube-api.ts'
import { kubeconfigOf, type TempFolder, tempFolder } from './kubeconfig.ts'

export interface FakeCluster {
  api: KubeApi
  ec2: Ec2Api
  /** Path of a kubeconfig whose current context is `fake`. */
  kubeconfig: string
  /** PATH, KUBECONFIG, an empty HOME, and credentials and endpoint of the fake EC2. */
  env: Record<string, string>
  folder: TempFolder
}

export interface ClusterOptions extends KubeApiOptions {
  ec2?: Ec2ApiOptions
  user?: object
  cluster?: object
}

/** Serves `test/clusters/<name>/api` while `run` runs. */
export async function withCluster<T>(
  name: string,
  options: readonly Fault[] | ClusterOptions,
  run: (cluster: FakeCluster) => Promise<T>,
): Promise<T> {
  const settings: ClusterOptions = 'length' in options ? { faults: options } : options
  const folder = tempFolder()
  const api = await startKubeApi(name, settings)
  const ec2 = await startEc2Api(name, settings.ec2)
  const kubeconfig = folder.write('kubeconfig', kubeconfigOf({ server: api.url, ...settings.cluster }, settings.user))
  try {
    return await run({ api, ec2, kubeconfig, folder, env: { ...awsEnv(ec2.url, folder.path), KUBECONFIG: kubeconfig } })
  } finally {
    await Promise.all([api.close(), ec2.close()])
    folder.remove()
  }
}

/** Nothing of the machine's own AWS settings gets in. */
const awsEnv = (endpoint: string, home: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  AWS_ENDPOINT_URL_EC2: endpoint,
  AWS_ENDPOINT_URL_EKS: endpoint,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: `${home}/aws-config`,
  AWS_SHARED_CREDENTIALS_FILE: `${home}/aws-credentials`,
})
