/** The data as JSON, whole: scripts select with jq. */
import { forJson } from '../../shared/diagram/escape.ts'
import { defineNotation } from './define.ts'

export default defineNotation({ id: 'json', set: ({ data }) => `${forJson(JSON.stringify(data, null, 2))}\n` })
