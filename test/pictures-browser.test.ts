/** A dozen pictures as Chromium itself sets them: text inside the box it stands in, inside the picture, and at a readable size. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Report } from '../shared/contract/report.ts'
import { paint } from '../shared/diagram/paint.ts'
import { linePicture, mapPicture, packetPictures, pathPictures } from '../shared/diagram/pictures.ts'
import { locales } from '../shared/text/locale.ts'
import { openBrowser } from './site-kit.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser?.close())

/** Texts that stick out of the picture or of the smallest box around their middle, or are smaller than 12 pixels. */
function stickingOut(): string[] {
  const within = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left - 0.5 && inner.right <= outer.right + 0.5 && inner.top >= outer.top - 1.5 && inner.bottom <= outer.bottom + 1.5
  return [...document.querySelectorAll('svg')].flatMap((svg) => {
    const boxes = [...svg.querySelectorAll('rect')].map((rect) => rect.getBoundingClientRect())
    return [...svg.querySelectorAll('text')].flatMap((text) => {
      const own = text.getBoundingClientRect()
      const [x, y] = [own.left + own.width / 2, own.top + own.height / 2]
      const around = boxes.filter((box) => box.left < x && x < box.right && box.top < y && y < box.bottom)
      const [smallest = svg.getBoundingClientRect()] = around.sort((a, b) => a.width * a.height - b.width * b.height)
      const small = Number.parseFloat(getComputedStyle(text).fontSize) < 12
      return within(own, smallest) && within(own, svg.getBoundingClientRect()) && !small
        ? []
        : [`${svg.querySelector('title')?.textContent}: ${text.textContent}`]
    })
  })
}

const names = ['eks-default', 'calico-vxlan-crosssubnet', 'eks-hybrid-nodes', 'flannel-wireguard-dual-stack']

test.each(locales)('text stays where it belongs, %s', async (locale) => {
  const drawn = names.flatMap((name) => {
    const report = JSON.parse(readFileSync(`test/clusters/${name}/report.json`, 'utf8')) as Report
    const pictures = [...pathPictures(report, locale), ...packetPictures(report, locale), mapPicture(report, locale), linePicture(report, locale)]
    return pictures.flatMap((picture) =>
      picture ? [paint(picture), paint(picture, { upright: true }), ...(picture.is === 'path' ? [paint(picture, { compact: true })] : [])] : [],
    )
  })
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  await page.setContent(`<!doctype html><meta charset="utf-8">${drawn.join('\n')}`)
  expect(await page.evaluate(() => document.querySelectorAll('svg text').length)).toBeGreaterThan(200)
  expect(await page.evaluate(stickingOut)).toEqual([])
  await page.close()
})
