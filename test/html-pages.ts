/** Pages made by hand: every block, every kind of cell, and names as long and as hostile as they come. */
import type { Report } from '../shared/contract/report.ts'
import { pathPictures } from '../shared/diagram/pictures.ts'
import type { Block, Cell, Column, Page, Section, Table } from '../shared/page/model.ts'
import { code, foreign, type Text } from '../shared/text/span.ts'
import { calicoReport } from './render-reports.ts'

/** A cluster whose pods all have this name. */
function between(name: string): Report {
  const report = structuredClone(calicoReport)
  for (const pod of report.pods?.items ?? []) pod.name = name
  return report
}

const columns: readonly Column[] = [
  { id: 'name', head: 'Name', look: 'long', priority: 1 },
  { id: 'ready', head: 'Ready', look: 'words', priority: 1 },
  { id: 'ip', head: 'Internal IP', look: 'code', says: 'The address other nodes reach it by.', priority: 1 },
  { id: 'external', head: 'External IP', look: 'code', priority: 2 },
  { id: 'pods', head: 'Pods', look: 'number', priority: 2 },
]

export const tableOf = (rows: readonly (readonly Cell[])[], more: Partial<Table> = {}): Table => ({
  columns,
  rows,
  left: 0,
  how: 'kubectl cni inspect nodes',
  empty: ['Nodes could not be read.'],
  ...more,
})

export const sectionOf = (blocks: readonly Block[]): Section => ({ id: 'one', heading: 'First', count: ['3'], blocks })

export const pageOf = (blocks: readonly Block[], title: Text = ['A cluster']): Page => ({
  title,
  facts: ['read by ', code('kubectl-cni 0.1.0')],
  sections: [sectionOf(blocks), { id: 'two', heading: 'Second', blocks: [] }],
})

/** Every kind of block, with `name` wherever a stranger could have chosen the text. */
export const blocksWith = (name: string): Block[] => [
  { is: 'text', role: 'lead', text: ['Packets travel inside ', foreign(name), ' and ', code(name), '.'] },
  { is: 'text', text: ['Plain ', foreign(name)] },
  { is: 'facts', name: 'Facts', facts: [{ name: 'Context', value: name, says: ['As the kubeconfig calls it, not ', foreign(name)] }] },
  { is: 'table', name: 'Nodes', table: tableOf([[name, name, name, name, 3]], { left: 1200 }) },
  { is: 'list', items: [['An item with ', foreign(name)]] },
  {
    is: 'entries',
    of: 'findings',
    entries: [
      {
        title: ['About ', foreign(name)],
        severity: 'warning',
        topic: 'pool-unused',
        lines: [
          { text: ['What: ', foreign(name)] },
          { label: 'Why it matters', text: [code(name)] },
          { label: 'How to check', text: [foreign(name)], faint: true },
        ],
      },
    ],
    left: 0,
    how: '',
    empty: ['Nothing stands out.'],
  },
  {
    is: 'picture',
    picture: {
      is: 'cells',
      locale: 'en',
      of: 'eni',
      title: 'Cells',
      description: 'Two of them',
      rows: [{ label: name, cells: '#.-', note: name }],
      meanings: [],
      legend: 'a: one',
    },
    caption: ['Cells of ', foreign(name)],
  },
  ...pathPictures(between(name), 'en').map((picture): Block => ({ is: 'picture', picture, caption: ['The way of ', foreign(name)] })),
  { is: 'commands', lines: ['kubectl get pods -A -o wide', 'kubectl get nodes'] },
  {
    is: 'part',
    id: 'deeper',
    heading: ['Deeper ', foreign(name)],
    blocks: [{ is: 'part', heading: ['Deepest'], blocks: [{ is: 'text', text: [foreign(name)] }] }],
  },
]
