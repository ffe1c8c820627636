/** The style of the page renderer as one more style sheet of the site, in its light and dark theme. */
import type { ViteUserConfig } from 'astro'
import { colourVariables, componentStyle } from '../../../shared/html/style.ts'

const id = 'virtual:cni-page.css'
/** A path, so that Vite takes it for a style sheet. */
const file = '/__cni-page.css'

const css = `:root{${colourVariables('light')}}:root[data-theme="dark"]{${colourVariables('dark')}}${componentStyle}`

type Plugin = NonNullable<ViteUserConfig['plugins']>[number]

const plugin: Plugin = {
  name: 'cni-page-style',
  resolveId: (source: string) => (source === id ? file : undefined),
  load: (source: string) => (source === file ? css : undefined),
}

export const pageStyle = { id, plugin }
