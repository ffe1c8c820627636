/** The least permissions: with exactly these everything works, with any one less the report says what is missing. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { clusterRole, iamPolicy, type Rule } from '../plugin/collect/ask/permissions.ts'
import { parse } from '../plugin/collect/yaml.ts'
import { execute } from '../plugin/commands/index.ts'
import { cniById, registry } from '../shared/cni/index.ts'
import { matchWorkload } from '../shared/cni/view.ts'
import type { Report } from '../shared/contract/report.ts'
import type { Snapshot, WorkloadFact } from '../shared/contract/snapshot.ts'
import { type ClusterOptions, withCluster } from './fakes/cluster.ts'
import { collectFrom } from './fakes/collecting.ts'
import type { List } from './fakes/kube-api.ts'

const { rules } = clusterRole(registry)
const policy = (purpose: 'inspect' | 'addresses') => iamPolicy(purpose).Statement.flatMap(({ Action }) => Action)

async function inspect(cluster: string, options: ClusterOptions): Promise<Report> {
  let report: Report | undefined
  await withCluster(cluster, options, async (fake) => {
    report = analyse(await collectFrom(fake))
  })
  if (!report) throw new Error('no report')
  return report
}

const denials = ({ unknowns }: Report) => unknowns.filter(({ error }) => error === 'forbidden' || error === 'aws-denied')

/** Each single permission of a role: one verb on one resource, on one name where names are given. */
interface Single {
  group: string
  resource: string
  verb: string
  name: string | undefined
}

const singles = (role: readonly Rule[]): Single[] =>
  role.flatMap(({ apiGroups, resources, verbs, resourceNames = [undefined] }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) => verbs.flatMap((verb) => resourceNames.map((name) => ({ group, resource, verb, name })))),
    ),
  )

const without = (gone: Single): Rule[] =>
  singles(rules)
    .filter((one) => Object.entries(gone).some(([key, value]) => one[key as keyof Single] !== value))
    .map(({ group, resource, verb, name }) => ({
      apiGroups: [group],
      resources: [resource],
      verbs: [verb],
      ...(name ? { resourceNames: [name] } : {}),
    }))

/** A workload by which a CNI is recognised for certain, out of the snapshots. */
function workloadOf(id: string): WorkloadFact {
  const signals = cniById(id)?.workloads ?? []
  for (const name of readdirSync(new URL('./clusters/', import.meta.url))) {
    const { sources } = JSON.parse(readFileSync(new URL(`./clusters/${name}/snapshot.json`, import.meta.url), 'utf8')) as Snapshot
    const found = sources.daemonSets?.ok
      ? sources.daemonSets.items.find((workload) => workload.desired !== 0 && matchWorkload(signals, workload)?.match === 'decisive')
      : undefined
    if (found) return found
  }
  throw new Error(`no snapshot has ${id}`)
}

/** Runs a CNI on the recorded nodes, and serves a kind of objects. */
const running =
  (id: string, { group, resource }: Single) =>
  (lists: Map<string, List>) => {
    const { namespace, name, containers } = workloadOf(id)
    const template = { spec: { containers: containers.filter(({ init }) => !init), initContainers: containers.filter(({ init }) => init) } }
    const counts = { desiredNumberScheduled: 3, currentNumberScheduled: 3, numberReady: 3, updatedNumberScheduled: 3 }
    lists.set('daemonsets', {
      kind: 'DaemonSetList',
      apiVersion: 'apps/v1',
      items: [{ metadata: { name, namespace }, spec: { template }, status: counts }],
    })
    if (group && group !== 'apps') lists.set(resource, { kind: 'List', apiVersion: `${group}/v1`, items: [] })
  }

/** The CNIs a permission is for; none for what is always read. */
const ownersOf = ({ group, resource, name }: Single) =>
  registry.filter(({ needs }) =>
    name ? Object.keys(needs.configMaps ?? {}).some((key) => key.endsWith(`/${name}`)) : Object.hasOwn(needs.resources ?? {}, `${resource}.${group}`),
  )

describe('with exactly these', () => {
  it.each(['eks-default', 'calico-ipip', 'calico-vxlan-crosssubnet', 'flannel-vxlan', 'weave', 'cilium-vxlan', 'azure-podsubnet-cns'])(
    '%s is read as by one who may do everything',
    async (name) => {
      const free = await inspect(name, {})
      const bound = await inspect(name, { rules, ec2: { allow: policy('addresses') } })
      const comparable = ({ cluster: _, ...report }: Report) => report
      expect(comparable(bound)).toEqual(comparable(free))
      expect(denials(bound)).toEqual([])
    },
  )

  it('a role for one CNI reads its cluster whole', async () => {
    const aws = cniById('aws-vpc')
    const bound = await inspect('eks-default', { rules: clusterRole(aws ? [aws] : []).rules, ec2: { allow: policy('addresses') } })
    expect(denials(bound)).toEqual([])
  })

  it('the policy for inspect leaves open only what is said of addresses', async () => {
    const bound = await inspect('eks-default', { rules, ec2: { allow: policy('inspect') } })
    expect(
      denials(bound)
        .map(({ source }) => source)
        .sort(),
    ).toEqual(['ec2:DescribeInstanceTypes', 'ec2:GetSubnetCidrReservations', 'eks:DescribeAddon'])
    expect(bound).toMatchObject({ datapath: { kind: 'vpc-native' }, ranges: { relation: 'same' } })
  })
})

describe('with one less, the report names it:', () => {
  const cases = singles(rules).flatMap((gone) => {
    const ids: (string | undefined)[] = ownersOf(gone).map(({ id }) => id)
    const what = `${gone.verb} ${gone.name ?? gone.resource}${gone.group && `.${gone.group}`}`
    return (ids.length > 0 ? ids : [undefined]).map((id) => ({ gone, id, title: id ? `${what} of ${id}` : what }))
  })

  it.each(cases)('$title', async ({ gone, id }) => {
    const whole = id ? { edit: running(id, gone) } : {}
    const cluster = id ? 'flannel-vxlan' : 'calico-ipip'
    expect(denials(await inspect(cluster, { ...whole, rules }))).toEqual([])
    const named = denials(await inspect(cluster, { ...whole, rules: without(gone) }))
    expect(
      named.some(
        ({ source, detail }) =>
          source.includes(gone.name ?? gone.resource) &&
          detail.includes(`cannot ${gone.verb} resource "${gone.resource}" in API group "${gone.group}"`),
      ),
      JSON.stringify(named),
    ).toBe(true)
  })

  it.each(policy('addresses'))('%s', async (gone) => {
    const named = denials(await inspect('eks-default', { ec2: { allow: policy('addresses').filter((action) => action !== gone) } }))
    expect(named.map(({ source }) => source)).toContain(gone)
    expect(named.find(({ source }) => source === gone)?.detail).toContain(gone)
  })
})

describe('the command', () => {
  async function run(...args: string[]) {
    const out: string[] = []
    const code = await execute({
      args: ['permissions', ...args],
      env: {},
      stdoutIsTerminal: false,
      stderrIsTerminal: false,
      columns: undefined,
      version: '0',
      now: () => new Date(0),
      signal: new AbortController().signal,
      readStdin: async () => '',
      print: async (text) => void out.push(text),
      say: async (text) => void out.push(text),
    })
    return { code, out: out.join('') }
  }

  it('prints a role as kubectl applies it and a policy as IAM takes it', async () => {
    expect(parse((await run('--kubernetes-only')).out)).toEqual(clusterRole(registry))
    expect(JSON.parse((await run('--aws-only')).out)).toEqual(iamPolicy('addresses'))
    expect(JSON.parse((await run('--aws-only', '--for', 'inspect')).out)).toEqual(iamPolicy('inspect'))
    const both = { clusterRole: clusterRole(registry), iamPolicy: iamPolicy('addresses') }
    expect(JSON.parse((await run('-o', 'json')).out)).toEqual(both)
    expect(parse((await run('-o', 'yaml')).out)).toEqual(both)
  })

  it('says in both languages what each part is for', async () => {
    const [en, ko] = [await run('--lang', 'en'), await run('--lang', 'ko')]
    for (const { code, out } of [en, ko]) {
      expect(code).toBe(0)
      const [role = '', statement = ''] = out.split('---\n')
      expect(parse(role)).toEqual(clusterRole(registry))
      expect(parse(statement)).toEqual(iamPolicy('addresses'))
    }
    expect(en.out).toContain('# Kubernetes: reading only.')
    expect(ko.out).toContain('# Kubernetes: 읽기 전용입니다.')
  })

  it('is narrower for one CNI, and refuses one it does not know', async () => {
    const { rules: own } = parse((await run('--kubernetes-only', '--cni', 'weave')).out) as { rules: Rule[] }
    expect(own.flatMap(({ resourceNames = [] }) => resourceNames)).toEqual(['kubeadm-config'])
    expect((await run('--cni', 'nope')).code).toBe(2)
    expect((await run('--aws-only', '--kubernetes-only')).code).toBe(2)
  })
})
