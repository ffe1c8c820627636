/** The contract: the published schema is the zod schema, and damaged or newer files are refused by name. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { version } from '../plugin/version.ts'
import { ReadError, readReport, readSnapshot } from '../shared/contract/read.ts'
import { reportSchema } from '../shared/contract/schema.ts'

const golden = () => JSON.parse(readFileSync(new URL('clusters/eks-default/report.json', import.meta.url), 'utf8'))

const refusal = (read: () => unknown): ReadError => {
  try {
    read()
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
  throw new Error('it was accepted')
}

describe('reading', () => {
  test('a damaged report names the field', () => {
    const report = golden()
    report.nodes[1].podCIDRs = 'none'
    expect(refusal(() => readReport(report))).toMatchObject({ id: 'report-invalid', field: 'nodes.1.podCIDRs' })
  })
  test('a newer report is told apart from a damaged one', () => {
    expect(refusal(() => readReport({ ...golden(), apiVersion: 'kubectl-cni/v2' }))).toMatchObject({ id: 'report-newer', field: 'apiVersion' })
  })
  test.each([null, 42, 'text', [], {}, { kind: 'Report' }, { apiVersion: 'v1', kind: 'PodList' }])('%j is not a report', (json) => {
    expect(refusal(() => readReport(json)).id).toBe('not-a-report')
  })
  test('a report is not a snapshot', () => {
    expect(refusal(() => readSnapshot(golden())).id).toBe('not-a-snapshot')
  })
  test('fields that a later version adds are let through', () => {
    expect(() => readReport({ ...golden(), later: { more: true } })).not.toThrow()
  })
})

describe('the published schema', () => {
  const schema = reportSchema()
  test('is JSON Schema 2020-12 with its own address', () => {
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: expect.stringMatching(/^https:\/\//) })
  })
  test('lets later fields in', () => {
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false')
  })
  test('is what the package ships', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../shared/contract/report.v1.schema.json')
  })
})

test('the version is said once', () => {
  expect(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version).toBe(version)
})
