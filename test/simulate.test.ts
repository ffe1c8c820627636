/** Simulation and forecast, by hand beside each number. */
import { describe, expect, test } from 'vitest'
import { forecast } from '../plugin/analyse/addresses/forecast.ts'
import { type Outcome, simulate, type Wish, warmOf } from '../plugin/analyse/addresses/simulate.ts'
import { analyse } from '../plugin/analyse/index.ts'
import type { Snapshot } from '../shared/contract/snapshot.ts'
import { eksSnapshots } from './eks-snapshots/index.ts'

function run(snapshot: Snapshot, wish: Wish): Outcome {
  const { addresses } = analyse(snapshot)
  if (!addresses) throw new Error('no addresses')
  const outcome = simulate({ addresses, warm: warmOf(addresses) }, wish)
  if ('not' in outcome) throw new Error(outcome.not)
  return outcome
}
const addressesOf = (snapshot: Snapshot) => {
  const { addresses, takenAt } = analyse(snapshot)
  if (!addresses) throw new Error('no addresses')
  return { takenAt, addresses }
}

describe('simulation', () => {
  test('single addresses: 100 free carry three m5.large of 12 pods, the fourth breaks', () => {
    const outcome = run(eksSnapshots.secondary(), { nodes: 5, podsPerNode: 12 })
    // WARM_ENI_TARGET=1: 12 + 9 spare in ENIs of 9 is 27 on 3 ENIs: 30 addresses a node. 3 × 30 = 90 of 100, 10 left for the fourth.
    expect(outcome.each).toEqual({ primary: 3, addresses: 27, blocks: 0, interfaces: 3 })
    expect(outcome).toMatchObject({
      fits: false,
      placed: 3,
      breaks: { node: 4, subnet: 'subnet-a', condition: 'InsufficientFreeAddressesInSubnet', wanted: 30, left: 10 },
    })
    // WARM_IP_TARGET=2: 14 addresses on 2 ENIs, 16 a node, 5 × 16 = 80 fit.
    expect(outcome.fixes).toEqual(['less-warm', 'subnet-/24'])
  })
  test('it fits, and the subnet after it', () => {
    const outcome = run(eksSnapshots.secondary(), { nodes: 3, podsPerNode: 12 })
    // 3 × 30 of 100.
    expect(outcome).toMatchObject({ fits: true, placed: 3, subnets: [{ id: 'subnet-a', before: { free: 100 }, after: { free: 10 } }], fixes: [] })
  })
  test('more pods than a node’s slots carry', () => {
    const outcome = run(eksSnapshots.secondary(), { nodes: 1, podsPerNode: 30 })
    // 3 × 9 = 27. With prefixes 3 × 9 × 16 = 432, but that takes blocks: 30 + 16 spare is 3 blocks.
    expect(outcome).toMatchObject({
      fits: false,
      placed: 0,
      breaks: { condition: 'NoRoomOnNode', wanted: 30, left: 27 },
      fixes: ['prefix-delegation', 'bigger-type'],
    })
  })
  test('prefixes: blocks run out while addresses are free', () => {
    const outcome = run(eksSnapshots.fragmented(), { nodes: 1, podsPerNode: 5, type: 'c5.4xlarge' })
    // 5 pods + 16 spare in blocks: 2 blocks; none is whole.
    expect(outcome).toMatchObject({
      fits: false,
      each: { blocks: 2, addresses: 32 },
      breaks: { condition: 'InsufficientCidrBlocks', wanted: 2, left: 0 },
    })
    expect(outcome.fixes).toEqual(['single-addresses', 'subnet-/24'])
  })
  test('custom networking: the node’s address and the pods’ come from two subnets', () => {
    const outcome = run(eksSnapshots.custom(), { nodes: 1, podsPerNode: 9, type: 'm5.large' })
    // 9 + 9 spare is 18 on 2 ENIs of the pod subnet, 20 there, and 1 for the node.
    expect(outcome.each).toEqual({ primary: 3, addresses: 18, blocks: 0, interfaces: 3 })
    expect(outcome.subnets.map(({ id, before, after }) => [id, before.free - after.free])).toEqual([
      ['subnet-a', 1],
      ['subnet-p', 20],
    ])
  })
  test('what is not known is said', () => {
    const snapshot = eksSnapshots.secondary()
    delete snapshot.sources.instanceTypes
    const { addresses } = addressesOf(snapshot)
    expect(simulate({ addresses, warm: warmOf(addresses) }, { nodes: 1, podsPerNode: 1 })).toEqual({ not: 'no-limits' })
    const ipv6 = addressesOf(eksSnapshots.ipv6())
    expect(simulate({ addresses: ipv6.addresses, warm: warmOf(ipv6.addresses) }, { nodes: 1, podsPerNode: 1 })).toEqual({ not: 'ipv6' })
  })
})

describe('forecast', () => {
  const at = (takenAt: string, free: number) => {
    const snapshot = eksSnapshots.secondary()
    snapshot.takenAt = takenAt
    delete snapshot.sources.subnetInterfaces
    if (snapshot.sources.subnets?.ok) for (const subnet of snapshot.sources.subnets.items) subnet.free = free
    return addressesOf(snapshot)
  }
  test('10 days, 50 addresses: 5 a day, 100 left are 20 days', async () => {
    expect(forecast(await at('2026-11-14T09:00:00Z', 150), await at('2026-11-24T09:00:00Z', 100))).toEqual([
      { id: 'subnet-a', of: 'addresses', left: 100, perDay: 5, endsOn: '2026-12-14' },
    ])
  })
  test('growing room never ends', async () => {
    expect(forecast(await at('2026-11-14T09:00:00Z', 50), await at('2026-11-24T09:00:00Z', 100))).toEqual([
      { id: 'subnet-a', of: 'addresses', left: 100, perDay: -5 },
    ])
  })
  test('the wrong order gives no rate', async () => {
    expect(forecast(await at('2026-11-24T09:00:00Z', 50), await at('2026-11-24T09:00:00Z', 100))).toBeUndefined()
  })
})
