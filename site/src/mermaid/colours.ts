import { type Colour, colourOf, colours, variable } from '../../../shared/diagram/palette.ts'

/**
 * Mermaid computes with literal colours, so each role of the theme is drawn in a colour nobody would
 * choose (a sentinel), and each sentinel is replaced by a CSS variable in the finished SVG. The
 * variables are those of the one palette; the fallback serves a copied SVG.
 */
const roles = {
  paper: 'paper',
  ink: 'ink',
  line: 'line',
  box: 'fabric-fill',
  boxLine: 'fabric-line',
  group: 'subnet-fill',
  groupLine: 'subnet-line',
  note: 'note-fill',
  noteLine: 'note-line',
  label: 'paper',
} as const satisfies Record<string, Colour>

type Role = keyof typeof roles

const names = Object.keys(roles) as Role[]
const sentinel = (role: Role): string => `#fe01${(names.indexOf(role) + 16).toString(16)}`

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
  let result = withPalette(svg)
  for (const role of names) {
    const hex = sentinel(role)
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
    const rgba = new RegExp(`rgba\\(\\s*${red},\\s*${green},\\s*${blue},\\s*([\\d.]+)\\)`, 'g')
    result = result
      .replaceAll(hex, variable(roles[role]))
      .replaceAll(`rgb(${red}, ${green}, ${blue})`, variable(roles[role]))
      .replace(rgba, (_, alpha: string) => `color-mix(in srgb, ${variable(roles[role])} ${Number(alpha) * 100}%, transparent)`)
  }
  return result
}

const byLight = new Map(colours.map((colour) => [colourOf(colour, 'light'), colour]))

/** Colours that the Mermaid text itself names, as flowcharts do for their classes. */
const withPalette = (svg: string): string =>
  svg.replace(/(?<=\b(?:fill|stroke|color)(?::\s*|="))#[0-9a-f]{6}\b/gi, (hex) => {
    const colour = byLight.get(hex.toLowerCase())
    return colour ? variable(colour) : hex
  })
