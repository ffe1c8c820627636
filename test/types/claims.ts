/**
 * What the compiler has to refuse: `tsc` fails where a line under @ts-expect-error compiles. Nothing here runs.
 * Findings, unknowns and observations are typed by the words that exist for them.
 */
import type { Finding } from '../../shared/contract/report.ts'
import { finding, type KnownFinding, observed, unknown, unread } from '../../shared/text/claim.ts'
import { defineFindings } from '../../shared/text/findings/define.ts'
import type { FindingData } from '../../shared/text/findings/index.ts'

const says = <const What extends string>(what: What) => ({ title: 'T', what, why: 'W', check: 'C' }) as const
const read: string = 'read from somewhere'

export const findings: Finding[] = [
  finding('duplicate-pod-ip', 'critical', '10.0.0.1', { pods: ['a/b', 'c/d'] }),
  // A value that may be left out, one that only scripts read, and a printed number.
  finding('pool-nearly-full', 'warning', '10.0.0.0/24', { free: 3, size: 256, source: 'calico-ippool' }),
  finding('pool-nearly-full', 'warning', '10.0.0.0/24', { free: 3, size: 256, source: 'calico-ippool', name: 'pool' }),
  finding('ranges-mislead', 'info', 'cluster', { relation: 'same', kind: 'overlay' }),

  // @ts-expect-error an id without words
  finding('no-such-finding', 'info', 'x', {}),
  // @ts-expect-error a value its sentences name is missing
  finding('duplicate-pod-ip', 'critical', '10.0.0.1', {}),
  // @ts-expect-error a value no sentence names and no script was promised
  finding('duplicate-pod-ip', 'critical', '10.0.0.1', { pods: ['a/b'], node: 'n' }),
  // @ts-expect-error a plural counts by a number
  finding('pod-address-unattributed', 'warning', 'pods', { pods: ['a/b'], count: '2' }),
  // @ts-expect-error a select chooses by a word
  finding('ranges-mislead', 'info', 'cluster', { relation: 5, kind: 'overlay' }),
  // @ts-expect-error not printable
  finding('duplicate-pod-ip', 'critical', '10.0.0.1', { pods: { a: 'b' } }),
  // @ts-expect-error a promised value is missing
  finding('pool-nearly-full', 'warning', '10.0.0.0/24', { free: 3, size: 256 }),
]

// Chosen between two ids, the values have to serve both.
declare const either: 'subnet-no-free-block' | 'subnet-no-free-address'
declare const both: FindingData<'subnet-no-free-block'> & FindingData<'subnet-no-free-address'>
finding(either, 'critical', 'subnet-1', both)
// @ts-expect-error what serves one of them only
finding(either, 'critical', 'subnet-1', { zone: 'a', condition: 'c', free: 0 })

// @ts-expect-error an object of the contract's open type is no claim of the analyser
export const open: KnownFinding = { id: 'made-up', severity: 'info', subject: 's', data: {} }
// @ts-expect-error nor one with an id that has words and none of its values
export const empty: KnownFinding = { id: 'duplicate-pod-ip', severity: 'info', subject: 's', data: {} }

defineFindings({
  fine: {
    en: says('{count, plural, one {# pod} other {# pods}} on {nodes}'),
    ko: says('{nodes} 파드 {count}개'),
    upstream: [],
  },
  strange: {
    en: says('{count, plural, one {# pod} other {# pods}}'),
    // @ts-expect-error Korean names a value that English does not
    ko: says('{namespace} 파드 {count}개'),
    upstream: [],
  },
  nested: {
    en: says('{how, select, a {one} other {two}}'),
    // @ts-expect-error likewise inside a select
    ko: says('{how, select, a {하나 {deep}} other {둘}}'),
    upstream: [],
  },
  loose: {
    // @ts-expect-error a sentence whose values the compiler cannot see
    en: says(read),
    // @ts-expect-error likewise
    ko: says(read),
    upstream: [],
  },
  counted: {
    en: says('{list} on nodes'),
    // @ts-expect-error Korean counts by what English only prints
    ko: says('{list, number}개'),
    upstream: [],
  },
})

// @ts-expect-error Korean is missing
defineFindings({ missing: { en: says('W'), upstream: [] } })
// @ts-expect-error one Korean sentence is missing
defineFindings({ short: { en: says('W'), ko: { title: 'T', what: 'W', why: 'W' }, upstream: [] } })

unknown('pods', '/api/v1/pods', 'forbidden', 'detail')
unknown('relation', 'pods', 'nothing-to-compare', '0')
unread('pods', { at: '/api/v1/pods', error: 'an-error-of-another-version', detail: '' })
// @ts-expect-error a statement without words
unknown('weather', '/api/v1/pods', 'forbidden', 'detail')
// @ts-expect-error a reason without words
unknown('pods', '/api/v1/pods', 'mood', 'detail')
// @ts-expect-error a statement without words
unread('weather', { at: '/api/v1/pods', error: 'forbidden', detail: '' })

observed('nodes', '3', 'ranges.no-node-in-pod-range')
// @ts-expect-error an observation without words
observed('nodes', '3', 'ranges.made-up')
