/** `check`: the report's findings as a gate. */
import { asGate } from '../as-gate.ts'
import type { Command, Flags } from '../define.ts'
import type { CheckArgs } from './run.ts'

const flags = {
  'fail-on': {
    choices: ['info', 'warning', 'critical'],
    describe: { en: 'Least severity that fails (default: warning)', ko: '실패로 볼 최소 심각도(기본값: warning)' },
  },
  'max-subnet-used': { type: 'string', nargs: 1, describe: { en: 'Most percent of a subnet in use', ko: '서브넷 사용률 한도(%)' } },
  'min-free-prefixes': {
    type: 'string',
    nargs: 1,
    describe: { en: 'Fewest free /28 blocks of a subnet pods use', ko: '파드가 쓰는 서브넷에 남아야 할 빈 /28 수' },
  },
  ignore: { type: 'string', array: true, nargs: 1, describe: { en: 'Finding id to leave out; repeatable', ko: '무시할 항목 ID(여러 번 지정 가능)' } },
  policy: {
    type: 'string',
    nargs: 1,
    describe: {
      en: 'YAML file with failOn, maxSubnetUsed, minFreePrefixes, ignore',
      ko: 'failOn, maxSubnetUsed, minFreePrefixes, ignore가 든 YAML 파일',
    },
  },
} as const satisfies Flags

export const check: Command = {
  name: 'check',
  does: {
    en: 'Fail on findings: exit code 0 none, 1 some, above 1 an error',
    ko: '발견 항목이 있으면 실패: 종료 코드 0 없음, 1 있음, 2 이상 오류',
  },
  flags,
  has: () => ['page', 'check'],
  reads: true,
  examples: [['kubectl cni check --max-subnet-used 80 --min-free-prefixes 4 -o junit']],
  run: (argv, locale, world) => asGate(async () => (await import('./run.ts')).check(argv as CheckArgs, locale, world)),
}
