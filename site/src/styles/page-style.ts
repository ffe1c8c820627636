/** The palette and the style of the page renderer as one more style sheet of the site, in its light and dark theme. */
import type { ViteUserConfig } from 'astro'
import { declarations } from '../../../shared/diagram/palette.ts'
import { componentStyle } from '../../../shared/html/style.ts'

const id = 'virtual:cni-page.css'
/** A path, so that Vite takes it for a style sheet. */
const file = '/__cni-page.css'

export const css = `:root{${declarations('light')}}:root[data-theme="dark"]{${declarations('dark')}}${componentStyle}`

type Plugin = NonNullable<ViteUserConfig['plugins']>[number]

const plugin: Plugin = {
  name: 'cni-page-style',
  resolveId: (source: string) => (source === id ? file : undefined),
  load: (source: string) => (source === file ? css : undefined),
}

export const pageStyle = { id, plugin }
