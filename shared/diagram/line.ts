/** Where ranges of network, nodes, pods and services lie, as a picture. */
import type { Report } from '../contract/report.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { words } from '../text/words.ts'
import type { LineModel } from './model.ts'
import { numberLines } from './number-line.ts'

/** Undefined where no range is known. */
export function lineOf(report: Report, locale: Locale): LineModel | undefined {
  const text = pictureWords[locale]
  const lines = numberLines(report, { stretch: () => 1, gap: 1, label: () => 1 })
  if (lines.length === 0) return undefined
  const families = lines.map(({ family }) => (family === 'ipv4' ? 'IPv4' : 'IPv6')).join(', ')
  const spoken = lines.flatMap(({ tracks }) =>
    tracks.flatMap(({ kind, lanes }) => lanes.flat().map(({ cidr }) => say(text.lineRange, locale, { kind: words[locale].rangeKinds[kind], cidr }))),
  )
  return {
    title: say(text.lineTitle, locale, { family: families }),
    description: say(text.lineDescription, locale, { ranges: spoken.join(', ') }),
    locale,
    report,
  }
}
