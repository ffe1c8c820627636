/**
 * What a picture shows, before any notation. Text is raw: whoever sets a picture escapes it. A model holds facts of one
 * report (or of one example), so SVG, Mermaid and lines of text of the same picture cannot say different things.
 */
import type { Path } from '../cni/define.ts'
import type { Protocol, Report } from '../contract/report.ts'
import type { Locale } from '../text/locale.ts'

interface Described {
  title: string
  /** What the picture shows, in words, for readers who cannot see it. */
  description: string
}

export type Via = Extract<Path, { shape: 'direct' }>['via']

/** One pod with its node; addresses of one family. */
export interface PathEnd {
  pod: string
  ip: string
  podRange?: string
  node: string
  address: string
  nodeRange?: string
  /** The interface that holds the pod's address, and the delegated block or the subnet it comes from. */
  eni?: { id: string; from?: string }
}

/** How packets travel between two nodes. */
export type Way =
  | { is: 'bare'; via: Via }
  | {
      is: 'wrapped'
      /** What it is wrapped in; several where it is one of them, none where that could not be seen. */
      protocols: readonly Protocol[]
      /** Laid around the tunnel, or around the pod's own packet. */
      encryption?: Protocol
      /** Whether the pod's packet can still be read between the nodes. */
      encrypted: boolean
      device?: string
      /** Added by the tunnel, and by what is laid around it. */
      bytes?: number
      encryptionBytes?: number
      /** Of the outermost header. */
      port?: number
    }
  /** The node sends the pod's packet as it is, and the cloud wraps it below the node. */
  | { is: 'below' }
  | { is: 'unknown' }

/** In which case a way is taken: by the subnets of the two nodes, or where nothing shows when packets are wrapped. */
export type Case = 'same-subnet' | 'different-subnets' | 'wrapped' | 'bare'

export interface Leg {
  way: Way
  case?: Case
  /** Whether the two nodes of the picture are such a case; absent where that is not known. */
  here?: boolean
}

export interface PathModel extends Described {
  locale: Locale
  /** What it is the path of, where there are several: a node class, a pool, a family. */
  heading?: string
  from: PathEnd
  to: PathEnd
  /** One, or one for each case. */
  legs: readonly [Leg, ...Leg[]]
}

export interface PacketHeader {
  /** Permanent id of the contract's vocabulary, or of a newer one. */
  id: string
  name: string
  /** Absent where it is not known or varies. */
  bytes?: number
  /** Added on the way, as against the pod's own packet. */
  added: boolean
  port?: number
  whose?: 'node' | 'pod'
  /** Source and destination, where real ones are known. */
  addresses?: readonly [from: string, to: string]
}

export interface Packet {
  /** What it is the packet of, where there are several. */
  heading?: string
  /** Outermost first. */
  headers: readonly PacketHeader[]
  /** Nothing of the pod can be read. */
  encrypted: boolean
  /** Bytes in front of the pod's packet; absent where they are not all known. */
  added?: number
  /** What the CNI takes off the MTU, where that is more than the headers hold. */
  counted?: number
}

export interface PacketModel extends Described {
  locale: Locale
  packets: readonly Packet[]
}

/** What a box stands for; it decides shape and colour, nothing else. */
export type BoxKind = 'network' | 'subnet' | 'node' | 'pod' | 'more'

export interface Box {
  kind: BoxKind
  /** One entry a line. */
  label: readonly string[]
  children: readonly Box[]
}

/** What joins all nodes, or all of a class: one band in the picture. */
export interface Band {
  label: string
  role: 'tunnel' | 'encrypted' | 'fabric'
}

export interface MapModel extends Described {
  locale: Locale
  boxes: readonly Box[]
  /** Empty where the way between nodes is not known, or there are no two of them. */
  bands: readonly Band[]
}

/** A CNI that leaves packets to another: who does what instead. */
export interface HandoverModel extends Described {
  from: string
  to: string
  says: string
}

export interface LineModel extends Described {
  locale: Locale
  report: Report
}

export interface CellRow {
  label: string
  /** One letter a cell. */
  cells: string
  note?: string
}

/** What each letter stands for, in words. */
export interface CellMeaning {
  letter: string
  says: string
}

/** Maps of addresses: the ENIs of a node, the /28 blocks of a subnet, how full subnets are. */
export interface CellsModel extends Described {
  locale: Locale
  of: 'eni' | 'blocks' | 'bars'
  rows: readonly CellRow[]
  meanings: readonly CellMeaning[]
  /** The meanings in one line of monospaced text. */
  legend: string
}

/** Any picture: painted as SVG, written as Mermaid or as lines of text where it has such a form. */
export type Picture =
  | ({ is: 'path' } & PathModel)
  | ({ is: 'packet' } & PacketModel)
  | ({ is: 'map' } & MapModel)
  | ({ is: 'line' } & LineModel)
  | ({ is: 'cells' } & CellsModel)
  | ({ is: 'handover' } & HandoverModel)

export function countBoxes(boxes: readonly Box[]): number {
  return boxes.reduce((sum, box) => sum + 1 + countBoxes(box.children), 0)
}

/** The boxes that the bands join: on the first level that has several. */
export function peersOf(boxes: readonly Box[]): readonly Box[] {
  const [only] = boxes
  if (boxes.length !== 1 || only === undefined || only.kind === 'node' || only.kind === 'more') return boxes.length > 1 ? boxes : []
  return peersOf(only.children)
}
