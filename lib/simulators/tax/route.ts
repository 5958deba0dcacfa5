import type { SimAnswer, SimCtx, SimRequest } from '../sim-ctx'
import { handleTax } from './handle'

const HEAD = '/tax/'

/** /tax/v1/… of the outside HTTP server; null: not an address of the bureau. What is signed begins after the first /tax. */
export async function handleTaxRoute(sim: SimCtx, { method, path, query, headers, body }: SimRequest): Promise<SimAnswer | null> {
  if (!path.startsWith(HEAD)) return null
  const url = path.slice(HEAD.length - 1) + (query.size > 0 ? `?${query}` : '')
  return handleTax(sim, { method, url, headers, body })
}
