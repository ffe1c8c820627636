/** The fields of the report: what the contract itself says of them, in each language. */
import { describedSchema } from '../contract/schema.ts'
import type { Both, Locale } from '../text/locale.ts'
import type { ExplainPage } from './pages.ts'
import { explainWords } from './words.ts'

interface Schema {
  $ref?: string
  $defs?: Readonly<Record<string, Schema>>
  description?: string
  /** The description in the languages that are not published. */
  others?: Omit<Both<string>, 'en'>
  type?: string
  enum?: readonly string[]
  const?: string
  items?: Schema
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: Schema | boolean
  required?: readonly string[]
  anyOf?: readonly Schema[]
}

interface Field {
  says: Both<string>
  type: string
  values: readonly string[]
  required: boolean
  fields: readonly string[]
}

let known: ReadonlyMap<string, Field> | undefined

/** By dotted path, without list indices and record keys; read once from the contract. */
export function reportFields(): ReadonlyMap<string, Field> {
  known ??= read(describedSchema() as Schema)
  return known
}

function read(root: Schema): Map<string, Field> {
  const found = new Map<string, Field>()
  const resolve = ({ $ref, ...own }: Schema): Schema => ($ref === undefined ? own : { ...root.$defs?.[$ref.split('/').at(-1) ?? ''], ...own })
  const inner = (schema: Schema): Schema => {
    const next = schema.items ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined)
    return next ? inner(resolve(next)) : schema
  }
  const walk = (schema: Schema, prefix: string) => {
    const { properties = {}, required = [] } = inner(schema)
    for (const [name, written] of Object.entries(properties)) {
      const field = resolve(written)
      const content = inner(field)
      found.set(`${prefix}${name}`, {
        says: { en: field.description ?? '', ...(field.others ?? { ko: '' }) },
        type: typeOf(field, content),
        values: content.enum ?? [],
        required: required.includes(name),
        fields: Object.keys(content.properties ?? {}),
      })
      walk(content, `${prefix}${name}.`)
    }
  }
  walk(resolve(root), '')
  return found
}

/** "string", "list of object", "map of string" */
function typeOf(field: Schema, content: Schema): string {
  const of = content.type ?? (content.anyOf ? content.anyOf.map(({ type }) => type).join(' | ') : 'string')
  return field.items ? `array<${of}>` : typeof field.additionalProperties === 'object' ? `map<${of}>` : of
}

/** Undefined for a path the report does not have. */
export function fieldPage(path: string, locale: Locale): ExplainPage | undefined {
  const field = reportFields().get(path)
  if (!field) return undefined
  const { labels } = explainWords[locale]
  const rows: [string, string][] = [
    [labels.type, field.type],
    [labels.values, field.values.join(', ')],
    [labels.needed, field.required ? labels.yes : labels.no],
    [labels.fields, field.fields.join(', ')],
  ]
  return {
    kind: 'field',
    title: path,
    paragraphs: [field.says[locale]],
    facts: rows.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value })),
    byHand: [`kubectl cni inspect -o json | jq '${queryOf(path)}'`],
    upstream: [],
  }
}

/** Lists and records are stepped into with []. */
function queryOf(path: string): string {
  const parts = path.split('.')
  return parts
    .map(
      (part, index) =>
        `.${part}${index < parts.length - 1 && /^(array|map)</.test(reportFields().get(parts.slice(0, index + 1).join('.'))?.type ?? '') ? '[]?' : ''}`,
    )
    .join('')
}
