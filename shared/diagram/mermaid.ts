/** Models as Mermaid text. Ids are counted, never taken from names; every label goes through escape.ts. */
import { pictureWords } from '../text/pictures.ts'
import { forMermaid } from './escape.ts'
import {
  type Box,
  type BoxKind,
  type HandoverModel,
  type MapModel,
  type Packet,
  type PacketHeader,
  type PacketModel,
  type Picture,
  peersOf,
} from './model.ts'
import { colourOf, type Role } from './palette.ts'
import { type Sequence, type Step, sequenceOf } from './sequence.ts'

/** Longer labels say nothing in a picture; the whole name is in the tables. */
const LONGEST = 64

const shortened = (text: string): string => {
  const chars = [...text]
  return chars.length > LONGEST ? `${chars.slice(0, LONGEST - 12).join('')}…${chars.slice(-11).join('')}` : text
}

const label = (lines: readonly string[]): string => lines.map((line) => forMermaid(shortened(line))).join('<br/>')

const described = (model: { title: string; description: string }): string[] => [
  `  accTitle: ${forMermaid(model.title)}`,
  `  accDescr: ${forMermaid(model.description)}`,
]

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`

const shapes: Record<BoxKind, readonly [open: string, close: string]> = {
  network: ['["', '"]'],
  subnet: ['["', '"]'],
  node: ['["', '"]'],
  pod: ['("', '")'],
  more: ['["', '"]'],
}

const boxRoles: Record<BoxKind, Role> = { network: 'network', subnet: 'subnet', node: 'node', pod: 'pod', more: 'empty' }

/** Light colours with their own ink, so that they read on a dark page too. */
const classDef = (role: Role): string =>
  `  classDef ${role} fill:${colourOf(`${role}-fill`, 'light')},stroke:${colourOf(`${role}-line`, 'light')},color:${colourOf('ink', 'light')}`

/** Boxes with children become subgraphs; a hub joins what the bands join. */
export function flowText({ boxes, bands, ...model }: MapModel): string {
  const ids = new Map<Box, string>()
  const byRole = new Map<Role, string[]>()
  const mark = (id: string, role: Role) => byRole.set(role, [...(byRole.get(role) ?? []), id])
  const lines: string[] = []
  const write = (box: Box, indent: string) => {
    const id = `n${ids.size}`
    ids.set(box, id)
    mark(id, boxRoles[box.kind])
    if (box.children.length === 0) {
      const [open, close] = shapes[box.kind]
      lines.push(`${indent}${id}${open}${label(box.label)}${close}`)
      return
    }
    lines.push(`${indent}subgraph ${id}["${label(box.label)}"]`)
    for (const child of box.children) write(child, `${indent}  `)
    lines.push(`${indent}end`)
  }
  for (const box of boxes) write(box, '  ')
  const peers = bands.length > 0 ? peersOf(boxes) : []
  const hub = `n${ids.size}`
  const [first] = bands
  if (first && peers.length > 0) {
    lines.push(`  ${hub}("${label(bands.map((band) => band.label))}")`)
    mark(hub, bands.every(({ role }) => role === first.role) ? first.role : 'fabric')
    for (const peer of peers) lines.push(`  ${ids.get(peer)} --- ${hub}`)
  }
  const classes = [...byRole].flatMap(([role, marked]) => [classDef(role), `  class ${marked.join(',')} ${role}`])
  return text(['flowchart LR', ...described(model), ...lines, ...classes])
}

const handoverText = ({ from, to, says, ...model }: HandoverModel): string =>
  text(['flowchart LR', ...described(model), `  n0["${label([from])}"]`, `  n1["${label([to])}"]`, `  n0 -->|"${label([says])}"| n1`])

/** A wrapped packet is drawn dotted, so that it reads without colour. */
const stepText = (step: Step): string =>
  step.is === 'note'
    ? `  Note over ${step.over.map((actor) => `n${actor}`).join(',')}: ${label(step.lines)}`
    : `  n${step.from}${step.wrapped ? '-->>' : '->>'}n${step.to}: ${label(step.lines)}`

export function sequenceText(model: Sequence): string {
  const actors = model.actors.map((actor, index) => `  participant n${index} as ${label(actor.label)}`)
  return text(['sequenceDiagram', ...described(model), ...actors, ...model.steps.map(stepText)])
}

/** Width of what has no size of its own, in bytes: room for its words, not to scale. */
const ROOM = 20

/** One unit is one byte. The first row holds what was added, so the pod's own packet starts a row of its own. */
export function packetText(model: PacketModel): string {
  const { locale, packets } = model
  const { payload, encryptedPacket } = pictureWords[locale]
  const packet = packets.reduce<Packet | undefined>((most, one) => (most && most.headers.length >= one.headers.length ? most : one), undefined)
  const headers = packet?.headers ?? []
  const sum = (which: boolean) => headers.filter(({ added }) => added === which).reduce((bytes, header) => bytes + (header.bytes ?? ROOM), 0)
  const [added, own] = [sum(true), sum(false)]
  const perRow = added || own + ROOM
  return text([
    '---',
    'config:',
    '  packet:',
    `    bitsPerRow: ${perRow}`,
    `    bitWidth: ${perRow > 30 ? 14 : 24}`,
    '---',
    'packet',
    ...described(model),
    ...headers.map((header) => `  +${header.bytes ?? ROOM}: "${forMermaid(fieldName(header, locale))}"`),
    `  +${Math.max(perRow - own, ROOM)}: "${forMermaid(packet?.encrypted ? encryptedPacket : payload)}"`,
  ])
}

function fieldName({ name, bytes, added }: PacketHeader, locale: PacketModel['locale']): string {
  const sized = bytes === undefined ? name : `${name} ${bytes} B`
  return added ? sized : pictureWords[locale].podHeader.replace('{header}', sized)
}

/** Undefined for pictures Mermaid has no form for. */
export function mermaidOf(picture: Picture): string | undefined {
  switch (picture.is) {
    case 'path':
      return sequenceText(sequenceOf(picture))
    case 'map':
      return flowText(picture)
    case 'packet':
      return packetText(picture)
    case 'handover':
      return handoverText(picture)
    case 'line':
    case 'cells':
      return undefined
  }
}
