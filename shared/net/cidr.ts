/**
 * CIDR arithmetic. cidr-tools and ip-bigint do the sums (small, both families, bigint-exact) but accept
 * text such as 300.1.1.1, so ipaddr.js, which is strict, decides first what is an address at all.
 */
import { mergeCidr } from 'cidr-tools'
import { parseIp, stringifyIp } from 'ip-bigint'
import ipaddr from 'ipaddr.js'

export type Family = 'ipv4' | 'ipv6'

/** Family of an address or CIDR; undefined for text that is neither. Never throws: the text is untrusted. */
export function familyOf(text: string): Family | undefined {
  const { version } = (text.includes('/') ? blockOf(text) : addressOf(text)) ?? {}
  return version && (version === 4 ? 'ipv4' : 'ipv6')
}

export interface Block {
  cidr: string
  version: 4 | 6
  start: bigint
  end: bigint
  prefix: number
}

const isAddress = (text: string) => ipaddr.IPv4.isValidFourPartDecimal(text) || (ipaddr.IPv6.isValid(text) && !text.includes('%'))

/** Parses an address or CIDR, host bits cleared; undefined for text that is neither. */
export function blockOf(text: string): Block | undefined {
  const [address = '', length, ...rest] = text.split('/')
  const ip = addressOf(address)
  if (!ip || rest.length > 0) return undefined
  const bits = ip.version === 4 ? 32 : 128
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN
  if (!(prefix <= bits)) return undefined
  const size = 1n << BigInt(bits - prefix)
  const start = ip.number - (ip.number % size)
  return { cidr: `${stringifyIp({ number: start, version: ip.version })}/${prefix}`, version: ip.version, start, end: start + size - 1n, prefix }
}

type Address = { readonly number: bigint; readonly version: 4 | 6 }

/** One report asks about the same addresses many times; strict parsing is most of that cost. Emptied when full. */
const parsed = new Map<string, Address | null>()
const PARSED_AT_MOST = 200_000

/** The number and version of one address; undefined for text that is not one. */
export function addressOf(text: string): Address | undefined {
  const known = parsed.get(text)
  if (known !== undefined) return known ?? undefined
  const address = isAddress(text) ? (parseIp(text) as Address) : undefined
  if (parsed.size >= PARSED_AT_MOST) parsed.clear()
  parsed.set(text, address ?? null)
  return address
}

export function contains(cidr: string, inner: string): boolean {
  const [a, b] = [blockOf(cidr), blockOf(inner)]
  return a !== undefined && b !== undefined && a.version === b.version && a.start <= b.start && b.end <= a.end
}

export function overlaps(a: string, b: string): boolean {
  const [x, y] = [blockOf(a), blockOf(b)]
  return x !== undefined && y !== undefined && x.version === y.version && x.start <= y.end && y.start <= x.end
}

/** Addresses in a block, as bigint. */
export function sizeOf(cidr: string): bigint {
  const block = blockOf(cidr)
  return block ? block.end - block.start + 1n : 0n
}

/** Fewest blocks that hold exactly the given ones. */
export const merge = (cidrs: string[]): string[] => mergeCidr(cidrs.filter((cidr) => blockOf(cidr)))

/**
 * Look-up of the most specific block that holds an address. Blocks are sorted once; a look-up walks up
 * from its place in that order, so 100,000 pods over 5,000 blocks stay cheap.
 */
export class BlockIndex<T> {
  readonly #byVersion: Record<4 | 6, { block: Block; value: T; parent: number }[]> = { 4: [], 6: [] }

  constructor(entries: Iterable<readonly [cidr: string, value: T]>) {
    for (const [cidr, value] of entries) {
      const block = blockOf(cidr)
      if (block) this.#byVersion[block.version].push({ block, value, parent: -1 })
    }
    for (const rows of Object.values(this.#byVersion)) {
      rows.sort((a, b) => (a.block.start === b.block.start ? a.block.prefix - b.block.prefix : a.block.start < b.block.start ? -1 : 1))
      const open: number[] = []
      rows.forEach((row, index) => {
        while (open.length > 0 && (rows[open.at(-1) as number] as typeof row).block.end < row.block.start) open.pop()
        row.parent = open.at(-1) ?? -1
        open.push(index)
      })
    }
  }

  find(address: string): T | undefined {
    const ip = addressOf(address)
    if (!ip) return undefined
    const rows = this.#byVersion[ip.version]
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((rows[middle] as (typeof rows)[0]).block.start <= ip.number) low = middle + 1
      else high = middle
    }
    for (let at = low - 1; at >= 0; at = (rows[at] as (typeof rows)[0]).parent) {
      const row = rows[at] as (typeof rows)[0]
      if (row.block.end >= ip.number) return row.value
    }
    return undefined
  }
}

/** The smallest single block that holds all the addresses (of one family). */
export function covering(addresses: string[]): string | undefined {
  const parsed = addresses.map(addressOf).filter((ip) => ip !== undefined)
  const first = parsed[0]
  if (!first || parsed.some((ip) => ip.version !== first.version)) return undefined
  const bits = first.version === 4 ? 32 : 128
  let low = first.number
  let high = first.number
  for (const { number } of parsed) {
    if (number < low) low = number
    if (number > high) high = number
  }
  const prefix = bits - (low ^ high).toString(2).length + (low === high ? 1 : 0)
  const address = addresses.find((text) => addressOf(text)?.number === low) as string
  return blockOf(`${address}/${prefix}`)?.cidr
}
