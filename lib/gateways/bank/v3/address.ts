/** Addresses of operations, written and recognised. Fields in the path are percent-encoded; a GET's others are its query. */
import type { JsonObject } from './json'
import { OPERATIONS, type Operation } from './operations'

/** `rest`: what the address does not say. */
export function writeAddress(method: 'GET' | 'POST', path: string, wire: JsonObject): { url: string; rest: JsonObject } {
  const left = new Map(Object.entries(wire).filter(([, value]) => value !== undefined))
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(left.get(name))
    left.delete(name)
    return encodeURIComponent(value)
  })
  if (method === 'POST') return { url: address, rest: Object.fromEntries(left) }
  const query = new URLSearchParams([...left].map(([name, value]) => [name, String(value)])).toString()
  return { url: query ? `${address}?${query}` : address, rest: {} }
}

const FIELD = /\{(\w+)\}/g
const ROUTES = Object.entries(OPERATIONS).map(([operation, { method, path }]) => ({
  operation: operation as Operation,
  method,
  names: [...path.matchAll(FIELD)].map(([, name = '']) => name),
  pattern: new RegExp(`^${path.replace(FIELD, '([^/]+)')}$`),
}))

/** null: not one of our addresses. */
export function matchAddress(method: string, url: string): { operation: Operation; fields: Record<string, string> } | null {
  const [address = '', query = ''] = url.split('?', 2)
  for (const route of ROUTES) {
    const found = route.method === method ? route.pattern.exec(address) : null
    if (!found) continue
    const fields = route.names.map((name, n) => [name, decode(found[n + 1] ?? '')] as const)
    const asked = method === 'GET' ? [...new URLSearchParams(query)] : []
    return { operation: route.operation, fields: Object.fromEntries([...asked, ...fields]) }
  }
  return null
}

/** What is no percent-encoding stays as it is, and then no field takes it. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
