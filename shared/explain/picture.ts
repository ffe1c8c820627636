/** The picture of a mode: a packet between two example pods, drawn as for a real report. Addresses: RFC 5737 and RFC 1918. */
import type { AnyCni } from '../cni/define.ts'
import type { Node, Pod, Report } from '../contract/report.ts'
import { API_VERSION } from '../contract/version.ts'
import { pathSequence } from '../diagram/index.ts'
import { flowText } from '../diagram/mermaid.ts'
import type { Box } from '../diagram/model.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { explainWords } from './words.ts'

/** Mermaid text. */
export function modePicture(cni: AnyCni, mode: string, locale: Locale): string | undefined {
  const picture = cni.modes[mode]?.picture
  if (!picture) return undefined
  return picture.shape === 'other' ? otherPicture(cni, mode, picture.says, locale) : pathSequence(exampleOf(cni, mode), locale)
}

/** A CNI that moves no packet, or none that can be seen: who does it instead. */
function otherPicture(cni: AnyCni, mode: string, says: 'delegates' | 'policy-only' | 'not-visible', locale: Locale): string {
  const text = explainWords[locale]
  const box = (label: string): Box => ({ kind: 'node', label: [label], children: [] })
  const [own, carrier] = [box(cni.name), box(says === 'not-visible' ? text.picture.unseen : text.picture.other)]
  const title = say(text.picture.title, locale, { cni: cni.name, mode: cni.words[locale].modes[mode]?.name ?? mode })
  return flowText({
    title,
    description: `${cni.name}: ${text.others[says]}.`,
    boxes: [own, carrier],
    arrows: [{ from: own, to: carrier, label: [text.others[says]], both: false }],
    row: [own, carrier],
  })
}

const node = (name: string, address: string): Node => ({ name, internalIPs: [address], externalIPs: [], podCIDRs: [] })
const pod = (name: string, on: string, ip: string): Pod => ({ namespace: 'shop', name, node: on, ips: [ip], status: 'Running', hostNetwork: false })

function exampleOf(cni: AnyCni, mode: string): Report {
  const facts = cni.modes[mode]
  const pods = facts?.kind === 'vpc-native' ? ['192.0.2.31', '192.0.2.52'] : ['10.244.1.10', '10.244.2.20']
  const nothing = { confidence: 'certain' as const, evidence: [] }
  return {
    apiVersion: API_VERSION,
    kind: 'Report',
    takenAt: '2026-01-01T00:00:00Z',
    tool: { name: '', version: '' },
    cluster: { context: '', server: '', platform: 'unknown' },
    cnis: [{ id: cni.id, name: cni.name, role: 'primary', mode, images: [], versions: [], settings: {}, ...nothing }],
    datapath: {
      kind: facts?.kind ?? 'unknown',
      encapsulation: facts?.encapsulation ?? { protocol: 'unknown', when: 'unknown' },
      decidedFrom: 'object',
      ...nothing,
    },
    ranges: { nodes: [], relation: 'unknown', ...nothing },
    nodes: [node('node-a', '192.0.2.11'), node('node-b', '192.0.2.12')],
    pods: { total: 2, hostNetwork: 0, withoutIP: 0, items: [pod('frontend', 'node-a', pods[0] as string), pod('cart', 'node-b', pods[1] as string)] },
    findings: [],
    unknowns: [],
  }
}
