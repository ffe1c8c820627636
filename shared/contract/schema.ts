/** The published JSON Schema (2020-12) of the report, generated from the zod contract. */
import * as z from 'zod'
import { Report, SCHEMA_ID } from './report.ts'

/** Input form: optional stays optional and unknown fields stay allowed, so the next optional field breaks nobody. */
export function reportSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Report, { io: 'input', target: 'draft-2020-12' })
  return { $schema, $id: SCHEMA_ID, ...schema }
}
