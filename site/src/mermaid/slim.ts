/**
 * What a page need not carry is taken out of Mermaid's SVG, and what must never be in it is refused.
 * Labels still hold placeholders here, so a `<` is always markup.
 */

const allowedTags = new Set([
  'svg',
  'g',
  'style',
  'title',
  'desc',
  'defs',
  'marker',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polygon',
  'polyline',
  'text',
  'tspan',
  'symbol',
])

function refuseActive(svg: string): void {
  for (const [, name = ''] of svg.matchAll(/<([a-z][\w:-]*)/gi)) {
    if (!allowedTags.has(name)) throw new Error(`Mermaid drew a <${name}>, which no picture of this site may hold.`)
  }
  const active = /\son\w+\s*=|\b(?:xlink:)?href\s*=|url\(\s*["']?(?!#)|@import/i.exec(svg)
  if (active) throw new Error(`Mermaid's SVG holds "${active[0].trim()}", which could run or fetch something.`)
}

/** Arrow heads, icons, shadows and gradients are defined for every use there might be; the unused ones go. */
function usedDefinitions(svg: string): string {
  const pruned = svg.replace(/<(marker|symbol|filter|linearGradient)\b[^>]*?\sid="([^"]*)"[\s\S]*?<\/\1>/g, (all, _, id: string) =>
    svg.includes(`url(#${id})`) ? all : '',
  )
  return pruned.replace(/<(defs|g)>\s*<\/\1>/g, '')
}

/** Whether every class and element that a selector names occurs; a rule that passes may still match nothing. */
function canMatch(selector: string, classes: ReadonlySet<string>, tags: ReadonlySet<string>): boolean {
  const bare = selector
    .replace(/#[\w-]+/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/:[\w-]+(\([^)]*\))?/g, ' ')
  const named = [...bare.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => classes.has(name))
  const elements = bare.replace(/\.[\w-]+/g, ' ').match(/[a-z][\w-]*/gi) ?? []
  return named && elements.every((name) => tags.has(name))
}

/** Mermaid ships the rules of every shape it knows; the ones of shapes that are here stay. */
function usedRules(css: string, markup: string): string {
  const classes = new Set([...markup.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/)))
  const tags = new Set([...markup.matchAll(/<([a-z][\w-]*)/gi)].map(([, name = '']) => name))
  return css
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/@(?:-webkit-)?keyframes [^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    .replace(/([^{}]+)\{([^{}]*)\}/g, (_, selectors: string, body: string) => {
      const kept = selectors.split(',').filter((selector) => canMatch(selector, classes, tags))
      return kept.length === 0 || body.trim() === '' ? '' : `${kept.join(',').trim()}{${body.trim()}}`
    })
}

const shorter = (tag: string): string =>
  tag
    .replace(/\s(?:data-[\w-]+|aria-roledescription)="[^"]*"/g, '')
    .replace(/\s(?:style|class|name)="[\s;]*"/g, '')
    .replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100))

/** Smaller, with its natural size as attributes so that a page can scroll or scale it. */
export function slim(drawn: string): string {
  const svg = usedDefinitions(drawn)
  refuseActive(svg)
  const [, width = '0', height = '0'] = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  const markup = svg.replace(/<style>[\s\S]*?<\/style>/g, '')
  return svg
    .replace(/<style>([\s\S]*?)<\/style>/g, (_, css: string) => `<style>${usedRules(css, markup)}</style>`)
    .replace(/<(?!style)[^>]*>/g, shorter)
    .replaceAll('</tspan><tspan font-style="normal" class="text-inner-tspan" font-weight="normal">', '')
    .replace(/<rect(?: class="background")?(?: style="stroke: none")?><\/rect>/g, '')
    .replace(/<svg([^>]*?)\swidth="100%"/, `<svg$1 width="${Math.ceil(Number(width))}" height="${Math.ceil(Number(height))}"`)
    .replace(/(<svg[^>]*?)\sstyle="[^"]*"/, '$1')
}
