/** Address blocks of nodes and pods, and how they relate. */
import * as z from 'zod'
import { Confidence, evidence } from './evidence.ts'
import { said, text } from './field.ts'

export const Range = z
  .object({
    cidr: text({ en: 'The block.', ko: '주소 블록.' }),
    source: z.string().meta(
      said({
        en: 'Permanent id of where the range comes from, e.g. ec2-subnet, calico-ippool, node-podcidr, covering (smallest block that holds what was seen; the real prefix is unknown).',
        ko: '대역의 출처를 나타내는 영구 id. 예: ec2-subnet, calico-ippool, node-podcidr, covering(관측한 주소를 감싸는 최소 블록이며 실제 프리픽스는 모름).',
      }),
    ),
    name: z
      .string()
      .optional()
      .meta(said({ en: 'Name of the object that declares it: a pool, a subnet id.', ko: '대역을 선언한 객체의 이름: 풀 이름이나 서브넷 id.' })),
    addresses: z.int().meta(said({ en: 'How many of the addresses seen lie in it.', ko: '관측한 주소 가운데 이 대역에 든 개수.' })),
    free: z
      .int()
      .optional()
      .meta(said({ en: 'Free addresses, where the source counts them.', ko: '남은 주소 수. 출처가 세어 주는 경우에만 있습니다.' })),
  })
  .meta({ id: 'Range', ...said({ en: 'One address block.', ko: '주소 블록 하나.' }) })

export const Ranges = z.object({
  nodes: z.array(Range).meta(said({ en: 'Where node addresses lie.', ko: '노드 주소가 있는 대역.' })),
  pods: z
    .array(Range)
    .optional()
    .meta(said({ en: 'Where pod addresses lie or are declared to lie.', ko: '파드 주소가 있거나, 있다고 선언된 대역.' })),
  services: z
    .array(Range)
    .optional()
    .meta(said({ en: 'Service ranges, where something declares them.', ko: '서비스 대역. 선언된 곳이 있을 때만 있습니다.' })),
  networks: z
    .array(Range)
    .optional()
    .meta(said({ en: 'The cloud network (VPC or VNet) blocks around them.', ko: '이를 둘러싼 클라우드 네트워크(VPC·VNet) 블록.' })),
  relation: z.enum(['same', 'same-network', 'apart', 'mixed', 'unknown']).meta(
    said({
      en: "same: pods sit in the nodes' own subnets. same-network: another subnet of the same VPC or VNet. apart: neither. mixed: pods differ.",
      ko: 'same: 파드가 노드의 서브넷에 있음. same-network: 같은 VPC·VNet의 다른 서브넷. apart: 어느 쪽도 아님. mixed: 파드마다 다름.',
    }),
  ),
  families: z
    .record(z.string(), z.string())
    .optional()
    .meta(
      said({ en: 'The relation by address family (ipv4, ipv6), where both exist.', ko: '주소 체계(ipv4, ipv6)별 관계. 둘 다 있을 때만 있습니다.' }),
    ),
  confidence: Confidence,
  evidence: evidence(),
})

export type Range = z.infer<typeof Range>
export type Ranges = z.infer<typeof Ranges>
