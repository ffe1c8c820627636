/** Every output format by id; a format and the libraries behind it load only when asked for. */
import type { Renderer } from './define.ts'

export { type Renderer, type RenderOptions, type ViewId, views } from './define.ts'

const loaders = {
  table: () => import('./table.ts'),
  wide: () => import('./wide.ts'),
  json: () => import('./json.ts'),
  yaml: () => import('./yaml.ts'),
  markdown: () => import('./markdown.ts'),
  mermaid: () => import('./mermaid.ts'),
} satisfies Record<string, () => Promise<{ default: Renderer }>>

export type OutputId = keyof typeof loaders

export const outputs = Object.keys(loaders) as OutputId[]

export const loadRenderer = async (id: OutputId): Promise<Renderer> => (await loaders[id]()).default
