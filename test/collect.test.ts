/** Collect against the recorded clusters: what is asked, what is copied, and what never is. */
import { describe, expect, it } from 'vitest'
import { matcher } from '../plugin/collect/ask/allow.ts'
import { Snapshot } from '../shared/contract/snapshot.ts'
import { withCluster } from './fakes/cluster.ts'
import { answered, collectFrom, TAKEN_AT } from './fakes/collecting.ts'
import { containerOf, type List } from './fakes/kube-api.ts'
import { wire } from './fakes/wire.ts'

const clusters = [
  { name: 'eks-default', workload: 'kube-system/aws-node', image: 'amazon-k8s-cni:v1.23.1', configMap: 'kube-system/amazon-vpc-cni' },
  { name: 'calico-ipip', workload: 'kube-system/calico-node', image: 'calico/node:v3.32.1', configMap: 'kube-system/calico-config' },
  { name: 'calico-vxlan-crosssubnet', workload: 'kube-system/calico-node', image: 'calico/node:v3.32.1', configMap: 'kube-system/calico-config' },
  {
    name: 'flannel-vxlan',
    workload: 'kube-flannel/kube-flannel-ds',
    image: 'flannel-io/flannel:v0.28.9',
    configMap: 'kube-flannel/kube-flannel-cfg',
  },
  { name: 'weave', workload: 'kube-system/weave-net', image: 'weaveworks/weave-kube:latest', configMap: 'kube-system/kubeadm-config' },
  { name: 'cilium-vxlan', workload: 'kube-system/cilium', image: 'cilium/cilium:v1.18.12', configMap: 'kube-system/kubeadm-config' },
  { name: 'azure-podsubnet-cns', workload: 'kube-system/azure-cns', image: 'azure-cns:v1.4.7', configMap: 'kube-system/kubeadm-config' },
]

describe.each(clusters)('$name', ({ name, workload, image, configMap }) => {
  it('is collected whole', async () => {
    await withCluster(name, {}, async (cluster) => {
      const { sources, ...rest } = await collectFrom(cluster)
      expect(Snapshot.parse({ sources, ...rest })).toEqual({ sources, ...rest })
      expect(rest).toMatchObject({
        takenAt: TAKEN_AT,
        tool: { name: 'kubectl-cni', version: '0.0.0-test' },
        cluster: { context: 'fake', server: cluster.api.url },
      })
      expect(answered(sources.version).gitVersion).toBe('v1.36.2')
      expect(answered(sources.nodes)).toHaveLength(3)
      expect(answered(sources.pods)).toHaveLength(14)
      expect(answered(sources.groups)).toContain('apps/v1')
      expect(sources.configMaps).toHaveProperty([configMap])
      const found = answered(sources.daemonSets).find((set) => `${set.namespace}/${set.name}` === workload)
      expect(found).toMatchObject({ desired: 3, current: 3, ready: 3, updated: 3 })
      expect(found?.containers.some((container) => container.image.endsWith(image))).toBe(true)
    })
  })
})

describe('what is copied', () => {
  it('takes a pool’s declared fields and a backend that the DaemonSet only refers to', async () => {
    await withCluster('calico-ipip', {}, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.resources?.['ippools.crd.projectcalico.org'])).toEqual([
        expect.objectContaining({
          name: 'default-ipv4-ippool',
          fields: expect.objectContaining({ 'spec.cidr': '10.244.0.0/16', 'spec.ipipMode': 'Always' }),
        }),
      ])
      const node = answered(sources.daemonSets)
        .flatMap(({ containers }) => containers)
        .find((container) => container.name === 'calico-node')
      expect(node?.env).toContainEqual({ name: 'CALICO_NETWORKING_BACKEND', from: 'configmap/calico-config/calico_backend' })
      expect(answered(sources.configMaps?.['kube-system/calico-config'])?.data.calico_backend).toBe('bird')
    })
  })

  it('reads which version runs on each node from the CNI’s own pods', async () => {
    await withCluster('eks-default', {}, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      const pods = answered(sources.cniPods)
      expect(pods.map(({ owner, node }) => [owner, node?.slice(0, 15)])).toEqual([
        ['aws-node', 'ip-192-168-1-20'],
        ['aws-node', 'ip-192-168-2-21'],
        ['aws-node', 'ip-192-168-3-22'],
      ])
      expect(pods[0]?.images).toContainEqual({ container: 'aws-node', image: '602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon-k8s-cni:v1.23.1' })
      const asked = cluster.api.requests.find(({ path }) => path.includes('labelSelector='))
      expect(decodeURIComponent(asked?.path ?? '')).toContain('labelSelector=k8s-app=aws-node')
    })
  })

  it('tells the CNI’s own pods from others where the server ignores selectors', async () => {
    await withCluster('eks-default', { ignoreSelectors: true }, async (cluster) => {
      expect(new Set(answered((await collectFrom(cluster)).sources.cniPods).map(({ owner }) => owner))).toEqual(new Set(['aws-node']))
    })
  })

  it('reads them on more than 500 nodes only in the middle of a rollout, and says nothing otherwise', async () => {
    const onMany = (updatedNumberScheduled: number) => (lists: Map<string, List>) => {
      const set = lists.get('daemonsets')?.items.find(({ metadata }) => metadata.name === 'aws-node')
      Object.assign(set ?? {}, { status: { desiredNumberScheduled: 501, currentNumberScheduled: 501, numberReady: 501, updatedNumberScheduled } })
    }
    await withCluster('eks-default', { edit: onMany(501) }, async (cluster) => {
      expect(Object.keys((await collectFrom(cluster)).sources)).not.toContain('cniPods')
    })
    await withCluster('eks-default', { edit: onMany(7) }, async (cluster) => {
      expect(answered((await collectFrom(cluster)).sources.cniPods)).toHaveLength(3)
    })
  })

  it('says null for a ConfigMap that is not there', async () => {
    await withCluster('weave', {}, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(sources.configMaps?.['kube-system/kubeadm-config']).toMatchObject({ ok: true, items: null })
    })
  })

  it('takes the two ranges out of kubeadm’s YAML and leaves the rest', async () => {
    const ClusterConfiguration = 'apiServer: {}\nnetworking:\n  dnsDomain: cluster.local\n  podSubnet: 10.244.0.0/16\n  serviceSubnet: 10.96.0.0/12\n'
    const edit = (lists: Map<string, List>) =>
      lists.get('configmaps')?.items.push({ metadata: { name: 'kubeadm-config', namespace: 'kube-system' }, data: { ClusterConfiguration } })
    await withCluster('flannel-vxlan', { edit }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.configMaps?.['kube-system/kubeadm-config'])).toEqual({
        data: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/12' },
      })
    })
  })

  it('keeps the networking flags of k3s and no token', async () => {
    const nodeArgs = JSON.stringify([
      'server',
      '--flannel-backend',
      'host-gw',
      '--token',
      'K10secret',
      '--cluster-cidr=10.52.0.0/16',
      '--datastore-endpoint',
      'mysql://root:secret@db',
    ])
    const edit = (lists: Map<string, List>) => {
      const metadata = lists.get('nodes')?.items[0]?.metadata
      if (metadata) metadata.annotations = { 'k3s.io/node-args': nodeArgs, 'k3s.io/node-env': '{"K3S_TOKEN":"secret"}' }
    }
    await withCluster('flannel-vxlan', { edit }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.nodes)[0]?.annotations).toEqual({
        'k3s.io/node-args': '["server","--flannel-backend","host-gw","--cluster-cidr=10.52.0.0/16"]',
      })
    })
  })

  it('never copies whole manifests or environments, whatever a CNI declares', () => {
    const allows = matcher(['k3s.io/*', 'kubectl.kubernetes.io/*', 'exact'])
    expect(['k3s.io/node-args', 'exact', 'k3s.io/node-env', 'kubectl.kubernetes.io/last-applied-configuration', 'exactly'].map(allows)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('never copies what no CNI declares, nor the value of a secret', async () => {
    const edit = (lists: Map<string, List>) => {
      containerOf(lists, 'weave-net', 'weave').env = [
        { name: 'WEAVE_PASSWORD', value: 'hunter2' },
        { name: 'DATABASE_URL', value: 'postgres://hunter2' },
        { name: 'IPALLOC_RANGE', value: '10.40.0.0/13' },
        { name: 'WEAVE_MTU', valueFrom: { secretKeyRef: { name: 'hunter2', key: 'mtu' } } },
      ]
      const metadata = lists.get('nodes')?.items[0]?.metadata
      if (metadata) metadata.annotations = { 'example.com/note': 'hunter2', 'kubectl.kubernetes.io/last-applied-configuration': 'hunter2' }
    }
    await withCluster('weave', { edit }, async (cluster) => {
      const snapshot = await collectFrom(cluster)
      const weave = answered(snapshot.sources.daemonSets)
        .flatMap(({ containers }) => containers)
        .find((container) => container.name === 'weave')
      expect(weave?.env).toEqual([
        { name: 'WEAVE_PASSWORD', from: 'secret' },
        { name: 'IPALLOC_RANGE', value: '10.40.0.0/13' },
        { name: 'WEAVE_MTU', from: 'secret' },
      ])
      expect(JSON.stringify(snapshot)).not.toContain('hunter2')
    })
  })
})

describe('how it is asked', () => {
  it('learns pods from Tables without objects, namespace by namespace', async () => {
    await withCluster('calico-ipip', {}, async (cluster) => {
      await collectFrom(cluster)
      const pods = cluster.api.requests.filter(({ path, accept }) => path.includes('/pods?') && accept.includes('as=Table'))
      expect(pods.map(({ path }) => path).sort()).toEqual(
        ['default', 'kube-node-lease', 'kube-public', 'kube-system', 'shop'].map(
          (namespace) => `/api/v1/namespaces/${namespace}/pods?limit=500&includeObject=None`,
        ),
      )
    })
  })

  it('asks only about one namespace’s pods with -n, and about all again with -A', async () => {
    await withCluster('calico-ipip', {}, async (cluster) => {
      const { sources, cluster: about } = await collectFrom(cluster, { namespace: 'shop' })
      expect(about.namespace).toBe('shop')
      expect(new Set(answered(sources.pods).map(({ namespace }) => namespace))).toEqual(new Set(['shop']))
      expect(sources.namespaces).toBeUndefined()
      expect(cluster.api.requests.some(({ path }) => path.startsWith('/api/v1/namespaces?') || path.includes('/namespaces/default/'))).toBe(false)
      const all = await collectFrom(cluster, { namespace: 'shop', allNamespaces: true })
      expect(all.cluster.namespace).toBeUndefined()
      expect(answered(all.sources.pods)).toHaveLength(14)
    })
  })

  it('is read-only, names itself, and understands compressed answers', async () => {
    await withCluster('calico-ipip', { gzip: true }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.nodes)).toHaveLength(3)
      expect(new Set(cluster.api.requests.map(({ headers }) => headers['user-agent']))).toEqual(new Set(['kubectl-cni/0.0.0-test']))
      expect(new Set(cluster.api.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
      expect(cluster.ec2.requests).toEqual([])
    })
  })

  it('tells its steps', async () => {
    await withCluster('calico-ipip', {}, async (cluster) => {
      const steps: string[] = []
      await collectFrom(cluster, {}, { progress: (step) => steps.push(step) })
      expect(steps).toEqual(['credentials', 'cluster', 'pods'])
    })
  })

  it('reads discovery as a real server wrote it', async () => {
    const recorded = wire('discovery-aggregated')
    await withCluster('calico-ipip', { faults: [{ on: /^\/apis$/, text: recorded.body, type: recorded.type }] }, async (cluster) => {
      const { sources } = await collectFrom(cluster)
      expect(answered(sources.groups).slice(0, 4)).toEqual(['apiregistration.k8s.io/v1', 'apps/v1', 'events.k8s.io/v1', 'authentication.k8s.io/v1'])
      expect(cluster.api.requests.find(({ path }) => path === '/apis')?.accept).toContain(recorded.accept)
    })
  })

  it('uses the plain group list of an older server, in the preferred version', async () => {
    await withCluster(
      'calico-ipip',
      {
        faults: [
          {
            on: /^\/apis$/,
            status: 200,
            type: 'application/json',
            body: JSON.stringify({
              kind: 'APIGroupList',
              groups: [
                {
                  name: 'crd.projectcalico.org',
                  versions: [{ groupVersion: 'crd.projectcalico.org/v0' }, { groupVersion: 'crd.projectcalico.org/v1' }],
                  preferredVersion: { groupVersion: 'crd.projectcalico.org/v1' },
                },
              ],
            }),
          },
        ],
      },
      async (cluster) => {
        const { sources } = await collectFrom(cluster)
        expect(answered(sources.groups)).toEqual(['crd.projectcalico.org/v1', 'crd.projectcalico.org/v0'])
        expect(answered(sources.resources?.['ippools.crd.projectcalico.org'])).toHaveLength(1)
      },
    )
  })
})
