/** One end of a path, as a drawing: the node as a box, in it the pod, and the interface its packets leave by. */
import { say } from '../../text/icu.ts'
import type { Locale } from '../../text/locale.ts'
import { pictureWords } from '../../text/pictures.ts'
import type { PathEnd } from '../model.ts'
import { heightOf, type Line, NORMAL, type Rect, type Sheet } from '../scene.ts'

const PAD = 10
const GAP = 12

/** Where a packet leaves the pod's network for the node's: an ENI, or the device that wraps. */
export type Exit = { role: 'eni' | 'tunnel' | 'encrypted'; lines: Line[] } | undefined

interface Parts {
  node: Line[]
  pod: Line[]
  exit: Exit
}

function partsOf(end: PathEnd, name: string, exit: Exit, locale: Locale): Parts {
  const text = pictureWords[locale]
  const range = (cidr: string | undefined): Line[] => (cidr === undefined ? [] : [{ text: say(text.ofRange, locale, { cidr }), faint: true }])
  return {
    node: [{ text: say(text.node, locale, { name }), bold: true, size: NORMAL }, { text: end.address }, ...range(end.nodeRange)],
    pod: [{ text: say(text.pod, locale, { name: end.pod }), bold: true }, { text: end.ip }, ...range(end.podRange)],
    exit,
  }
}

/** What the end's packets leave by; the device of the tunnel where it is known. */
export function exitOf(end: PathEnd, device: { name: string; encrypted: boolean } | undefined, locale: Locale): Exit {
  if (device) return { role: device.encrypted ? 'encrypted' : 'tunnel', lines: [{ text: device.name }] }
  if (end.eni === undefined) return undefined
  const from = end.eni.from === undefined ? [] : [{ text: say(pictureWords[locale].eniFrom, locale, { block: end.eni.from }), faint: true }]
  return { role: 'eni', lines: [{ text: `ENI ${end.eni.id}` }, ...from] }
}

const boxHeight = (lines: readonly Line[]): number => heightOf(lines) + 12

export function endHeight(end: PathEnd, name: string, exit: Exit, locale: Locale): number {
  const { node, pod } = partsOf(end, name, exit, locale)
  return PAD + heightOf(node) + 6 + boxHeight(pod) + (exit ? GAP + boxHeight(exit.lines) : 0) + PAD
}

interface Place extends Rect {
  name: string
  /** Upright pictures lead packets in from above: there the pod stands below its exit. */
  turned?: boolean
}

/** Where lines begin: the pod, and what its packets leave by. */
export interface Start {
  pod: Rect
  exit: Rect | undefined
}

export function drawEnd(sheet: Sheet, end: PathEnd, exit: Exit, { name, turned = false, ...place }: Place, locale: Locale): Start {
  const { node, pod } = partsOf(end, name, exit, locale)
  sheet.box(place, 'node', { round: 8 })
  const inner = { x: place.x + PAD, width: place.width - 2 * PAD }
  const boxes = exit
    ? turned
      ? [exit, { role: 'pod' as const, lines: pod }]
      : [{ role: 'pod' as const, lines: pod }, exit]
    : [{ role: 'pod' as const, lines: pod }]
  const body = boxes.reduce((sum, { lines }) => sum + boxHeight(lines), 0) + (boxes.length - 1) * GAP
  // The other node may be taller: what is in the boxes is set at the same height on both sides.
  const head: Rect = { ...inner, y: place.y + PAD, height: heightOf(node) }
  const below = turned ? place.y + PAD + body + 6 : head.y
  sheet.write({ ...head, y: below }, node)
  let y = turned ? place.y + PAD : head.y + head.height + 6
  const drawn = boxes.map(({ role, lines }) => {
    const box = { ...inner, y, height: boxHeight(lines) }
    sheet.box(box, role)
    sheet.write({ ...box, x: box.x + 6, width: box.width - 12 }, lines)
    y += box.height + GAP
    return box
  })
  const [first, second] = drawn as [Rect, Rect | undefined]
  if (second) sheet.stretch([first.x + first.width / 2, first.y + first.height], [second.x + second.width / 2, second.y], 'ink', { width: 2 })
  return turned && second ? { pod: second, exit: first } : { pod: first, exit: second }
}
