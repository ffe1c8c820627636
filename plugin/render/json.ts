/** The report itself. Always whole, whatever the view: scripts select with jq, and the file stays a valid report. */
import { forJson } from '../../shared/diagram/escape.ts'
import { defineRenderer } from './define.ts'

export default defineRenderer({
  id: 'json',
  render: (report) => `${forJson(JSON.stringify(report, null, 2))}\n`,
})
