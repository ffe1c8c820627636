/** The data, whole, as YAML that YAML 1.1 readers (kubectl, Go, Python) understand alike. */
import { Document, isScalar, visit } from 'yaml'
import { forYaml, hasHidden } from '../../shared/diagram/escape.ts'
import { defineNotation } from './define.ts'

export default defineNotation({
  id: 'yaml',
  set: ({ data }) => {
    const document = new Document(data, { aliasDuplicateObjects: false, compat: 'yaml-1.1' })
    visit(document, {
      Scalar: (_, node) => {
        // Only double quotes know escapes, which forYaml then writes.
        if (isScalar(node) && typeof node.value === 'string' && hasHidden(node.value)) node.type = 'QUOTE_DOUBLE'
      },
    })
    return forYaml(document.toString({ lineWidth: 0 }))
  },
})
