/** A picture in the forms its place may need: wide, upright for a narrow one, by Mermaid, and as Mermaid text. */
import { type ComponentChildren, h } from 'preact'
import { mermaidOf } from '../diagram/mermaid.ts'
import type { Picture } from '../diagram/model.ts'
import { paint } from '../diagram/paint.ts'
import type { Text } from '../text/span.ts'
import type { Place } from './place.ts'
import { spans } from './text.ts'
import { htmlWords } from './words.ts'

/** The painter escapes what it writes, so its finished SVG is the only markup that is set as it is. */
const drawing = (form: string, svg: string): ComponentChildren =>
  svg === '' ? null : h('div', { class: `drawing ${form}`, dangerouslySetInnerHTML: { __html: svg } })

/** A wide drawing scrolls in its frame before its text becomes too small to read. */
const mermaidDrawing = (svg: string): ComponentChildren => {
  const width = /\swidth="([\d.]+)"/.exec(svg)?.[1] ?? '640'
  return h('div', { class: 'drawing', tabIndex: 0, style: `--width:${width}px`, dangerouslySetInnerHTML: { __html: svg } })
}

function byMermaid(source: string, { locale, drawn }: Place): ComponentChildren[] {
  const svg = drawn?.get(source)
  const words = htmlWords[locale]
  return [
    svg === undefined
      ? null
      : h('div', { class: 'mermaid', role: 'group', 'aria-label': words.mermaid }, [h('p', { class: 'faint' }, words.mermaid), mermaidDrawing(svg)]),
    h('details', null, [h('summary', null, words.mermaidSource), h('pre', { tabIndex: 0 }, source)]),
  ]
}

export function Figure({ picture, caption, place }: { picture: Picture; caption: Text; place: Place }): ComponentChildren {
  if (place.guest) return drawing('any', paint(picture, { compact: true, dress: 'fixed' }))
  const wide = paint(picture)
  const upright = paint(picture, { upright: true })
  const source = mermaidOf(picture)
  return h('figure', null, [
    upright === wide ? drawing('any', wide) : [drawing('wide', wide), drawing('upright', upright)],
    caption.length === 0 ? null : h('figcaption', null, spans(caption)),
    source === undefined ? null : byMermaid(source, place),
  ])
}
