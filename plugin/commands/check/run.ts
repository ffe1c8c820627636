/** `check`: findings as a gate. Exit codes as kubectl diff: 0 none at or above the level, 1 some, above 1 an error. */
import { readFile } from 'node:fs/promises'
import type { Finding } from '../../../shared/contract/report.ts'
import { CniError } from '../../../shared/text/errors.ts'
import type { Locale } from '../../../shared/text/locale.ts'
import { holdLimits, type Limits } from '../../analyse/addresses/thresholds.ts'
import { analyse } from '../../analyse/index.ts'
import { type CheckOutput, checkText } from '../../render/check/index.ts'
import { type SourceArgs, snapshotFrom } from '../source.ts'
import type { World } from '../world.ts'

export interface CheckArgs extends SourceArgs {
  'fail-on'?: Severity
  'max-subnet-used'?: string
  'min-free-prefixes'?: string
  ignore?: string[]
  policy?: string
  output?: CheckOutput
}

type Severity = Finding['severity']
const order: readonly Severity[] = ['info', 'warning', 'critical']

interface Policy extends Limits {
  failOn: Severity
  ignore: string[]
}

/** The code of a gate that could not look at all it was told to look at. */
const UNCHECKED = 7

export async function check(argv: CheckArgs, locale: Locale, world: World): Promise<number> {
  const policy = await policyOf(argv)
  const snapshot = await snapshotFrom(argv, locale, world)
  const report = analyse(snapshot)
  const limits = holdLimits(report.addresses, policy)
  const all = [...report.findings, ...limits.findings].filter(({ id }) => !policy.ignore.includes(id))
  const fails = ({ severity }: Finding) => order.indexOf(severity) >= order.indexOf(policy.failOn)
  const failing = all.filter(fails)
  const { cluster, takenAt } = report
  const outcome = {
    cluster: cluster.name ?? cluster.context,
    takenAt,
    version: world.version,
    failOn: policy.failOn,
    failing,
    passing: all.filter((finding) => !fails(finding)),
    unchecked: limits.unchecked,
  }
  await world.print(checkText(outcome, locale, argv.output ?? 'table'))
  // A limit that was asked for and could not be checked must not pass.
  return limits.unchecked.length > 0 ? UNCHECKED : failing.length > 0 ? 1 : 0
}

/** Flags win over the file; what is in neither has its default. */
async function policyOf(argv: CheckArgs): Promise<Policy> {
  const file = argv.policy === undefined ? {} : await policyFile(argv.policy)
  return {
    failOn: argv['fail-on'] ?? file.failOn ?? 'warning',
    maxSubnetUsed: number('--max-subnet-used', argv['max-subnet-used']) ?? file.maxSubnetUsed,
    minFreePrefixes: number('--min-free-prefixes', argv['min-free-prefixes']) ?? file.minFreePrefixes,
    ignore: [...(file.ignore ?? []), ...(argv.ignore ?? [])],
  }
}

function number(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(text)) throw new CniError('usage', `${flag} ${text}`)
  return Number(text)
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0

/** What each key of the file may hold. A key that is not here is a typing error, and a gate must not overlook one. */
const keys: Record<keyof Policy, (value: unknown) => boolean> = {
  failOn: (value) => order.some((severity) => severity === value),
  maxSubnetUsed: isCount,
  minFreePrefixes: isCount,
  ignore: (value) => Array.isArray(value) && value.every((id) => typeof id === 'string'),
}

async function policyFile(path: string): Promise<Partial<Policy>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CniError('file-unreadable', error.code ?? error.message, { file: path })
  })
  const { parse } = await import('../../collect/yaml.ts')
  const value: unknown = await Promise.resolve()
    .then(() => parse(text))
    .catch((error: Error) => {
      throw new CniError('policy-invalid', error.message.split('\n')[0], { file: path })
    })
  const entries = Object.entries(typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { '?': value })
  const wrong = entries.find(([key, held]) => !Object.hasOwn(keys, key) || !keys[key as keyof Policy](held))
  if (wrong) throw new CniError('policy-invalid', `${wrong[0]}: ${JSON.stringify(wrong[1])}`, { file: path })
  return Object.fromEntries(entries) as Partial<Policy>
}
