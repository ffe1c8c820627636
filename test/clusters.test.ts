/**
 * Every cluster in test/clusters: snapshot in, golden report and golden tables out.
 * `npm run unit -- -u` writes them; read each before accepting it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { registry } from '../shared/cni/index.ts'
import { readReport, readSnapshot } from '../shared/contract/read.ts'
import { reportSchema } from '../shared/contract/schema.ts'
import { isErrorId } from '../shared/text/errors.ts'
import { locales } from '../shared/text/locale.ts'
import { isOpenId } from '../shared/text/open.ts'
import { meaningText } from '../shared/text/sentences.ts'
import { rawOf } from '../shared/text/span.ts'
import { setReport } from './setting.ts'

const folder = new URL('clusters/', import.meta.url)
const clusters = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/snapshot.json`, folder)))
const snapshotOf = (name: string) => readSnapshot(JSON.parse(readFileSync(new URL(`${name}/snapshot.json`, folder), 'utf8')))

const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)
const fits = ajv.compile(reportSchema())

/** What issue 2 says of the recorded clusters. */
const expected: Record<string, [id: string, version: string, kind: string, encapsulation: Record<string, unknown>, relation: string]> = {
  'eks-default': ['aws-vpc', 'v1.23.1', 'vpc-native', { protocol: 'none', when: 'never' }, 'same'],
  'calico-ipip': ['calico', 'v3.32.1', 'overlay', { protocol: 'ipip', when: 'always', overheadBytes: 20 }, 'apart'],
  'calico-vxlan-crosssubnet': ['calico', 'v3.32.1', 'overlay', { protocol: 'vxlan', when: 'cross-subnet', port: 4789, overheadBytes: 50 }, 'apart'],
  'flannel-vxlan': ['flannel', 'v0.28.9', 'overlay', { protocol: 'vxlan', when: 'always', port: 8472, overheadBytes: 50 }, 'apart'],
  weave: ['weave', 'latest', 'overlay', { protocol: 'unknown', possible: ['vxlan', 'sleeve'] }, 'apart'],
  'cilium-vxlan': ['cilium', 'v1.18.12', 'overlay', { protocol: 'vxlan', when: 'always', port: 8472, overheadBytes: 50 }, 'apart'],
  'azure-podsubnet-cns': ['azure', 'v1.4.7', 'vpc-native', { protocol: 'none', when: 'never' }, 'same-network'],
}

describe('what must be said of the recorded clusters', () => {
  test.each(Object.entries(expected))('%s', (name, [id, version, kind, encapsulation, relation]) => {
    const report = analyse(snapshotOf(name))
    expect(report.cnis?.map((cni) => [cni.id, cni.role, cni.version])).toEqual([[id, 'primary', version]])
    expect(report.datapath.kind).toBe(kind)
    expect(report.datapath.encapsulation).toMatchObject(encapsulation)
    expect(report.ranges.relation).toBe(relation)
    expect(report.ranges.evidence.length).toBeGreaterThan(0)
  })
})

describe.each(clusters)('%s', (name) => {
  // Made within each test: what runs while tests are gathered belongs to none of them.
  const reportOf = () => analyse(snapshotOf(name))

  test('golden report, valid against the published schema', async () => {
    const report = reportOf()
    expect(fits(report), JSON.stringify(fits.errors)).toBe(true)
    expect(readReport(JSON.parse(JSON.stringify(report)))).toEqual(report)
    await expect(`${JSON.stringify(report, null, 1)}\n`).toMatchFileSnapshot(`clusters/${name}/report.json`)
  })

  test.each(locales)('golden table, %s', async (locale) => {
    await expect(await setReport(reportOf(), 'table', locale)).toMatchFileSnapshot(`clusters/${name}/table.${locale}.txt`)
  })

  test('every claim has evidence, and every id has words in both languages', () => {
    const report = reportOf()
    const evidence = [...report.datapath.evidence, ...report.ranges.evidence, ...(report.cnis ?? []).flatMap((cni) => cni.evidence)]
    for (const { means } of evidence) for (const locale of locales) expect(rawOf(meaningText(means, locale)), means).not.toBe(means)
    for (const { error } of report.unknowns) expect(isErrorId(error) || isOpenId(error), error).toBe(true)
    for (const cni of report.cnis ?? []) expect(cni.evidence.length, cni.id).toBeGreaterThan(0)
    if (report.datapath.kind !== 'unknown') expect(report.datapath.evidence.length).toBeGreaterThan(0)
    if (report.ranges.relation !== 'unknown') expect(report.ranges.evidence.length).toBeGreaterThan(0)
  })

  test('a snapshot says the same twice', () => {
    expect(analyse(snapshotOf(name))).toEqual(reportOf())
  })
})

test('every CNI of the registry is primary, policy or meta in some cluster here', () => {
  const seen = new Set(clusters.flatMap((name) => (analyse(snapshotOf(name)).cnis ?? []).map(({ id }) => id)))
  expect(registry.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
})
