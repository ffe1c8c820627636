/** The site as built from reports, in a real Chromium. One build serves most tests. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCHEMA_ID } from '../shared/contract/report.ts'
import { overflowingTexts, unnamedPictures } from './site-faults.ts'
import { type Built, buildSite, hostileStyle, hostPage, openBrowser, picturesIn, type Served, serveSite, textsOf, workFolder } from './site-kit.ts'
import { evil, hostile, ids, languages, pages, sample } from './site-reports.ts'

const work = workFolder()
const folder = (name: string) => {
  const path = join(work, name)
  mkdirSync(path, { recursive: true })
  return path
}
const write = (directory: string, id: string, json: unknown) => writeFileSync(join(directory, `${id}.json`), JSON.stringify(json))

const screens = [320, 390, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })))

const out = join(work, 'out')
let built: Built
let server: Served
let browser: Browser

beforeAll(async () => {
  const reports = folder('reports')
  for (const id of ['calico', 'eks']) write(reports, id, sample(id))
  write(reports, 'hostile', hostile())
  ;[built, browser] = await Promise.all([buildSite({ reports, out }), openBrowser()])
  expect(built.code, built.output).toBe(0)
  server = await serveSite(out)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(work, { recursive: true, force: true })
})

async function open<T>(
  path: string,
  screen: { width: number; scheme: 'light' | 'dark'; scripts?: boolean },
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: 900 },
    colorScheme: screen.scheme,
    javaScriptEnabled: screen.scripts ?? true,
  })
  const page = await context.newPage()
  try {
    await page.goto(server.url + path)
    return await look(page)
  } finally {
    await context.close()
  }
}
/** What an embed's page holds: the fragment to paste. */
const snippetOf = (path: string): string => /<body>([\s\S]*)<\/body>/.exec(readFileSync(join(out, path), 'utf8'))?.[1] ?? ''

const desktop = { width: 1280, scheme: 'light' } as const

test('there is a page per report and language', () => {
  const made = [...textsOf(out, '**/*.html').keys()]
  for (const page of pages) expect(made).toContain(`${page.slice(1)}index.html`)
})

describe('in Chromium', () => {
  test.each(pages)('%s fits every screen, asks no other host, and its pictures are whole', async (path) => {
    for (const { width, scheme } of screens) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
      const page = await context.newPage()
      const asked: string[] = []
      const faults: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      page.on('dialog', (dialog) => {
        faults.push('dialog')
        void dialog.dismiss()
      })
      await page.goto(server.url + path)
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(scheme)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} ${scheme}`).toBeLessThanOrEqual(width)
      expect(await page.evaluate(overflowingTexts), `${width} ${scheme}`).toEqual([])
      expect(await page.evaluate(unnamedPictures)).toEqual([])
      expect(asked.filter((url) => !url.startsWith(`${server.url}/`) && !url.startsWith('data:'))).toEqual([])
      expect(faults).toEqual([])
      await context.close()
    }
  })

  // Each page in both languages, each language on every kind of screen; reports, which hold most, on all of them.
  const judged = [
    { path: '/', width: 390, scheme: 'light' },
    { path: '/en/', width: 1280, scheme: 'dark' },
    { path: '/note/', width: 1280, scheme: 'dark' },
    { path: '/en/note/', width: 390, scheme: 'light' },
    { path: '/reports/eks/', width: 390, scheme: 'dark' },
    { path: '/reports/calico/', width: 1280, scheme: 'light' },
    { path: '/en/reports/eks/', width: 1280, scheme: 'light' },
    { path: '/en/reports/calico/', width: 390, scheme: 'dark' },
  ] as const
  test.each(judged)('axe finds no serious fault in $path at $width pixels, $scheme', async ({ path, ...screen }) => {
    const violations = await open(path, screen, async (page) => (await new AxeBuilder({ page }).analyze()).violations)
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([])
  })

  test('the page can be read without a script', async () => {
    await open('/reports/calico/', { ...desktop, scripts: false }, async (page) => {
      expect(await page.locator('.lead').first().textContent()).toContain('IP-in-IP')
      expect(await page.locator('.drawing svg').count()).toBeGreaterThanOrEqual(4)
      expect(await page.locator('.drawing svg').first().isVisible()).toBe(true)
    })
  })

  test('switching the language keeps the page', async () => {
    await open('/reports/eks/', desktop, async (page) => {
      await page.locator('starlight-lang-select select').first().selectOption({ label: 'English' })
      await page.waitForURL(`${server.url}/en/reports/eks/`)
      expect(await page.locator('h1').textContent()).toBe('Cluster report: eks')
    })
  })

  test('search speaks Korean', async () => {
    await open('/', desktop, async (page) => {
      await page.locator('button[data-open-modal]').click()
      await page.locator('#starlight__search input').fill('오버레이')
      await expect.poll(() => page.locator('.pagefind-ui__message').textContent(), { timeout: 10_000 }).toMatch(/오버레이 검색 결과 \d+개/)
    })
  })
})

test('no page sends the Mermaid library', () => {
  const scripts = textsOf(out, '**/*.js')
  expect(scripts.size).toBeGreaterThan(0)
  for (const [path, text] of scripts) expect(/mermaid/i.test(text) && !path.startsWith('pagefind/'), path).toBe(false)
  for (const [path, html] of textsOf(out, '**/*.html')) expect(html.match(/<script[^>]*mermaid/i), path).toBeNull()
})

test('the Mermaid source stands beside each picture that came from one', async () => {
  await open('/en/reports/calico/', desktop, async (page) => {
    const sources = await page.locator('figure details pre').allTextContents()
    expect(sources.map((text) => text.split('\n')[0])).toEqual(['---', 'sequenceDiagram', expect.stringMatching(/^flowchart/)])
    expect(await page.locator('figure .mermaid svg').count()).toBe(sources.length)
  })
})

describe('names that strangers set', () => {
  test('come out as the characters they are, and do nothing', async () => {
    for (const path of ['/reports/hostile/', '/en/embed/hostile.html']) {
      await open(path, desktop, async (page) => {
        await page.waitForTimeout(100)
        expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
        expect(await page.locator('img[src=x]').count()).toBe(0)
      })
    }
    await open('/reports/hostile/', desktop, async (page) => {
      const body = (await page.locator('main').textContent()) ?? ''
      for (const text of [evil.tag, evil.node, evil.seen, 'a`|"]:::x\\u{202e}gnp.exe\\u{1b}[31m#quot;\\n<b>']) expect(body).toContain(text)
      const drawn = await page
        .locator('.drawing svg .node, .drawing svg .actor')
        .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).display))
      expect(drawn.length).toBeGreaterThan(5)
      expect(drawn).not.toContain('none')
      expect(
        await page
          .locator('.drawing')
          .allTextContents()
          .then((texts) => texts.join(' ')),
      ).toContain('%%{init')
    })
  })
})

describe('the fragment to embed', () => {
  test.each(languages.flatMap((lang) => ids.map((id) => `${lang}embed/${id}.html`)))('%s is small and has no script', (path) => {
    const html = snippetOf(path)
    expect(Buffer.byteLength(html)).toBeLessThan(8192)
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import/i)
  })

  test.each(['light', 'dark'] as const)('is a whole page by itself, and reads in %s', async (scheme) => {
    await open('/embed/calico.html', { width: 320, scheme }, async (page) => {
      const facts = await page.evaluate(() => ({
        mode: document.compatMode,
        lang: document.documentElement.lang,
        title: document.title,
        width: document.documentElement.scrollWidth,
      }))
      expect(facts).toEqual({ mode: 'CSS1Compat', lang: 'ko', title: 'calico 클러스터의 CNI', width: 320 })
      const violations = (await new AxeBuilder({ page }).analyze()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(violations.map(({ id }) => id)).toEqual([])
    })
  })

  test.each(['light', 'dark'] as const)('reads in a page without a doctype, in %s', async (scheme) => {
    const page = await browser.newPage({ colorScheme: scheme })
    await page.setContent(hostPage('', snippetOf('embed/calico.html')).replace('<!doctype html>', ''))
    expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat')
    const [root, ...texts] = await page
      .locator('section, section p, section th, section td, section small')
      .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).color))
    expect(new Set(texts)).toEqual(new Set([root]))
    await page.close()
  })

  test('looks the same inside a hostile page', async () => {
    const html = snippetOf('embed/calico.html')
    const looks = await Promise.all(
      ['', hostileStyle].map(async (style) => {
        const page = await browser.newPage({ viewport: { width: 700, height: 900 } })
        await page.setContent(hostPage(style, html))
        const look = await page.locator('section').evaluate((section) =>
          [section, ...section.querySelectorAll('p, th, td, a, small, svg, rect, text, path')].map((element) => {
            const style = getComputedStyle(element)
            const { width, height } = element.getBoundingClientRect()
            const painted = element.closest('svg')
              ? [style.fill, style.stroke, style.opacity]
              : [style.color, style.backgroundColor, style.paddingTop]
            const text = [
              style.display,
              style.fontFamily,
              style.fontSize,
              style.letterSpacing,
              style.textTransform,
              getComputedStyle(element, '::before').content,
            ]
            return [element.tagName, ...painted, ...text, Math.round(width), Math.round(height)].join(' ')
          }),
        )
        await page.close()
        return look
      }),
    )
    expect(looks[0]?.length).toBeGreaterThan(15)
    expect(looks[1]).toEqual(looks[0])
  })

  test('keeps its text inside its boxes, and the page shows the very snippet', async () => {
    await open('/reports/calico/', { width: 390, scheme: 'light' }, async (page) => {
      const snippet = await page.locator('textarea.snippet').inputValue()
      expect(snippet).toBe(snippetOf('embed/calico.html'))
      await page.setContent(snippet)
      expect(await page.evaluate(overflowingTexts)).toEqual([])
    })
  })
})

test('the JSON Schema is published at the path of its $id, and the published reports fit it', () => {
  const schema = JSON.parse(readFileSync(join(out, new URL(SCHEMA_ID).pathname), 'utf8'))
  expect(schema.$id).toBe(SCHEMA_ID)
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  for (const id of ids)
    expect(validate(JSON.parse(readFileSync(join(out, `reports/${id}.json`), 'utf8'))), JSON.stringify(validate.errors)).toBe(true)
})

describe('a second build, under a sub-path', () => {
  const base = '/project'
  const second = join(work, 'second')
  let html: Map<string, string>
  beforeAll(async () => {
    const { code, output } = await buildSite({ reports: join(work, 'reports'), out: second, base })
    expect(code, output).toBe(0)
    html = textsOf(second, '**/*.html')
  }, 120_000)

  test('draws the same bytes', () => {
    const first = textsOf(out, '**/*.html')
    let compared = 0
    for (const [path, page] of html) {
      expect(picturesIn(page), path).toEqual(picturesIn(first.get(path) ?? ''))
      compared += picturesIn(page).length
    }
    expect(compared).toBeGreaterThan(20)
  })

  test('links only to what is there', () => {
    const files = new Set(textsOf(second, '**/*').keys())
    const dead: string[] = []
    for (const [path, page] of html) {
      // The page for missing pages has no address of its own, so what its head says about that address is nobody's link.
      const shown = page
        .replace(/<textarea[\s\S]*?<\/textarea>/g, '')
        .replace(/404/.test(path) ? /<link rel="(?:canonical|alternate)"[^>]*>|<meta property="og:url"[^>]*>/g : /$^/, '')
      for (const [, href = ''] of shown.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        const url = new URL(href.replaceAll('&amp;', '&'), `https://kubectl-cni.dev${base}/${path.replace(/index\.html$/, '')}`)
        if (url.host !== 'kubectl-cni.dev') continue
        const target = url.pathname.startsWith(`${base}/`) ? decodeURIComponent(url.pathname.slice(base.length + 1)) : 'outside the base'
        const file = target === '' || target.endsWith('/') ? `${target}index.html` : target
        const anchor = url.hash === '' || !file.endsWith('.html') || (html.get(file) ?? '').includes(`id="${decodeURIComponent(url.hash.slice(1))}"`)
        if (!files.has(file) || !anchor) dead.push(`${path}: ${href}`)
      }
    }
    expect(dead).toEqual([])
  })
})

describe('a report that cannot be shown fails the build', () => {
  const damaged = { ...sample('eks'), datapath: { ...sample('eks').datapath, kind: 'wormhole' } }
  const newer = { ...sample('eks'), apiVersion: 'kubectl-cni/v2' }

  test.each([
    { name: 'damaged', json: damaged, field: 'datapath.kind', advice: 'kubectl cni inspect -o json' },
    { name: 'newer', json: newer, field: 'apiVersion', advice: 'Update kubectl-cni' },
  ])(
    '$name: with file, field and advice',
    async ({ name, json, field, advice }) => {
      const reports = folder(`${name}-reports`)
      write(reports, name, json)
      const { code, output } = await buildSite({ reports, out: join(work, `${name}-out`) })
      expect(code).not.toBe(0)
      for (const part of [`${name}.json`, field, advice]) expect(output).toContain(part)
    },
    60_000,
  )
})
