/** An EC2 endpoint on loopback that speaks the query protocol and answers from recorded XML. */
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Ec2ApiOptions {
  /** By action, or for all as `*`: an error code, or an answer that never comes. */
  errors?: Readonly<Record<string, { code: string; status?: number; times?: number } | 'hang'>>
  /** Answers everything to every question, as plain stand-ins do. */
  ignoreFilters?: boolean
  /** Items in a page whatever the client allows. */
  pageSize?: number
  /** More `<item>`s by action. */
  extra?: Readonly<Record<string, readonly string[]>>
}

interface Ec2Request {
  action: string
  params: URLSearchParams
}

export interface Ec2Api {
  url: string
  requests: Ec2Request[]
  close(): Promise<void>
}

/** The set of an answer and where an item holds what a filter asks about. */
const actions: Record<string, { set: string; filters: Record<string, (item: string) => string[]> }> = {
  DescribeInstances: { set: 'reservationSet', filters: { 'instance-id': all('instanceId'), 'private-ip-address': (item) => all('privateIpAddress')(item).slice(0, 1) } },
  DescribeNetworkInterfaces: { set: 'networkInterfaceSet', filters: { 'attachment.instance-id': (item) => all('instanceId')(/<attachment>.*?<\/attachment>/s.exec(item)?.[0] ?? '') } },
  DescribeSubnets: { set: 'subnetSet', filters: { 'vpc-id': all('vpcId') } },
  DescribeVpcs: { set: 'vpcSet', filters: { 'vpc-id': all('vpcId') } },
}

function all(element: string): (item: string) => string[] {
  return (item) => [...item.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, value]) => value as string)
}

/** Serves `test/clusters/<cluster>/api/ec2`. */
export async function startEc2Api(cluster: string, options: Ec2ApiOptions = {}): Promise<Ec2Api> {
  const requests: Ec2Request[] = []
  const met = new Map<string, number>()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const params = new URLSearchParams(body)
      const action = params.get('Action') ?? ''
      requests.push({ action, params })
      const count = (met.get(action) ?? 0) + 1
      met.set(action, count)
      reply(response, action, params, cluster, options, count)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

function reply(response: ServerResponse, action: string, params: URLSearchParams, cluster: string, options: Ec2ApiOptions, count: number): void {
  const error = options.errors?.[action] ?? options.errors?.['*']
  if (error === 'hang') return
  if (error && count <= (error.times ?? Number.POSITIVE_INFINITY)) {
    response.writeHead(error.status ?? 403, { 'content-type': 'text/xml' })
    response.end(`<?xml version="1.0"?><Response><Errors><Error><Code>${error.code}</Code><Message>made by the test</Message></Error></Errors><RequestID>r</RequestID></Response>`)
    return
  }
  const known = actions[action]
  if (!known) {
    response.writeHead(400).end(`<Response><Errors><Error><Code>InvalidAction</Code><Message>${action}</Message></Error></Errors></Response>`)
    return
  }
  const recorded = readFileSync(new URL(`../clusters/${cluster}/api/ec2/${action}.xml`, import.meta.url), 'utf8')
  const items = [...itemsOf(recorded, known.set), ...(options.extra?.[action] ?? [])].filter((item) => options.ignoreFilters || passes(item, params, known.filters))
  const start = Number(params.get('NextToken') ?? 0)
  const size = options.pageSize ?? Number(params.get('MaxResults') ?? items.length)
  const next = start + size < items.length ? `<nextToken>${start + size}</nextToken>` : ''
  response.writeHead(200, { 'content-type': 'text/xml' })
  response.end(`<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><${known.set}>${items.slice(start, start + size).join('')}</${known.set}>${next}</${action}Response>`)
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

function passes(item: string, params: URLSearchParams, filters: Record<string, (item: string) => string[]>): boolean {
  for (let index = 1; params.has(`Filter.${index}.Name`); index++) {
    const name = params.get(`Filter.${index}.Name`) as string
    const wanted = [...params].filter(([key]) => key.startsWith(`Filter.${index}.Value.`)).map(([, value]) => value)
    const held = name.startsWith('tag:') ? tagOf(item, name.slice(4)) : (filters[name]?.(item) ?? [])
    if (!held.some((value) => wanted.includes(value))) return false
  }
  return true
}

const tagOf = (item: string, key: string) => [...item.matchAll(/<key>([^<]*)<\/key><value>([^<]*)<\/value>/g)].filter(([, name]) => name === key).map(([, , value]) => value as string)
