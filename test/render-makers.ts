/** Reports made from the two written by hand: with hostile text in every field, and of any size. */
import type { Node, Report } from '../shared/contract/report.ts'
import { calicoReport, pod } from './render-reports.ts'

const label = (text: string, n: number | string) => `${text}${n}`

/** The report with the given text in every field that a cluster, a cloud or a hand-made file can fill freely. Addresses stay, so that pictures are drawn. */
export function poisoned(report: Report, text: string): Report {
  const copy = structuredClone(report)
  const evidence = (list: { at: string; saw: string; means: string }[]) =>
    list.map((_, n) => ({ at: text, saw: label(text, n), means: label(text, n) }))
  const names = new Map((copy.nodes ?? []).map(({ name }, n) => [name, label(text, n)]))
  Object.assign(copy.cluster, { context: text, server: text, name: text, kubernetes: text, region: text })
  for (const cni of copy.cnis ?? []) {
    Object.assign(cni, {
      name: text,
      version: text,
      mode: text,
      evidence: evidence(cni.evidence),
      versions: [{ version: text, nodes: 1 }],
      settings: { [text]: { value: text, from: 'object', at: text } },
    })
    cni.images = cni.images.map((image) => ({ ...image, container: text, image: text, registry: text, repository: text, tag: text, digest: text }))
    cni.workload = { kind: text, namespace: text, name: text }
  }
  copy.datapath.evidence = evidence(copy.datapath.evidence)
  copy.datapath.pools = [
    { cidr: text, encapsulation: copy.datapath.encapsulation },
    { cidr: text, encapsulation: copy.datapath.encapsulation },
  ]
  copy.ranges.evidence = evidence(copy.ranges.evidence)
  for (const range of [...copy.ranges.nodes, ...(copy.ranges.pods ?? []), ...(copy.ranges.networks ?? [])])
    Object.assign(range, { source: text, name: text })
  copy.ranges.services = [{ cidr: text, source: text, name: text, addresses: 0 }]
  for (const node of copy.nodes ?? []) {
    Object.assign(node, { name: names.get(node.name), zone: text, class: text, externalIPs: [text], podCIDRs: [text] })
    if (node.instance)
      Object.assign(node.instance, {
        id: text,
        name: text,
        type: text,
        state: text,
        publicIP: text,
        vpcId: text,
        subnetId: label(text, node.internalIPs[0] ?? ''),
      })
  }
  for (const [n, pod] of (copy.pods?.items ?? []).entries())
    Object.assign(pod, { namespace: text, name: label(text, n), node: names.get(pod.node ?? ''), range: text, interface: text })
  if (copy.pods) copy.pods.namespace = text
  for (const subnet of copy.subnets ?? []) Object.assign(subnet, { id: text, name: text, cidrs: [text], zone: text })
  copy.findings = [
    { id: text, severity: 'info', subject: text, data: { [text]: text, list: [text, text] } },
    { id: 'version-skew', severity: 'warning', subject: text, data: { versions: [text, text] } },
    { id: 'pod-outside-ranges', severity: 'critical', subject: text, data: { pods: [text], nodes: [text], count: 2 } },
  ]
  copy.unknowns = [
    { statement: text, source: text, error: text, detail: text },
    { statement: 'pods', source: text, error: 'forbidden', detail: text },
  ]
  return copy
}

/** A cluster of any size; nodes lie in subnets of 250. */
export function bigReport(nodes: number, podsPerNode: number): Report {
  const address = (n: number) => `10.${1 + Math.floor(n / 62_500)}.${Math.floor(n / 250) % 250}.${1 + (n % 250)}`
  const podAddress = (n: number) => `100.${64 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`
  const report = structuredClone(calicoReport)
  report.nodes = Array.from(
    { length: nodes },
    (_, n): Node => ({
      name: `n-${n}`,
      ready: true,
      internalIPs: [address(n)],
      externalIPs: [],
      podCIDRs: [],
      maxPods: 110,
      pods: { total: podsPerNode, hostNetwork: 0 },
    }),
  )
  report.ranges.nodes = Array.from({ length: Math.ceil(nodes / 250) }, (_, n) => ({
    cidr: address(n * 250).replace(/\.\d+$/, '.0/24'),
    source: 'ec2-subnet',
    addresses: 250,
  }))
  report.ranges.pods = [{ cidr: '100.64.0.0/10', source: 'calico-ippool', name: 'default', addresses: nodes * podsPerNode }]
  const items = Array.from({ length: nodes * podsPerNode }, (_, n) =>
    pod(`team-${n % 40}`, `api-${n}`, `n-${n % nodes}`, podAddress(n), { range: '100.64.0.0/10' }),
  )
  report.pods = { total: items.length, hostNetwork: 0, withoutIP: 0, items }
  return report
}
