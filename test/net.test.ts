/** CIDR arithmetic: what is an address at all, what lies in what, and which block an address belongs to. */
import { describe, expect, test } from 'vitest'
import { addressOf, BlockIndex, blockOf, contains, covering, familyOf, merge, overlaps, sizeOf } from '../shared/net/cidr.ts'

describe('what is an address or a block', () => {
  test.each([
    ['10.0.0.1', 'ipv4'],
    ['10.0.0.0/8', 'ipv4'],
    ['fd00::1', 'ipv6'],
    ['::ffff:10.0.0.1', 'ipv6'],
    ['fd00::/64', 'ipv6'],
    ['', undefined],
    ['node-1', undefined],
    ['10', undefined],
    ['167772161', undefined],
    ['0x0a.0.0.1', undefined],
    ['10.0.0', undefined],
    ['300.1.1.1', undefined],
    ['fe80::1%eth0', undefined],
    ['10.0.0.0/', undefined],
    ['10.0.0.0/33', undefined],
    ['10.0.0.0/-1', undefined],
    ['10.0.0.0/8x', undefined],
    ['10.0.0.0/x8', undefined],
    ['10.0.0.0/0024', undefined],
    ['10.0.0.0/8/8', undefined],
    ['/8', undefined],
    ['fd00::/129', undefined],
    ['fd00::/128', 'ipv6'],
    ['10.0.0.0/32', 'ipv4'],
    ['10.0.0.0/0', 'ipv4'],
  ] as const)('%j: %s', (text, family) => {
    expect(familyOf(text)).toBe(family)
    expect(blockOf(text)?.version).toBe(family && (family === 'ipv4' ? 4 : 6))
  })

  test('an address asked for twice is the same one, and what was none stays none', () => {
    for (const _ of [1, 2]) {
      expect(addressOf('10.0.0.7')).toEqual({ number: 0x0a000007n, version: 4 })
      expect(addressOf('10.0.0.0/8')).toBeUndefined()
    }
  })

  test('host bits are cleared, and one address is a block of itself', () => {
    expect(blockOf('10.1.2.3/16')).toEqual({ cidr: '10.1.0.0/16', version: 4, start: 0x0a010000n, end: 0x0a01ffffn, prefix: 16 })
    expect(blockOf('10.1.2.3')?.cidr).toBe('10.1.2.3/32')
    expect(blockOf('fd00::1:2')?.cidr).toBe('fd00::1:2/128')
    expect(blockOf('fd00::1:2/112')?.cidr).toBe('fd00::1:0/112')
  })

  test('sizes', () => {
    expect(['10.0.0.0/24', '10.0.0.1', '0.0.0.0/0', 'fd00::/64', 'no block'].map(sizeOf)).toEqual([256n, 1n, 2n ** 32n, 2n ** 64n, 0n])
  })

  test('neighbours become one block, and what is no block is left out', () => {
    expect(merge(['10.0.0.0/25', 'no block', '10.0.0.128/25', '10.0.9.0/24'])).toEqual(['10.0.0.0/24', '10.0.9.0/24'])
  })
})

describe('what lies in what', () => {
  test.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '10.0.0.0/8', true],
    ['10.0.0.0/8', '10.0.0.0/7', false],
    ['10.1.0.0/16', '10.0.0.0/15', false],
    ['10.0.0.0/8', '9.255.255.255', false],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['0.0.0.0/0', '::1', false],
    ['::/0', '10.0.0.1', false],
    ['no block', '10.0.0.1', false],
    ['10.0.0.0/8', 'no address', false],
    ['no block', 'no address', false],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected)
  })

  test.each([
    ['10.0.0.0/16', '10.0.255.255/32', true],
    ['10.0.0.0/16', '10.0.0.0/32', true],
    ['10.0.0.0/16', '10.1.0.0/16', false],
    ['10.0.0.0/16', '10.0.0.0/8', true],
    ['0.0.0.0/0', '::/0', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['no block', '10.0.0.0/8', false],
    ['no block', 'nor this', false],
  ])('%s and %s overlap: %s, whichever comes first', (a, b, expected) => {
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected])
  })
})

describe('the most specific block of an address', () => {
  const cidrs = [
    '10.0.0.0/16',
    '10.0.0.0/8',
    '10.0.0.0/24',
    '10.0.2.0/24',
    '10.0.2.128/25',
    '10.9.0.0/16',
    '172.16.0.0/24',
    '172.16.2.0/24',
    'fd00::/64',
  ]
  const lookups = [
    ['10.0.0.0', '10.0.0.0/24'],
    ['10.0.0.255', '10.0.0.0/24'],
    ['10.0.1.0', '10.0.0.0/16'],
    ['10.0.2.127', '10.0.2.0/24'],
    ['10.0.2.128', '10.0.2.128/25'],
    ['10.0.3.0', '10.0.0.0/16'],
    ['10.1.0.0', '10.0.0.0/8'],
    ['10.9.255.255', '10.9.0.0/16'],
    ['10.10.0.0', '10.0.0.0/8'],
    ['10.255.255.255', '10.0.0.0/8'],
    ['9.255.255.255', undefined],
    ['11.0.0.0', undefined],
    ['172.16.1.7', undefined],
    ['172.16.2.255', '172.16.2.0/24'],
    ['172.16.3.0', undefined],
    ['fd00::7', 'fd00::/64'],
    ['fd00:0:0:1::', undefined],
    ['::a00:1', undefined],
    ['no address', undefined],
  ] as const

  test.each([
    ['in this order', cidrs],
    ['in the other', cidrs.toReversed()],
  ])('blocks given %s', (_, given) => {
    const index = new BlockIndex([...given, 'no block'].map((cidr) => [cidr, cidr] as const))
    for (const [address, block] of lookups) expect(index.find(address), address).toBe(block)
  })

  test('without blocks there is none', () => {
    expect(new BlockIndex<string>([]).find('10.0.0.1')).toBeUndefined()
  })
})

describe('the smallest block around addresses', () => {
  test.each([
    [['10.0.0.7'], '10.0.0.7/32'],
    [['10.0.0.7', '10.0.0.7'], '10.0.0.7/32'],
    [['10.0.0.6', '10.0.0.7'], '10.0.0.6/31'],
    [['10.0.0.200', '10.0.0.7', '10.0.0.100'], '10.0.0.0/24'],
    [['10.0.0.7', '10.0.1.8'], '10.0.0.0/23'],
    [['0.0.0.1', '200.0.0.1'], '0.0.0.0/0'],
    [['fd00::1', 'fd00::2'], 'fd00::/126'],
    [['fd00::1'], 'fd00::1/128'],
    [['no address', '10.0.0.7', '10.0.0.6'], '10.0.0.6/31'],
    [['10.0.0.7', 'fd00::1'], undefined],
    [['10.0.0.7', '10.0.0.8', 'fd00::1'], undefined],
    [['10.0.0.7', '::1'], undefined],
    [['no address'], undefined],
    [[], undefined],
  ])('%j: %s', (addresses, block) => {
    expect(covering(addresses)).toBe(block)
  })
})
