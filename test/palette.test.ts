/** One palette: readable, the same wherever it is set, and without a colour that could be taken for another. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Colour, colourOf, colours, declarations, roles, type Scheme } from '../shared/diagram/palette.ts'
import { classRules } from '../shared/diagram/svg.ts'
import { documentStyle } from '../shared/html/style.ts'
import { css } from '../site/src/styles/page-style.ts'

const schemes = ['light', 'dark'] as const satisfies Scheme[]

/** Relative luminance and contrast of WCAG 2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: Colour, b: Colour, scheme: Scheme): number {
  const [light, dark] = [a, b].map((colour) => luminance(colourOf(colour, scheme))).sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

describe.each(schemes)('%s', (scheme) => {
  test.each(['paper', ...roles.map((role) => `${role}-fill` as const)] as const)('writing reads on %s', (ground) => {
    expect(contrast('ink', ground, scheme)).toBeGreaterThanOrEqual(4.5)
    // Lesser writing is never set on a full cell.
    if (ground !== 'full-fill') expect(contrast('faint', ground, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['ink', 'faint', 'link', 'info', 'warning', 'critical'] as const)('%s reads on paper and on a card', (writing) => {
    for (const ground of ['paper', 'card'] as const) expect(contrast(writing, ground, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['node', 'pod', 'eni', 'tunnel', 'encrypted', 'service'] as const)('the line around %s is seen', (role) => {
    for (const ground of ['paper', `${role}-fill`] as const) expect(contrast(`${role}-line`, ground, scheme)).toBeGreaterThanOrEqual(3)
  })
})

test('a light colour that two things share is the same for both in the dark, so that Mermaid’s literals can be mapped back', () => {
  for (const a of colours)
    for (const b of colours) if (colourOf(a, 'light') === colourOf(b, 'light')) expect(colourOf(a, 'dark'), `${a} ${b}`).toBe(colourOf(b, 'dark'))
})

const pageStyles = { 'a page of its own': documentStyle, 'the site': css }

test.each(Object.entries(pageStyles))('%s sets these very colours', (_, style) => {
  for (const scheme of schemes) expect(style).toContain(declarations(scheme))
})

test('no page or style names a colour variable that the palette has not', () => {
  const known = new Set([...colours.map((colour) => `--cni-${colour}`)])
  const styles = {
    ...pageStyles,
    ...Object.fromEntries(['picture', 'site'].map((name) => [name, readFileSync(`site/src/styles/${name}.css`, 'utf8')])),
  }
  for (const [name, style] of Object.entries(styles))
    for (const [variable] of style.matchAll(/--cni-[a-z-]+/g)) expect(known, name).toContain(variable)
})

test('an embed sets every class in both schemes', () => {
  expect(Object.keys(classRules('dark'))).toEqual(Object.keys(classRules('light')))
})
