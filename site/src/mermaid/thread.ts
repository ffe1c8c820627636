/** The drawing thread: Mermaid text in, SVG out, one at a time, as Mermaid keeps state while it draws. */
import { parentPort } from 'node:worker_threads'
import { renderMermaid } from './render.ts'

export interface Job {
  key: string
  source: string
}
export type Drawn = { key: string; svg: string } | { key: string; error: string }

let before: Promise<unknown> = Promise.resolve()

async function draw({ key, source }: Job): Promise<Drawn> {
  try {
    return { key, svg: await renderMermaid(source, key) }
  } catch (error) {
    return { key, error: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (job: Job) => {
  before = before.then(async () => parentPort?.postMessage(await draw(job)))
})
