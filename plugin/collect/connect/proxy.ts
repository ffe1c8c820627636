/** The proxy the environment asks for, by the rules of Go's ProxyFromEnvironment, which kubectl follows. */
import { contains, familyOf } from '../../../shared/net/cidr.ts'
import type { Env } from './options.ts'

const either = (env: Env, name: string) => env[name.toUpperCase()] || env[name]

export function proxyFor(server: URL, env: Env): string | undefined {
  const proxy = either(env, server.protocol === 'https:' ? 'https_proxy' : 'http_proxy')
  if (!proxy || goesDirect(server, either(env, 'no_proxy') ?? '')) return undefined
  return proxy.includes('://') ? proxy : `http://${proxy}`
}

function goesDirect(server: URL, noProxy: string): boolean {
  const host = server.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = server.port || (server.protocol === 'https:' ? '443' : '80')
  if (host === 'localhost' || contains('127.0.0.0/8', host) || host === '::1') return true
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true
      if (familyOf(entry) && familyOf(host)) return contains(entry, host)
      const [, name = entry, onlyPort] = /^([^:]+):(\d+)$/.exec(entry) ?? []
      if (onlyPort && onlyPort !== port) return false
      const domain = name.replace(/^\*?\./, '')
      return host.endsWith(`.${domain}`) || (host === domain && !name.startsWith('.'))
    })
}
