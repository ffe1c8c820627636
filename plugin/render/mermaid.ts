/** One Mermaid diagram to paste. */
import { mermaidOf } from '../../shared/diagram/pictures.ts'
import { defineNotation, picturesOf } from './define.ts'

export default defineNotation({
  id: 'mermaid',
  // Mermaid has no file of several diagrams: Markdown holds the others.
  set: (answer) =>
    picturesOf(answer)
      .map(mermaidOf)
      .find((diagram) => diagram !== undefined) ?? '',
})
