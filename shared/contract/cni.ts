/** One CNI: its role, its workload, its images and what it is set to. */
import * as z from 'zod'
import { Confidence, evidence } from './evidence.ts'
import { count, said, text } from './field.ts'

export const Role = z.enum(['primary', 'policy', 'chained', 'ipam', 'meta']).meta(
  said({
    en: 'primary: makes the pod network. policy: only allows or refuses. chained: adds to another CNI. ipam: only hands out addresses. meta: calls other CNIs.',
    ko: 'primary: 파드 네트워크를 만듦. policy: 허용·차단만. chained: 다른 CNI에 덧붙음. ipam: 주소만 나눠 줌. meta: 다른 CNI를 호출.',
  }),
)

export const Image = z.object({
  container: text({ en: 'Container that runs the image.', ko: '이미지를 쓰는 컨테이너.' }),
  init: z.boolean().meta(said({ en: 'Whether it is an init container.', ko: '초기화 컨테이너인지 여부.' })),
  image: text({ en: 'As written. Untrusted text.', ko: '적힌 그대로의 이미지. 신뢰할 수 없는 텍스트입니다.' }),
  registry: text({ en: 'Registry host; docker.io where none is written.', ko: '레지스트리 호스트. 적혀 있지 않으면 docker.io입니다.' }),
  repository: text({ en: 'Path within the registry.', ko: '레지스트리 안의 경로.' }),
  tag: text({ en: 'Tag as written.', ko: '적힌 그대로의 태그.' }).optional(),
  digest: text({ en: 'Digest as written.', ko: '적힌 그대로의 다이제스트.' }).optional(),
})

export const Setting = z
  .object({
    value: z.string().meta(said({ en: 'Effective value, as text.', ko: '실제로 적용되는 값(텍스트).' })),
    from: z.enum(['object', 'manifest', 'default', 'unresolved']).meta(
      said({
        en: 'object: live object, ConfigMap or annotation, named in at. manifest: DaemonSet env or argument. default: documented default. unresolved: set, but not readable here.',
        ko: 'object: 실제 객체·ConfigMap·애너테이션(at에 이름). manifest: 데몬셋의 env나 인자. default: 문서에 적힌 기본값. unresolved: 설정되어 있으나 여기서는 읽을 수 없음.',
      }),
    ),
    at: text({ en: 'Where the value stands.', ko: '값이 적혀 있는 곳.' }).optional(),
    ignored: z
      .string()
      .optional()
      .meta(
        said({
          en: 'A value that was written but does not count, e.g. a Boolean that Go cannot parse.',
          ko: '적혀 있지만 적용되지 않는 값. 예: Go가 해석하지 못하는 불리언.',
        }),
      ),
  })
  .meta({
    id: 'Setting',
    ...said({ en: 'Effective value of one setting, by its upstream name.', ko: '설정 하나에 실제로 적용되는 값. 이름은 원래 이름 그대로입니다.' }),
  })

export const Cni = z
  .object({
    id: z.string().meta(
      said({
        en: 'Permanent id: aws-vpc, calico, cilium, flannel, weave, azure … An open vocabulary.',
        ko: '영구 id: aws-vpc, calico, cilium, flannel, weave, azure … 앞으로 늘어날 수 있습니다.',
      }),
    ),
    name: text({ en: 'Product name.', ko: '제품 이름.' }),
    role: Role,
    version: z
      .string()
      .optional()
      .meta(said({ en: 'The tag as written, e.g. v1.23.1.', ko: '적힌 그대로의 태그. 예: v1.23.1.' })),
    mode: z
      .string()
      .optional()
      .meta(said({ en: 'Permanent mode id within this CNI.', ko: '이 CNI 안에서의 영구 모드 id.' })),
    workload: z
      .object({
        kind: text({ en: 'DaemonSet or Deployment.', ko: 'DaemonSet 또는 Deployment.' }),
        namespace: text({ en: 'Namespace of the workload.', ko: '워크로드의 네임스페이스.' }),
        name: text({ en: 'Name of the workload.', ko: '워크로드의 이름.' }),
        desired: count({ en: 'Nodes it should run on.', ko: '돌아야 하는 노드 수.' }).optional(),
        ready: count({ en: 'Nodes it is ready on.', ko: '준비된 노드 수.' }).optional(),
      })
      .optional()
      .meta(
        said({
          en: 'The workload that runs its agent; absent for a CNI inside another program.',
          ko: '에이전트를 돌리는 워크로드. 다른 프로그램 안에 든 CNI에는 없습니다.',
        }),
      ),
    images: z
      .array(Image)
      .meta(said({ en: 'Images of that workload, init containers included.', ko: '그 워크로드의 이미지. 초기화 컨테이너도 포함합니다.' })),
    versions: z
      .array(
        z.object({
          version: text({ en: 'Tag, or digest.', ko: '태그 또는 다이제스트.' }),
          nodes: count({ en: 'Nodes that run it.', ko: '그 버전이 도는 노드 수.' }),
        }),
      )
      .meta(
        said({
          en: 'What runs, by node; more than one entry is version skew.',
          ko: '노드별로 실제 도는 버전. 둘 이상이면 버전이 어긋난 상태입니다.',
        }),
      ),
    settings: z.record(z.string(), Setting).meta(
      said({
        en: 'Settings that matter to packets and addresses, by upstream name.',
        ko: '패킷과 주소에 영향을 주는 설정. 이름은 원래 이름 그대로입니다.',
      }),
    ),
    confidence: Confidence,
    evidence: evidence(),
  })
  .meta({ id: 'Cni', ...said({ en: 'One CNI that is here.', ko: '이 클러스터에 있는 CNI 하나.' }) })

export type Role = z.infer<typeof Role>
export type Image = z.infer<typeof Image>
export type Setting = z.infer<typeof Setting>
export type Cni = z.infer<typeof Cni>
