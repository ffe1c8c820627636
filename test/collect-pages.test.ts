/** Lists in pages: what of a list is kept, what is said of the rest, and when asking ends. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { eachPage, listItems } from '../plugin/collect/ask/pages.ts'
import { KubeClient } from '../plugin/collect/connect/kube.ts'
import { record, text } from '../plugin/collect/shape.ts'
import { errorOf } from './fakes/collecting.ts'

type Answer = { body: unknown } | { status: number; message?: string; next?: string }

const list = (names: readonly unknown[], next?: string): Answer => ({
  body: { metadata: next === undefined ? {} : { continue: next }, items: names },
})
const items = (names: string, next?: string) =>
  list(
    names.split(' ').map((name) => ({ metadata: { name } })),
    next,
  )
const expired = (next?: string): Answer => ({ status: 410, message: 'too old', ...(next === undefined ? {} : { next }) })
const refused: Answer = { status: 403, message: 'not you' }

/** A server that gives these answers in turn, the last one for ever, and what it was asked. */
async function withAnswers<T>(answers: readonly Answer[], run: (client: KubeClient, asked: URLSearchParams[], accepted: string[]) => Promise<T>) {
  const asked: URLSearchParams[] = []
  const accepted: string[] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] as Answer
    asked.push(new URL(request.url ?? '', 'http://fake').searchParams)
    accepted.push(request.headers.accept ?? '')
    const [status, body] =
      'body' in answer
        ? [200, answer.body]
        : [answer.status, { kind: 'Status', message: answer.message, metadata: answer.next === undefined ? {} : { continue: answer.next } }]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const client = new KubeClient(
    {
      server: `http://127.0.0.1:${port}`,
      context: 'fake',
      cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true },
      user: {},
      impersonate: {},
    },
    { env: {}, signal: new AbortController().signal, timeoutMs: undefined, version: '0' },
  )
  try {
    return await run(client, asked, accepted)
  } finally {
    await client.close()
    server.close()
    server.closeAllConnections()
  }
}

const PATH = '/api/v1/things'
const nameOf = (item: Readonly<Record<string, unknown>>) => text(record(item.metadata).name)
/** Names read, what is noted beside them, and the token of each request (`-` for the first of a list). */
const read = (answers: readonly Answer[], more: Parameters<typeof listItems>[3] = {}) =>
  withAnswers(answers, async (client, asked) => {
    const { items: names, notes } = await listItems(client, PATH, nameOf, more)
    return {
      names: names.join(' '),
      notes: notes.map(({ at, error, detail }) => `${at} ${error}: ${detail}`),
      tokens: asked.map((query) => query.get('continue') ?? '-').join(' '),
    }
  })

describe('a whole list', () => {
  test('page after page until the server gives no token, an empty one included', async () => {
    expect(await read([items('a b', 'two'), items('c', 'three'), items('d')])).toEqual({ names: 'a b c d', notes: [], tokens: '- two three' })
    expect(await read([items('a', '')])).toEqual({ names: 'a', notes: [], tokens: '-' })
  })

  test('asks for pages of 500 in the caller’s own words', async () => {
    await withAnswers([items('a', 'two'), items('b')], async (client, asked, accepted) => {
      await eachPage(client, PATH, { query: { labelSelector: 'app=x' }, accept: 'application/json;as=Table', page: () => {}, restart: () => {} })
      expect(asked.map(String)).toEqual(['limit=500&labelSelector=app%3Dx', 'limit=500&labelSelector=app%3Dx&continue=two'])
      expect(accepted).toEqual(['application/json;as=Table', 'application/json;as=Table'])
    })
    await withAnswers([items('a')], async (client, asked) => {
      await listItems(client, PATH, nameOf, { query: { labelSelector: 'app=x' } })
      await listItems(client, PATH, nameOf)
      expect(asked.map(String)).toEqual(['limit=500&labelSelector=app%3Dx', 'limit=500'])
    })
  })

  test('Go writes an empty list as null; a list without items is no list', async () => {
    expect(await read([{ body: { metadata: {}, items: null } }])).toEqual({ names: '', notes: [], tokens: '-' })
    for (const body of [{ metadata: {} }, { metadata: {}, items: {} }, [], null, 'text'])
      expect(await withAnswers([{ body }], (client) => errorOf(listItems(client, PATH, nameOf)))).toMatchObject({
        id: 'not-kubernetes',
        detail: `${PATH}: JSON, but not a list`,
      })
  })

  test('items of another shape are counted and left out; those the caller leaves out are counted only where all should be of its shape', async () => {
    const answers = [list([{ metadata: { name: 'a' } }, 'text', null], 'two'), list([{ metadata: {} }])]
    expect(await read(answers)).toMatchObject({ names: 'a', notes: [`${PATH} unexpected-answer: 3 entries of another shape`] })
    expect(await read(answers, { strict: false })).toMatchObject({ names: 'a', notes: [`${PATH} unexpected-answer: 2 entries of another shape`] })
  })
})

describe('a list that breaks off', () => {
  test('at its first page is a failure', async () => {
    expect(await withAnswers([refused], (client) => errorOf(listItems(client, PATH, nameOf)))).toMatchObject({ id: 'forbidden', detail: 'not you' })
    expect(await withAnswers([expired()], (client) => errorOf(listItems(client, PATH, nameOf)))).toMatchObject({ id: 'expired' })
  })

  test('at a later page keeps what was read, and says that the rest is missing', async () => {
    expect(await read([items('a', 'two'), refused])).toEqual({ names: 'a', notes: [`${PATH} forbidden: not you`], tokens: '- two' })
    expect(await read([items('a', 'two'), { body: 'text' }])).toEqual({
      names: 'a',
      notes: [`${PATH} not-kubernetes: ${PATH}: JSON, but not a list`],
      tokens: '- two',
    })
  })

  test('odd items and a break are both said', async () => {
    expect((await read([list(['text'], 'two'), refused])).notes).toEqual([
      `${PATH} forbidden: not you`,
      `${PATH} unexpected-answer: 1 entries of another shape`,
    ])
  })

  test('a server that gives the same token twice is left', async () => {
    expect(await read([items('a', 'two'), items('b', 'two')])).toEqual({
      names: 'a b',
      notes: [`${PATH} unexpected-answer: the same continue token twice`],
      tokens: '- two',
    })
  })

  test('a fault of this program is not taken for an answer of the server', async () => {
    const thrown = await withAnswers([items('a')], (client) =>
      errorOf(
        listItems(client, PATH, () => {
          throw new TypeError('a bug')
        }),
      ),
    )
    expect(thrown).toMatchObject({ id: 'internal', detail: 'a bug' })
  })
})

describe('a list that grows too old while it is read', () => {
  test('goes on where the server says so', async () => {
    expect(await read([items('a', 'two'), expired('later'), items('b')])).toEqual({ names: 'a b', notes: [], tokens: '- two later' })
  })

  test('starts over once where the server cannot go on, and forgets what it had, odd items too', async () => {
    expect(await read([list(['text', { metadata: { name: 'a' } }], 'two'), expired(), items('a', 'two'), items('b')])).toEqual({
      names: 'a b',
      notes: [],
      tokens: '- two - two',
    })
    expect(await read([items('a', 'two'), expired(), items('a', 'two'), expired()])).toEqual({
      names: 'a',
      notes: [`${PATH} expired: too old`],
      tokens: '- two - two',
    })
  })

  test('is left after three expiries in a row, and counts anew after each page', async () => {
    const token = (count: number) => expired(`t${count}`)
    expect(await read([items('a', 'two'), token(1), token(2), token(3), items('b')])).toMatchObject({ names: 'a b', notes: [] })
    expect(await read([items('a', 'two'), token(1), token(2), token(3), token(4), items('b')])).toEqual({
      names: 'a',
      notes: [`${PATH} expired: too old`],
      tokens: '- two t1 t2 t3',
    })
    expect(await read([items('a', 'two'), token(1), token(2), items('b', 'three'), token(4), token(5), token(6), items('c')])).toMatchObject({
      names: 'a b c',
      notes: [],
    })
  })

  test('only expiry is gone on from', async () => {
    expect(await read([items('a', 'two'), { status: 403, message: 'not you', next: 'later' }, items('b')])).toMatchObject({ names: 'a' })
  })
})
