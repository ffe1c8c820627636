/** One Mermaid diagram to paste. */
import { mermaidOf } from '../../shared/diagram/mermaid.ts'
import { defineNotation, picturesOf } from './define.ts'

export default defineNotation({
  id: 'mermaid',
  // Mermaid has no file of several diagrams: Markdown holds the others.
  set: async (answer) => (await picturesOf(answer)).map(mermaidOf).find((diagram) => diagram !== undefined) ?? '',
})
