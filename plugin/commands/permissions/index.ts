/** `permissions`: what reading takes, to be granted. */
import type { Command, Flags } from '../define.ts'
import type { PermissionsArgs } from './run.ts'

const flags = {
  for: {
    choices: ['inspect', 'addresses'],
    default: 'addresses',
    describe: {
      en: 'What must be answered: inspect (CNI, ranges, tunnels) or addresses (also a VPC’s addresses)',
      ko: '답해야 할 것: inspect(CNI·대역·터널) 또는 addresses(VPC 주소까지)',
    },
  },
  cni: {
    type: 'string',
    array: true,
    describe: { en: 'Only what these CNIs need (an id; repeatable)', ko: '이 CNI에 필요한 것만(id, 여러 번 지정 가능)' },
  },
  'aws-only': { type: 'boolean', conflicts: ['kubernetes-only', 'cni'], describe: { en: 'Only the IAM policy', ko: 'IAM 정책만' } },
  'kubernetes-only': { type: 'boolean', describe: { en: 'Only the ClusterRole', ko: 'ClusterRole만' } },
} as const satisfies Flags

export const permissions: Command = {
  name: 'permissions',
  does: {
    en: 'Print the least Kubernetes role and IAM policy that reading takes',
    ko: '읽는 데 필요한 최소한의 Kubernetes 역할과 IAM 정책 출력',
  },
  flags,
  has: () => ['page'],
  reads: false,
  examples: [['kubectl cni permissions --kubernetes-only | kubectl apply -f -']],
  run: async (argv, locale, world) => (await import('./run.ts')).permissions(argv as PermissionsArgs, locale, world),
}
