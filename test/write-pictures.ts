/** Takes the README's pictures from the built site: `npm run site && npm run pictures`. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBrowser, serveSite } from './site-kit.ts'

const root = new URL('../', import.meta.url)
const site = await serveSite(fileURLToPath(new URL('site/dist', root)))
mkdirSync(new URL('docs/', root), { recursive: true })
for (const [file, path] of [
  ['report.png', 'en/reports/calico/'],
  ['report.ko.png', 'reports/calico/'],
] as const) {
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1180, height: 1500 }, deviceScaleFactor: 1 })
  await page.goto(`${site.url}/${path}`)
  await page.screenshot({ path: fileURLToPath(new URL(`docs/${file}`, root)), clip: { x: 0, y: 0, width: 1180, height: 1500 } })
  await browser.close()
}
site.close()
