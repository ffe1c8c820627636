/** The JSON Schema of reports, at the path of its $id. */
import { reportSchema } from '../../../../shared/contract/schema.ts'

export const GET = (): Response =>
  new Response(`${JSON.stringify(reportSchema(), null, 2)}\n`, { headers: { 'content-type': 'application/schema+json' } })
