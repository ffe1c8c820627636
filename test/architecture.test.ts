/** Holds the import table of ARCHITECTURE.md, read with the TypeScript parser. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { registry } from '../shared/cni/index.ts'

interface Rule {
  /** Where the rule holds: a folder with its `/`, or a file. */
  at: string
  /** Folders (or files) of this project that may be imported; its own may always. */
  own: readonly string[]
  /** Packages; one that ends in `/` or `:` stands for all behind it. */
  packages: readonly string[]
}

const collect = (room: string, own: readonly string[], packages: readonly string[] = []): Rule => ({
  at: `plugin/collect/${room}`,
  own: [...own.map((name) => `plugin/collect/${name}`), 'shared/'],
  packages,
})

/** First match wins: what a folder may import, and nothing else. */
const rules: readonly Rule[] = [
  { at: 'shared/contract/', own: [], packages: ['zod'] },
  { at: 'shared/net/', own: [], packages: ['cidr-tools', 'ip-bigint', 'ipaddr.js'] },
  { at: 'shared/text/', own: ['shared/'], packages: ['intl-messageformat', '@schummar/icu-type-parser'] },
  { at: 'shared/cni/', own: ['shared/'], packages: ['yaml'] },
  { at: 'shared/html/', own: ['shared/'], packages: ['preact', 'preact-render-to-string'] },
  { at: 'shared/diagram/', own: ['shared/'], packages: ['fast-string-width'] },
  { at: 'shared/', own: [], packages: [] },
  collect('connect/', ['shape.ts', 'yaml.ts'], ['node:', '@kubernetes/client-node', 'undici', '@aws-sdk/client-ec2', '@smithy/signature-v4']),
  collect('ask/', ['shape.ts', 'connect/']),
  collect('cluster/', ['shape.ts', 'yaml.ts', 'connect/', 'ask/']),
  collect('aws/', ['connect/', 'ask/'], ['@aws-sdk/client-ec2', '@aws-sdk/client-eks']),
  collect('index.ts', ['shape.ts', 'connect/', 'ask/', 'cluster/', 'aws/']),
  { at: 'plugin/collect/shape.ts', own: [], packages: [] },
  { at: 'plugin/collect/yaml.ts', own: [], packages: ['yaml'] },
  { at: 'plugin/analyse/', own: ['shared/'], packages: [] },
  {
    at: 'plugin/render/',
    own: ['shared/'],
    packages: ['csv-stringify/', 'fast-string-width', 'fast-wrap-ansi', 'markdown-table', 'picocolors', 'yaml'],
  },
  { at: 'plugin/commands/', own: ['plugin/', 'shared/'], packages: ['node:', 'yargs'] },
  { at: 'plugin/main.ts', own: ['plugin/'], packages: ['node:'] },
  { at: 'plugin/build.ts', own: ['plugin/', 'shared/contract/'], packages: ['node:', 'esbuild'] },
  { at: 'plugin/build-snapshot.ts', own: ['shared/contract/'], packages: ['ajv/', 'esbuild', 'zod'] },
  { at: 'plugin/version.ts', own: [], packages: [] },
  {
    at: 'site/',
    own: ['shared/'],
    packages: ['node:', 'astro', 'astro/', 'astro:', '@astrojs/starlight', '@astrojs/starlight/', 'mermaid', 'svgdom'],
  },
]

const files = globSync(['plugin/**/*.ts', 'shared/**/*.ts', 'site/*.{ts,mts,mjs}', 'site/src/**/*.{ts,mts,mjs,astro}'])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/node_modules|\/dist\/|\.d\.ts$/.test(file))

/** A component's frontmatter and scripts are the TypeScript in it. */
const scriptsOf = (astro: string) => [
  /^---\n(.*?)^---$/ms.exec(astro)?.[1] ?? '',
  ...[...astro.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, body]) => body),
]

/** What a file imports, re-exports, loads lazily or names the types of. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const source = ts.createSourceFile(file, file.endsWith('.astro') ? scriptsOf(text).join('\n') : text, ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined
    if (named && ts.isStringLiteralLike(named)) found.push(named.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found.map((name) => (name.startsWith('.') ? normalize(join(dirname(file), name)).replaceAll('\\', '/') : name))
}

const imports = new Map(files.map((file) => [file, importsOf(file)]))
const isOwn = (name: string) => /^(plugin|shared|site|test)\//.test(name)
const within = (name: string, allowed: string) => name === allowed || (/[/:]$/.test(allowed) && name.startsWith(allowed))
const ruleOf = (file: string) => rules.find(({ at }) => within(file, at))
const allowances = ({ at, own, packages }: Rule) => [at, ...own, ...packages]

describe('who may import what', () => {
  test.each(files)('%s', (file) => {
    const rule = ruleOf(file)
    expect(rule, 'a folder without a rule').toBeDefined()
    expect(imports.get(file)?.filter((name) => rule && !allowances(rule).some((allowed) => within(name, allowed)))).toEqual([])
  })

  test('and whatever may be imported is', () => {
    const stale = rules.flatMap((rule) => {
      const here = files.filter((file) => ruleOf(file) === rule)
      const used = here.flatMap((file) => imports.get(file) ?? [])
      const idle = [...rule.own, ...rule.packages].filter((allowed) => !used.some((name) => within(name, allowed) && !within(name, rule.at)))
      return here.length === 0 ? [`${rule.at} is not there`] : idle.map((allowed) => `${rule.at} never imports ${allowed}`)
    })
    expect(stale).toEqual([])
  })

  test('what is forbidden would be seen', () => {
    for (const [file, name] of [
      ['plugin/collect/cluster/pods.ts', 'plugin/collect/aws/ec2.ts'],
      ['plugin/collect/aws/ec2.ts', 'plugin/collect/cluster/vpc-cni.ts'],
      ['plugin/collect/connect/eks-token.ts', 'plugin/collect/aws/sdk.ts'],
      ['plugin/collect/ask/pages.ts', 'plugin/collect/cluster/pods.ts'],
      ['plugin/collect/ask/pages.ts', '@kubernetes/client-node'],
      ['plugin/analyse/index.ts', 'plugin/collect/index.ts'],
      ['plugin/render/index.ts', 'plugin/analyse/index.ts'],
      ['shared/contract/read.ts', 'shared/text/errors.ts'],
      ['site/src/reports.ts', 'plugin/analyse/index.ts'],
    ] as const) {
      const rule = ruleOf(file)
      expect(files).toContain(file)
      expect(rule && allowances(rule).some((allowed) => within(name, allowed)), `${file} → ${name}`).toBe(false)
    }
  })

  test('collect goes round in no circle', () => {
    const done = new Set<string>()
    const circles: string[] = []
    const follow = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (path.includes(file) || done.has(file)) return
      for (const next of imports.get(file) ?? []) if (isOwn(next)) follow(next, [...path, file])
      done.add(file)
    }
    for (const file of files.filter((one) => one.startsWith('plugin/collect/'))) follow(file, [])
    expect(circles.filter((circle) => circle.startsWith('plugin/collect/'))).toEqual([])
  })

  test('one CNI is one file (or one folder), and its name is its id', () => {
    const entries = globSync('shared/cni/*').map((file) => file.replaceAll('\\', '/').replace(/^shared\/cni\/|\.ts$/g, ''))
    const helpers = ['define', 'view', 'image', 'settings', 'encapsulation', 'membership', 'index']
    expect(entries.filter((name) => !helpers.includes(name)).sort()).toEqual(registry.map(({ id }) => id).sort())
  })
})
