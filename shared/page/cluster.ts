/** Which cluster this is, and the two pictures of it. */
import type { Report } from '../contract/report.ts'
import { whyNoPath } from '../diagram/path.ts'
import { mapPicture, pathPictures } from '../diagram/pictures.ts'
import { tell } from '../text/icu.ts'
import type { Locale } from '../text/locale.ts'
import { pageWords } from '../text/page.ts'
import { code, foreign, joined, type Text } from '../text/span.ts'
import { valueWords } from '../text/values.ts'
import { words } from '../text/words.ts'
import type { Block, Fact, Section } from './model.ts'
import type { Frame } from './table.ts'

/** "2026-11-24 16:05" */
export const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ')

export const clusterName = ({ cluster }: Report): Text => [foreign(cluster.name ?? cluster.context)]

/** Platform, version, region, time: one line. */
export function clusterLine({ cluster, takenAt }: Report, locale: Locale): Text {
  const text = words[locale]
  return joined(
    [
      [text.platforms[cluster.platform]],
      cluster.kubernetes === undefined ? undefined : tell(text.cluster.version, locale, { version: cluster.kubernetes }),
      cluster.region === undefined ? undefined : [foreign(cluster.region)],
      tell(text.cluster.taken, locale, { time: [minuteOf(takenAt)] }),
    ].filter((part) => part !== undefined),
    ' · ',
  )
}

export function clusterSection({ cluster, takenAt, tool }: Report, { locale }: Frame): Section {
  const text = pageWords[locale]
  const says = valueWords[locale]
  const facts: [name: string, value: string | undefined, says: string][] = [
    [text.clusterName, cluster.name, text.nameSays],
    [text.context, cluster.context, says.context],
    [text.server, cluster.server, says.server],
    [text.platform, words[locale].platforms[cluster.platform], text.platformSays],
    [text.kubernetes, cluster.kubernetes, says.version],
    [text.region, cluster.region, text.regionSays],
  ]
  return {
    id: 'cluster',
    heading: text.cluster,
    blocks: [
      { is: 'text', text: tell(text.taken, locale, { time: [minuteOf(takenAt)], tool: code(`${tool.name} ${tool.version}`) }) },
      {
        is: 'facts',
        name: text.cluster,
        facts: facts.flatMap(([name, value, meaning]): Fact[] => (value === undefined ? [] : [{ name, value, says: [meaning] }])),
      },
    ],
  }
}

export function pathSection(report: Report, { locale, detail }: Frame): Section {
  const pictures = pathPictures(report, locale)
  const caption = detail === 'page' ? [pageWords[locale].pathCaption] : []
  const blocks: Block[] =
    pictures.length > 0
      ? pictures.map((picture): Block => ({ is: 'picture', picture, caption }))
      : [{ is: 'text', text: [whyNoPath(report, locale) ?? ''] }]
  // A post has room for one picture: the map, where there is no path to draw.
  const instead: Block[] = detail === 'post' && pictures.length === 0 ? [{ is: 'picture', picture: mapPicture(report, locale), caption: [] }] : []
  return { id: 'path', heading: words[locale].headings.path, blocks: [...blocks, ...instead] }
}

export const mapSection = (report: Report, { locale }: Frame): Section => ({
  id: 'map',
  heading: words[locale].headings.map,
  blocks: [{ is: 'picture', picture: mapPicture(report, locale), caption: [pageWords[locale].mapCaption] }],
})
