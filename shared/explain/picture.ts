/** The picture of a mode: a packet between two example pods, drawn as for a real report. Addresses: RFC 5737, 3849 and 1918. */
import type { AnyCni, Mode, PodPlace } from '../cni/define.ts'
import type { Interface, Node, Pod, Range, Report } from '../contract/report.ts'
import { API_VERSION } from '../contract/version.ts'
import { mermaidOf } from '../diagram/mermaid.ts'
import type { Picture } from '../diagram/model.ts'
import { pathPictures } from '../diagram/pictures.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { explainWords } from './words.ts'

/** Mermaid text. */
export function modePicture(cni: AnyCni, mode: string, locale: Locale): string | undefined {
  const picture = modeModel(cni, mode, locale)
  return picture && mermaidOf(picture)
}

export function modeModel(cni: AnyCni, mode: string, locale: Locale): Picture | undefined {
  const facts = cni.modes[mode]
  if (!facts) return undefined
  return facts.picture.shape === 'other' ? otherPicture(cni, mode, facts.picture.says, locale) : pathPictures(exampleOf(cni, mode, facts), locale)[0]
}

/** A CNI that moves no packet, or none that can be seen: who does it instead. */
function otherPicture(cni: AnyCni, mode: string, says: 'delegates' | 'policy-only' | 'not-visible', locale: Locale): Picture {
  const text = explainWords[locale]
  return {
    is: 'handover',
    title: say(text.picture.title, locale, { cni: cni.name, mode: cni.words[locale].modes[mode]?.name ?? mode }),
    description: `${cni.name}: ${text.others[says]}.`,
    from: cni.name,
    to: says === 'not-visible' ? text.picture.unseen : text.picture.other,
    says: text.others[says],
  }
}

/** Where two example nodes and their pods sit. */
interface Place {
  nodes: readonly [string, string]
  pods: readonly [string, string]
  /** Blocks held by the nodes' interfaces. */
  prefixes?: readonly [string, string]
  ranges: { nodes: string; pods: string }
}

const overlay: Place = {
  nodes: ['192.0.2.11', '192.0.2.12'],
  pods: ['10.244.1.10', '10.244.2.20'],
  ranges: { nodes: '192.0.2.0/24', pods: '10.244.0.0/16' },
}

const native: Record<PodPlace['subnet'], Record<'address' | 'prefix', Place>> = {
  node: {
    address: { ...overlay, pods: ['192.0.2.31', '192.0.2.52'], ranges: { nodes: '192.0.2.0/24', pods: '192.0.2.0/24' } },
    prefix: {
      ...overlay,
      pods: ['192.0.2.35', '192.0.2.70'],
      prefixes: ['192.0.2.32/28', '192.0.2.64/28'],
      ranges: { nodes: '192.0.2.0/24', pods: '192.0.2.0/24' },
    },
  },
  other: {
    address: { ...overlay, pods: ['198.51.100.31', '198.51.100.52'], ranges: { nodes: '192.0.2.0/24', pods: '198.51.100.0/24' } },
    prefix: {
      ...overlay,
      pods: ['198.51.100.35', '198.51.100.70'],
      prefixes: ['198.51.100.32/28', '198.51.100.64/28'],
      ranges: { nodes: '192.0.2.0/24', pods: '198.51.100.0/24' },
    },
  },
}

const native6: Place = {
  nodes: ['2001:db8:0:1::11', '2001:db8:0:1::12'],
  pods: ['2001:db8:0:1:a::3', '2001:db8:0:1:b::4'],
  prefixes: ['2001:db8:0:1:a::/80', '2001:db8:0:1:b::/80'],
  ranges: { nodes: '2001:db8:0:1::/64', pods: '2001:db8:0:1::/64' },
}

function placeOf({ kind, picture }: Mode): Place {
  const pods = picture.shape === 'direct' ? picture.pods : undefined
  if (pods?.family === 'ipv6') return native6
  return kind === 'vpc-native' ? native[pods?.subnet ?? 'node'][pods?.on ?? 'address'] : overlay
}

const pod = (name: string, on: string, ip: string, eni: Interface | undefined): Pod => ({
  namespace: 'shop',
  name,
  node: on,
  ips: [ip],
  status: 'Running',
  hostNetwork: false,
  ...(eni ? { interface: eni.id } : {}),
})

const node = (name: string, address: string, eni: Interface | undefined): Node => ({
  name,
  internalIPs: [address],
  externalIPs: [],
  podCIDRs: [],
  ...(eni ? { interfaces: [eni] } : {}),
})

const range = (cidr: string): Range => ({ cidr, source: 'example', addresses: 2 })

function eniOf({ picture }: Mode, { pods, prefixes }: Place, which: 0 | 1): Interface | undefined {
  if (picture.shape !== 'direct' || picture.pods?.on === undefined) return undefined
  return { id: which === 0 ? 'eni-a' : 'eni-b', secondaryIPs: prefixes ? [] : [pods[which]], prefixes: prefixes ? [prefixes[which]] : [] }
}

function exampleOf(cni: AnyCni, mode: string, facts: Mode): Report {
  const nothing = { confidence: 'certain' as const, evidence: [] }
  const place = placeOf(facts)
  const { nodes, pods, ranges } = place
  const enis = [eniOf(facts, place, 0), eniOf(facts, place, 1)] as const
  return {
    apiVersion: API_VERSION,
    kind: 'Report',
    takenAt: '2026-01-01T00:00:00Z',
    tool: { name: '', version: '' },
    cluster: { context: '', server: '', platform: 'unknown' },
    cnis: [{ id: cni.id, name: cni.name, role: 'primary', mode, images: [], versions: [], settings: {}, ...nothing }],
    datapath: { kind: facts.kind, encapsulation: facts.encapsulation, decidedFrom: 'object', ...nothing },
    // Whether a tunnel is needed may depend on the subnets, which an example leaves open.
    ranges: {
      nodes: facts.encapsulation.when === 'cross-subnet' ? [] : [range(ranges.nodes)],
      pods: [range(ranges.pods)],
      relation: 'unknown',
      ...nothing,
    },
    nodes: [node('node-a', nodes[0], enis[0]), node('node-b', nodes[1], enis[1])],
    pods: {
      total: 2,
      hostNetwork: 0,
      withoutIP: 0,
      items: [pod('frontend', 'node-a', pods[0], enis[0]), pod('cart', 'node-b', pods[1], enis[1])],
    },
    findings: [],
    unknowns: [],
  }
}
