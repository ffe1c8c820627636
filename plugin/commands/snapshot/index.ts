/** `snapshot`: what was read, as a file. */
import type { Command } from '../define.ts'
import type { SnapshotArgs } from './run.ts'

export const snapshot: Command = {
  name: 'snapshot',
  does: { en: 'Write what was read from the cluster, as JSON on stdout', ko: '클러스터에서 읽은 것을 JSON으로 stdout에 쓰기' },
  flags: {},
  has: () => [],
  reads: true,
  examples: [['kubectl cni snapshot > s.json']],
  run: async (argv, locale, world) => (await import('./run.ts')).snapshot(argv as SnapshotArgs, locale, world),
}
