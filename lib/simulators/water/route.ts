import type { SimAnswer, SimCtx, SimRequest } from '../sim-ctx'
import { handleWater } from './handle'

const ADDRESS = /^\/water\/([a-z0-9-]{1,40})(\/v1\/[^/]+)?$/

/** POST /water/<company code> and /water/<company code>/v1/<operation> of the outside HTTP server; null: not an address of a water company. */
export async function handleWaterRoute(sim: SimCtx, { method, path, headers, body }: SimRequest): Promise<SimAnswer | null> {
  const [, code, url = ''] = ADDRESS.exec(path) ?? []
  if (!code) return null
  if (method !== 'POST') return { status: 405, headers: { allow: 'POST' }, body: '' }
  const known = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return handleWater(sim, code, { url, headers: Object.fromEntries(known), body })
}
