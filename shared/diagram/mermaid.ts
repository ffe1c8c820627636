/** Models as Mermaid text. Ids are counted, never taken from names; every label goes through escape.ts. */
import { forMermaid } from './escape.ts'
import type { Box, BoxKind, FlowModel, PacketModel, SequenceModel, Step } from './model.ts'

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

/** Boxes with children become subgraphs. */
export function flowText(model: FlowModel): string {
  const ids = new Map<Box, string>()
  const lines: string[] = []
  const write = (box: Box, indent: string) => {
    const id = `n${ids.size}`
    ids.set(box, id)
    if (box.children.length === 0) {
      const [open, close] = shapes[box.kind]
      lines.push(`${indent}${id}${open}${label(box.label)}${close}`)
      return
    }
    lines.push(`${indent}subgraph ${id}["${label(box.label)}"]`)
    for (const child of box.children) write(child, `${indent}  `)
    lines.push(`${indent}end`)
  }
  for (const box of model.boxes) write(box, '  ')
  for (const { from, to, label: said, both } of model.arrows) {
    const [start, end] = [ids.get(from), ids.get(to)]
    if (start && end) lines.push(`  ${start} ${both ? '<-->' : '-->'}|"${label(said)}"| ${end}`)
  }
  const linked = new Set(model.arrows.map(({ from, to }) => `${ids.get(from)} ${ids.get(to)}`))
  model.row.slice(1).forEach((box, index) => {
    const [start, end] = [ids.get(model.row[index] as Box), ids.get(box)]
    if (start && end && !linked.has(`${start} ${end}`)) lines.push(`  ${start} ~~~ ${end}`)
  })
  return text(['flowchart LR', ...described(model), ...lines])
}

/** A wrapped packet is drawn dotted, so that it reads without colour. */
const stepText = (step: Step): string =>
  step.is === 'note'
    ? `  Note over ${step.over.map((actor) => `n${actor}`).join(',')}: ${label(step.lines)}`
    : `  n${step.from}${step.wrapped ? '-->>' : '->>'}n${step.to}: ${label(step.lines)}`

export function sequenceText(model: SequenceModel): string {
  const actors = model.actors.map((actor, index) => `  participant n${index} as ${label(actor.label)}`)
  return text(['sequenceDiagram', ...described(model), ...actors, ...model.steps.map(stepText)])
}

/** Least width of the payload in the picture, in bytes: room for its words, not to scale. */
const PAYLOAD = 20

/** One unit is one byte. The first row holds what the tunnel adds, so the pod's own packet starts a row of its own. */
export function packetText(model: PacketModel): string {
  const sum = (layers: PacketModel['layers']) => layers.reduce((bytes, layer) => bytes + layer.bytes, 0)
  const own = sum(model.layers.filter((layer) => !layer.added))
  const perRow = sum(model.layers) - own || own + PAYLOAD
  const fields = model.layers.map(({ name, bytes }) => `  +${bytes}: "${forMermaid(`${name} ${bytes} B`)}"`)
  return text([
    '---',
    'config:',
    '  packet:',
    `    bitsPerRow: ${perRow}`,
    `    bitWidth: ${perRow > 30 ? 14 : 24}`,
    '---',
    'packet',
    ...described(model),
    ...fields,
    `  +${Math.max(perRow - own, PAYLOAD)}: "${forMermaid(model.payload)}"`,
  ])
}
