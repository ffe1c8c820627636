/**
 * Mermaid computes with literal colours, so each role of the theme is drawn in a colour nobody would
 * choose (a sentinel), and each sentinel is replaced by a CSS variable in the finished SVG. The
 * variables are set for light and dark in styles/picture.css; the fallback serves a copied SVG.
 */
const roles = {
  paper: '#ffffff',
  ink: '#1c2430',
  line: '#5b6675',
  box: '#eef2f8',
  boxLine: '#8290a6',
  group: '#f7f9fc',
  groupLine: '#b8c2d0',
  note: '#fff4d6',
  noteLine: '#c59a2d',
  label: '#ffffff',
} as const

type Role = keyof typeof roles

const names = Object.keys(roles) as Role[]
const sentinel = (role: Role): string => `#fe01${(names.indexOf(role) + 16).toString(16)}`
const variable = (role: Role): string => `var(--cni-${role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}, ${roles[role]})`

/** Every theme variable the two kinds of diagram read, so that Mermaid derives none by itself. */
export const themeVariables: Record<string, string> = Object.fromEntries(
  (
    [
      ['paper', ['background', 'sequenceNumberColor', 'classText']],
      [
        'ink',
        [
          'textColor',
          'primaryTextColor',
          'secondaryTextColor',
          'tertiaryTextColor',
          'nodeTextColor',
          'titleColor',
          'actorTextColor',
          'signalTextColor',
          'labelTextColor',
          'loopTextColor',
          'noteTextColor',
        ],
      ],
      ['line', ['lineColor', 'defaultLinkColor', 'arrowheadColor', 'signalColor', 'actorLineColor']],
      ['box', ['primaryColor', 'mainBkg', 'secondBkg', 'nodeBkg', 'actorBkg', 'activationBkgColor']],
      ['boxLine', ['primaryBorderColor', 'border1', 'nodeBorder', 'actorBorder', 'activationBorderColor', 'labelBoxBorderColor']],
      ['group', ['secondaryColor', 'tertiaryColor', 'clusterBkg', 'labelBoxBkgColor']],
      ['groupLine', ['secondaryBorderColor', 'tertiaryBorderColor', 'border2', 'clusterBorder']],
      ['note', ['noteBkgColor', 'rectBkgColor']],
      ['noteLine', ['noteBorderColor', 'rectBorderColor']],
      ['label', ['edgeLabelBackground']],
    ] as const satisfies readonly (readonly [Role, readonly string[]])[]
  ).flatMap(([role, variables]) => variables.map((name) => [name, sentinel(role)])),
)

/** Puts the CSS variables in the sentinels' places, also where Mermaid made a half-transparent one of them. */
export function withVariables(svg: string): string {
  let result = svg
  for (const role of names) {
    const hex = sentinel(role)
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
    const rgba = new RegExp(`rgba\\(\\s*${red},\\s*${green},\\s*${blue},\\s*([\\d.]+)\\)`, 'g')
    result = result
      .replaceAll(hex, variable(role))
      .replaceAll(`rgb(${red}, ${green}, ${blue})`, variable(role))
      .replace(rgba, (_, alpha: string) => `color-mix(in srgb, ${variable(role)} ${Number(alpha) * 100}%, transparent)`)
  }
  return result
}
