/** Every format with every command, on the built binary: an answer that its notation's own reader takes, or a refusal that names what fits. */
import { execFile } from 'node:child_process'
import { parse as parseCsv } from 'csv-parse/sync'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { commands } from '../plugin/commands/index.ts'
import { type FormatId, formats } from '../plugin/render/formats.ts'
import { views } from '../shared/page/views.ts'
import { locales } from '../shared/text/locale.ts'

const bin = new URL('../dist/kubectl-cni', import.meta.url).pathname

const run = (args: readonly string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(bin, args, { env: { PATH: process.env.PATH ?? '', LANG: 'C' }, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    )
  })

const page: readonly FormatId[] = ['table', 'wide', 'json', 'yaml', 'markdown', 'html']
const data: readonly FormatId[] = ['json', 'yaml']
const eks = ['--sample', 'eks']

/** What fits, by hand: the commands' own word for it is what is tested. */
const asked: Record<string, { more: readonly string[]; fits: readonly FormatId[] }> = {
  inspect: { more: eks, fits: [...page, 'svg', 'mermaid'] },
  'inspect image': { more: eks, fits: [...page, 'csv'] },
  'inspect nodes': { more: eks, fits: [...page, 'svg', 'mermaid', 'csv'] },
  'inspect pods': { more: eks, fits: [...page, 'svg', 'mermaid', 'csv'] },
  'inspect ranges': { more: eks, fits: [...page, 'svg', 'csv'] },
  'inspect addresses': { more: eks, fits: [...page, 'svg'] },
  snapshot: { more: eks, fits: data },
  simulate: { more: [...eks, '--nodes', '+1', '--pods-per-node', '4'], fits: [...page, 'svg'] },
  check: { more: eks, fits: [...page, 'junit', 'sarif'] },
  permissions: { more: [], fits: page },
  explain: { more: ['calico'], fits: page },
  schema: { more: [], fits: data },
  version: { more: [], fits: data },
}

const xml = (text: string): Document => new JSDOM(text, { contentType: 'application/xml' }).window.document

/** Each notation's own reader. */
const read: Record<FormatId, (text: string) => void> = {
  table: (text) => expect(text).toMatch(/\S/),
  wide: (text) => expect(text).toMatch(/\S/),
  json: (text) => expect(JSON.parse(text)).toBeTypeOf('object'),
  yaml: (text) => {
    for (const { errors } of parseAllDocuments(text)) expect(errors).toEqual([])
  },
  markdown: (text) => expect(text).toMatch(/^(#|\|)/),
  html: (text) => {
    const { document } = new JSDOM(text).window
    expect(document.doctype?.name).toBe('html')
    expect(document.title).toMatch(/\S/)
    expect(document.querySelectorAll('script, link[rel=stylesheet], [src]')).toHaveLength(0)
  },
  svg: (text) => expect(xml(text).documentElement.querySelectorAll('text').length).toBeGreaterThan(2),
  mermaid: (text) => expect(text).toMatch(/^(sequenceDiagram|flowchart)/),
  csv: (text) => {
    const rows: string[][] = parseCsv(text)
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) expect(row).toHaveLength(rows[0]?.length ?? 0)
  },
  junit: (text) => expect(xml(text).documentElement.tagName).toBe('testsuites'),
  sarif: (text) => expect(JSON.parse(text)).toMatchObject({ version: '2.1.0' }),
}

test('no command and no question is left out of the table', () => {
  expect(Object.keys(asked)).toEqual(
    commands.flatMap(({ name }) => (name === 'inspect' ? [name, ...views.map((view) => `${name} ${view}`)] : [name])),
  )
})

describe.each(Object.entries(asked))('%s', (name, { more, fits }) => {
  test('what fits is an answer', async () => {
    for (const format of fits) {
      const { code, stdout, stderr } = await run([...name.split(' '), ...more, '-o', format])
      // 1 is an answer of a gate.
      expect({ code: code <= 1 && code >= 0, stderr }, format).toEqual({ code: true, stderr: '' })
      read[format](stdout)
    }
  })

  test('what does not fit is refused by name, with what fits', async () => {
    for (const [index, format] of [...formats.filter((id) => !fits.includes(id)), 'xml'].entries()) {
      const lang = locales[index % 2] ?? 'en'
      const { code, stdout, stderr } = await run([...name.split(' '), ...more, '-o', format, '--lang', lang])
      expect({ code, stdout }, format).toEqual({ code: 2, stdout: '' })
      const [what = '', todo = '', ...rest] = stderr.trimEnd().split('\n')
      expect(rest).toEqual([])
      expect(what).toContain(`kubectl cni ${name} `)
      expect(what).toContain(format)
      expect(/[가-힣]/.test(what)).toBe(lang === 'ko')
      const listed = formats.filter((id) => new RegExp(`\\b${id}\\b`).test(todo))
      expect(listed).toEqual(formats.filter((id) => fits.includes(id)))
    }
  })

  test('help names what fits', async () => {
    const { stdout } = await run([name.split(' ')[0] ?? '', '--help'])
    for (const format of fits) expect(stdout).toContain(format)
  })
})
