/** Flags of the commands that count addresses. */
import type { Both } from '../../shared/text/locale.ts'
import type { Flag } from './flags.ts'

export const simulateFlags = {
  nodes: { type: 'string', nargs: 1, describe: { en: 'How many nodes more, e.g. +20', ko: '더할 노드 수(예: +20)' } },
  'pods-per-node': {
    type: 'string',
    nargs: 1,
    describe: { en: 'Pods with an address of their own on each of them', ko: '그 노드마다 띄울 파드 수(hostNetwork 제외)' },
  },
  type: {
    type: 'string',
    nargs: 1,
    describe: { en: 'Instance type to copy (default: the most frequent one)', ko: '본뜰 인스턴스 유형(기본값: 가장 많은 유형)' },
  },
  since: {
    type: 'string',
    nargs: 1,
    describe: { en: 'Older snapshot of the same cluster: adds rate and date', ko: '같은 클러스터의 이전 스냅샷(속도와 날짜를 더해 보기)' },
  },
  output: { alias: 'o', choices: ['table', 'json'], default: 'table', describe: { en: 'Output format', ko: '출력 형식' } },
} as const satisfies Record<string, Flag>

export const checkFlags = {
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
  output: { alias: 'o', choices: ['table', 'json', 'junit', 'sarif'], default: 'table', describe: { en: 'Output format', ko: '출력 형식' } },
} as const satisfies Record<string, Flag>

export const addressCommandWords: Both<{ simulate: string; check: string }> = {
  en: {
    simulate: 'Say whether more nodes and pods fit into the VPC, and what breaks first',
    check: 'Fail on findings: exit code 0 none, 1 some, above 1 an error',
  },
  ko: {
    simulate: '노드와 파드가 VPC 주소에 더 들어가는지, 무엇이 먼저 막히는지 보기',
    check: '발견 항목이 있으면 실패: 종료 코드 0 없음, 1 있음, 2 이상 오류',
  },
}
