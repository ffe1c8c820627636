/** cilium-config as an agent reads it: flags over the ConfigMap over the documented default, and CiliumNodeConfig over all on its nodes. */
import type { Setting } from '../../contract/report.ts'
import type { NodeFact, ResourceFact } from '../../contract/snapshot.ts'
import type { SettingsOf } from '../define.ts'
import { byName, objectSetting } from '../settings.ts'
import { type CiliumView, defaults, type Key, keys, type Named } from './facts.ts'

/** Written settings only; a key that is absent here was written nowhere. */
export type Written = Partial<Record<Key, Setting>>

export interface Config {
  /** False when neither the ConfigMap nor a flag could be read: then a default proves nothing. */
  known: boolean
  at: string
  written: Written
}

export function configOf(view: CiliumView): Config {
  const look = view.configMap('@/cilium-config')
  const written: Written = {}
  for (const key of keys) {
    const flag = view.flag(`--${key}`)
    const value = look.is === 'present' ? look.value.data[key] : undefined
    // A bare Boolean flag means true.
    if (flag) written[key] = { value: flag.value === '' ? 'true' : flag.value, from: 'manifest', at: flag.at }
    else if (value !== undefined) written[key] = objectSetting(value, look.at)
  }
  return { known: look.is === 'present' || Object.keys(written).length > 0, at: look.at, written }
}

const byDefault: Partial<Record<Key, string>> = defaults
export const effective = (written: Written, key: Key): string => written[key]?.value.trim() || (byDefault[key] ?? '')

export function settingsOf({ written }: Config): SettingsOf<Named> {
  const documented = (Object.keys(defaults) as (keyof typeof defaults)[]).map((key): [Key, Setting] => [
    key,
    { value: defaults[key], from: 'default' },
  ])
  return { ...byName(documented), ...written }
}

export interface Override {
  name: string
  at: string
  written: Written
  /** Nodes its selector picks; undefined where the labels it asks for were not read. */
  nodes: readonly NodeFact[] | undefined
}

/** CiliumNodeConfig objects that carry keys we know. An agent lets them win over the ConfigMap. */
export function overridesOf(view: CiliumView): Override[] {
  const look = view.resources('ciliumnodeconfigs.cilium.io')
  const home = view.workloads[0]?.namespace
  if (look.is !== 'present') return []
  return look.value
    .filter(({ namespace }) => namespace === undefined || namespace === home)
    .map((item) => overrideOf(item, view.nodes))
    .filter(({ written }) => Object.keys(written).length > 0)
}

function overrideOf({ name, namespace, fields }: ResourceFact, nodes: readonly NodeFact[]): Override {
  const at = `ciliumnodeconfig/${namespace ?? ''}/${name}`
  const given = recordOf(fields['spec.defaults'])
  const written: Written = {}
  for (const key of keys) if (typeof given[key] === 'string') written[key] = objectSetting(given[key], at)
  return { name, at, written, nodes: selected(recordOf(fields['spec.nodeSelector']), nodes) }
}

const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {})

type Test = { key: string; holds: (value: string | undefined) => boolean }

/** Label selectors as Kubernetes evaluates them, over the labels that were read; an unread label leaves the answer open. */
function selected(selector: Record<string, unknown>, nodes: readonly NodeFact[]): readonly NodeFact[] | undefined {
  const equal = Object.entries(recordOf(selector.matchLabels)).map(([key, wanted]): Test => ({ key, holds: (value) => value === wanted }))
  const expressions = Array.isArray(selector.matchExpressions) ? selector.matchExpressions.map(recordOf).map(testOf) : []
  const tests = [...equal, ...expressions]
  if (tests.some(({ key }) => !nodes.some((node) => key in node.labels))) return undefined
  return nodes.filter((node) => tests.every(({ key, holds }) => holds(node.labels[key])))
}

function testOf(expression: Record<string, unknown>): Test {
  const values = Array.isArray(expression.values) ? expression.values.map(String) : []
  const operators: Record<string, Test['holds']> = {
    In: (value) => value !== undefined && values.includes(value),
    NotIn: (value) => value === undefined || !values.includes(value),
    Exists: (value) => value !== undefined,
    DoesNotExist: (value) => value === undefined,
  }
  return { key: String(expression.key), holds: operators[String(expression.operator)] ?? (() => false) }
}
