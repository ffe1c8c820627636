/** Clusters of test/clusters to change in one place, and the findings that makes. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { readSnapshot } from '../shared/contract/read.ts'
import type { Finding } from '../shared/contract/report.ts'
import type { NodeFact, PodFact, Snapshot, Source } from '../shared/contract/snapshot.ts'

export const cluster = (name: string): Snapshot =>
  readSnapshot(JSON.parse(readFileSync(new URL(`clusters/${name}/snapshot.json`, import.meta.url), 'utf8')))

export function itemsOf<T>(source: Source<T> | undefined): T {
  if (!source?.ok) throw new Error('the cluster of this test has this source')
  return source.items
}
export const nodes = (snapshot: Snapshot): NodeFact[] => itemsOf(snapshot.sources.nodes)
export const pods = (snapshot: Snapshot): PodFact[] => itemsOf(snapshot.sources.pods)

export function configMap(snapshot: Snapshot, key: string): Record<string, string> {
  const map = itemsOf(snapshot.sources.configMaps?.[key])
  if (!map) throw new Error(`${key} is in this cluster`)
  return map.data
}

export function poolFields(snapshot: Snapshot): Record<string, unknown> {
  const [pool] = itemsOf(snapshot.sources.resources?.['ippools.crd.projectcalico.org'])
  if (!pool) throw new Error('this cluster has a pool')
  return pool.fields
}

export const pod = (name: string, node: string, ip: string, more: Partial<PodFact> = {}): PodFact => ({
  namespace: 'shop',
  name,
  node,
  ips: [ip],
  status: 'Running',
  ...more,
})
export const answered = <T>(items: T) => ({ ok: true as const, at: 'test', items })

export const found = (snapshot: Snapshot, id: string): Finding[] => analyse(snapshot).findings.filter((finding) => finding.id === id)
export const only = (snapshot: Snapshot, id: string): Finding => {
  const all = found(snapshot, id)
  expect(all).toHaveLength(1)
  return all[0] as Finding
}
