/** Pages made by hand: every block, every kind of cell, and names as long and as hostile as they come. */
import type { Block, Cell, Column, Page, Section, Table } from '../shared/page/model.ts'
import { code, foreign, type Text } from '../shared/text/span.ts'

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
      description: name,
      rows: [{ label: name, cells: 'aab', note: name }],
      meanings: [],
      legend: 'a: one',
    },
    caption: ['Cells of ', foreign(name)],
  },
  {
    is: 'picture',
    picture: {
      is: 'path',
      locale: 'en',
      title: 'Way',
      description: name,
      from: { pod: name, ip: '10.244.1.2', node: name, address: '10.0.0.1' },
      to: { pod: 'b', ip: '10.244.2.2', node: name, address: '10.0.0.2' },
      legs: [{ way: { is: 'bare', via: 'bgp' } }],
    },
    caption: ['The way of ', foreign(name)],
  },
  { is: 'commands', lines: ['kubectl get pods -A -o wide', 'kubectl get nodes'] },
  {
    is: 'part',
    id: 'deeper',
    heading: ['Deeper ', foreign(name)],
    blocks: [{ is: 'part', heading: ['Deepest'], blocks: [{ is: 'text', text: [foreign(name)] }] }],
  },
]
