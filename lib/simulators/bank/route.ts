import type { SimAnswer, SimCtx, SimRequest } from '../sim-ctx'
import { handleBank } from './handle'

const HEAD = '/bank/'

/** /bank/v3/bank/… of the outside HTTP server; null: not an address of the bank side. What is signed begins after the first /bank. */
export async function handleBankRoute(sim: SimCtx, { method, path, query, headers, body }: SimRequest): Promise<SimAnswer | null> {
  if (!path.startsWith(HEAD)) return null
  const url = path.slice(HEAD.length - 1) + (query.size > 0 ? `?${query}` : '')
  return handleBank(sim, { method, url, headers, body })
}
