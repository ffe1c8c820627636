/** svgdom ships no types; this is the part that is used here. */
declare module 'svgdom' {
  interface Constructor {
    prototype: Record<string, unknown>
  }
  export const SVGGraphicsElement: Constructor
  export const SVGTextContentElement: Constructor
  export function createHTMLWindow(): Record<string, unknown>
}
