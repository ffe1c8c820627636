/** `npm run readme`: writes the table of recognised CNIs between its markers in both READMEs, from the registry. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { markdownTable } from 'markdown-table'
import { registry } from '../shared/cni/index.ts'
import { signalsOf } from '../shared/explain/pages.ts'
import type { Both, Locale } from '../shared/text/locale.ts'
import { words } from '../shared/text/words.ts'

export const readmes: Both<string> = {
  ko: fileURLToPath(new URL('../README.ko.md', import.meta.url)),
  en: fileURLToPath(new URL('../README.md', import.meta.url)),
}

const heads: Both<readonly string[]> = { ko: ['id', '이름', '알아보는 단서', '모드'], en: ['id', 'name', 'shows itself as', 'modes'] }

const markers = /(<!-- cnis -->\n)[\s\S]*?(\n<!-- \/cnis -->)/

/** One row a CNI, in the order of the registry. */
export function cniTable(locale: Locale): string {
  const rows = registry.map((cni) => {
    const modes = Object.keys(cni.modes).filter((mode) => mode !== 'not-visible')
    return [`\`${cni.id}\``, cni.name, signalsOf(cni, locale).join('; ') || words[locale].cells.none, modes.map((mode) => `\`${mode}\``).join(' ')]
  })
  return markdownTable([[...heads[locale]], ...rows], { alignDelimiters: false, padding: true })
}

/** @throws where the markers are missing: a table nobody sees is no table. */
export function withTable(readme: string, locale: Locale): string {
  if (!markers.test(readme)) throw new Error('the README has no <!-- cnis --> … <!-- /cnis --> markers')
  return readme.replace(markers, (_all, open: string, close: string) => `${open}\n${cniTable(locale)}\n${close}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const locale of ['ko', 'en'] as const) writeFileSync(readmes[locale], withTable(readFileSync(readmes[locale], 'utf8'), locale))
}
