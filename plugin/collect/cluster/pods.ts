/**
 * Pods and their addresses: Tables without objects, namespace by namespace and side by side; whole objects
 * where two address families are in use or the server gives no Tables.
 */
import type { NodeFact, PodFact, ResourceFact, Source } from '../../../shared/contract/snapshot.ts'
import { type Family, familyOf } from '../../../shared/net/cidr.ts'
import { CniError } from '../../../shared/text/errors.ts'
import { kubeAsks, pathTo } from '../ask/asks.ts'
import { eachPage, itemsOf, oddNote } from '../ask/pages.ts'
import { asCniError, type Note, noteOf, type Reading } from '../ask/source.ts'
import { AnswerError } from '../connect/answer.ts'
import { JSON_TYPE, type KubeClient } from '../connect/kube.ts'
import { array, type Json } from '../shape.ts'
import { objectPod } from './pod-object.ts'
import { type Columns, columnsOf, isTable, rowPod, TABLE_TYPE } from './pod-table.ts'

/** How pods are asked for; every list of a run shares it, so that a refusal is met once. */
export interface Encoding {
  as: 'table' | 'objects'
  /** Where rows must bring their object's metadata: an annotation counts there. */
  metadata?: { has(namespace: string): boolean } | undefined
}

export const podsPath = (namespace?: string) => pathTo(kubeAsks.pods, namespace)

/** All pods of these namespaces; of the cluster in one list where namespaces could not be listed. */
export async function readPods(client: KubeClient, namespaces: readonly string[] | undefined, encoding: Encoding): Promise<Reading<PodFact[]>> {
  if (namespaces === undefined) return readList(client, undefined, encoding)
  const lists = await Promise.all(namespaces.map((namespace) => readOrNote(client, namespace, encoding)))
  const errors = lists.flatMap(({ error }) => error ?? [])
  const [first] = errors
  if (first && errors.length === lists.length) {
    // A server may know only the list of the whole cluster.
    if (first instanceof AnswerError && first.status === 404 && namespaces.length > 1) return readList(client, undefined, encoding)
    throw first
  }
  return { items: lists.flatMap(({ items }) => items), notes: lists.flatMap(({ notes = [] }) => notes) }
}

async function readOrNote(client: KubeClient, namespace: string, encoding: Encoding): Promise<Reading<PodFact[]> & { error?: CniError }> {
  try {
    return await readList(client, namespace, encoding)
  } catch (thrown) {
    const error = asCniError(thrown)
    return { items: [], notes: [noteOf(podsPath(namespace), error)], error }
  }
}

async function readList(client: KubeClient, namespace: string | undefined, encoding: Encoding): Promise<Reading<PodFact[]>> {
  if (encoding.as === 'objects') return readPages(client, namespace, 'objects')
  const includeObject = namespace === undefined || encoding.metadata?.has(namespace) ? 'Metadata' : 'None'
  try {
    return await readPages(client, namespace, 'table', includeObject)
  } catch (error) {
    const refused = error instanceof NoTable || (error instanceof AnswerError && [400, 406, 415].includes(error.status))
    if (!refused) throw error
    encoding.as = 'objects'
    return readPages(client, namespace, 'objects')
  }
}

/** A Table that lacks what we came for. */
class NoTable extends CniError {
  constructor() {
    super('unexpected-answer', 'a Table that does not say name, status, IP and node')
  }
}

async function readPages(
  client: KubeClient,
  namespace: string | undefined,
  as: Encoding['as'],
  includeObject = 'None',
): Promise<Required<Reading<PodFact[]>>> {
  const path = podsPath(namespace)
  const items: PodFact[] = []
  let odd = 0
  let columns: Columns | undefined
  const rowsOf = (body: Json): readonly (PodFact | undefined)[] => {
    // What a server sends counts, not what it was asked for.
    if (!isTable(body)) return itemsOf(body, path).map((item) => objectPod(item, namespace))
    const current = columnsOf(body) ?? columns
    if (!current) throw new NoTable()
    columns = current
    const rows = array(body.rows).map((row) => rowPod(row, current, namespace))
    // Rows that all lack something, such as the object that names their namespace: not a Table of use here.
    if (rows.length > 0 && rows.every((pod) => pod === undefined)) throw new NoTable()
    return rows
  }
  const notes: Note[] = await eachPage(client, path, {
    accept: as === 'table' ? TABLE_TYPE : JSON_TYPE,
    query: as === 'table' ? { includeObject } : {},
    page: (body) => {
      for (const pod of rowsOf(body)) {
        if (pod) items.push(pod)
        else odd++
      }
    },
    restart: () => {
      items.length = 0
      odd = 0
    },
  })
  return { items, notes: odd > 0 ? [...notes, oddNote(path, odd)] : notes }
}

/** True where pods can hold addresses of both families, of which a Table shows only the first. */
export function isDualStack(nodes: readonly NodeFact[], resources: Readonly<Record<string, Source<ResourceFact[]>>>): boolean {
  const both = (texts: readonly string[]) => new Set(texts.map(familyOf).filter((family): family is Family => family !== undefined)).size > 1
  const internal = ({ addresses }: NodeFact) => addresses.filter(({ type }) => type === 'InternalIP').map(({ address }) => address)
  if (nodes.some((node) => both(node.podCIDRs) || both(internal(node)))) return true
  return Object.values(resources).some((source) => source.ok && both(source.items.flatMap(({ fields }) => cidrsIn(fields))))
}

/** Every CIDR in a value, also several in one text as Kube-OVN writes them. */
function cidrsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(',').filter((part) => part.includes('/') && familyOf(part.trim()))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(cidrsIn) : []
}
