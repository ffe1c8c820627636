/** `simulate`: whether more nodes and pods fit into the VPC. */
import { asGate } from '../as-gate.ts'
import type { Command, Flags } from '../define.ts'
import type { SimulateArgs } from './run.ts'

const flags = {
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
} as const satisfies Flags

export const simulate: Command = {
  name: 'simulate',
  does: {
    en: 'Say whether more nodes and pods fit into the VPC, and what breaks first',
    ko: '노드와 파드가 VPC 주소에 더 들어가는지, 무엇이 먼저 막히는지 보기',
  },
  flags,
  has: () => ['page', 'picture'],
  reads: true,
  examples: [['kubectl cni simulate --nodes +20 --pods-per-node 30']],
  run: (argv, locale, world) => asGate(async () => (await import('./run.ts')).simulateCommand(argv as SimulateArgs, locale, world)),
}
