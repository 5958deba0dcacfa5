import type { SimAnswer, SimCtx, SimRequest } from '../sim-ctx'
import { handleWxlifepay } from './wxlifepay/handle'

const ADDRESS = /^\/water\/([a-z0-9-]{1,40})$/

/** POST /water/<company code> of the outside HTTP server; null: not an address of a water company. */
export async function handleWaterRoute(sim: SimCtx, { method, path, headers, body }: SimRequest): Promise<SimAnswer | null> {
  const code = ADDRESS.exec(path)?.[1]
  if (!code) return null
  if (method !== 'POST') return { status: 405, headers: { allow: 'POST' }, body: '' }
  const known = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return handleWxlifepay(sim, code, { headers: Object.fromEntries(known), body })
}
