/** `inspect`: the report of a cluster, or one question about it. */
import { views } from '../../../shared/page/views.ts'
import type { Command } from '../define.ts'
import { outputFlag } from '../output.ts'
import type { InspectArgs } from './run.ts'

export const inspect: Command = {
  name: 'inspect',
  does: {
    en: 'Say which CNI runs, where addresses come from, and whether pods tunnel',
    ko: '어떤 CNI가 도는지, 주소가 어디서 오는지, 파드 통신이 터널을 타는지 보기',
  },
  positional: { usage: '[view]', flag: { choices: views, describe: { en: 'One question only', ko: '질문 하나만 보기' } } },
  flags: outputFlag,
  reads: true,
  examples: [
    ['kubectl cni inspect'],
    ['kubectl cni inspect -o json | jq .datapath'],
    ['kubectl cni inspect --sample eks', { en: 'no cluster needed', ko: '클러스터 없이 실행' }],
  ],
  run: async (argv, locale, world) => (await import('./run.ts')).inspect(argv as InspectArgs, locale, world),
}
