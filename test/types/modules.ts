/** What the compiler has to refuse in a CNI module: modes, meanings and reported settings without words. Nothing here runs. */
import { type Detection, defineCni, type SettingsOf } from '../../shared/cni/define.ts'
import { none } from '../../shared/cni/encapsulation.ts'
import type { Setting } from '../../shared/contract/report.ts'

declare const mtu: Setting
declare const any: Record<string, Setting>
declare const found: Omit<Detection<'plain', 'runs'>, 'settings'>

const words = {
  summary: 'S',
  addresses: 'A',
  modes: { plain: { name: 'N', says: 'S' } },
  means: { runs: 'R' },
  settings: { mtu: 'M', 'pool/*': 'P' },
}
const module = {
  id: 'id',
  name: 'Name',
  byHand: [],
  upstream: [],
  workloads: [],
  needs: {},
  modes: { plain: { kind: 'routed', encapsulation: none, picture: { shape: 'direct', via: 'bgp' } } },
} as const

defineCni({ ...module, detect: () => ({ ...found, settings: { mtu, 'pool/a': mtu } }), words: { en: words, ko: words } })
defineCni({
  ...module,
  // @ts-expect-error a reported setting without a sentence
  detect: () => ({ ...found, settings: { speed: mtu } }),
  words: { en: words, ko: words },
})
defineCni({
  ...module,
  // @ts-expect-error settings by any name
  detect: () => ({ ...found, settings: any }),
  words: { en: words, ko: words },
})
defineCni({
  ...module,
  detect: () => undefined,
  // @ts-expect-error a setting whose Korean sentence is missing
  words: { en: words, ko: { ...words, settings: { mtu: 'M' } } },
})
defineCni({
  ...module,
  detect: () => undefined,
  // @ts-expect-error Korean is missing
  words: { en: words },
})

export const named: SettingsOf<'mtu' | 'pool/*'> = { mtu, 'pool/b': mtu }
// @ts-expect-error an object of another kind
export const other: SettingsOf<'mtu' | 'pool/*'> = { 'node/b': mtu }
