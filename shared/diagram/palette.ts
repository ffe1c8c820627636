/**
 * One palette: the same colour for the same thing in every picture, in Mermaid's theme and in style sheets. A colour
 * stands in an SVG as a CSS variable with the light colour as its fallback, so that a picture reads where styles are stripped.
 */

export type Scheme = 'light' | 'dark'

/** Things, each with a fill and the line around it. */
const things = {
  network: { light: ['#eef2f7', '#64748b'], dark: ['#252b35', '#94a3b8'] },
  subnet: { light: ['#f8fafc', '#94a3b8'], dark: ['#1c2027', '#64748b'] },
  node: { light: ['#dbeafe', '#2563eb'], dark: ['#1a2f55', '#60a5fa'] },
  pod: { light: ['#dcfce7', '#15803d'], dark: ['#143524', '#4ade80'] },
  eni: { light: ['#cffafe', '#0e7490'], dark: ['#0f3840', '#22d3ee'] },
  tunnel: { light: ['#ffe9cf', '#c2600c'], dark: ['#47290c', '#f59e42'] },
  encrypted: { light: ['#ede9fe', '#6d28d9'], dark: ['#2e2152', '#a78bfa'] },
  service: { light: ['#fce7f3', '#be185d'], dark: ['#4a1a33', '#f472b6'] },
  fabric: { light: ['#f1f5f9', '#94a3b8'], dark: ['#22262e', '#64748b'] },
  note: { light: ['#fff4d6', '#b98a1d'], dark: ['#3a3017', '#c59a2d'] },
  full: { light: ['#cbd5e1', '#475569'], dark: ['#475569', '#cbd5e1'] },
  empty: { light: ['#ffffff', '#94a3b8'], dark: ['#17181c', '#64748b'] },
} as const satisfies Record<string, Record<Scheme, readonly [fill: string, line: string]>>

/** Ground, writing, lesser writing, and lines that belong to nothing. */
const plain = {
  paper: { light: '#ffffff', dark: '#17181c' },
  ink: { light: '#1c2430', dark: '#e6e9ef' },
  faint: { light: '#4d5968', dark: '#a8b3c2' },
  line: { light: '#5b6675', dark: '#9aa5b5' },
} as const satisfies Record<string, Record<Scheme, string>>

export type Role = keyof typeof things
type Plain = keyof typeof plain
/** A fill of a thing, the line around it, or a plain colour. */
export type Colour = `${Role}-fill` | `${Role}-line` | Plain

export const roles = Object.keys(things) as readonly Role[]
const plains = Object.keys(plain) as readonly Plain[]
export const colours: readonly Colour[] = [...plains, ...roles.flatMap((role) => [`${role}-fill` as const, `${role}-line` as const])]

const isPlain = (colour: Colour): colour is Plain => Object.hasOwn(plain, colour)

export function colourOf(colour: Colour, scheme: Scheme): string {
  if (isPlain(colour)) return plain[colour][scheme]
  const [role, part] = colour.split('-') as [Role, 'fill' | 'line']
  return things[role][scheme][part === 'fill' ? 0 : 1]
}

/** For an attribute or a declaration. */
export const variable = (colour: Colour): string => `var(--cni-${colour},${colourOf(colour, 'light')})`

/** Declarations that set all variables. */
export const declarations = (scheme: Scheme): string => colours.map((colour) => `--cni-${colour}: ${colourOf(colour, scheme)};`).join('\n')
