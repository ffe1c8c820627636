/** One Mermaid diagram to paste: the path between two pods; the cluster map for `nodes`, and where there is no path to draw. */
import { clusterMap, pathSequence } from '../../shared/diagram/index.ts'
import { defineRenderer } from './define.ts'

export default defineRenderer({
  id: 'mermaid',
  render: (report, locale, { view }) =>
    view === 'nodes' ? clusterMap(report, locale) : (pathSequence(report, locale) ?? clusterMap(report, locale)),
})
