/**
 * `npm run bench`: this program against named rivals, side by side in turn on this machine, as ratios.
 * Whole processes; medians. Memory is sampled from /proc every 10 ms, so short peaks can be missed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const runs = Number(process.env.RUNS ?? 5)
const pods = Number(process.env.PODS ?? 10_000)
const ours = new URL('../../dist/kubectl-cni', import.meta.url).pathname
const small = new URL('../clusters/calico-ipip/snapshot.json', import.meta.url).pathname

interface Run {
  ms: number
  peakMB: number
  wireMB: number
}

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number

async function once(command: string[], wire: () => Promise<number>): Promise<Run> {
  await wire()
  const started = performance.now()
  const child = spawn(command[0] as string, command.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = 0
  const sampling = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0))
    } catch {
      // The process has just ended, or this is not Linux: the figure stays what it was.
    }
  }, 10)
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  clearInterval(sampling)
  const ms = performance.now() - started
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`)
  return { ms, peakMB: peak / 1024, wireMB: (await wire()) / 1e6 }
}

async function compare(title: string, contenders: Record<string, string[]>, wire: () => Promise<number> = async () => 0): Promise<void> {
  const results: Record<string, Run[]> = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (let round = -1; round < runs; round++) {
    for (const [name, command] of Object.entries(contenders)) {
      const run = await once(command, wire)
      if (round >= 0) results[name]?.push(run)
    }
  }
  const medians = Object.entries(results).map(([name, all]) => ({
    name,
    ms: median(all.map(({ ms }) => ms)),
    peakMB: median(all.map(({ peakMB }) => peakMB)),
    wireMB: median(all.map(({ wireMB }) => wireMB)),
  }))
  const base = medians[0] as (typeof medians)[0]
  console.log(`\n${title} (median of ${runs}, in turn; ratio = ours / rival)`)
  for (const { name, ms, peakMB, wireMB } of medians) {
    const ratio = (a: number, b: number) => (b > 0 ? `${(a / b).toFixed(2)}×` : '-')
    console.log(
      `  ${name.padEnd(58)} ${ms.toFixed(0).padStart(7)} ms ${peakMB.toFixed(0).padStart(6)} MB ${wireMB.toFixed(1).padStart(7)} MB wire   time ${ratio(base.ms, ms)}  memory ${ratio(base.peakMB, peakMB)}`,
    )
  }
}

async function startServer() {
  const child = spawn(process.execPath, ['--max-old-space-size=4096', new URL('server.ts', import.meta.url).pathname, String(pods)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve))
  const server = `http://127.0.0.1:${port}`
  const kubeconfig = join(mkdtempSync(join(tmpdir(), 'kubectl-cni-bench-')), 'config')
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'bench',
      clusters: [{ name: 'bench', cluster: { server, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'bench', user: {} }],
      contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'bench' } }],
    }),
  )
  return { child, kubeconfig, wire: async () => Number(await (await fetch(`${server}/stats`)).text()) }
}

await compare('Start-up', { 'kubectl cni --version': [ours, '--version'], 'kubectl version --client': ['kubectl', 'version', '--client'] })
await compare('A small snapshot', {
  'kubectl cni inspect --from': [ours, 'inspect', '--from', small],
  'kubectl version --client': ['kubectl', 'version', '--client'],
})

const { child, kubeconfig, wire } = await startServer()
try {
  await compare(
    `Every pod's address, ${pods} pods`,
    {
      'kubectl cni inspect -o json (whole report)': [ours, 'inspect', '-o', 'json', '--kubeconfig', kubeconfig],
      'kubectl get pod -A -o=custom-columns=… (the note)': [
        'kubectl',
        '--kubeconfig',
        kubeconfig,
        'get',
        'pod',
        '-A',
        '-o=custom-columns=NAME:.metadata.name,IP:.status.podIP,STATUS:.status.phase',
      ],
      'kubectl get pods -A -o wide': ['kubectl', '--kubeconfig', kubeconfig, 'get', 'pods', '-A', '-o', 'wide'],
      'listPodForAllNamespaces() of the JavaScript client': [process.execPath, new URL('typed-list.ts', import.meta.url).pathname, kubeconfig],
    },
    wire,
  )
} finally {
  child.kill()
}
