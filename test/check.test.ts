/** `check` and `simulate` as programs: exit codes, outputs, policy files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { JSDOM } from 'jsdom'
import { afterAll, describe, expect, test } from 'vitest'
import { execute } from '../plugin/commands/index.ts'
import type { Snapshot } from '../shared/contract/snapshot.ts'
import { eksSnapshots } from './eks-snapshots/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kubectl-cni-check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

async function run(command: string, snapshot: Snapshot, ...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await execute({
    args: [command, '--from', '-', ...args],
    env: {},
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    columns: 100,
    version: '0.1.0',
    now: () => new Date(0),
    signal: new AbortController().signal,
    readStdin: async () => JSON.stringify(snapshot),
    print: async (text) => void out.push(text),
    say: async (text) => void err.push(text),
  })
  return { code, out: out.join(''), err: err.join('') }
}

describe('exit codes', () => {
  test.each([
    ['nothing found', eksSnapshots.secondary, [], 0],
    ['a critical finding', eksSnapshots.fragmented, ['--fail-on', 'critical'], 1],
    ['warnings below the level', eksSnapshots.leaks, ['--fail-on', 'critical'], 0],
    ['warnings at the default level', eksSnapshots.leaks, [], 1],
    ['a limit passed: 60.2% used', eksSnapshots.secondary, ['--max-subnet-used', '60'], 1],
    ['a limit kept', eksSnapshots.secondary, ['--max-subnet-used', '61'], 0],
    ['no free block where one is asked for', eksSnapshots.fragmented, ['--min-free-prefixes', '1', '--ignore', 'subnet-no-free-block'], 1],
    ['an unreadable number', eksSnapshots.secondary, ['--max-subnet-used', 'many'], 2],
  ] as const)('%s', async (_name, make, args, code) => {
    expect((await run('check', make(), ...args)).code).toBe(code)
  })
  test('a limit that cannot be checked does not pass', async () => {
    const snapshot = eksSnapshots.prefix()
    delete snapshot.sources.subnetInterfaces
    const { code, out } = await run('check', snapshot, '--min-free-prefixes', '1', '--fail-on', 'critical')
    expect(code).toBe(7)
    expect(out).toContain('min-free-prefixes: subnet-a')
  })
})

describe('policy file', () => {
  test('is read, and flags win over it', async () => {
    const policy = fileOf('policy.yaml', 'failOn: critical\nmaxSubnetUsed: 61\nignore: [leaked-interfaces]\n')
    expect((await run('check', eksSnapshots.leaks(), '--policy', policy)).code).toBe(0)
    expect((await run('check', eksSnapshots.leaks(), '--policy', policy, '--max-subnet-used', '50', '--fail-on', 'warning')).out).toContain(
      'subnet-used-above',
    )
  })
  test.each([
    ['a key it does not know', 'failon: critical'],
    ['a value it cannot be', 'maxSubnetUsed: lots'],
    ['no mapping', '- a'],
    ['no YAML', 'a: ['],
  ])('%s', async (_name, text) => {
    const { code, err } = await run('check', eksSnapshots.secondary(), '--policy', fileOf('bad.yaml', text))
    expect(code).toBe(6)
    expect(err).toContain('bad.yaml')
  })
  test('a missing file', async () => {
    expect((await run('check', eksSnapshots.secondary(), '--policy', join(folder, 'none.yaml'))).code).toBe(6)
  })
})

describe('outputs', () => {
  test('table: what, how to check, and where upstream says so, in both languages', async () => {
    const en = await run('check', eksSnapshots.fragmented())
    expect(en.out).toContain('[critical] A subnet has no /28 left to delegate')
    expect(en.out).toContain('aws/aws-eks-best-practices:latest/bpg/networking/prefix-mode_linux.adoc')
    expect((await run('check', eksSnapshots.fragmented(), '--lang', 'ko')).out).toContain('위임할 /28이 남지 않은 서브넷')
  })
  test('json', async () => {
    const { out } = await run('check', eksSnapshots.fragmented(), '-o', 'json')
    expect(JSON.parse(out)).toMatchObject({ failOn: 'warning', failing: [{ id: 'subnet-no-free-block', subject: 'subnet-a' }], unchecked: [] })
  })
  test('junit: well-formed, counts that add up, hostile text kept as text', async () => {
    const snapshot = eksSnapshots.leaks()
    if (snapshot.sources.subnetInterfaces?.ok)
      for (const eni of snapshot.sources.subnetInterfaces.items) if (eni.id === 'eni-gone') eni.id = 'eni-]]><failure>&\u0001'
    const { out, code } = await run('check', snapshot, '-o', 'junit')
    const document = new JSDOM(out, { contentType: 'application/xml' }).window.document
    expect(code).toBe(1)
    const suite = document.querySelector('testsuites > testsuite')
    const cases = [...document.querySelectorAll('testcase')]
    expect([suite?.getAttribute('tests'), suite?.getAttribute('failures'), suite?.getAttribute('errors')]).toEqual([
      String(cases.length),
      String(document.querySelectorAll('testcase > failure').length),
      '0',
    ])
    expect(document.querySelectorAll('failure').length).toBe(1)
    expect(document.querySelector('failure')?.textContent).toContain('eni-]]><failure>&')
  })
  test('sarif: the shape of 2.1.0', async () => {
    const { out } = await run('check', eksSnapshots.custom(), '-o', 'sarif')
    const message = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } }
    const level = { enum: ['none', 'note', 'warning', 'error'] }
    const shape = new Ajv({ strict: false }).compile({
      type: 'object',
      required: ['version', 'runs'],
      properties: {
        version: { const: '2.1.0' },
        runs: {
          minItems: 1,
          items: {
            required: ['tool', 'results'],
            properties: {
              tool: {
                required: ['driver'],
                properties: {
                  driver: {
                    required: ['name', 'rules'],
                    properties: {
                      rules: {
                        items: {
                          required: ['id', 'shortDescription'],
                          properties: { shortDescription: message, help: message, defaultConfiguration: { properties: { level } } },
                        },
                      },
                    },
                  },
                },
              },
              results: {
                minItems: 3,
                items: {
                  required: ['ruleId', 'message', 'locations'],
                  properties: {
                    message,
                    level,
                    ruleIndex: { type: 'integer', minimum: 0 },
                    locations: { minItems: 1, items: { required: ['logicalLocations'] } },
                  },
                },
              },
            },
          },
        },
      },
    })
    const log = JSON.parse(out)
    expect(shape(log), JSON.stringify(shape.errors)).toBe(true)
    for (const { ruleId, ruleIndex } of log.runs[0].results) expect(log.runs[0].tool.driver.rules[ruleIndex].id).toBe(ruleId)
  })
})

describe('simulate', () => {
  test('exit code 1 and the first break where it does not fit, 0 where it does', async () => {
    const no = await run('simulate', eksSnapshots.secondary(), '--nodes', '+5', '--pods-per-node', '12')
    expect(no.code).toBe(1)
    expect(no.out).toContain('InsufficientFreeAddressesInSubnet; it needs 30 and 10 are left')
    expect(no.out).toContain('WARM_IP_TARGET=2')
    expect((await run('simulate', eksSnapshots.secondary(), '--nodes', '3', '--pods-per-node', '12')).code).toBe(0)
  })
  test('a forecast from an older snapshot', async () => {
    const older = eksSnapshots.secondary()
    older.takenAt = '2026-11-14T09:00:00Z'
    if (older.sources.subnets?.ok) for (const subnet of older.sources.subnets.items) subnet.free = 150
    const { out } = await run(
      'simulate',
      eksSnapshots.secondary(),
      '--nodes',
      '1',
      '--since',
      fileOf('older.json', JSON.stringify(older)),
      '-o',
      'json',
    )
    expect(JSON.parse(out).forecast).toContainEqual({ id: 'subnet-a', of: 'addresses', left: 100, perDay: 5, endsOn: '2026-12-14' })
  })
  test.each([
    ['--nodes', '-3'],
    ['--nodes', 'many'],
    ['--pods-per-node', '1.5'],
  ])('%s %s is a usage error', async (...args) => {
    expect((await run('simulate', eksSnapshots.secondary(), ...args)).code).toBe(2)
  })
  test('a snapshot of another cluster gives no rate', async () => {
    const older = eksSnapshots.secondary()
    older.cluster.server = 'https://other'
    expect((await run('simulate', eksSnapshots.secondary(), '--since', fileOf('other.json', JSON.stringify(older)))).code).toBe(2)
  })
  test('without EC2 there is nothing to simulate', async () => {
    const snapshot = eksSnapshots.secondary()
    delete snapshot.sources.interfaces
    expect((await run('simulate', snapshot)).code).toBe(6)
  })
})
