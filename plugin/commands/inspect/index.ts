/** `inspect`: the report of a cluster, or one question about it. */
import { type ViewId, views as viewIds } from '../../../shared/page/views.ts'
import type { Has } from '../../render/formats.ts'
import type { Command } from '../define.ts'
import type { InspectArgs } from './run.ts'

const whole: readonly Has[] = ['page', 'picture', 'mermaid']

/** Pods are drawn as the path between two of them. */
const views: Record<ViewId, readonly Has[]> = {
  image: ['page', 'one-table'],
  nodes: ['page', 'one-table', 'picture', 'mermaid'],
  pods: ['page', 'one-table', 'picture', 'mermaid'],
  ranges: ['page', 'one-table', 'picture'],
  addresses: ['page', 'picture'],
}

export const inspect: Command = {
  name: 'inspect',
  does: {
    en: 'Say which CNI runs, where addresses come from, and whether pods tunnel',
    ko: '어떤 CNI가 도는지, 주소가 어디서 오는지, 파드 통신이 터널을 타는지 보기',
  },
  positional: { usage: '[view]', flag: { choices: viewIds, describe: { en: 'One question only', ko: '질문 하나만 보기' } } },
  flags: {},
  has: (view) => Object.entries(views).find(([id]) => id === view)?.[1] ?? whole,
  reads: true,
  examples: [
    ['kubectl cni inspect'],
    ['kubectl cni inspect -o json | jq .datapath'],
    ['kubectl cni inspect --sample eks', { en: 'no cluster needed', ko: '클러스터 없이 실행' }],
  ],
  run: async (argv, locale, world) => (await import('./run.ts')).inspect(argv as InspectArgs, locale, world),
}
