/** The built binary as users get it: streams, exit codes, languages, and what it does when things go wrong. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReport, readSnapshot } from '../shared/contract/read.ts'
import type { Report } from '../shared/contract/report.ts'
import { withCluster } from './fakes/cluster.ts'

const bin = new URL('../dist/kubectl-cni', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'kubectl-cni-cli-'))

interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

function run(args: string[], env: Record<string, string> = {}, input = ''): Promise<Outcome> {
  const child = spawn(bin, args, { env: { PATH: process.env.PATH ?? '', HOME: folder, LANG: 'C', ...env } })
  const outcome: Outcome = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    outcome.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    outcome.stderr += chunk
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...outcome, code })))
}

function reportOf({ code, stdout, stderr }: Outcome): Report {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return readReport(JSON.parse(stdout))
}

/** Two sentences, what and what to do, and nothing of the program's inside. */
function expectMessage({ stderr, stdout }: Outcome): void {
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(2)
  expect(stderr).not.toMatch(/ {4}at |node:internal|\.mjs|Error:|undefined|\[object/)
}

const sample = new URL('clusters/calico-ipip/snapshot.json', import.meta.url).pathname

describe('the main job', () => {
  test.each([
    ['eks', 'vpc-native'],
    ['calico', 'overlay'],
  ])('inspect --sample %s', async (name, kind) => {
    const outcome = await run(['inspect', '--sample', name, '-o', 'json'])
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    expect(reportOf(outcome).datapath.kind).toBe(kind)
  })

  test('through kubectl’s own plugin mechanism', () => {
    if (spawnSync('kubectl', ['version', '--client']).error) return
    symlinkSync(bin, join(folder, 'kubectl-cni'))
    const out = execFileSync('kubectl', ['cni', 'inspect', '--sample', 'eks', '-o', 'json'], {
      env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder },
    })
    expect(readReport(JSON.parse(out.toString())).cnis?.[0]?.id).toBe('aws-vpc')
  })

  test('a cluster, its snapshot, and the report of both are the same; inspect leaves the counting of addresses out and says so', async () => {
    await withCluster('eks-default', [], async ({ env }) => {
      const snapshot = await run(['snapshot'], env)
      expect(snapshot).toMatchObject({ code: 0, stderr: '' })
      const file = join(folder, 's.json')
      writeFileSync(file, snapshot.stdout)
      const { notAsked, ...live } = reportOf(await run(['inspect', '-o', 'json'], env))
      const { takenAt } = readSnapshot(JSON.parse(snapshot.stdout))
      const { addresses, ...ofFile } = reportOf(await run(['inspect', '-o', 'json', '--from', file]))
      expect(ofFile).toEqual({ ...live, takenAt })
      expect(reportOf(await run(['inspect', '-o', 'json', '--from', '-'], {}, snapshot.stdout))).toEqual({ ...live, addresses, takenAt })
      expect(live).toMatchObject({ datapath: { kind: 'vpc-native' }, ranges: { relation: 'same' }, unknowns: [] })
      expect([notAsked, addresses?.nodes.length, live.addresses]).toEqual([
        ['instance-types', 'reservations', 'subnet-interfaces', 'addon'],
        3,
        undefined,
      ])
    })
  })

  test('-n narrows pods to one namespace, --context chooses the cluster', async () => {
    await withCluster('calico-ipip', [], async ({ env, kubeconfig }) => {
      const report = reportOf(await run(['inspect', '-n', 'shop', '--context', 'fake', '--kubeconfig', kubeconfig, '-o', 'json'], env))
      expect(report.pods).toMatchObject({ total: 3, namespace: 'shop' })
      expect(report.nodes).toHaveLength(3)
    })
  })
})

describe('output', () => {
  test.each(['table', 'wide', 'json', 'yaml', 'markdown', 'mermaid'])(
    '-o %s has no colour, control characters or trailing blanks',
    async (format) => {
      const { code, stdout, stderr } = await run(['inspect', '--sample', 'eks', '-o', format])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]| +\n/)
      expect(stdout.endsWith('\n')).toBe(true)
    },
  )

  test.each(['image', 'nodes', 'pods', 'ranges'])('inspect %s answers one question', async (view) => {
    const whole = await run(['inspect', '--sample', 'eks'])
    const { code, stdout } = await run(['inspect', view, '--sample', 'eks'])
    expect(code).toBe(0)
    expect(stdout.length).toBeGreaterThan(0)
    if (view !== 'pods') expect(stdout.length).toBeLessThan(whole.stdout.length)
  })

  test('the language follows --lang, then the locale', async () => {
    const korean = await run(['inspect', '--sample', 'calico', '--lang', 'ko'])
    expect(korean.stdout).toMatch(/[가-힣]/)
    expect((await run(['inspect', '--sample', 'calico'], { LANG: 'ko_KR.UTF-8' })).stdout).toBe(korean.stdout)
    expect((await run(['inspect', '--sample', 'calico', '--lang', 'en'], { LANG: 'ko_KR.UTF-8' })).stdout).not.toMatch(/[가-힣]/)
    expect((await run(['inspect', '--help', '--lang', 'ko'])).stdout).toMatch(/클러스터/)
  })

  test('help and version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: 'kubectl-cni 0.1.0\n', stderr: '' })
    expect((await run(['version'])).stdout).toBe('kubectl-cni 0.1.0\n')
    const help = await run(['inspect', '--help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const flag of [
      '--context',
      '--kubeconfig',
      '--namespace',
      '--all-namespaces',
      '--request-timeout',
      '--sample',
      '--from',
      '--lang',
      '--profile',
    ])
      expect(help.stdout).toContain(flag)
    expect(JSON.parse((await run(['schema'])).stdout).$id).toMatch(/^https:/)
  })

  test('nothing is loaded that is not used', () => {
    // V8's own coverage files list every script a run has loaded.
    const loaded = (args: string[]): string[] => {
      const coverage = mkdtempSync(join(folder, 'coverage-'))
      spawnSync(bin, args, { env: { PATH: process.env.PATH ?? '', HOME: folder, NODE_V8_COVERAGE: coverage } })
      return readdirSync(coverage)
        .flatMap((file) => (JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { result: { url: string }[] }).result.map(({ url }) => url))
        .filter((url) => url.startsWith('file:'))
        .map((url) => url.split('/').at(-1) ?? '')
    }
    const dist = new URL('../dist/', import.meta.url)
    const sizeOf = (name: string) => statSync(new URL(name === 'main.mjs' ? name : `chunks/${name}`, dist)).size
    const forVersion = loaded(['--version'])
    expect(forVersion).toContain('main.mjs')
    expect(forVersion.reduce((bytes, name) => bytes + sizeOf(name), 0)).toBeLessThan(4096)
    const fromFile = loaded(['inspect', '--from', sample])
    expect(fromFile.some((name) => name.startsWith('commands-'))).toBe(true)
    expect(fromFile.filter((name) => /^(kube-sdk|ec2-sdk|collect|yaml|markdown|mermaid)-/.test(name))).toEqual([])
  })
})

describe('wrong use', () => {
  const kubeconfig = join(folder, 'two-contexts')
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'a',
      clusters: [{ name: 'a', cluster: { server: 'http://127.0.0.1:1' } }],
      users: [{ name: 'a', user: {} }],
      contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
    }),
  )
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const snapshotText = readFileSync(sample, 'utf8')

  test.each<[what: string, code: number, args: string[]]>([
    ['no kubeconfig', 3, ['inspect']],
    ['kubeconfig that is not there', 3, ['inspect', '--kubeconfig', join(folder, 'nowhere')]],
    ['kubeconfig that is not YAML', 3, ['inspect', '--kubeconfig', file('broken', '{{{')]],
    ['unknown context', 3, ['inspect', '--kubeconfig', kubeconfig, '--context', 'b']],
    ['server unreachable', 4, ['inspect', '--kubeconfig', kubeconfig]],
    ['unknown flag', 2, ['inspect', '--nonsense']],
    ['unknown command', 2, ['inspekt']],
    ['no command', 2, []],
    ['unknown format', 2, ['inspect', '-o', 'xml']],
    ['a bad timeout', 2, ['inspect', '--kubeconfig', kubeconfig, '--request-timeout', 'soon']],
    ['--from and --sample', 2, ['inspect', '--from', sample, '--sample', 'eks']],
    ['a snapshot that is not there', 6, ['inspect', '--from', join(folder, 'gone.json')]],
    ['a snapshot that is a folder', 6, ['inspect', '--from', folder]],
    ['a snapshot that is not JSON', 6, ['inspect', '--from', file('not.json', 'hello')]],
    ['an empty snapshot', 6, ['inspect', '--from', file('empty.json', '')]],
    ['JSON that is not a snapshot', 6, ['inspect', '--from', file('list.json', '{"kind":"PodList","apiVersion":"v1"}')]],
    ['a damaged snapshot', 6, ['inspect', '--from', file('damaged.json', snapshotText.replace('"podCIDRs"', '"podCidrs"'))]],
    ['a newer snapshot', 6, ['inspect', '--from', file('newer.json', snapshotText.replace('kubectl-cni/v1', 'kubectl-cni/v9'))]],
  ])('%s: exit code %i and two sentences, in both languages', async (_what, code, args) => {
    for (const lang of ['en', 'ko']) {
      const outcome = await run([...args, '--lang', lang])
      expect(outcome.code).toBe(code)
      expectMessage(outcome)
      expect(/[가-힣]/.test(outcome.stderr)).toBe(lang === 'ko')
    }
  })
})

describe('a cluster that does not answer as it should', () => {
  const status = (on: RegExp, code: number) => ({ on, status: code })

  test.each<[what: string, code: number, faults: { on: RegExp; status: number }[]]>([
    ['401 everywhere', 5, [status(/./, 401)]],
    ['403 everywhere', 5, [status(/./, 403)]],
  ])('%s', async (_what, code, faults) => {
    await withCluster('calico-ipip', faults, async ({ env }) => {
      const outcome = await run(['inspect'], env)
      expect(outcome.code).toBe(code)
      expectMessage(outcome)
    })
  })

  test.each<[resource: string, on: RegExp, absent: (report: Report) => unknown]>([
    ['pods', /\/pods/, (report) => report.pods],
    ['nodes', /\/nodes/, (report) => report.nodes],
    [
      'daemonsets',
      /\/daemonsets/,
      (report) =>
        (report.cnis ?? []).length === 0 ? undefined : report.cnis?.every(({ confidence }) => confidence !== 'certain') ? undefined : report.cnis,
    ],
    ['ippools', /\/ippools/, (report) => (report.datapath.confidence === 'certain' ? report.datapath : undefined)],
  ])('403 on %s makes a smaller report that says so', async (_resource, on, absent) => {
    await withCluster('calico-ipip', [status(on, 403)], async ({ env }) => {
      const outcome = await run(['inspect', '-o', 'json'], env)
      expect(outcome.code).toBe(0)
      const report = reportOf(outcome)
      expect(report.unknowns.map(({ error }) => error)).toContain('forbidden')
      expect(absent(report)).toBeUndefined()
      for (const lang of ['ko', 'en']) expect((await run(['inspect', '--lang', lang], env)).code).toBe(0)
    })
  })

  test('no AWS credentials: everything Kubernetes said, and what EC2 would have added as unknown', async () => {
    await withCluster('eks-default', [], async ({ env }) => {
      const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _key, ...without } = env
      const report = reportOf(await run(['inspect', '-o', 'json'], without))
      expect(report).toMatchObject({ datapath: { kind: 'vpc-native', confidence: 'certain' }, ranges: { relation: 'unknown' } })
      expect(report.unknowns.map(({ error }) => error)).toContain('aws-no-credentials')
      expect(report.subnets).toBeUndefined()
    })
  })

  test('slow beyond --request-timeout', async () => {
    await withCluster('calico-ipip', [{ on: /./, delayMs: 5000 }], async ({ env }) => {
      const outcome = await run(['inspect', '--request-timeout', '300ms'], env)
      expect(outcome.code).toBe(4)
      expectMessage(outcome)
    })
  })

  test('Ctrl-C', async () => {
    const hanging = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => hanging.once('listening', resolve))
    const child = spawn(bin, ['inspect', '--server', `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`], {
      env: { PATH: process.env.PATH ?? '', HOME: folder, LANG: 'C' },
    })
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    await new Promise((resolve) => hanging.once('request', resolve))
    child.kill('SIGINT')
    const code = await new Promise((resolve) => child.once('close', resolve))
    hanging.closeAllConnections()
    hanging.close()
    expect(code).toBe(130)
    expect(stderr.trim().split('\n')).toHaveLength(2)
  })

  test('stdout closed early', () => {
    const outcome = spawnSync('sh', ['-c', `"${bin}" inspect --sample eks -o json | head -n 1; "${bin}" inspect --sample eks -o json | true`], {
      env: { PATH: process.env.PATH ?? '', HOME: folder },
    })
    expect(outcome.stderr.toString()).toBe('')
    expect(outcome.stdout.toString()).toBe('{\n')
  })
})

test('hostile text from the cluster drives neither the terminal nor the page', async () => {
  const evil = 'a\u001b[31m\u009b2J\u202Eb|<img src=x onerror=alert(1)>%%{init: {"theme":"dark"}}%%'
  const snapshot = readSnapshot(JSON.parse(readFileSync(new URL('../plugin/samples/eks.json', import.meta.url), 'utf8')))
  if (!snapshot.sources.instances?.ok || !snapshot.sources.nodes?.ok) throw new Error('the sample has instances and nodes')
  for (const instance of snapshot.sources.instances.items) instance.name = evil
  for (const node of snapshot.sources.nodes.items) node.labels['topology.kubernetes.io/zone'] = evil
  const file = join(folder, 'evil.json')
  writeFileSync(file, JSON.stringify(snapshot))
  for (const format of ['table', 'wide', 'json', 'yaml', 'markdown', 'mermaid']) {
    const { code, stdout } = await run(['inspect', '--from', file, '-o', format])
    expect(code, format).toBe(0)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
    expect(stdout, format).not.toMatch(/[\u001b\u009b\u202e]/)
    if (format === 'markdown') expect(stdout).not.toContain('<img')
    if (format === 'mermaid' || format === 'markdown') expect(stdout).not.toContain('%%{')
  }
})

test('the build ships what the README names', () => {
  for (const file of ['kubectl-cni', 'main.mjs', 'report.v1.schema.json'])
    expect(existsSync(new URL(`../dist/${file}`, import.meta.url)), file).toBe(true)
})
