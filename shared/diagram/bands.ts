/** How nodes reach each other, in a few words each: the bands of the cluster map. */
import type { Report } from '../contract/report.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { words } from '../text/words.ts'
import { headingOf, lanesOf } from './lanes.ts'
import type { Band, Leg, Way } from './model.ts'
import { middleName, protocolsOf } from './sequence.ts'
import { legsOf } from './ways.ts'

/** One band a way; in a cluster whose lanes differ each says of which it speaks. */
export function bandsOf(report: Report, locale: Locale): Band[] {
  const lanes = lanesOf(report)
  if (lanes.every(({ kind }) => kind === 'unknown')) return []
  return lanes.flatMap((lane) => {
    const heading = lanes.length > 1 ? headingOf(lane, locale) : undefined
    return legsOf(report, lane, 'unknown').map((leg) => bandOf(leg, heading, locale))
  })
}

function bandOf({ way, case: when }: Leg, heading: string | undefined, locale: Locale): Band {
  const { cases } = pictureWords[locale]
  const of = [heading, when && cases[when]].filter((part) => part !== undefined)
  const says = wayNames(way, locale).join('; ')
  return { label: of.length > 0 ? `${of.join(', ')}: ${says}` : says, role: roleOf(way) }
}

export const roleOf = (way: Way): Band['role'] => (way.is === 'wrapped' ? (way.encrypted ? 'encrypted' : 'tunnel') : 'fabric')

/** The way in a few words, e.g. "VXLAN, +50 bytes"; a second entry for what is laid around it. */
export function wayNames(way: Way, locale: Locale): readonly string[] {
  const text = pictureWords[locale]
  if (way.is === 'unknown') return [text.unknownWay]
  if (way.is === 'below') return [text.belowWay]
  if (way.is === 'bare') return [say(text.bareWay, locale, { via: middleName(way, locale) })]
  const sized = (name: string, bytes: number | undefined) => (bytes === undefined ? name : `${name}, ${say(text.bytes, locale, { bytes })}`)
  const tunnel = sized(way.protocols.length > 0 ? protocolsOf(way.protocols, locale) : text.someTunnel, way.bytes)
  if (way.encryption === undefined) return [tunnel]
  return [tunnel, sized(say(text.encrypted, locale, { protocol: words[locale].protocols[way.encryption] }), way.encryptionBytes)]
}
