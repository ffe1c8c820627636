/** What a check is held to: flags, and the file of a team. */
import { readFile } from 'node:fs/promises'
import type { Finding } from '../../../shared/contract/report.ts'
import { CniError } from '../../../shared/text/errors.ts'
import type { Limits } from '../../analyse/addresses/thresholds.ts'

type Severity = Finding['severity']

/** From least to most. */
export const severities: readonly Severity[] = ['info', 'warning', 'critical']

export interface Policy extends Limits {
  failOn: Severity
  ignore: string[]
}

export interface PolicyArgs {
  'fail-on'?: Severity
  'max-subnet-used'?: string
  'min-free-prefixes'?: string
  ignore?: string[]
  policy?: string
}

/** Flags win over the file; what is in neither has its default. */
export async function policyOf(argv: PolicyArgs): Promise<Policy> {
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
  failOn: (value) => severities.some((severity) => severity === value),
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
