/** The path between two real pods in one small strip, readable at the width of a phone. */
import type { Report } from '../../../shared/contract/report.ts'
import { forSvg, forTerminal } from '../../../shared/diagram/escape.ts'
import { textWidth } from '../../../shared/diagram/measure.ts'
import { type End, pairOf } from '../../../shared/diagram/pair.ts'
import { say } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { words } from '../../../shared/text/words.ts'
import { pictureTexts } from '../words/pictures.ts'
import { type ColourClass, colours } from './style.ts'

const width = 360
const height = 104
const node = { width: 118, top: 2, height: 100 }
const size = 11

const paint = (name: ColourClass): string =>
  `class="${name}" ${Object.entries(colours[name])
    .map(([property, value]) => `${property}="${value}"`)
    .join(' ')}`

/** The text, or as much of its beginning as fits: there the name says what it is. */
function fitted(text: string, room: number): string {
  if (textWidth(text, size) <= room) return text
  let rest = [...text]
  while (rest.length > 1 && textWidth(`${rest.join('')}…`, size) > room) rest = rest.slice(0, -1)
  return `${rest.join('')}…`
}

/** What cannot be seen is written out before it is measured. */
const line = (x: number, y: number, text: string, room: number): string =>
  `<text x="${x}" y="${y}" text-anchor="middle" ${paint('i')}>${forSvg(fitted(forTerminal(text), room))}</text>`

function drawEnd(end: End, x: number): string {
  const middle = x + node.width / 2
  return (
    `<rect x="${x}" y="${node.top}" width="${node.width}" height="${node.height}" rx="5" ${paint('n')}/>` +
    line(middle, 18, end.node.name.split('.')[0] ?? '', node.width - 8) +
    line(middle, 33, end.address, node.width - 8) +
    `<rect x="${x + 5}" y="44" width="${node.width - 10}" height="50" rx="5" ${paint('p')}/>` +
    line(middle, 64, end.pod.name, node.width - 18) +
    line(middle, 82, end.ip, node.width - 18)
  )
}

function drawWay(label: readonly string[], wrapped: boolean): string {
  const [from, to] = [node.width + 2, width - node.width - 2]
  const middle = width / 2
  const tube = wrapped ? `<rect x="${from + 8}" y="58" width="${to - from - 16}" height="22" rx="11" ${paint('w')}/>` : ''
  return (
    `${tube}<path d="M${from} 69H${to - 2}M${to - 8} 64l6 5l-6 5" ${paint('l')}/>` +
    label.map((text, index) => line(middle, 52 - (label.length - 1 - index) * 14, text, to - from)).join('')
  )
}

/** Undefined where the report holds no two such pods, or does not know the way between them. */
export function pathStrip(report: Report, locale: Locale): string | undefined {
  const pair = pairOf(report)
  if (typeof pair === 'string') return undefined
  const { from, to, way } = pair
  const text = pictureTexts[locale]
  const { protocol, overheadBytes } = way.is === 'tunnel' ? way.encapsulation : { protocol: 'none' as const, overheadBytes: undefined }
  const label =
    way.is === 'direct'
      ? [text.bare]
      : way.is === 'azure'
        ? [words[locale].protocols['azure-sdn']]
        : [words[locale].protocols[protocol], ...(overheadBytes ? [say(text.added, locale, { bytes: overheadBytes })] : [])]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-size="${size}" font-family="sans-serif">` +
    `<title>${forSvg(text.embedTitle)}</title>${drawEnd(from, 1)}${drawWay(label, way.is !== 'direct')}${drawEnd(to, width - node.width - 1)}</svg>`
  )
}
