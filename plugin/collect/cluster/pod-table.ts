/** Pods out of a Table: name, status, first address and node are its columns; the namespace is not. */
import type { PodFact } from '../../../shared/contract/snapshot.ts'
import { array, type Json, record, text } from '../shape.ts'
import { podEniOf } from './pod-eni.ts'

/** As kubectl asks, so that a server without Tables answers with a plain list at once. */
export const TABLE_TYPE = [
  'application/json;as=Table;v=v1;g=meta.k8s.io',
  'application/json;as=Table;v=v1beta1;g=meta.k8s.io',
  'application/json',
].join(',')

const columnNames = ['Name', 'Status', 'IP', 'Node'] as const
export type Columns = Record<(typeof columnNames)[number], number>

export const isTable = (body: Json): boolean => body.kind === 'Table' || Array.isArray(body.columnDefinitions)

/** Where the columns stand; undefined for a Table that does not have them all. */
export function columnsOf(body: Json): Columns | undefined {
  const names = array(body.columnDefinitions).map((column) => record(column).name)
  const places = columnNames.map((name) => [name, names.indexOf(name)] as const)
  return places.every(([, place]) => place >= 0) ? (Object.fromEntries(places) as Columns) : undefined
}

/** Absent for a row of another shape. `namespace` is that of the list, else the row's own object names it. */
export function rowPod(row: unknown, columns: Columns, namespace: string | undefined): PodFact | undefined {
  const cells = array(record(row).cells)
  const [name, status] = [text(cells[columns.Name]), text(cells[columns.Status])]
  const metadata = record(record(record(row).object).metadata)
  const place = namespace ?? text(metadata.namespace)
  const [ip, node] = [cells[columns.IP], cells[columns.Node]]
  if (name === undefined || status === undefined || place === undefined || typeof ip !== 'string' || typeof node !== 'string') return undefined
  return { namespace: place, name, ...(isSet(node) ? { node } : {}), ips: isSet(ip) ? [ip] : [], status, ...podEniOf(metadata.annotations) }
}

const isSet = (cell: string) => cell !== '' && cell !== '<none>'
