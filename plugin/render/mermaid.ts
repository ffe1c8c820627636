/** One Mermaid diagram to paste. */
import { mermaidOf } from '../../shared/diagram/pictures.ts'
import { defineNotation } from './define.ts'

export default defineNotation({
  id: 'mermaid',
  // Mermaid has no file of several diagrams: Markdown holds the others.
  set: (answer) =>
    answer
      .pictures()
      .map(mermaidOf)
      .find((diagram) => diagram !== undefined) ?? '',
})
