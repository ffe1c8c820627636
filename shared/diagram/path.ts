/** The path of one packet between two real pods on different nodes, one picture for each part of the cluster that differs. */
import type { Report } from '../contract/report.ts'
import { contains } from '../net/cidr.ts'
import { say } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pictureWords } from '../text/pictures.ts'
import { headingOf, type Lane, lanesOf } from './lanes.ts'
import type { Leg, PathEnd, PathModel } from './model.ts'
import { type End, gapOf, nodeRangeOf, pairOf, subnetsOf } from './pair.ts'
import { legsOf } from './ways.ts'

/** None where `whyNoPath` says why. */
export function pathsOf(report: Report, locale: Locale): PathModel[] {
  const lanes = lanesOf(report)
  if (lanes.every(({ kind }) => kind === 'unknown')) return []
  return lanes.flatMap((lane) => pathOn(report, lane, locale, lanes.length > 1) ?? [])
}

/** Why this report has no picture of the path; undefined where it has one. */
export function whyNoPath(report: Report, locale: Locale): string | undefined {
  const gap = gapOf(report)
  return gap && pictureWords[locale].gaps[gap]
}

function pathOn(report: Report, lane: Lane, locale: Locale, several: boolean): PathModel | undefined {
  const pair = pairOf(report, lane)
  if (!pair) return undefined
  const [from, to] = pair.map((end) => endOf(report, end)) as [PathEnd, PathEnd]
  const legs = legsOf(report, lane, subnetsOf(report, ...pair))
  const text = pictureWords[locale]
  const heading = several ? headingOf(lane, locale) : undefined
  return {
    title: heading === undefined ? text.pathTitle : `${text.pathTitle}: ${heading}`,
    description: say(text.pathDescription, locale, {
      from: from.pod,
      to: to.pod,
      fromNode: from.node,
      toNode: to.node,
      how: legs.map((leg) => howOf(leg, locale)).join(' '),
    }),
    locale,
    ...(heading === undefined ? {} : { heading }),
    from,
    to,
    legs,
  }
}

function howOf({ way, case: when }: Leg, locale: Locale): string {
  const text = pictureWords[locale]
  const says = {
    bare: text.directSays,
    wrapped: way.is === 'wrapped' && way.encrypted ? text.encryptedSays : text.tunnelSays,
    below: text.azureWraps,
    unknown: text.unknownSays,
  }[way.is]
  return when === undefined ? says : `${text.cases[when]}: ${says}`
}

/** The declared range a pod's address lies in; a range that only covers what was seen is none. */
function podRangeOf({ ranges: { pods = [] } }: Report, named: string | undefined, ip: string): string | undefined {
  const declared = pods.filter(({ cidr, source }) => source !== 'covering' && contains(cidr, ip))
  return (declared.find(({ cidr }) => cidr === named) ?? declared[0])?.cidr
}

function endOf(report: Report, { pod, ip, node, address }: End): PathEnd {
  const range = podRangeOf(report, pod.range, ip)
  const nodeRange = nodeRangeOf(report, address)
  const eni = node.interfaces?.find(({ id }) => id === pod.interface)
  const block = eni?.prefixes.find((cidr) => contains(cidr, ip)) ?? eni?.subnetId
  return {
    pod: `${pod.namespace}/${pod.name}`,
    ip,
    ...(range === undefined ? {} : { podRange: range }),
    node: node.name,
    address,
    ...(nodeRange === undefined ? {} : { nodeRange }),
    ...(pod.interface === undefined ? {} : { eni: { id: pod.interface, ...(block === undefined ? {} : { from: block }) } }),
  }
}
