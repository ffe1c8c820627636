/** `explain`: words about a topic, without a cluster. */
import type { Command } from '../define.ts'
import type { ExplainArgs } from './run.ts'

export const explain: Command = {
  name: 'explain',
  does: { en: 'Explain a CNI, a mode, a finding, an error or a field of the report', ko: 'CNI, 모드, 살펴볼 점, 오류, 보고서 필드의 뜻 보기' },
  positional: {
    usage: '[topic]',
    flag: {
      type: 'string',
      describe: {
        en: 'What to explain, e.g. calico, calico/bgp, vxlan, datapath.kind (default: list topics)',
        ko: '볼 주제. 예: calico, calico/bgp, vxlan, datapath.kind(없으면 주제 목록)',
      },
    },
  },
  flags: {},
  has: () => ['page'],
  reads: false,
  examples: [['kubectl cni explain calico/ipip-always']],
  run: async (argv, locale, world) => (await import('./run.ts')).explain(argv as ExplainArgs, locale, world),
}
