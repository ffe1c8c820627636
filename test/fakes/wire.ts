/** Exchanges recorded from a real API server, as it wrote them. */
import { readFileSync } from 'node:fs'

export interface Exchange {
  path: string
  accept: string
  status: number
  type: string
  body: string
}

/** `test/wire/<name>.http`: the request, an empty line, the answer's head, an empty line, its body. */
export function wire(name: string): Exchange {
  const recorded = readFileSync(new URL(`../wire/${name}.http`, import.meta.url), 'utf8')
  const [request = '', head = '', ...body] = recorded.split('\n\n')
  const header = (part: string, key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(part)?.[1] ?? ''
  return {
    path: /^GET (\S+)/.exec(request)?.[1] ?? '',
    accept: header(request, 'accept'),
    status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1]),
    type: header(head, 'content-type'),
    body: body.join('\n\n').trimEnd(),
  }
}
