/** What was seen, what it proves, and how sure that makes a statement. */
import * as z from 'zod'
import { said } from './field.ts'

export const Confidence = z.enum(['certain', 'likely', 'unknown']).meta(
  said({
    en: 'How sure a statement is. `certain` only with decisive proof in its evidence.',
    ko: '얼마나 확실한지. certain은 근거에 결정적인 증거가 있을 때만 씁니다.',
  }),
)

export const Evidence = z
  .object({
    at: z.string().meta(
      said({
        en: 'Where it was seen: kind/namespace/name, an API path or an EC2 call.',
        ko: '읽은 위치: 종류/네임스페이스/이름, API 경로 또는 EC2 호출.',
      }),
    ),
    saw: z.string().meta(
      said({
        en: 'Value read, as written. Untrusted text: escape before showing.',
        ko: '읽은 값 그대로. 신뢰할 수 없는 텍스트이므로 보여 주기 전에 이스케이프해야 합니다.',
      }),
    ),
    means: z.string().meta(
      said({
        en: 'Permanent id of the sentence that says what this proves; the words live beside, in Korean and English.',
        ko: '무엇을 증명하는지 말하는 문장의 영구 id. 문장은 한국어와 영어로 따로 있습니다.',
      }),
    ),
  })
  .meta({ id: 'Evidence', ...said({ en: 'One observation that proves or supports a statement.', ko: '판단을 증명하거나 뒷받침하는 관측 하나.' }) })

export const evidence = () =>
  z.array(Evidence).meta(said({ en: 'What was seen that proves or supports it.', ko: '이 판단을 증명하거나 뒷받침하는 관측 내용.' }))

export type Confidence = z.infer<typeof Confidence>
export type Evidence = z.infer<typeof Evidence>
