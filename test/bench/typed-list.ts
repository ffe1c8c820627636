/** The rival: what one writes with the JavaScript client, one typed list of all pods. */
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node'

const config = new KubeConfig()
config.loadFromFile(process.argv[2] as string)
const { items } = await config.makeApiClient(CoreV1Api).listPodForAllNamespaces()
console.log(items.map((pod) => `${pod.metadata?.namespace} ${pod.metadata?.name} ${pod.status?.podIP}`).join('\n').length)
process.exit(0)
