/** The cluster as boxes: network, subnets, nodes, pods. Big clusters are shown by a few of each and counts of the rest. */
import type { Node, Pod, Report } from '../contract/report.ts'
import { BlockIndex } from '../net/cidr.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { verdictText } from '../text/sentences.ts'
import { rawOf } from '../text/span.ts'
import { words } from '../text/words.ts'
import { bandsOf } from './bands.ts'
import { type Box, type BoxKind, countBoxes, type MapModel, peersOf } from './model.ts'
import { nodeNames } from './names.ts'

/** More boxes than this cannot be read on one screen. */
export const MOST_BOXES = 30

/** How much is drawn; the first plan that stays within MOST_BOXES is taken. */
interface Plan {
  subnets: number
  /** Nodes a subnet, pods a node. */
  nodes: number
  pods: number
}

const plans: readonly Plan[] = [
  [6, 6, 6],
  [4, 4, 4],
  [4, 3, 3],
  [4, 2, 3],
  [3, 2, 2],
  [4, 1, 3],
  [3, 2, 1],
  [4, 1, 2],
  [3, 1, 2],
  [2, 1, 1],
].map(([subnets = 0, nodes = 0, pods = 0]) => ({ subnets, nodes, pods }))

interface Subnet {
  label: string[]
  nodes: Node[]
}

interface Group {
  label: string[] | undefined
  subnets: Map<string, Subnet>
}

export function mapOf(report: Report, locale: Locale): MapModel {
  const pods = podsByNode(report)
  const groups = groupsOf(report, locale)
  const drawn = plans.map((plan) => boxesOf(groups, pods, plan, locale))
  const boxes = drawn.find((candidate) => countBoxes(candidate) <= MOST_BOXES) ?? drawn.at(-1) ?? []
  const text = pictureWords[locale]
  const nothing = () => [box('more', [report.nodes ? words[locale].hints.noNodes : words[locale].hints.unreadNodes])]
  return {
    title: text.mapTitle,
    description: say(text.mapDescription, locale, {
      nodes: report.nodes?.length ?? 0,
      pods: [...pods.values()].reduce((sum, { length }) => sum + length, 0),
      verdict: rawOf(verdictText(report, locale)),
    }),
    locale,
    boxes: boxes.length > 0 ? boxes : nothing(),
    bands: peersOf(boxes).length > 1 ? bandsOf(report, locale) : [],
  }
}

const box = (kind: BoxKind, label: string[], children: Box[] = []): Box => ({ kind, label, children })

/** Pods with addresses of their own, by node, in the order of their names. */
function podsByNode({ pods }: Report): Map<string, Pod[]> {
  const own = (pods?.items ?? []).filter((pod) => !pod.hostNetwork && pod.ips.length > 0)
  const byNode = Map.groupBy(own, (pod) => pod.node ?? '')
  const order = (pod: Pod) => `${pod.namespace}/${pod.name}`
  for (const items of byNode.values()) items.sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return byNode
}

function groupsOf(report: Report, locale: Locale): Group[] {
  const text = pictureWords[locale]
  const networks = Map.groupBy(report.ranges.networks ?? [], ({ name }) => name ?? '')
  const only = networks.size === 1 ? [...networks.keys()][0] : undefined
  const ranges = new BlockIndex(report.ranges.nodes.map((range) => [range.cidr, range] as const))
  const subnets = new Map((report.subnets ?? []).map((subnet) => [subnet.id, subnet]))
  const groups = new Map<string, Group>()
  for (const node of report.nodes ?? []) {
    const network = node.instance?.vpcId ?? only ?? ''
    const cidrs = (networks.get(network) ?? []).map(({ cidr }) => cidr).join(', ')
    const label =
      network === '' && cidrs === '' ? undefined : [say(network === '' ? text.network : text.namedNetwork, locale, { name: network, cidrs })]
    const group = groups.get(network) ?? { label, subnets: new Map<string, Subnet>() }
    groups.set(network, group)
    const id = node.instance?.subnetId
    const range = node.internalIPs[0] === undefined ? undefined : ranges.find(node.internalIPs[0])
    const key = id ?? range?.cidr ?? ''
    const subnet = group.subnets.get(key) ?? { label: subnetLabel(), nodes: [] }
    group.subnets.set(key, subnet)
    subnet.nodes.push(node)

    function subnetLabel(): string[] {
      if (id !== undefined) {
        const { name, cidrs: own } = subnets.get(id) ?? {}
        return [name === undefined ? id : say(text.namedSubnet, locale, { name }), (own ?? [range?.cidr ?? '']).join(', ')]
      }
      if (!range) return [text.elsewhere]
      return [say(range.source === 'covering' ? text.around : text.subnet, locale, { cidr: range.cidr })]
    }
  }
  return [...groups.values()]
}

function boxesOf(groups: Group[], pods: Map<string, Pod[]>, plan: Plan, locale: Locale): Box[] {
  const text = pictureWords[locale]
  const more = (message: string, count: number) => (count > 0 ? [box('more', [say(message, locale, { count })])] : [])
  const shortName = nodeNames(groups.flatMap(({ subnets }) => [...subnets.values()].flatMap((subnet) => subnet.nodes.map(({ name }) => name))))
  const nodeBox = (node: Node): Box => {
    const own = pods.get(node.name) ?? []
    const drawn = own.slice(0, plan.pods).map((pod) => box('pod', [`${pod.namespace}/${pod.name}`, pod.ips.join(', ')]))
    return box(
      'node',
      [say(text.node, locale, { name: shortName(node.name) }), node.internalIPs.join(', ')],
      [...drawn, ...more(text.morePods, own.length - drawn.length)],
    )
  }
  const subnetBox = ({ label, nodes: all }: Subnet): Box =>
    box('subnet', label, [...all.slice(0, plan.nodes).map(nodeBox), ...more(text.moreNodes, all.length - plan.nodes)])
  return groups.slice(0, plan.subnets).flatMap((group): Box[] => {
    const all = [...group.subnets.values()]
    const drawn = [...all.slice(0, plan.subnets).map(subnetBox), ...more(text.moreSubnets, all.length - plan.subnets)]
    return group.label ? [box('network', group.label, drawn)] : drawn
  })
}
