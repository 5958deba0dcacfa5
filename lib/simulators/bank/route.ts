import { routeBelow } from '../route-below'
import type { SimAnswer, SimCtx, SimRequest } from '../sim-ctx'
import { handleBank } from './handle'
import { MANAGE_MERCHANT_PATH } from './manage'

const route = routeBelow('/bank/', handleBank)

/** /bank/v3/bank/… and, for whoever `mayManage`, POST /bank/manage/merchants */
export async function handleBankRoute(sim: SimCtx, request: SimRequest, mayManage = false): Promise<SimAnswer | null> {
  if (request.path !== `/bank${MANAGE_MERCHANT_PATH}`) return route(sim, request)
  if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' }, body: '' }
  return mayManage ? route(sim, request) : { status: 403, headers: {}, body: '' }
}
