/**
 * Build step: the snapshot's schema as a ready validator. Reading a small file by the schema library costs 25 ms of
 * a start-up that has 40; the same schema compiled to plain code beforehand costs 2. Source runs keep the library.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneModule from 'ajv/dist/standalone/index.js'
import type { Plugin } from 'esbuild'
import * as z from 'zod'
import { Snapshot } from '../shared/contract/snapshot.ts'

const standaloneCode = standaloneModule as unknown as typeof standaloneModule.default

/** The same answer shape as the library's safeParse; of the branches of a union the one that fits furthest speaks. */
const safeParse = `
const pathOf = ({ instancePath, keyword, params }) =>
  [...instancePath.split('/').slice(1), ...(keyword === 'required' ? [params.missingProperty] : [])]
export const Snapshot = {
  safeParse(json) {
    if (validate(json)) return { success: true, data: json }
    const furthest = validate.errors.reduce((best, error) => (error.instancePath.length > best.instancePath.length ? error : best))
    const message = furthest.keyword === 'required' ? 'it is missing' : furthest.message
    return { success: false, error: { issues: [{ path: pathOf(furthest), message }] } }
  },
}
`

function validatorCode(): string {
  const ajv = new Ajv2020({ code: { source: true, esm: true }, strict: false, inlineRefs: false, formats: { 'date-time': true } })
  // A part that stands in many places is one function: most of the cost of a small file is compiling what checks it.
  ajv.addSchema(z.toJSONSchema(Snapshot, { io: 'input', reused: 'ref' }), 'snapshot')
  return standaloneCode(ajv, { validate: 'snapshot' })
}

export const compiledSnapshot: Plugin = {
  name: 'compiled-snapshot',
  setup: ({ onLoad }) => {
    onLoad({ filter: /shared[\\/]contract[\\/]snapshot\.ts$/ }, () => ({
      contents: `${validatorCode()}${safeParse}`,
      loader: 'js',
      resolveDir: process.cwd(),
    }))
  },
}
