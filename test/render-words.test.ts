/** The words: nothing missing, the same values in both languages, and no sentence that says more than the report. */
import { describe, expect, test } from 'vitest'
import { none, wraps } from '../shared/cni/encapsulation.ts'
import { registry } from '../shared/cni/index.ts'
import { Confidence, type Datapath, DatapathKind, Encapsulation, Protocol, type Report } from '../shared/contract/report.ts'
import { addressWords } from '../shared/text/addresses.ts'
import { type ErrorId, errors } from '../shared/text/errors.ts'
import { findings } from '../shared/text/findings/index.ts'
import { valuesIn } from '../shared/text/icu.ts'
import { type Both, type Locale, locales } from '../shared/text/locale.ts'
import { meanings } from '../shared/text/meanings.ts'
import { type OpenId, openTexts } from '../shared/text/open.ts'
import { pictureWords } from '../shared/text/pictures.ts'
import { evidenceOf, findingSentences, meaningText, modeName, sourceName, unknownSentences, verdictText } from '../shared/text/sentences.ts'
import { rawOf, set } from '../shared/text/span.ts'
import { verdictMessages } from '../shared/text/verdicts.ts'
import { words } from '../shared/text/words.ts'
import { rawWords } from './raw-words.ts'
import { calicoReport, eksReport } from './render-reports.ts'

const verdictOf = (of: Report, locale: Locale): string => rawOf(verdictText(of, locale))

const leaves = (table: object, path = ''): [path: string, text: string][] =>
  Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )

/** A table whose entries hold both languages, as one table a language. */
const apart = <T>(table: Readonly<Record<string, Both<T>>>): Both<Record<string, T>> => {
  const of = (locale: Locale) => Object.fromEntries(Object.entries(table).map(([id, entry]) => [id, entry[locale]]))
  return { ko: of('ko'), en: of('en') }
}

const tables = {
  words,
  pictureWords,
  verdictMessages,
  addressWords,
  findings: apart(findings),
  meanings: apart<object | string>(meanings),
  openTexts: apart(openTexts),
}

describe.each(Object.entries(tables))('%s', (_, tables) => {
  const [ko, en] = [new Map(leaves(tables.ko)), leaves(tables.en)]

  test('both languages take the same values', () => {
    // A verb that English inflects by `count` needs no number in Korean, never the other way round.
    for (const [path, text] of en) for (const value of valuesIn(ko.get(path) ?? '').keys()) expect([...valuesIn(text).keys()], path).toContain(value)
  })

  test('Korean is Korean', () => {
    const sentences = en.filter(([, text]) => /\w+ \w+ \w+.*\.$/.test(text) && !text.startsWith('{'))
    for (const [path] of sentences) expect(ko.get(path), path).toMatch(/[가-힣]/)
  })

  test('no particle that depends on a value before it', () => {
    for (const [path, text] of ko) expect(text, path).not.toMatch(/\}(은|는|이|가|을|를|과|와|으로|로)(?=[\s.,)])/)
  })
})

const report = (datapath: Partial<Datapath>): Report => ({ ...calicoReport, datapath: { ...calicoReport.datapath, ...datapath } })

describe('verdict', () => {
  const whens = Encapsulation.shape.when.options
  const all = DatapathKind.options.flatMap((kind) =>
    whens.flatMap((when) => Protocol.options.flatMap((protocol) => Confidence.options.map((confidence) => ({ kind, when, protocol, confidence })))),
  )

  test.each(locales)('every kind, protocol, time and confidence is a finished sentence, %s', (locale) => {
    for (const { kind, when, protocol, confidence } of all) {
      const said = verdictOf(report({ kind, confidence, encapsulation: { protocol, when } }), locale)
      expect(said, JSON.stringify({ kind, when, protocol, confidence })).toMatch(/^[A-Z가-힣].*\.$/)
      expect(said).not.toMatch(/[{}]|undefined|null|NaN/)
    }
  })

  test.each([
    [
      { kind: 'overlay', encapsulation: wraps('ipip', 'always') },
      'Packets between pods on different nodes are always wrapped in IP-in-IP (20 bytes more per packet).',
    ],
    [
      { kind: 'overlay', encapsulation: wraps('vxlan', 'always', 8472) },
      'Packets between pods on different nodes are always wrapped in VXLAN (50 bytes more per packet, port 8472).',
    ],
    [
      { kind: 'overlay', encapsulation: { protocol: 'vxlan', when: 'always' } },
      'Packets between pods on different nodes are always wrapped in VXLAN.',
    ],
    [
      { kind: 'overlay', encapsulation: wraps('vxlan', 'cross-subnet', 4789), confidence: 'likely' },
      'Packets between pods on nodes of one subnet go unencapsulated; across subnets they are wrapped in VXLAN (50 bytes more per packet, port 4789). This is likely, not certain.',
    ],
    [
      { kind: 'overlay', encapsulation: { protocol: 'ipip', when: 'unknown' } },
      'Packets between pods on different nodes can be wrapped in IP-in-IP; in which cases could not be seen.',
    ],
    [
      { kind: 'overlay', encapsulation: { protocol: 'unknown', when: 'always', possible: ['vxlan', 'sleeve'] } },
      'Packets between pods on different nodes are wrapped, in VXLAN or sleeve (UDP, user space): each pair of nodes settles which, and the Kubernetes API does not show it.',
    ],
    [
      { kind: 'routed', encapsulation: none, confidence: 'unknown' },
      'Packets between pods on different nodes travel unencapsulated along routes: no tunnel, and no addresses of a cloud network. Nothing that could be read proves it.',
    ],
    [
      { kind: 'vpc-native', encapsulation: none, encryption: { protocol: 'wireguard' } },
      'Packets between pods on different nodes travel encrypted inside WireGuard, from node address to node address, although the cloud network knows every pod address.',
    ],
    [{ kind: 'unknown', confidence: 'unknown' }, 'How packets travel between pods on different nodes cannot be told from what could be read.'],
  ] as [Partial<Datapath>, string][])('%j', (datapath, sentence) => {
    expect(verdictOf(report({ encapsulation: none, ...datapath }), 'en')).toBe(sentence)
  })

  test('node classes are named with what each does', () => {
    const mixed = report({
      kind: 'mixed',
      classes: [
        { name: 'ec2', nodes: 3, kind: 'vpc-native', encapsulation: none, confidence: 'certain' },
        { name: 'hybrid', nodes: 1, kind: 'overlay', encapsulation: wraps('vxlan', 'always', 8472), confidence: 'certain' },
      ],
    })
    expect(verdictOf(mixed, 'en')).toBe(
      'How packets between pods on different nodes travel depends on the node class: ec2 (3 nodes): VPC-native; hybrid (1 node): overlay, VXLAN.',
    )
    expect(verdictOf(mixed, 'ko')).toBe(
      '다른 노드의 파드로 가는 패킷의 경로는 노드 종류에 따라 다릅니다: ec2(노드 3개) VPC 네이티브, hybrid(노드 1개) 오버레이(VXLAN).',
    )
  })

  test('pools that differ are named', () => {
    const pools = [
      { cidr: '10.0.0.0/16', encapsulation: none },
      { cidr: '10.1.0.0/16', encapsulation: wraps('ipip', 'always') },
    ]
    expect(verdictOf(report({ pools }), 'en')).toContain('Address pools differ: 10.0.0.0/16 none (never), 10.1.0.0/16 IP-in-IP (always).')
  })

  test.each(locales)('nothing is said to be unwrapped that is encrypted, %s', (locale) => {
    for (const kind of ['vpc-native', 'routed'] as const)
      for (const protocol of ['wireguard', 'esp'] as const) {
        const said = verdictOf(report({ kind, encapsulation: none, encryption: { protocol } }), locale)
        expect(said).toContain(words[locale].protocols[protocol])
        expect(said).not.toMatch(/nothing is wrapped|unencapsulated|No tunnel|감싸는 계층이 없|그대로 /)
      }
  })

  test('the recorded case in Korean', () => {
    expect(verdictOf(calicoReport, 'ko')).toBe('다른 노드의 파드로 가는 패킷은 항상 IP-in-IP 터널로 감싸여 갑니다(패킷마다 20바이트 추가).')
  })
})

describe('ids', () => {
  test('a CNI’s own, the generic ones, and those of a newer version', () => {
    expect(rawOf(meaningText('calico.pool-ipip-always', 'ko'))).toContain('현재 적용 중인 IPPool')
    expect(rawOf(meaningText('ranges.pods-in-node-subnets', 'en'))).toBe(meanings['ranges.pods-in-node-subnets'].en)
    for (const id of [
      'calico.newer',
      'newcomer.daemonset',
      'ranges.newer',
      'constructor',
      'calico.constructor',
      'calico.__proto__',
      '',
      '.',
      'plain',
    ])
      expect(rawOf(meaningText(id, 'en')), id).toBe(id)
  })

  test('modes and sources likewise', () => {
    const [cni] = eksReport.cnis ?? []
    if (!cni) throw new Error('no CNI')
    expect(modeName(cni, 'ko')).toBe('보조 IP')
    expect(modeName({ ...cni, mode: 'newer' }, 'ko')).toBe('newer')
    expect(modeName({ ...cni, mode: 'toString' }, 'ko')).toBe('toString')
    expect(modeName({ ...cni, mode: undefined }, 'ko')).toBeUndefined()
    expect(sourceName('calico-ippool', 'en')).toBe('Calico IPPool')
    expect(sourceName('valueOf', 'en')).toBe('valueOf')
  })

  test.each(locales)('every error and open question explains an unknown, %s', (locale) => {
    for (const error of [...Object.keys(errors), ...Object.keys(openTexts)] as (ErrorId | OpenId)[]) {
      const { what, why, todo } = rawWords(unknownSentences({ statement: 'pods', source: '/api/v1/pods', error, detail: 'because' }, locale))
      expect(what).toBe(words[locale].statements.pods)
      expect(why, error).toMatch(/\S/)
      expect(todo, error).toMatch(/\S/)
    }
    expect(rawWords(unknownSentences({ statement: 'newer', source: 's', error: 'newer-error', detail: 'd' }, locale))).toEqual({
      what: 'newer',
      why: 'newer-error: d',
      todo: '',
    })
  })

  test('a finding without its values, and one from a newer version, still read', () => {
    for (const id of Object.keys(findings))
      for (const locale of locales) {
        const { title, what, why, check } = rawWords(findingSentences({ id, severity: 'info', subject: 's', data: {} }, locale))
        for (const text of [title, what, why, check]) expect(text, id).toMatch(/\S/)
      }
    expect(rawWords(findingSentences({ id: 'newer', severity: 'info', subject: 's', data: { a: ['b', 'c'] } }, 'en'))).toEqual({
      title: 'newer',
      what: 's a=b, c',
      why: '',
      check: '',
    })
  })

  test('only values are marked as foreign, once', () => {
    const shout = (text: string) => `<${text}>`
    expect(
      set(findingSentences({ id: 'duplicate-pod-ip', severity: 'critical', subject: '10.0.0.1', data: { pods: ['a/b', 'c/d'] } }, 'en').what, {
        own: (said) => said,
        foreign: ({ raw }) => shout(raw),
      }),
    ).toBe('<10.0.0.1> is held by <a/b, c/d>.')
  })

  test('an observation that supports both statements is told once', () => {
    const [first] = calicoReport.datapath.evidence
    const twice = { ...calicoReport, ranges: { ...calicoReport.ranges, evidence: first ? [first] : [] } }
    expect(evidenceOf(twice)).toEqual(calicoReport.datapath.evidence)
  })

  test('CNI modules name their modes without the words of another', () => {
    for (const { words: own, modes } of registry)
      for (const locale of locales) expect(Object.keys(own[locale].modes).sort()).toEqual(Object.keys(modes).sort())
  })
})
