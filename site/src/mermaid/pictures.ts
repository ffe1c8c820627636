/** Mermaid's own drawings of the pictures of a page, for the renderer of pages to set beside the painter's. */

import { mermaidOf } from '../../../shared/diagram/mermaid.ts'
import type { Picture } from '../../../shared/diagram/model.ts'
import type { Block, Section } from '../../../shared/page/model.ts'
import { drawMermaid } from './draw.ts'

const picturesIn = (blocks: readonly Block[]): Picture[] =>
  blocks.flatMap((block) => (block.is === 'picture' ? [block.picture] : block.is === 'part' ? picturesIn(block.blocks) : []))

/** By their Mermaid text; pictures Mermaid has no form for are left out. */
export async function mermaidDrawings(sections: readonly Section[]): Promise<ReadonlyMap<string, string>> {
  const sources = sections.flatMap(({ blocks }) => picturesIn(blocks)).map(mermaidOf)
  const known = [...new Set(sources.filter((source) => source !== undefined))]
  return new Map(await Promise.all(known.map(async (source) => [source, await drawMermaid(source)] as const)))
}
