/** The number line as SVG of our own. Colours are CSS variables with fallbacks, in attributes, so that it reads where styles are forbidden. */
import type { Range, Report } from '../contract/report.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { words } from '../text/words.ts'
import { forSvg } from './escape.ts'
import { textWidth } from './measure.ts'
import { type LineBlock, type NumberLine, numberLines, type Track, type TrackKind } from './number-line.ts'

const FONT = 13
const LANE = 34
const BOX = 26
const PAD = 12
const fontFamily = 'system-ui,-apple-system,Segoe UI,Noto Sans KR,Apple SD Gothic Neo,Malgun Gothic,sans-serif'
const ink = 'var(--cni-ink,#1f2937)'
const faint = 'var(--cni-line,#9ca3af)'

/** Fallbacks of `--cni-<name>-fill` and `--cni-<name>-line`; both keep 4.5:1 contrast with the ink on a light page. */
const colours: Record<TrackKind, readonly [name: string, fill: string, line: string]> = {
  networks: ['network', '#eef2f7', '#64748b'],
  nodes: ['node', '#dbeafe', '#2563eb'],
  pods: ['pod', '#dcfce7', '#15803d'],
  services: ['service', '#f3e8ff', '#7e22ce'],
}

const labelOf = ({ cidr }: Range): string => cidr

const round = (value: number): number => Math.round(value * 10) / 10

/** All families below each other; a picture that says so where no range is known. */
export function numberLineSvg(report: Report, locale: Locale): string {
  const text = pictureWords[locale]
  const lines = numberLines(report, {
    stretch: (log2) => 16 + log2 * 1.6,
    gap: 30,
    label: (range) => textWidth(labelOf(range), FONT) + PAD * 2,
  })
  const families = lines.map(({ family }) => (family === 'ipv4' ? 'IPv4' : 'IPv6')).join(', ')
  const title = lines.length > 0 ? say(text.lineTitle, locale, { family: families }) : words[locale].hints.noRanges
  const spoken = lines.flatMap((line) =>
    line.tracks.flatMap(({ kind, lanes }) =>
      lanes.flat().map(({ cidr }) => say(text.lineRange, locale, { kind: words[locale].rangeKinds[kind], cidr })),
    ),
  )
  const names = lines.flatMap(({ tracks }) => tracks.map((track) => trackName(track, locale)))
  const left = Math.max(0, ...names.map((name) => textWidth(name, FONT))) + PAD
  const drawn = lines.reduce<{ body: string; y: number }>(
    ({ body, y }, line) => {
      const next = drawLine(line, { left, y, locale, named: lines.length > 1 })
      return { body: body + next.body, y: next.y }
    },
    { body: '', y: PAD },
  )
  const caption = lines.length > 0 ? `(${text.notToScale})` : title
  const width = round(Math.max(left + Math.max(0, ...lines.map((line) => line.width)), textWidth(caption, FONT)) + PAD * 2)
  const height = drawn.y + FONT + PAD
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${fontFamily}" font-size="${FONT}">`,
    `<title>${forSvg(title)}</title><desc>${forSvg(say(text.lineDescription, locale, { ranges: spoken.join(', ') }))}</desc>`,
    drawn.body,
    `<text x="${PAD}" y="${drawn.y + FONT - 2}" fill="${ink}">${forSvg(caption)}</text>`,
    '</svg>',
  ].join('')
}

const trackName = ({ kind, more }: Track, locale: Locale): string =>
  `${words[locale].rangeKinds[kind]}${more > 0 ? ` ${say(pictureWords[locale].moreRanges, locale, { count: more })}` : ''}`

interface Place {
  left: number
  y: number
  locale: Locale
  named: boolean
}

function drawLine(line: NumberLine, { left, y: top, locale, named }: Place): { body: string; y: number } {
  let y = top
  let body = ''
  if (named) {
    body += `<text x="${PAD}" y="${y + FONT}" fill="${ink}" font-weight="600">${line.family === 'ipv4' ? 'IPv4' : 'IPv6'}</text>`
    y += FONT + PAD
  }
  const start = y
  for (const track of line.tracks) {
    body += `<text x="${PAD}" y="${y + BOX / 2 + FONT / 3}" fill="${ink}">${forSvg(trackName(track, locale))}</text>`
    for (const lane of track.lanes) {
      body += lane.map((block) => drawBlock(block, track.kind, left + PAD, y)).join('')
      y += LANE
    }
  }
  const breaks = line.gaps.map(({ from, to }) => {
    const [a, b] = [round(left + PAD + from + 6), round(left + PAD + to - 6)]
    return `<path d="M${a} ${start}V${y - 8}M${b} ${start}V${y - 8}" stroke="${faint}" stroke-dasharray="2 4" fill="none"/>`
  })
  return { body: breaks.join('') + body, y: y + 4 }
}

function drawBlock(block: LineBlock, kind: TrackKind, left: number, y: number): string {
  const [name, fill, line] = colours[kind]
  const x = round(left + block.from + 1)
  const width = round(block.to - block.from - 2)
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${BOX}" rx="4" fill="var(--cni-${name}-fill,${fill})" stroke="var(--cni-${name}-line,${line})"/>` +
    `<text x="${round(x + width / 2)}" y="${round(y + BOX / 2 + FONT / 3)}" text-anchor="middle" fill="${ink}">${forSvg(labelOf(block))}</text>`
  )
}
