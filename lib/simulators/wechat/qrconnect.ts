import type { SimCtx, SimRequest, SimResponse } from '../sim-ctx'
import { findApp, findPerson, grantCode, listPersons } from './grants'
import { choicePage, problemPage } from './pages'

type Wish = { appid: string; redirectUri: URL; state: string; scope: string }

/** Only the way back to the asking app on the same host; anything else would make this an open redirect. */
async function readWish(sim: SimCtx, { headers }: SimRequest, query: URLSearchParams): Promise<Wish | string> {
  const appid = query.get('appid') ?? ''
  if (!(await findApp(sim, appid))) return 'AppID 参数错误（10003）'
  const redirectUri = URL.canParse(query.get('redirect_uri') ?? '') ? new URL(query.get('redirect_uri') ?? '') : null
  const host = (headers.host ?? '').split(':')[0]
  if (!redirectUri || redirectUri.hostname !== host || redirectUri.pathname !== '/api/auth/callback/wechat') return 'redirect_uri 参数错误（10003）'
  if (query.get('response_type') !== 'code' || query.get('scope') !== 'snsapi_login') return 'Scope 参数错误或没有 Scope 权限（10005）'
  return { appid, redirectUri, state: (query.get('state') ?? '').slice(0, 512), scope: 'snsapi_login' }
}

async function goBack(sim: SimCtx, wish: Wish, openid: string): Promise<SimResponse> {
  const back = new URL(wish.redirectUri)
  back.searchParams.set('code', await grantCode(sim, { appid: wish.appid, openid, scope: wish.scope }))
  back.searchParams.set('state', wish.state)
  return { status: 302, headers: { location: back.toString(), 'cache-control': 'no-store' }, body: '' }
}

/** GET /connect/qrconnect: who are you? A person named by hint who agrees beforehand is not asked. */
export async function qrconnect(sim: SimCtx, request: SimRequest): Promise<SimResponse> {
  const wish = await readWish(sim, request, request.query)
  if (typeof wish === 'string') return problemPage(wish)
  const hinted = await findPerson(sim, request.query.get('login_hint') ?? '')
  if (hinted?.autoConsent) return goBack(sim, wish, hinted.openid)
  return choicePage(await listPersons(sim), request.query, sim.secrets.token(12))
}

/** POST /connect/authorize: the person has been chosen and agrees. */
export async function authorize(sim: SimCtx, request: SimRequest): Promise<SimResponse> {
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'))
  const wish = await readWish(sim, request, form)
  if (typeof wish === 'string') return problemPage(wish)
  const person = await findPerson(sim, form.get('openid') ?? '')
  return person ? goBack(sim, wish, person.openid) : problemPage('该微信号不存在')
}
