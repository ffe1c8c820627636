/** Builds dist/: a split ESM bundle, so that a command pays only for what it uses, and the launcher. */
import { rmSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { reportSchema } from '../shared/contract/schema.ts'
import { compiledSnapshot } from './build-snapshot.ts'
import { version } from './version.ts'

const root = new URL('../', import.meta.url)
const packageJson = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string }
if (packageJson.version !== version) throw new Error(`plugin/version.ts says ${version}, package.json ${packageJson.version}: make them equal`)

/**
 * string-width and wrap-ansi compile emoji tables when imported: 35 ms that no start-up has to spare. yargs' help gets
 * the light ones that our own tables use. Not for `require`: cli-table3 brings an old version without those tables.
 */
const lightWidths: Plugin = {
  name: 'light-widths',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(string-width|wrap-ansi)$/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'light-widths' } : undefined,
    )
    onLoad({ filter: /./, namespace: 'light-widths' }, ({ path }) => ({
      contents: path === 'string-width' ? `export { default } from 'fast-string-width'` : `export { wrapAnsi as default } from 'fast-wrap-ansi'`,
      resolveDir: fileURLToPath(root),
    }))
  },
}

/** yargs checks its callers with node:assert, which Node loads in 4 ms; the two checks it uses are one line each. */
const lightAssert: Plugin = {
  name: 'light-assert',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^assert$/ }, ({ importer, kind }) =>
      kind === 'import-statement' && /[\\/]yargs[\\/]/.test(importer) ? { path: 'assert', namespace: 'light-assert' } : undefined,
    )
    onLoad({ filter: /./, namespace: 'light-assert' }, () => ({
      contents: `const check = (holds, message) => { if (!holds) throw message instanceof Error ? message : new Error(message) }
export const strictEqual = (a, b, message) => check(Object.is(a, b), message)
export const notStrictEqual = (a, b, message) => check(!Object.is(a, b), message)`,
    }))
  },
}

// Built aside and moved into place whole: a build that fails leaves the last good one.
const out = new URL(`dist.${process.pid}/`, root)
await mkdir(out)
process.on('exit', () => rmSync(out, { recursive: true, force: true }))
await build({
  entryPoints: { main: new URL('main.ts', import.meta.url).pathname },
  outdir: out.pathname,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // The CommonJS builds of the SDKs cannot be split or shaken.
  mainFields: ['module', 'main'],
  chunkNames: 'chunks/[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [lightWidths, lightAssert, compiledSnapshot],
  banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
})
await writeFile(new URL('report.v1.schema.json', out), `${JSON.stringify(reportSchema(), null, 2)}\n`)

// Asking `env node` for a version it may not have would cost a second start, so the shell picks the Node:
// the one installed beside us (npm's `node` package), else the one on PATH if it is new enough.
const launcher = `#!/bin/sh
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=\${self%/*}/$link ;; esac
done
here=\${self%/*}
for node in "$here/../node_modules/node/bin/node" "$here/../../node/bin/node"; do
  [ -x "$node" ] && exec "$node" "$here/main.mjs" "$@"
done
command -v node >/dev/null 2>&1 || {
  echo 'kubectl-cni needs Node.js 22.19 or newer, and no node is on PATH. Install Node.js, or run npm install -g node@24.' >&2
  exit 1
}
case $(node -v) in
  v[0-9].*|v1[0-9].*|v2[01].*|v22.[0-9].*|v22.1[0-8].*)
    echo "kubectl-cni needs Node.js 22.19 or newer, and the node on PATH is $(node -v). Install a newer one, or run npm install -g node@24." >&2
    exit 1 ;;
esac
exec node "$here/main.mjs" "$@"
`
await writeFile(new URL('kubectl-cni', out), launcher)
await chmod(new URL('kubectl-cni', out), 0o755)
await rm(new URL('dist/', root), { recursive: true, force: true })
await rename(out, new URL('dist/', root))
