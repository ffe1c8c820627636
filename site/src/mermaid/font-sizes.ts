/** Pixels. Mermaid draws flowcharts in its theme's size and sequences in one that is set. */
export const fontSizes = { flowchart: 16, sequence: 13 } as const
