/** The JSON Schema (2020-12) of the report, generated from the zod contract. */
import * as z from 'zod'
import { Report, SCHEMA_ID } from './report.ts'

/** Input form: optional stays optional and unknown fields stay allowed, so the next optional field breaks nobody. */
const schemaOf = (publish: boolean) =>
  z.toJSONSchema(Report, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (publish) delete jsonSchema.others
    },
  })

/** As published: described in English. */
export function reportSchema(): Record<string, unknown> {
  const { $schema, ...schema } = schemaOf(true)
  return { $schema, $id: SCHEMA_ID, ...schema }
}

/** With the descriptions in the other languages beside each `description`, as `others`. */
export const describedSchema = (): Record<string, unknown> => schemaOf(false)
