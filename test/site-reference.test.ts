/** The reference pages and the address maps, read from one build of the sample reports. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registry } from '../shared/cni/index.ts'
import { blockMapOf, eniMapOf } from '../shared/diagram/cells.ts'
import { explain, topics } from '../shared/explain/index.ts'
import { addressWords } from '../shared/text/addresses.ts'
import { type Locale, locales } from '../shared/text/locale.ts'
import { addressOf } from '../site/src/upstream.ts'
import { buildSite } from './site-kit.ts'
import { sample } from './site-reports.ts'

const work = mkdtempSync(join(tmpdir(), 'kubectl-cni-reference-'))
const [reports, out] = [join(work, 'reports'), join(work, 'out')]

beforeAll(async () => {
  mkdirSync(reports)
  const findings = ['pool-unused', 'of-a-newer-version'].map((id) => ({ id, severity: 'info', subject: '10.244.0.0/16', data: {} }))
  writeFileSync(join(reports, 'eks.json'), JSON.stringify(sample('eks')))
  writeFileSync(join(reports, 'calico.json'), JSON.stringify({ ...sample('calico'), findings }))
  const { code, output } = await buildSite({ reports, out })
  expect(code, output).toBe(0)
}, 120_000)

afterAll(() => rmSync(work, { recursive: true, force: true }))

const page = (locale: Locale, path: string): Document =>
  new JSDOM(readFileSync(join(out, locale === 'en' ? 'en' : '', path, 'index.html'), 'utf8')).window.document

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
const textOf = (root: ParentNode | null): string => plain(root?.textContent ?? '')

/** From a heading to the next of its rank or above, as text. */
function sectionOf(document: Document, id: string): { text: string; pictures: number } {
  const heading = document.getElementById(id)
  const parts: Element[] = []
  for (
    let next = heading?.parentElement?.classList.contains('sl-heading-wrapper')
      ? heading.parentElement.nextElementSibling
      : heading?.nextElementSibling;
    next;
    next = next.nextElementSibling
  ) {
    if (next.matches('h2, h3') || next.matches('.sl-heading-wrapper')) break
    parts.push(next)
  }
  return { text: plain(parts.map(textOf).join(' ')), pictures: parts.filter((part) => part.querySelector('.drawing svg')).length }
}

describe.each(locales)('in %s', (locale) => {
  test.each(registry.map((cni) => ({ id: cni.id, cni })))('the page of $id says what its module says, and draws every mode', ({ cni }) => {
    const document = page(locale, `cni/${cni.id}`)
    const main = textOf(document.querySelector('main'))
    const { summary, addresses, settings } = cni.words[locale]
    for (const text of [summary, addresses, ...Object.keys(settings), ...Object.values<string>(settings), ...cni.byHand, ...cni.upstream])
      expect(main).toContain(plain(text))
    for (const mode of Object.keys(cni.modes)) {
      const { text, pictures } = sectionOf(document, mode)
      expect(pictures, mode).toBe(1)
      const words = explain(`${cni.id}/${mode}`, locale)
      for (const said of [...(words?.paragraphs ?? []), ...(words?.facts ?? []).map(({ value }) => value)]) expect(text, mode).toContain(plain(said))
    }
  })

  test('findings, datapaths, encapsulations and errors are complete, each at its anchor', () => {
    const pages = { finding: page(locale, 'findings'), datapath: page(locale, 'modes'), protocol: page(locale, 'modes') }
    for (const [kind, document] of Object.entries(pages))
      for (const id of topics(locale).find((group) => group.kind === kind)?.topics ?? []) {
        const words = explain(id, locale)
        const { text } = sectionOf(document, id)
        for (const said of [...(words?.paragraphs ?? ['missing']), ...(words?.byHand ?? []), ...(words?.upstream ?? [])])
          expect(text, id).toContain(plain(said))
      }
    const rows = [...page(locale, 'errors').querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf))
    const errors = topics(locale).find(({ kind }) => kind === 'error')?.topics ?? []
    expect(rows.map(([id]) => id)).toEqual(errors)
    expect(rows.find(([id]) => id === 'no-kubeconfig')?.[1]).toBe('3')
  })

  test('the report of an EKS cluster maps every node and subnet, and repeats them as tables', () => {
    const { addresses } = sample('eks')
    if (!addresses) throw new Error('the sample has no addresses')
    const document = page(locale, 'reports/eks')
    const titles = [...document.querySelectorAll('.drawing > svg > title')].map(textOf)
    const maps = [
      ...addresses.nodes.map((node) => eniMapOf(node, locale)),
      ...addresses.subnets.flatMap((subnet) => blockMapOf(subnet, locale) ?? []),
    ]
    expect(maps).toHaveLength(6)
    const captions = [...document.querySelectorAll('figcaption')].map(textOf)
    for (const { title, description } of maps) {
      expect(titles).toContain(title)
      expect(captions).toContain(`${title}: ${description}`)
    }
    const tables = new Map([...document.querySelectorAll('table[aria-label]')].map((one) => [one.getAttribute('aria-label'), one]))
    const { headings } = addressWords[locale]
    expect(tables.get(headings.nodes)?.querySelectorAll('tbody tr').length).toBe(addresses.nodes.length)
    expect(textOf(tables.get(headings.subnets) ?? null)).toContain('InsufficientFreeAddressesInSubnet: 239')
    expect(page(locale, 'reports/calico').getElementById('addresses')).toBeNull()
  })

  test('names of CNIs and findings lead to their pages, ids from elsewhere to none', () => {
    const to = (path: string) => [...page(locale, path).querySelectorAll('main a')].map((link) => link.getAttribute('href'))
    const base = locale === 'en' ? '/en/' : '/'
    expect(to('reports/calico')).toContain(`${base}cni/calico/`)
    expect(to('reports/calico').filter((href) => href?.includes('findings/'))).toEqual([`${base}findings/#pool-unused`])
    for (const id of ['aws-vpc', 'calico', 'weave']) expect(to('note')).toContain(`${base}cni/${id}/`)
  })
})

test.each([
  ['RFC 7348', 'https://www.rfc-editor.org/rfc/rfc7348'],
  ['flannel-io/flannel:pkg/backend/vxlan/', 'https://github.com/flannel-io/flannel/blob/HEAD/pkg/backend/vxlan/'],
  ['https://www.wireguard.com/protocol/', 'https://www.wireguard.com/protocol/'],
  ['cilium/charts:cilium-1.20.0.tgz (templates/cilium-configmap.yaml)', undefined],
])('%s is found at %s', (source, address) => {
  expect(addressOf(source)).toBe(address)
})
