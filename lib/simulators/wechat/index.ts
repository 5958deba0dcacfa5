import type { SimCtx, SimRequest, SimResponse } from '../sim-ctx'
import { authorize, qrconnect } from './qrconnect'
import { accessToken, userinfo } from './sns'

/** WeChat's identity server, in WeChat's own shape: qrconnect for the browser, sns for the app's server. */
const ROUTES: Record<string, (sim: SimCtx, request: SimRequest) => Promise<SimResponse>> = {
  'GET /connect/qrconnect': qrconnect,
  'POST /connect/authorize': authorize,
  'GET /sns/oauth2/access_token': accessToken,
  'GET /sns/userinfo': userinfo,
}

/** null: not one of its addresses. */
export async function handleWechat(sim: SimCtx, request: SimRequest): Promise<SimResponse | null> {
  const route = ROUTES[`${request.method} ${request.path}`]
  return route ? route(sim, request) : null
}

export { hash as hashWechatSecret } from './grants'
