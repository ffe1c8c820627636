/** `check`: findings as a gate. Exit codes as kubectl diff: 0 none at or above the level, 1 some, above 1 an error. */
import type { Finding } from '../../../shared/contract/report.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { holdLimits } from '../../analyse/addresses/thresholds.ts'
import { analyse } from '../../analyse/index.ts'
import { checkAnswer } from '../../render/check.ts'
import { type OutputArgs, print } from '../output.ts'
import { type SourceArgs, snapshotFrom } from '../source.ts'
import type { World } from '../world.ts'
import { type PolicyArgs, policyOf, severities } from './policy.ts'

export interface CheckArgs extends SourceArgs, PolicyArgs, OutputArgs {}

/** The code of a gate that could not look at all it was told to look at. */
const UNCHECKED = 7

export async function check({ output = 'table', ...argv }: CheckArgs, locale: Locale, world: World): Promise<number> {
  const policy = await policyOf(argv)
  const report = analyse(await snapshotFrom(argv, locale, world))
  const limits = holdLimits(report.addresses, policy)
  const all = [...report.findings, ...limits.findings].filter(({ id }) => !policy.ignore.includes(id))
  const fails = ({ severity }: Finding) => severities.indexOf(severity) >= severities.indexOf(policy.failOn)
  const failing = all.filter(fails)
  const outcome = {
    cluster: report.cluster.name ?? report.cluster.context,
    takenAt: report.takenAt,
    version: world.version,
    failOn: policy.failOn,
    failing,
    passing: all.filter((finding) => !fails(finding)),
    unchecked: limits.unchecked,
  }
  await print(checkAnswer(outcome, locale), output, locale, world)
  // A limit that was asked for and could not be checked must not pass.
  return limits.unchecked.length > 0 ? UNCHECKED : failing.length > 0 ? 1 : 0
}
