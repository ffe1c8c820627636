/** The READMEs list every CNI the registry has, as `npm run readme` writes it. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { registry } from '../shared/cni/index.ts'
import { locales } from '../shared/text/locale.ts'
import { cniTable, readmes, withTable } from './write-readme.ts'

describe.each(locales)('README, %s', (locale) => {
  test('its table of CNIs is current: npm run readme', () => {
    const readme = readFileSync(readmes[locale], 'utf8')
    expect(readme).toBe(withTable(readme, locale))
  })

  test('every CNI and every mode that can be told stands in it', () => {
    const rows = cniTable(locale).split('\n')
    expect(rows).toHaveLength(registry.length + 2)
    for (const { id, modes } of registry) {
      const row = rows.find((line) => line.startsWith(`| \`${id}\``))
      for (const mode of Object.keys(modes)) expect(row?.includes(`\`${mode}\``), `${id}/${mode}`).toBe(mode !== 'not-visible')
    }
  })

  test('a README without markers is refused', () => {
    expect(() => withTable('# title\n', locale)).toThrow('markers')
  })
})
