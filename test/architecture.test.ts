/** Holds the import table of ARCHITECTURE.md, read with the TypeScript parser. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { registry } from '../shared/cni/index.ts'

type Rule = { folder: RegExp; own: RegExp; packages: RegExp }

const sdk = /^(@kubernetes\/client-node|@aws-sdk\/|@smithy\/|undici)/
const none = /^$/
const collectPackages = /^(node:|@kubernetes\/client-node|@aws-sdk\/|@smithy\/|undici|yaml$)/

/** First match wins. `own`: folders of this project that may be imported; `packages`: everything else. */
const rules: Rule[] = [
  { folder: /^shared\/contract\//, own: /^shared\/contract\//, packages: /^zod$/ },
  {
    folder: /^shared\//,
    own: /^shared\//,
    packages: /^(zod|cidr-tools|ip-bigint|ipaddr\.js|intl-messageformat|@schummar\/icu-type-parser|fast-string-width|yaml)$/,
  },
  { folder: /^plugin\/collect\//, own: /^(plugin\/collect\/|plugin\/errors|shared\/)/, packages: collectPackages },
  { folder: /^plugin\/analyse\//, own: /^(plugin\/analyse\/|shared\/)/, packages: none },
  {
    folder: /^plugin\/render\//,
    own: /^(plugin\/render\/|shared\/)/,
    packages: /^(cli-table3|fast-string-width|yaml|markdown-table|picocolors|ansis|fast-wrap-ansi)$/,
  },
  { folder: /^plugin\/build(-snapshot)?\.ts$/, own: /^(plugin\/|shared\/)/, packages: /^(node:|esbuild$|ajv\/|zod$)/ },
  { folder: /^plugin\//, own: /^(plugin\/|shared\/)/, packages: /^(node:|yargs)/ },
  { folder: /^site\//, own: /^(site\/|shared\/)/, packages: /^(?!@kubernetes|@aws-sdk|yargs)/ },
]

const files = globSync(['plugin/**/*.ts', 'shared/**/*.ts', 'site/**/*.{ts,mts,mjs}', '!site/dist/**', '!site/node_modules/**', '!**/*.d.ts'], {
  exclude: (name) => /node_modules|dist|\.astro/.test(String(name)),
}).map((file) => file.replaceAll('\\', '/'))

function forbidden(file: string, rule: Rule): string[] {
  const imports = ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName)
  return imports.filter((name) =>
    name.startsWith('.') ? !rule.own.test(normalize(join(dirname(file), name)).replaceAll('\\', '/')) : !rule.packages.test(name),
  )
}

describe('who may import what', () => {
  test('there is something to check', () => {
    expect(files.length).toBeGreaterThan(30)
    for (const folder of ['shared/contract', 'shared/cni', 'plugin/collect', 'plugin/analyse', 'plugin/render']) {
      expect(
        files.some((file) => file.startsWith(folder)),
        folder,
      ).toBe(true)
    }
  })

  test.each(files)('%s', (file) => {
    const rule = rules.find(({ folder }) => folder.test(file))
    expect(rule && forbidden(file, rule)).toEqual([])
  })

  test('SDKs are imported in collect only', () => {
    const outside = files.filter(
      (file) =>
        !file.startsWith('plugin/collect/') &&
        ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.some(({ fileName }) => sdk.test(fileName)),
    )
    expect(outside).toEqual([])
  })

  test('one CNI is one file (or one folder), and its name is its id', () => {
    const entries = globSync('shared/cni/*').map((file) => file.replaceAll('\\', '/').replace(/^shared\/cni\/|\.ts$/g, ''))
    const helpers = ['define', 'view', 'image', 'settings', 'encapsulation', 'membership', 'index']
    expect(entries.filter((name) => !helpers.includes(name)).sort()).toEqual(registry.map(({ id }) => id).sort())
  })
})
