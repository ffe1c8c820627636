/** The only door to the Kubernetes client library and undici: named, so that a bundle holds no more, and imported lazily, for they cost 0.3 s. */
export { HttpMethod, KubeConfig, RequestContext } from '@kubernetes/client-node'
export { Agent, type Dispatcher, request } from 'undici'
