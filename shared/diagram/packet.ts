/** What a packet between two nodes looks like: the headers a tunnel adds, then the pod's own packet. */
import { headerStacks, overheadOf } from '../cni/encapsulation.ts'
import type { Protocol } from '../contract/report.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { words } from '../text/words.ts'
import type { PacketLayer, PacketModel } from './model.ts'

/** IPv4 header without options, bytes: RFC 791. */
const POD_HEADER = 20

/** Headers of a packet in this protocol, outermost first; the bare packet where the protocol adds none that is documented. */
export function packetOf(protocol: Protocol, locale: Locale): PacketModel {
  const text = pictureWords[locale]
  const added = (headerStacks[protocol] ?? []).map((layer): PacketLayer => ({ ...layer, added: true }))
  const which = added.length > 0 ? 'wrapped' : 'bare'
  const name = words[locale].protocols[protocol]
  return {
    title: say(text.packetTitle[which], locale, { protocol: name }),
    description: say(text.packetDescription[which], locale, {
      bytes: overheadOf(protocol) ?? 0,
      layers: added.map((layer) => `${layer.name} ${layer.bytes}`).join(', '),
    }),
    layers: [...added, { name: text.innerIp, bytes: POD_HEADER, added: false }],
    payload: text.payload,
  }
}

/** The same as one line of text, e.g. "VXLAN  [IPv4 20][UDP 8][VXLAN 8][Ethernet 14] pod IPv4 20 | TCP or UDP, data". */
export function packetLine(protocol: Protocol, locale: Locale): { name: string; line: string } {
  const { layers, payload } = packetOf(protocol, locale)
  const added = layers.filter((layer) => layer.added)
  const own = layers.filter((layer) => !layer.added).map(({ name, bytes }) => `${name} ${bytes}`)
  return {
    name: added.length > 0 ? words[locale].protocols[protocol] : pictureWords[locale].bareRow,
    line: `${added.map(({ name, bytes }) => `[${name} ${bytes}]`).join('')}${added.length > 0 ? ' ' : ''}${[...own, payload].join(' | ')}`,
  }
}
