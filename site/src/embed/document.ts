/** A fragment as a page of its own, to be opened or framed. */
import { forHtml } from '../../../shared/diagram/escape.ts'
import { colourOf, type Scheme } from '../../../shared/diagram/palette.ts'
import type { Locale } from '../../../shared/text/locale.ts'

const ground = (scheme: Scheme): string => `background:${colourOf('paper', scheme)};color:${colourOf('ink', scheme)}`

const style = `:root{color-scheme:light dark}body{margin:16px;${ground('light')}}body>section{margin-inline:auto}@media(prefers-color-scheme:dark){body{${ground('dark')}}}`

export const embedDocument = (fragment: string, { title, locale }: { title: string; locale: Locale }): string =>
  [
    '<!doctype html>',
    `<html lang="${locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${forHtml(title)}</title>`,
    '<link rel="icon" href="data:,">',
    `<style>${style}</style>`,
    '</head>',
    `<body>${fragment}</body>`,
    '</html>\n',
  ].join('\n')
