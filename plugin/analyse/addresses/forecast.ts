/** Two counts of the same cluster give a rate, and a rate a date: a straight line, nothing more. Pure. */
import type { Addresses } from '../../../shared/contract/addresses.ts'

export interface Forecast {
  id: string
  of: 'addresses' | 'blocks'
  left: number
  /** Taken a day; 0 or less never ends. */
  perDay: number
  /** ISO date; absent where nothing is being taken. */
  endsOn?: string
}

export interface Counted {
  takenAt: string
  addresses: Addresses
}

const DAY = 86_400_000

/** Undefined when the two were not taken in this order, or at the same time. */
export function forecast(older: Counted, newer: Counted): Forecast[] | undefined {
  const now = Date.parse(newer.takenAt)
  const days = (now - Date.parse(older.takenAt)) / DAY
  if (!(days > 0)) return undefined
  const past = new Map(older.addresses.subnets.map((subnet) => [subnet.id, subnet]))
  return newer.addresses.subnets.flatMap(({ id, free, blocks }) => {
    const before = past.get(id)
    const row = (of: Forecast['of'], was: number | undefined, left: number | undefined): Forecast[] => {
      if (was === undefined || left === undefined) return []
      const perDay = (was - left) / days
      const ends = now + (left / perDay) * DAY
      // Beyond a date that Date can hold it is no forecast.
      return [
        {
          id,
          of,
          left,
          perDay: Math.round(perDay * 10) / 10,
          ...(perDay > 0 && ends < 8.64e15 ? { endsOn: new Date(ends).toISOString().slice(0, 10) } : {}),
        },
      ]
    }
    return [...row('addresses', before?.free, free), ...row('blocks', before?.blocks?.free, blocks?.free)]
  })
}
