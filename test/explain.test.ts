/** Every topic in both languages: nothing missing, in under a screen, from the words that stand beside the thing. */
import { JSDOM } from 'jsdom'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { execute } from '../plugin/commands/index.ts'
import type { World } from '../plugin/commands/world.ts'
import { commandLines, pageText, topicsText } from '../plugin/render/explain.ts'
import { cniById, registry } from '../shared/cni/index.ts'
import { Report } from '../shared/contract/report.ts'
import { reportSchema } from '../shared/contract/schema.ts'
import { reportFields } from '../shared/explain/fields.ts'
import { closeTopics, explain, topics } from '../shared/explain/index.ts'
import { locales } from '../shared/text/locale.ts'

const every = topics('en').flatMap((group) => group.topics)

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const world: World = {
    args: ['explain', ...args],
    env: { LANG: 'C' },
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    columns: undefined,
    version: '0',
    now: () => new Date(0),
    signal: new AbortController().signal,
    readStdin: async () => '',
    print: async (text) => {
      out += text
    },
    say: async (text) => {
      err += text
    },
  }
  return { code: await execute(world), out, err }
}

describe.each(locales)('in %s', (locale) => {
  test('every topic has a page with words, and it fits a screen of 24 lines and 80 columns', () => {
    const tooBig: string[] = []
    for (const topic of every) {
      const page = explain(topic, locale)
      expect(page, topic).toBeDefined()
      if (!page) continue
      expect(page.title, topic).not.toBe('')
      expect(page.paragraphs.length > 0 && page.paragraphs.every((text) => text.trim() !== '' && !/undefined|[{}]/.test(text)), topic).toBe(true)
      expect(
        page.facts.every(({ name, value }) => name !== '' && value !== '' && !/undefined/.test(value)),
        topic,
      ).toBe(true)
      if (locale === 'ko') expect(page.paragraphs.join(''), topic).toMatch(/[가-힣]/)
      else expect([page.title, ...page.paragraphs].join(''), topic).not.toMatch(/[가-힣]/)
      const lines = pageText(page, locale).trimEnd().split('\n')
      if (lines.length > 24 || lines.some((line) => stringWidth(line) > 80)) tooBig.push(topic)
    }
    expect(tooBig).toEqual([])
  })

  test('no topic prints a value that is none', () => {
    for (const topic of every) expect(JSON.stringify(explain(topic, locale)), topic).not.toMatch(/NaN|undefined|null|\[object/)
  })

  test('the list of topics fits a screen, and each long group can be listed whole', () => {
    const list = topicsText(topics(locale), locale).trimEnd().split('\n')
    expect(list.length).toBeLessThanOrEqual(24)
    expect(list.every((line) => stringWidth(line) <= 80)).toBe(true)
    for (const group of topics(locale)) {
      const text = topicsText([group], locale)
      for (const topic of group.topics) expect(text).toContain(topic)
    }
  })

  test('every mode has a picture, and so has every CNI', () => {
    for (const cni of registry) {
      expect(explain(cni.id, locale)?.picture, cni.id).toBeDefined()
      for (const mode of Object.keys(cni.modes))
        expect(explain(`${cni.id}/${mode}`, locale)?.picture, `${cni.id}/${mode}`).toMatch(/^(sequenceDiagram|flowchart)/)
    }
  })
})

test('pictures are Mermaid that its own parser takes', async () => {
  const pictures = new Set(every.flatMap((topic) => explain(topic, 'ko')?.picture ?? []))
  expect(pictures.size).toBeGreaterThan(20)
  const { window } = new JSDOM('<!doctype html><body></body>')
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await import('mermaid')
  mermaid.initialize({ startOnLoad: false })
  for (const picture of pictures) expect((await mermaid.parse(picture)).diagramType, picture).toMatch(/^(sequence|flowchart-v2|packet)$/)
})

test('nothing is written twice: pages carry the words of the module, the findings and the contract', () => {
  expect(explain('cilium', 'ko')?.paragraphs[0]).toBe(cniById('cilium')?.words.ko.summary)
  expect(explain('calico/bgp', 'en')?.paragraphs).toEqual([cniById('calico')?.words.en.modes.bgp?.says])
  expect(explain('datapath.encapsulation.when', 'en')?.paragraphs).toEqual(['When a packet between two nodes is wrapped.'])
  expect(explain('vxlan', 'en')?.facts).toContainEqual({ name: 'Bytes added', value: '50 over IPv4, 70 over IPv6' })
})

describe('fields', () => {
  test('each is described in both languages, those of the counts on EKS too', () => {
    const fields = [...reportFields()]
    expect(fields.length).toBeGreaterThan(280)
    for (const [path, { says }] of fields) {
      expect(says.en, path).toMatch(/^[A-Z0-9a-z].*[.…]$/)
      expect(says.en, path).not.toMatch(/[가-힣]/)
      expect(says.ko, path).toMatch(/[가-힣].*[.…]$/)
    }
    expect(explain('addresses.nodes.interfaces.forPods', 'ko')?.paragraphs[0]).toContain('ipamd')
  })

  test('one description stands for one sentence of each other language', () => {
    const fields = [...reportFields().values()]
    for (const { says } of fields)
      expect(new Set(fields.filter((other) => other.says.en === says.en).map((other) => other.says.ko)).size, says.en).toBe(1)
  })

  test('the published schema is described in English alone', () => {
    expect(JSON.stringify(reportSchema())).not.toMatch(/[가-힣]|"others"/)
  })

  test('every top field of the contract is among them', () => {
    expect(Object.keys(Report.shape).every((name) => reportFields().has(name))).toBe(true)
    expect(explain('datapath', 'en')?.facts).toContainEqual({ name: 'Always there', value: 'yes' })
    expect(explain('cnis.settings.from', 'en')?.byHand).toEqual(["kubectl cni inspect -o json | jq '.cnis[]?.settings[]?.from'"])
  })
})

describe('what a word means', () => {
  test('a mode by its bare name where one CNI has it', () => {
    expect(explain('ipip-always', 'en')?.title).toContain('(calico/ipip-always)')
    expect(explain('policy-only', 'en')).toBeUndefined()
    expect(closeTopics('policy-only')).toContain('calico/policy-only')
  })

  test.each([
    ['calcio', 'calico'],
    ['vxlna', 'vxlan'],
    ['datapath.encapsulaton', 'datapath.encapsulation'],
    ['duplicate-pod', 'duplicate-pod-ip'],
    ['secondary', 'aws-vpc/secondary-ip'],
  ])('%s is close to %s', (word, topic) => {
    expect(closeTopics(word)).toContain(topic)
  })

  test('nothing is close to nonsense, and object internals are no topics', () => {
    expect(closeTopics('zzzzzzzzzzzz')).toEqual([])
    for (const word of ['constructor', '__proto__', 'toString', 'calico/constructor', '']) expect(explain(word, 'en'), word).toBeUndefined()
  })
})

describe('the command', () => {
  test('prints a page, the list, one group', async () => {
    expect(await run('calico')).toMatchObject({ code: 0, err: '' })
    expect((await run('calico', '--lang', 'ko')).out).toContain('IPPool')
    expect((await run()).out).toContain('kubectl cni explain calico')
    expect((await run('mode')).out).toContain('calico/ipip-always')
  })

  test.each(locales)('an unknown topic is a usage error that says what is near, %s', async (lang) => {
    const { code, out, err } = await run('calcio', '--lang', lang)
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 2 })
    expect(err).toContain('calico')
    expect((await run('\u001b[31mred', '--lang', lang)).err).not.toContain('\u001b')
  })
})

test.each(registry.flatMap(({ byHand }) => byHand))('%s can be pasted as it is broken', (command) => {
  const pasted = commandLines(command)
    .map((line) => line.replace(/^ {2,4}/, ''))
    .join('\n')
    .replaceAll(' \\\n', ' ')
    .replaceAll('\\\n', '')
  expect(pasted).toBe(command)
})
