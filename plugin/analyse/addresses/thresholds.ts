/** Limits a user sets, held against the counts: findings where they are passed, names where the count is not known. Pure. */
import type { Addresses } from '../../../shared/contract/addresses.ts'
import { finding, type KnownFinding } from '../../../shared/text/claim.ts'

export interface Limits {
  maxSubnetUsed?: number
  minFreePrefixes?: number
}

export interface Held {
  findings: KnownFinding[]
  /** Limits that could not be checked, with the subnet. */
  unchecked: string[]
}

export function holdLimits(addresses: Addresses | undefined, { maxSubnetUsed, minFreePrefixes }: Limits): Held {
  const held: Held = { findings: [], unchecked: [] }
  if (!addresses)
    return {
      findings: [],
      unchecked: [...(maxSubnetUsed === undefined ? [] : ['max-subnet-used']), ...(minFreePrefixes === undefined ? [] : ['min-free-prefixes'])],
    }
  for (const { id, zone = '?', usedPercent, free = 0, use, blocks } of addresses.subnets) {
    if (maxSubnetUsed !== undefined && usedPercent === undefined) held.unchecked.push(`max-subnet-used: ${id}`)
    else if (maxSubnetUsed !== undefined && (usedPercent ?? 0) > maxSubnetUsed)
      held.findings.push(finding('subnet-used-above', 'warning', id, { used: String(usedPercent), limit: String(maxSubnetUsed), free, zone }))
    // Nodes' own addresses need no block.
    if (minFreePrefixes === undefined || use === 'nodes') continue
    if (!blocks) held.unchecked.push(`min-free-prefixes: ${id}`)
    else if (blocks.free < minFreePrefixes)
      held.findings.push(finding('free-prefixes-below', 'warning', id, { free: blocks.free, limit: minFreePrefixes, zone }))
  }
  return held
}
