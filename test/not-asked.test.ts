/** What a command does not need is not asked for, and says so: in the snapshot, and in the report. */
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { NOT_ASKED } from '../shared/contract/not-asked.ts'
import { words } from '../shared/text/words.ts'
import { eksSnapshots } from './eks-snapshots/index.ts'
import { type ClusterOptions, withCluster } from './fakes/cluster.ts'
import { collectFrom } from './fakes/collecting.ts'

const counting = ['instanceTypes', 'reservations', 'subnetInterfaces', 'addon'] as const
const statements = ['instance-types', 'reservations', 'subnet-interfaces', 'addon']

const collected = async (cluster: string, purpose: 'inspect' | 'addresses', options: ClusterOptions = {}) => {
  let snapshot: Awaited<ReturnType<typeof collectFrom>> | undefined
  await withCluster(cluster, options, async (fake) => {
    snapshot = await collectFrom(fake, { purpose })
  })
  if (!snapshot) throw new Error('nothing collected')
  return snapshot
}

describe('collection', () => {
  test('for inspect marks what only counting needs, and reads all else', async () => {
    const { sources } = await collected('eks-default', 'inspect')
    for (const name of counting) expect(sources[name], name).toMatchObject({ ok: false, error: NOT_ASKED, at: expect.stringMatching(/^(ec2|eks):/) })
    expect([sources.instances?.ok, sources.interfaces?.ok, sources.subnets?.ok, sources.vpcs?.ok]).toEqual([true, true, true, true])
  })
  test('for addresses marks nothing', async () => {
    expect(JSON.stringify((await collected('eks-default', 'addresses')).sources)).not.toContain(NOT_ASKED)
  })
  test('marks nothing where no command would ask: not on EC2, or on EC2 with another CNI', async () => {
    expect(JSON.stringify((await collected('calico-ipip', 'inspect')).sources)).not.toContain(NOT_ASKED)
    const elsewhere: ClusterOptions = {
      edit: (lists) => {
        for (const node of lists.get('nodes')?.items ?? [])
          Object.assign(node.spec as object, { providerID: 'aws:///ap-northeast-2a/i-67273e0c48829af54' })
      },
    }
    const { sources } = await collected('calico-ipip', 'inspect', elsewhere)
    expect([sources.instances !== undefined, counting.filter((name) => sources[name])]).toEqual([true, []])
  })
})

describe('the report', () => {
  const left = (names: readonly (typeof counting)[number][]) => {
    const snapshot = eksSnapshots.fragmented()
    for (const name of names) snapshot.sources[name] = { ok: false, at: 'ec2', error: NOT_ASKED, detail: '' }
    return analyse(snapshot)
  }
  test('names what was not asked, which is neither unknown nor counted', () => {
    const report = left(counting)
    expect([report.notAsked, report.addresses]).toEqual([statements, undefined])
    expect(report.unknowns.filter(({ statement }) => statements.includes(statement))).toEqual([])
    expect(report.findings.map(({ id }) => id)).not.toContain('subnet-no-free-block')
    for (const statement of statements) for (const locale of ['ko', 'en'] as const) expect(words[locale].statements).toHaveProperty([statement])
  })
  test.each(counting)('%s alone not asked is enough to count nothing', (name) => {
    expect(left([name]).addresses).toBeUndefined()
  })
  test('says nothing of it where all was asked', () => {
    const report = left([])
    expect([report.notAsked, report.addresses?.nodes.length]).toEqual([undefined, 1])
    expect(report.findings.map(({ id }) => id)).toContain('subnet-no-free-block')
  })
  test('a failure is an unknown, not a source left out', () => {
    const snapshot = eksSnapshots.fragmented()
    snapshot.sources.instanceTypes = { ok: false, at: 'ec2:DescribeInstanceTypes', error: 'aws-denied', detail: '' }
    const report = analyse(snapshot)
    expect([report.notAsked, report.addresses !== undefined, report.unknowns.map(({ statement }) => statement)]).toEqual([
      undefined,
      true,
      ['instance-types'],
    ])
  })
})
