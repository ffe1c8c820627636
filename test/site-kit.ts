/** What the tests of the site need: builds into folders of their own, a server on loopback, a real Chromium. */
import { spawn } from 'node:child_process'
import { createReadStream, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** A folder for one run, within the project: Astro would make pages for an outside folder in one place that all builds share. */
export function workFolder(): string {
  const cache = join(process.cwd(), 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  return mkdtempSync(join(cache, 'site-test-'))
}

export interface Built {
  code: number | null
  /** Everything the build said, without colours. */
  output: string
}

/** Vitest sets BASE_URL, DEV, MODE and more, which Astro would take for its own: only these are handed on. */
const handedOn = ['PATH', 'Path', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'SYSTEMROOT']

/** Runs the build as `npm run site` does. */
export function buildSite(settings: { reports: string; out: string; base?: string }): Promise<Built> {
  const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--root', 'site', '--outDir', settings.out], {
    env: {
      ...Object.fromEntries(handedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      LC_ALL: 'en_US.UTF-8',
      SITE_REPORTS: settings.reports,
      SITE_BASE: settings.base ?? '/',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

export interface Served {
  url: string
  close: () => void
}

/** Serves a built site as a static host does, under its base path. */
export async function serveSite(folder: string, base = '/'): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://loopback').pathname)
    const file = join(folder, path.startsWith(base) ? path.slice(base.length) : '..', path.endsWith('/') ? 'index.html' : '')
    if (!file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory())
      return response.writeHead(404, { 'content-type': 'text/plain' }).end('not here')
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    return createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The system's own browser where there is one, else the Chromium that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const executablePath =
    [process.env.CHROME_PATH, ...installed].find((path) => path !== undefined && existsSync(path)) ?? (await chromium.executablePath())
  return playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--headless=shell'] })
}

/** Files of a built site that match a pattern, as paths within it, with their text. */
export const textsOf = (folder: string, pattern: string): Map<string, string> =>
  new Map(
    globSync(pattern, { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )

/** Every picture of a page's HTML. */
export const picturesIn = (html: string): string[] => html.match(/<div class="drawing[^"]*"[^>]*>\s*<svg[\s\S]*?<\/svg>/g) ?? []

/** Somebody else's page around a fragment. */
export const hostPage = (style: string, fragment: string) =>
  `<!doctype html><html><head><title>host</title><style>${style}</style></head><body>${fragment}</body></html>`

/** What a page's own style can do to everything in it. */
export const hostileStyle = `html { font-size: 5px !important }
    * { color: #f0f !important; font-family: fantasy !important; font-size: 9px !important; letter-spacing: 4px !important; text-transform: uppercase !important; padding: 0 !important; background: #ff0 !important }
    svg { max-width: 80px !important } svg * { fill: red !important; stroke: red !important; opacity: .1 !important } td, th { display: block !important } p, section { display: none !important }
    *::before { content: "host" !important }`
