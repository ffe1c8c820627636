/** Values of a report with their explanations, as rows. Values stay untrusted text. */

import { cniById } from '../../shared/cni/index.ts'
import type { Cni, Encapsulation, Report } from '../../shared/contract/report.ts'
import { say } from '../../shared/text/icu.ts'
import type { Locale } from '../../shared/text/locale.ts'
import { modeName } from '../../shared/text/sentences.ts'
import { words } from '../../shared/text/words.ts'
import type { Fact } from './components/Facts.astro'
import { pageWords } from './words/page.ts'
import { valueWords } from './words/values.ts'

const bytes = (count: number | undefined, locale: Locale): string | undefined =>
  count === undefined ? undefined : say(pageWords[locale].bytes, locale, { bytes: count })

/** The protocol's name, or those it can be where the API does not show which. */
function protocolName({ protocol, possible = [] }: Encapsulation, locale: Locale): string {
  const names = words[locale].protocols
  return protocol === 'unknown' && possible.length > 0 ? possible.map((one) => names[one]).join(' / ') : names[protocol]
}

export function clusterFacts({ cluster }: Report, locale: Locale): Fact[] {
  const page = pageWords[locale]
  const says = valueWords[locale]
  return [
    { name: page.clusterName, value: cluster.name, says: page.nameSays },
    { name: page.context, value: cluster.context, says: says.context },
    { name: page.server, value: cluster.server, says: says.server },
    { name: page.platform, value: words[locale].platforms[cluster.platform], says: page.platformSays },
    { name: page.kubernetes, value: cluster.kubernetes, says: says.version },
    { name: page.region, value: cluster.region, says: page.regionSays },
  ]
}

export function datapathFacts({ datapath, ranges }: Report, locale: Locale): Fact[] {
  const { kinds, when, confidence, relations, protocols } = words[locale]
  const page = pageWords[locale]
  const says = valueWords[locale]
  const { encapsulation, encryption } = datapath
  // Where node classes differ, one line cannot tell: their own table does.
  const one = <T>(value: T): T | undefined => (datapath.kind === 'mixed' ? undefined : value)
  const conditional = encapsulation.protocol !== 'none' && encapsulation.when !== 'unknown'
  return [
    { name: page.datapath, value: kinds[datapath.kind].name, says: kinds[datapath.kind].says },
    { name: page.encapsulation, value: one(protocolName(encapsulation, locale)), says: says.protocols[encapsulation.protocol] },
    { name: page.when, value: one(conditional ? when[encapsulation.when] : undefined), says: says.when[encapsulation.when] },
    { name: page.port, value: one(encapsulation.port?.toString()), says: says.port },
    { name: page.overhead, value: one(bytes(encapsulation.overheadBytes, locale)), says: says.overhead },
    { name: page.mtu, value: one(bytes(datapath.mtu, locale)), says: says.mtu },
    { name: page.mtuIf1500, value: one(bytes(datapath.mtuIf1500, locale)), says: says.mtuIf1500 },
    { name: page.encryption, value: encryption && protocols[encryption.protocol], says: says.encryption },
    { name: page.relation, value: relations[ranges.relation].name, says: `${relations[ranges.relation].says} ${says.relation}` },
    { name: page.decidedFrom, value: says.decidedFrom[datapath.decidedFrom].name, says: says.decidedFrom[datapath.decidedFrom].says },
    { name: page.confidence, value: confidence[datapath.confidence], says: says.confidence[datapath.confidence] },
  ]
}

export function cniFacts(cni: Cni, locale: Locale): Fact[] {
  const { columns, roles, confidence } = words[locale]
  const says = valueWords[locale]
  const known = cniById(cni.id)?.words[locale]
  const mode = cni.mode !== undefined && known && Object.hasOwn(known.modes, cni.mode) ? known.modes[cni.mode] : undefined
  const { workload } = cni
  return [
    { name: columns.role, value: roles[cni.role], says: says.roles[cni.role] },
    {
      name: columns.version,
      value: cni.version,
      says: cni.versions.map(({ version, nodes }) => say(pageWords[locale].versionOn, locale, { version, count: nodes })).join(', '),
    },
    { name: columns.mode, value: modeName(cni, locale), says: mode?.says ?? '' },
    { name: columns.workload, value: workload && `${workload.kind} ${workload.namespace}/${workload.name}`, says: known?.addresses ?? '' },
    { name: columns.ready, value: workload?.ready === undefined ? undefined : `${workload.ready}/${workload.desired ?? '?'}`, says: says.ready },
    { name: columns.confidence, value: confidence[cni.confidence], says: says.confidence[cni.confidence] },
  ]
}

export function podFacts(report: Report, locale: Locale): Fact[] {
  const { pods } = report
  if (!pods) return []
  const { columns } = words[locale]
  const says = valueWords[locale]
  const page = pageWords[locale]
  return [
    { name: columns.pods, value: String(pods.total), says: says.total },
    { name: 'hostNetwork', value: String(pods.hostNetwork), says: says.hostNetwork },
    { name: page.withoutIP, value: String(pods.withoutIP), says: says.withoutIP },
    { name: columns.namespace, value: pods.namespace, says: says.namespace },
  ]
}
