import type { SimAnswer, SimCtx, SimRequest } from '../sim-ctx'
import { handleWater, MANAGE_PATH } from './handle'

const ADDRESS = /^\/water\/([a-z0-9-]{1,40})(\/v1\/[^/]+|\/manage)?$/

/** POST /water/<company code>, /water/<company code>/v1/<operation> and, for whoever `mayManage`, /water/<company code>/manage of the outside HTTP server; null: not an address of a water company. */
export async function handleWaterRoute(sim: SimCtx, { method, path, headers, body }: SimRequest, mayManage = false): Promise<SimAnswer | null> {
  const [, code, url = ''] = ADDRESS.exec(path) ?? []
  if (!code) return null
  if (method !== 'POST') return { status: 405, headers: { allow: 'POST' }, body: '' }
  if (url === MANAGE_PATH && !mayManage) return { status: 403, headers: {}, body: '' }
  const known = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return handleWater(sim, code, { url, headers: Object.fromEntries(known), body })
}
