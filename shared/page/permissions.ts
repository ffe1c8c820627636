/** The least permissions as a page: the rules and actions as tables, and the manifests to apply. */
import type { Locale } from '../text/locale.ts'
import { type PageWords, pageWords } from '../text/page.ts'
import type { Block, Detail, Page, Section } from './model.ts'
import { type ColumnOf, type Frame, tableBlock, tableOf } from './table.ts'

interface Rule {
  apiGroups: readonly string[]
  resources: readonly string[]
  resourceNames?: readonly string[]
  verbs: readonly string[]
}

/** A manifest, as lines; what its first sentences say; the commands that use it. */
export interface Manifest {
  lines: readonly string[]
  says: string
  commands: readonly string[]
}

export interface Permissions {
  role?: Manifest & { rules: readonly Rule[] }
  policy?: Manifest & { actions: readonly string[] }
}

const head = (key: Exclude<keyof PageWords['permissions'], 'title'>) => (locale: Locale) => pageWords[locale].permissions[key]

export const ruleColumns: ColumnOf<Rule>[] = [
  {
    id: 'apiGroups',
    head: head('apiGroup'),
    look: 'code',
    priority: 1,
    cell: ({ apiGroups }, locale) => apiGroups.map((group) => (group === '' ? pageWords[locale].permissions.core : group)),
  },
  { id: 'resources', head: head('resources'), look: 'code', priority: 1, cell: ({ resources }) => resources },
  { id: 'resourceNames', head: head('names'), look: 'code', priority: 2, optional: true, cell: ({ resourceNames }) => resourceNames ?? null },
  { id: 'verbs', head: head('verbs'), look: 'code', priority: 1, cell: ({ verbs }) => verbs },
]

export const actionColumns: ColumnOf<string>[] = [{ id: 'action', head: head('action'), look: 'code', priority: 1, cell: (action) => action }]

export function permissionsPage({ role, policy }: Permissions, locale: Locale, detail: Detail): Page {
  const frame: Frame = { locale, detail, most: Number.POSITIVE_INFINITY, fixed: false }
  const text = pageWords[locale].permissions
  const noMore = { empty: [], how: '-o json' }
  return {
    title: detail === 'page' || detail === 'post' ? [text.title] : [],
    facts: [],
    sections: [
      ...(role ? [sectionOf('role', text.role, role, tableBlock(text.rules, tableOf(ruleColumns, role.rules, frame, noMore)), frame)] : []),
      ...(policy
        ? [sectionOf('policy', text.policy, policy, tableBlock(text.actions, tableOf(actionColumns, policy.actions, frame, noMore)), frame)]
        : []),
    ],
  }
}

/** The manifest itself only where there is room for it. */
const sectionOf = (id: string, heading: string, { says, lines, commands }: Manifest, table: Block, { detail }: Frame): Section => ({
  id,
  heading,
  blocks: [
    { is: 'text', text: [says] },
    table,
    { is: 'commands', lines: commands },
    ...(detail === 'page' || detail === 'post' ? [{ is: 'commands', lines } as const] : []),
  ],
})
