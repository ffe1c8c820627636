/** Packets of several encapsulations below each other, to scale, so that what a tunnel adds can be seen beside the bare packet. */
import type { Protocol } from '../../../shared/contract/report.ts'
import { forSvg } from '../../../shared/diagram/escape.ts'
import type { PacketLayer, PacketModel } from '../../../shared/diagram/model.ts'
import { packetOf } from '../../../shared/diagram/packet.ts'
import { say } from '../../../shared/text/icu.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { words } from '../../../shared/text/words.ts'
import { pictureTexts } from '../words/pictures.ts'

const perByte = 7
const box = 44
const row = { title: 22, bracket: 26, gap: 18 }
const payloadWidth = 190
const pad = 8
const size = 13

const colours = {
  added: 'fill="var(--cni-added-fill,#ffe9cf)" stroke="var(--cni-added-line,#c2600c)"',
  own: 'fill="var(--cni-pod-fill,#dcfce7)" stroke="var(--cni-pod-line,#15803d)"',
  data: 'fill="var(--cni-network-fill,#eef2f7)" stroke="var(--cni-network-line,#64748b)"',
} as const

const bytesOf = (layers: readonly PacketLayer[]): number => layers.reduce((sum, { bytes }) => sum + bytes, 0)
const addedOf = ({ layers }: PacketModel): PacketLayer[] => layers.filter(({ added }) => added)

const text = (x: number, y: number, content: string, more = 'text-anchor="middle"'): string =>
  `<text x="${x}" y="${y}" ${more} fill="var(--cni-ink,#1c2430)">${forSvg(content)}</text>`

function layerBox({ name, bytes, added }: PacketLayer, x: number, y: number): string {
  const width = bytes * perByte
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${box}" ${added ? colours.added : colours.own}/>` +
    text(x + width / 2, y + 19, name) +
    text(x + width / 2, y + 35, String(bytes))
  )
}

/** The data ends in a torn edge: its size is the application's. */
function payloadBox(label: string, x: number, y: number): string {
  const end = x + payloadWidth
  const tear = [4, 3, 2, 1].map((quarter) => `L${end - (quarter % 2) * 8} ${y + (box * (quarter - 1)) / 4}`).join('')
  return `<path d="M${x} ${y}V${y + box}H${end}${tear}Z" ${colours.data}/>${text(x + payloadWidth / 2 - 4, y + 27, label)}`
}

function bracket(x: number, y: number, width: number, label: string): string {
  return `<path d="M${x + 1} ${y}v6h${width - 2}v-6" fill="none" stroke="var(--cni-added-line,#c2600c)" stroke-width="1.5"/>${text(x + width / 2, y + 21, label)}`
}

function drawRow(model: PacketModel, title: string, left: number, y: number, locale: Locale): { body: string; height: number } {
  const added = addedOf(model)
  const bytes = bytesOf(added)
  const start = left - bytes * perByte
  const top = y + row.title
  let x = start
  const boxes = model.layers.map((layer) => {
    const drawn = layerBox(layer, x, top)
    x += layer.bytes * perByte
    return drawn
  })
  const brace = bytes > 0 ? bracket(start, top + box + 4, bytes * perByte, say(pictureTexts[locale].added, locale, { bytes })) : ''
  return {
    body: text(start, y + 14, title, 'font-weight="600"') + boxes.join('') + payloadBox(model.payload, x, top) + brace,
    height: row.title + box + (bytes > 0 ? row.bracket : 0) + row.gap,
  }
}

/** One row a protocol; all rows are aligned where the pod's own packet begins. */
export function packetRows(protocols: readonly Protocol[], locale: Locale): string {
  const rows = protocols.map((protocol) => ({ protocol, model: packetOf(protocol, locale) }))
  const left = pad + Math.max(...rows.map(({ model }) => bytesOf(addedOf(model)))) * perByte
  const width = left + 20 * perByte + payloadWidth + pad
  let y = pad
  const drawn = rows.map(({ protocol, model }) => {
    const title = addedOf(model).length === 0 ? pictureTexts[locale].bare : words[locale].protocols[protocol]
    const { body, height } = drawRow(model, title, left, y, locale)
    y += height
    return body
  })
  const spoken = rows.map(({ model }) => `${model.title}: ${model.description}`).join(' ')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${y - row.gap + pad}" width="${width}" height="${y - row.gap + pad}" font-size="${size}">` +
    `<title>${forSvg(pictureTexts[locale].packetsTitle)}</title><desc>${forSvg(spoken)}</desc>${drawn.join('')}</svg>`
  )
}

/** Whether headers of this protocol are documented well enough to be drawn. */
export const canDraw = (protocol: Protocol, locale: Locale): boolean => addedOf(packetOf(protocol, locale)).length > 0
