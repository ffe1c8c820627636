/** The path for the whole cluster: the plan of cilium-config, corrected by the CiliumNodeConfig objects that change it. */
import type { Confidence, Datapath } from '../../contract/report.ts'
import { finding } from '../../text/claim.ts'
import type { Detection, Observation, PathClaim } from '../define.ts'
import { type Config, type Override, overridesOf } from './config.ts'
import { type CiliumView, type Mean, type Mode, modes } from './facts.ts'
import { type Plan, planOf } from './plan.ts'

interface Outcome {
  mode: Mode
  path: PathClaim<Mean>
  findings: NonNullable<Detection['findings']>
}

const same = (a: Plan, b: Plan): boolean =>
  JSON.stringify([a.mode, a.encapsulation, a.encryption]) === JSON.stringify([b.mode, b.encapsulation, b.encryption])

export function pathOf(view: CiliumView, config: Config, identity: Confidence): Outcome {
  const base = planOf(view, config)
  const changing = overridesOf(view)
    .map((override) => ({ override, plan: planOf(view, { at: override.at, written: { ...config.written, ...override.written } }) }))
    .filter(({ plan }) => !same(plan, base))
  const everywhere = changing.find(
    ({ override }) => override.nodes !== undefined && view.nodes.length > 0 && override.nodes.length === view.nodes.length,
  )
  if (everywhere) return outcome(view, config, { ...everywhere.plan, from: 'object' }, identity, [seen(everywhere.override, 'node-config')])
  const placed = changing.filter(({ override }) => (override.nodes?.length ?? 0) > 0)
  const unplaced = changing.filter(({ override }) => override.nodes === undefined)
  const evidence = [
    ...placed.map(({ override }) => seen(override, 'node-config')),
    ...unplaced.map(({ override }) => seen(override, 'node-config-unplaced')),
  ]
  const all = outcome(view, config, base, unplaced.length > 0 ? 'likely' : identity, evidence)
  const findings = [...placed, ...unplaced].map(({ override }) => findingOf(override))
  if (placed.length === 0) return { ...all, findings }
  return { ...all, findings, path: { ...all.path, ...split(view, base, placed, all.path.confidence) } }
}

const seen = ({ at, written }: Override, means: Mean): Observation<Mean> => ({
  at,
  saw: Object.entries(written)
    .map(([key, setting]) => `${key}=${setting.value}`)
    .join(', '),
  means,
})

const findingOf = ({ at, written, nodes }: Override) =>
  finding('nodes-override-setting', 'warning', at, {
    cni: 'cilium',
    settings: Object.entries(written).map(([key, setting]) => `${key}=${setting.value}`),
    ...(nodes ? { nodes: nodes.slice(0, 10).map(({ name }) => name), count: nodes.length } : { placed: 'no' }),
  })

function outcome(view: CiliumView, config: Config, plan: Plan, identity: Confidence, extra: Observation<Mean>[]): Outcome {
  const blind = view.resources('ciliumnodeconfigs.cilium.io')
  const evidence = [...plan.evidence, ...extra]
  if (blind.is === 'unknown') evidence.push({ at: blind.at, saw: '-', means: 'node-configs-unread' })
  const open = plan.mode === 'not-visible' || plan.mode === 'delegated'
  if (plan.mode === 'delegated') evidence.push({ at: config.written.ipam?.at ?? config.at, saw: 'ipam=delegated-plugin', means: 'delegated-unknown' })
  const sure = plan.written && identity === 'certain' && blind.is !== 'unknown' && plan.mode !== 'gke-alias-ip' && plan.mode !== 'alibabacloud'
  const mtu = Number(config.written.mtu?.value)
  return {
    mode: plan.mode,
    findings: [],
    path: {
      decidedFrom: plan.from,
      confidence: open ? 'unknown' : sure ? 'certain' : 'likely',
      encapsulation: plan.encapsulation,
      ...(plan.encryption ? { encryption: plan.encryption } : {}),
      ...(mtu > 0 ? { mtu } : {}),
      evidence,
    },
  }
}

/** Node groups with different paths, when an override reaches only some nodes. */
function split(
  view: CiliumView,
  base: Plan,
  placed: readonly { override: Override; plan: Plan }[],
  confidence: Confidence,
): Pick<PathClaim, 'kind' | 'encapsulation' | 'classes'> {
  const taken = new Set(placed.flatMap(({ override }) => (override.nodes ?? []).map(({ name }) => name)))
  const row = (name: string, nodes: number, plan: Plan) => ({
    name,
    nodes,
    cni: 'cilium',
    kind: modes[plan.mode].kind,
    encapsulation: plan.encapsulation,
    confidence,
  })
  const classes: NonNullable<Datapath['classes']> = [
    row('cilium-config', view.nodes.length - taken.size, base),
    ...placed.map(({ override, plan }) => row(override.name, override.nodes?.length ?? 0, plan)),
  ]
  const populated = classes.filter(({ nodes }) => nodes > 0)
  const protocols = [...new Set(populated.map(({ encapsulation }) => encapsulation.protocol))]
  return {
    classes: populated,
    ...(new Set(populated.map(({ kind }) => kind)).size > 1 ? { kind: 'mixed' } : {}),
    ...(protocols.length > 1
      ? { encapsulation: { protocol: 'unknown', when: 'unknown', port: undefined, overheadBytes: undefined, possible: protocols } }
      : {}),
  }
}
