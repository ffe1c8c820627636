/**
 * The bin: argv → command → exit code. The only file that reads the process or prints.
 * Asking for the version loads nothing: kubectl answers that in 40 ms, and so do we.
 */
import { enableCompileCache } from 'node:module'
import { version } from './version.ts'

const args = process.argv.slice(2)

if (args.length === 1 && (args[0] === '--version' || args[0] === 'version')) {
  process.stdout.write(`kubectl-cni ${version}\n`)
} else {
  // Before the first import of the big chunks, or they are compiled anew at every run.
  enableCompileCache()
  await run()
}

async function run(): Promise<void> {
  const { execute } = await import('./commands/index.ts')
  const interrupt = new AbortController()
  process.once('SIGINT', () => {
    interrupt.abort()
    process.once('SIGINT', () => process.exit(130))
  })
  // A reader that has seen enough (| head) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const code = await execute({
    args,
    env: process.env,
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns,
    version,
    now: () => new Date(),
    signal: interrupt.signal,
    readStdin: async () => {
      const chunks: Uint8Array[] = []
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
      return Buffer.concat(chunks).toString('utf8')
    },
    print: (text) => new Promise<void>((resolve) => process.stdout.write(text, () => resolve())),
    say: (text) => new Promise<void>((resolve) => process.stderr.write(text, () => resolve())),
  })
  // Keep-alive sockets of the API server would hold the process open for seconds.
  process.exit(code)
}
