/** Sources that refuse and text that is not what it should be: less is said, nothing breaks, and nothing is certain without having been seen. */
import { describe, expect, test } from 'vitest'
import { analyse } from '../plugin/analyse/index.ts'
import { registry } from '../shared/cni/index.ts'
import type { Snapshot } from '../shared/contract/snapshot.ts'
import { locales } from '../shared/text/locale.ts'
import { settingText } from '../shared/text/sentences.ts'
import { detect, made } from './cni-snapshots/detect.ts'
import { snapshots } from './cni-snapshots/index.ts'

const configMapsOf = (snapshot: Snapshot) => snapshot.sources.configMaps ?? {}

describe('not knowing', () => {
  const failed = { ok: false as const, at: '/', error: 'forbidden', detail: 'forbidden' }

  test.each(Object.keys(snapshots))('%s: any source may refuse, and what is then certain was seen elsewhere', (name) => {
    for (const key of ['nodes', 'daemonSets', 'deployments', 'pods', 'groups', 'version', 'cniPods', 'namespaces'] as const) {
      const snapshot = made(name)
      const blind = { ...snapshot, sources: { ...snapshot.sources, [key]: failed } }
      const detections = detect(blind)
      if (key === 'daemonSets') expect(detections.filter(({ detection }) => detection.confidence === 'certain')).toEqual([])
      expect(() => analyse(blind)).not.toThrow()
    }
  })

  test.each(Object.keys(snapshots).filter((name) => Object.keys(configMapsOf(made(name))).length > 0))(
    '%s: ConfigMaps and objects may refuse',
    (name) => {
      const snapshot = made(name)
      const refuse = (all: object | undefined) => Object.fromEntries(Object.keys(all ?? {}).map((key) => [key, failed]))
      const blind: Snapshot = {
        ...snapshot,
        sources: { ...snapshot.sources, configMaps: refuse(snapshot.sources.configMaps), resources: refuse(snapshot.sources.resources) },
      }
      expect(() => analyse(blind)).not.toThrow()
      for (const { cni, detection } of detect(blind)) {
        if (['cilium', 'antrea'].includes(cni.id) && detection.path && !['cilium-flags-only'].includes(name))
          expect(detection.path.confidence, `${name} ${cni.id}`).not.toBe('certain')
        if (cni.id === 'calico' && detection.path) expect(detection.path.confidence, name).not.toBe('certain')
      }
    },
  )

  test.each([null, 42, 'x', [], {}, [null], [{ type: 7, cidr: 7 }]])('objects whose fields hold %j do not break anything', (value) => {
    for (const name of Object.keys(snapshots)) {
      const snapshot = made(name)
      for (const source of Object.values(snapshot.sources.resources ?? {}))
        if (source.ok) for (const item of source.items) for (const field of Object.keys(item.fields)) item.fields[field] = value
      expect(() => analyse(snapshot), name).not.toThrow()
    }
  })

  test.each(['', 'null', '[]', '{', '"text"', '{"Backend": 7, "Network": []}', '\u001b[31m'])(
    'annotations and ConfigMap values that say %j do not break anything',
    (text) => {
      for (const name of Object.keys(snapshots)) {
        const snapshot = made(name)
        for (const node of snapshot.sources.nodes?.ok ? snapshot.sources.nodes.items : [])
          for (const key of Object.keys(node.annotations)) node.annotations[key] = text
        for (const source of Object.values(configMapsOf(snapshot)))
          if (source.ok && source.items) for (const key of Object.keys(source.items.data)) source.items.data[key] = text
        expect(() => analyse(snapshot), name).not.toThrow()
      }
    },
  )
})

describe('words', () => {
  test.each(Object.keys(snapshots))('%s: every setting reported has its sentence in both languages', (name) => {
    for (const { cni, detection } of detect(made(name))) {
      for (const setting of Object.keys(detection.settings))
        for (const locale of locales) expect(settingText(cni.id, setting, locale), `${cni.id} ${setting} ${locale}`).toHaveLength(1)
    }
  })

  test('a setting of another version, or of an unknown CNI, has no sentence', () => {
    for (const [cni, name] of [
      ['calico', 'newer'],
      ['calico', 'constructor'],
      ['calico', 'felix/default'],
      ['newcomer', 'mtu'],
    ] as const)
      expect(settingText(cni, name, 'ko'), `${cni} ${name}`).toBeUndefined()
    expect(settingText('calico', 'ippool/any', 'ko')).toEqual(settingText('calico', 'ippool/other', 'ko'))
  })

  test.each(registry.map((cni) => [cni.id, cni] as const))(
    '%s: Korean sentences are Korean, and none is left in the other language',
    (_, { words }) => {
      const sentences = (locale: 'ko' | 'en') => {
        const { summary, addresses, modes, means, settings } = words[locale]
        return [summary, addresses, ...Object.values(modes).map(({ says }) => says), ...Object.values(means), ...Object.values(settings)]
      }
      expect(sentences('ko').filter((sentence) => !/[가-힣]/.test(sentence))).toEqual([])
      expect(sentences('en').filter((sentence) => /[가-힣]/.test(sentence))).toEqual([])
      expect(sentences('ko').filter((sentence) => !/다(\(.*\))?\.$/.test(sentence))).toEqual([])
    },
  )
})
