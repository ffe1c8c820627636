/** Mermaid text to SVG while pages are built: each text once, on a thread of its own. */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Drawn, Job } from './thread.ts'

interface Waiting {
  resolve: (svg: string) => void
  reject: (error: Error) => void
}

const drawn = new Map<string, Promise<string>>()
const waiting = new Map<string, Waiting>()
let thread: Worker | undefined

function start(): Worker {
  const worker = new Worker(__DRAWING_THREAD__)
  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', failAll)
  worker.on('exit', (code) => failAll(new Error(`The drawing thread ended early (code ${code}).`)))
  worker.on('message', (answer: Drawn) => {
    const asked = waiting.get(answer.key)
    waiting.delete(answer.key)
    if ('svg' in answer) asked?.resolve(answer.svg)
    else asked?.reject(new Error(`Mermaid cannot draw this diagram: ${answer.error}`))
    // Mermaid leaves timers behind: an idle thread must not keep the build from ending.
    if (waiting.size === 0) worker.unref()
  })
  return worker
}

/**
 * The picture of a Mermaid text as SVG; its ids come from the text, so the same text gives the same bytes.
 * @throws Error where Mermaid cannot read the text.
 */
export function drawMermaid(source: string): Promise<string> {
  const key = `m${createHash('sha256').update(source).digest('hex').slice(0, 10)}`
  const known = drawn.get(key)
  if (known) return known
  const picture = new Promise<string>((resolve, reject) => {
    thread ??= start()
    thread.ref()
    waiting.set(key, { resolve, reject })
    thread.postMessage({ key, source } satisfies Job)
  })
  drawn.set(key, picture)
  return picture
}
