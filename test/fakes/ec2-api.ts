/** An EC2 endpoint on loopback that speaks the query protocol and answers from recorded XML: filters, pages, throttles, denials; and the one call of EKS. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Ec2ApiOptions {
  /** By action, or for all as `*`: an error code, or an answer that never comes. */
  errors?: Readonly<Record<string, { code: string; status?: number; times?: number } | 'hang'>>
  /** As an IAM policy says it, such as `ec2:DescribeVpcs`: everything else is denied. */
  allow?: readonly string[]
  /** Answers everything to every question, as plain stand-ins do. */
  ignoreFilters?: boolean
  /** Items in a page whatever the client allows. */
  pageSize?: number
  /** More `<item>`s by action. */
  extra?: Readonly<Record<string, readonly string[]>>
  /** Nothing recorded is served, only `extra`. */
  onlyExtra?: boolean
  /** The add-on as EKS describes it; without it EKS has none. */
  addon?: Readonly<Record<string, string>>
  /** How long each answer takes, as EC2's own take some tenths of a second. */
  delayMs?: number
}

interface Ec2Request {
  action: string
  params: URLSearchParams
}

export interface Ec2Api {
  url: string
  requests: Ec2Request[]
  /** The most requests that were under way at one time. */
  most(): number
  close(): Promise<void>
}

type Held = (item: string) => string[]

/** The set of an answer and where an item holds what a filter, or a parameter in its place, asks about. */
const actions: Record<string, { set: string; filters: Record<string, Held>; parameter?: string; longestPage?: number }> = {
  DescribeInstances: { set: 'reservationSet', filters: { 'instance-id': all('instanceId'), 'private-ip-address': first('privateIpAddress') } },
  DescribeNetworkInterfaces: {
    set: 'networkInterfaceSet',
    filters: {
      'attachment.instance-id': (item) => all('instanceId')(/<attachment>.*?<\/attachment>/s.exec(item)?.[0] ?? ''),
      'subnet-id': first('subnetId'),
    },
  },
  DescribeSubnets: { set: 'subnetSet', filters: { 'vpc-id': all('vpcId') } },
  DescribeVpcs: { set: 'vpcSet', filters: { 'vpc-id': all('vpcId') } },
  DescribeInstanceTypes: { set: 'instanceTypeSet', filters: { 'instance-type': all('instanceType') }, longestPage: 100 },
  GetSubnetCidrReservations: { set: 'subnetIpv4CidrReservationSet', filters: { SubnetId: all('subnetId') }, parameter: 'SubnetId' },
}

function all(element: string): Held {
  return (item) => [...item.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, value]) => value as string)
}

function first(element: string): Held {
  return (item) => all(element)(item).slice(0, 1)
}

/** Serves `test/clusters/<cluster>/api/ec2`. */
export async function startEc2Api(cluster: string, options: Ec2ApiOptions = {}): Promise<Ec2Api> {
  const requests: Ec2Request[] = []
  const met = new Map<string, number>()
  const store = storeOf(cluster, options)
  let underWay = 0
  let most = 0
  const server = createServer((request, response) => {
    most = Math.max(most, ++underWay)
    response.on('close', () => underWay--)
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const params = new URLSearchParams(body)
      const action = request.method === 'GET' ? 'DescribeAddon' : (params.get('Action') ?? '')
      if (request.method === 'GET') params.set('path', request.url ?? '')
      requests.push({ action, params })
      const count = (met.get(action) ?? 0) + 1
      met.set(action, count)
      setTimeout(() => reply(response, { action, params, count }, store, options), options.delayMs ?? 0)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    most: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' })
  response.end(
    `<?xml version="1.0"?><Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`,
  )
}

interface Asked {
  action: string
  params: URLSearchParams
  count: number
}

function reply(response: ServerResponse, { action, params, count }: Asked, store: Store, options: Ec2ApiOptions): void {
  const error = options.errors?.[action] ?? options.errors?.['*']
  if (error === 'hang') return
  const failing = error && count <= (error.times ?? Number.POSITIVE_INFINITY) ? error : undefined
  if (action === 'DescribeAddon') replyEks(response, failing, options)
  else if (failing) refuse(response, failing.status ?? 403, failing.code, 'made by the test')
  else answer(response, { action, params }, store, options)
}

function answer(response: ServerResponse, { action, params }: Omit<Asked, 'count'>, store: Store, options: Ec2ApiOptions): void {
  const refused = refusalOf(action, params, options)
  const known = actions[action]
  if (refused || !known) {
    refuse(response, refused?.status ?? 400, refused?.code ?? 'InvalidAction', refused?.message ?? action)
    return
  }
  const found = options.ignoreFilters ? store.all(action) : store.find(action, questionsOf(params, known.parameter))
  const start = Number(params.get('NextToken') ?? 0)
  const size = options.pageSize ?? Number(params.get('MaxResults') ?? found.length)
  const next = start + size < found.length ? `<nextToken>${start + size}</nextToken>` : ''
  response.writeHead(200, { 'content-type': 'text/xml' })
  response.end(
    `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><${known.set}>${found.slice(start, start + size).join('')}</${known.set}>${next}</${action}Response>`,
  )
}

function refusalOf(action: string, params: URLSearchParams, { allow }: Ec2ApiOptions): { status: number; code: string; message: string } | undefined {
  if (allow && !allow.includes(`ec2:${action}`)) {
    const message = `You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/test is not authorized to perform: ec2:${action} because no identity-based policy allows the ec2:${action} action`
    return { status: 403, code: 'UnauthorizedOperation', message }
  }
  const wrong = brokenLimit(params, actions[action]?.longestPage ?? 1000)
  return wrong === undefined ? undefined : { status: 400, code: 'InvalidParameterValue', message: wrong }
}

/** EKS speaks JSON, and names its errors in a header. */
function replyEks(response: ServerResponse, error: { code: string; status?: number } | undefined, { allow, addon }: Ec2ApiOptions): void {
  const send = (status: number, kind: string | undefined, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json', ...(kind ? { 'x-amzn-errortype': kind } : {}) })
    response.end(JSON.stringify(body))
  }
  if (error) send(error.status ?? 403, error.code, { message: 'made by the test' })
  else if (allow && !allow.includes('eks:DescribeAddon'))
    send(403, 'AccessDeniedException', { message: 'User: arn:aws:iam::123456789012:user/test is not authorized to perform: eks:DescribeAddon' })
  else if (addon) send(200, undefined, { addon })
  else send(404, 'ResourceNotFoundException', { message: 'No addon: vpc-cni found in cluster: myeks' })
}

/** What EC2 itself refuses: pages too long or too short, more than 200 values in a filter. */
function brokenLimit(params: URLSearchParams, longest: number): string | undefined {
  const size = params.get('MaxResults')
  if (size !== null && (Number(size) < 5 || Number(size) > longest)) return `Value ( ${size} ) for parameter maxResults is invalid.`
  const values = [...params.keys()].filter((key) => key.startsWith('Filter.1.Value.')).length
  return values > 200 ? 'The maximum number of filter values specified on a single call is 200' : undefined
}

interface Question {
  name: string
  values: string[]
}

function questionsOf(params: URLSearchParams, parameter: string | undefined): Question[] {
  const value = parameter && params.get(parameter)
  const questions: Question[] = parameter && value ? [{ name: parameter, values: [value] }] : []
  for (let index = 1; params.has(`Filter.${index}.Name`); index++) {
    const values = [...params].filter(([key]) => key.startsWith(`Filter.${index}.Value.`)).map(([, wanted]) => wanted)
    questions.push({ name: params.get(`Filter.${index}.Name`) as string, values })
  }
  return questions
}

interface Store {
  all(action: string): readonly string[]
  find(action: string, questions: readonly Question[]): string[]
}

/** Items by action, indexed by each filter when it is first asked about: 15,000 interfaces are no hurry then. */
function storeOf(cluster: string, options: Ec2ApiOptions): Store {
  const items = new Map<string, string[]>()
  const indices = new Map<string, Map<string, number[]>>()
  const allOf = (action: string) => {
    const known = items.get(action) ?? [...(options.onlyExtra ? [] : recorded(cluster, action)), ...(options.extra?.[action] ?? [])]
    items.set(action, known)
    return known
  }
  const indexOf = (action: string, name: string) => {
    const key = `${action} ${name}`
    const known = indices.get(key) ?? new Map<string, number[]>()
    if (!indices.has(key)) {
      const held = name.startsWith('tag:') ? tagOf(name.slice(4)) : (actions[action]?.filters[name] ?? (() => []))
      for (const [place, item] of allOf(action).entries()) for (const value of held(item)) put(known, value, place)
      indices.set(key, known)
    }
    return known
  }
  return {
    all: allOf,
    find: (action, questions) => {
      const answers = questions.map(({ name, values }) => new Set(values.flatMap((value) => indexOf(action, name).get(value) ?? [])))
      return allOf(action).filter((_, place) => answers.every((answer) => answer.has(place)))
    },
  }
}

function put(index: Map<string, number[]>, value: string, place: number): void {
  const places = index.get(value)
  if (places) places.push(place)
  else index.set(value, [place])
}

function recorded(cluster: string, action: string): string[] {
  const file = new URL(`../clusters/${cluster}/api/ec2/${action}.xml`, import.meta.url)
  return existsSync(file) ? itemsOf(readFileSync(file, 'utf8'), actions[action]?.set ?? '') : []
}

/** The outermost `<item>`s of a set. */
function itemsOf(xml: string, set: string): string[] {
  const inside = new RegExp(`<${set}>(.*)</${set}>`, 's').exec(xml)?.[1] ?? ''
  const items: string[] = []
  let depth = 0
  let from = 0
  for (const tag of inside.matchAll(/<(\/?)item>/g)) {
    if (!tag[1] && depth++ === 0) from = tag.index
    if (tag[1] && --depth === 0) items.push(inside.slice(from, tag.index + tag[0].length))
  }
  return items
}

const tagOf =
  (key: string): Held =>
  (item) =>
    [...item.matchAll(/<key>([^<]*)<\/key><value>([^<]*)<\/value>/g)].filter(([, name]) => name === key).map(([, , value]) => value as string)
