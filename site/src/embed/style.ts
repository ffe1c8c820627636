/**
 * Style of an embedded fragment. The host page may style everything, with !important: so the id stands
 * twice for its weight, all is reset below it, and every rule is !important. Inside the SVG `revert` would
 * take the attributes that place its shapes, so there the properties a page might set are named one by one;
 * colours stand in attributes too, for pages that block styles.
 */

import type { Scheme } from '../../../shared/diagram/palette.ts'
import { classRules } from '../../../shared/diagram/svg.ts'

const important = (declarations: Readonly<Record<string, string>>): string =>
  Object.entries(declarations)
    .map(([property, value]) => `${property}:${value}!important`)
    .join(';')

/** The whole style sheet for one fragment, by its id; of a picture's classes only those that its HTML has. */
export function fragmentStyle(id: string, html: string): string {
  const root = `#${id}#${id}`
  const rule = (selector: string, declarations: Readonly<Record<string, string>>): string => `${root}${selector}{${important(declarations)}}`
  const drawing = (scheme: Scheme): string =>
    Object.entries(classRules(scheme))
      .filter(([name]) => html.includes(`class="${name}"`))
      .map(([name, paint]) => rule(` .${name}`, paint))
      .join('')
  return [
    rule('', {
      all: 'initial',
      display: 'block',
      'box-sizing': 'border-box',
      'max-width': '540px',
      padding: '14px 16px',
      border: '1px solid #b3bfce',
      'border-radius': '8px',
      background: '#fff',
      color: '#1c2430',
      'word-break': 'keep-all',
      font: '15px/1.55 system-ui,-apple-system,"Segoe UI","Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR",sans-serif',
    }),
    rule(' :not(svg *)', { all: 'revert' }),
    rule(' svg *', {
      display: 'inline',
      visibility: 'visible',
      opacity: '1',
      filter: 'none',
      transform: 'none',
      stroke: 'none',
      'stroke-width': '1px',
      'stroke-dasharray': 'none',
      font: 'inherit',
      'letter-spacing': 'normal',
      'word-spacing': 'normal',
      'text-transform': 'none',
      'text-shadow': 'none',
    }),
    `${root}::before,${root}::after,${root} ::before,${root} ::after{content:none!important}`,
    rule(' p', { margin: '0 0 8px', 'font-weight': '600' }),
    rule(' svg', { display: 'block', width: '100%', 'max-width': '480px', height: 'auto', margin: '10px 0', font: 'inherit', 'font-size': '12px' }),
    drawing('light'),
    // In a page without a doctype a table inherits neither colour nor type from what is around it.
    rule(' table', { width: '100%', 'border-collapse': 'collapse', color: 'inherit', font: 'inherit', 'font-size': '14px' }),
    rule(' :is(th,td)', {
      padding: '4px 8px 4px 0',
      'text-align': 'start',
      'vertical-align': 'top',
      'border-top': '1px solid #b3bfce',
      'overflow-wrap': 'anywhere',
    }),
    rule(' th', { 'white-space': 'nowrap', 'font-weight': '600' }),
    rule(' small', { display: 'block', 'margin-top': '8px', 'font-size': '12px' }),
    rule(' a', { color: '#1d4ed8', 'text-decoration': 'underline' }),
    `@media(prefers-color-scheme:dark){${rule('', { background: '#17181c', color: '#e6e9ef', 'border-color': '#4a5464' })}${rule(' :is(th,td)', { 'border-color': '#4a5464' })}${rule(' a', { color: '#93b4ff' })}${drawing('dark')}}`,
  ].join('')
}
