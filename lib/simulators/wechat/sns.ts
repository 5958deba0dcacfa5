import { timingSafeEqual } from 'node:crypto'
import type { SimCtx, SimRequest, SimResponse } from '../sim-ctx'
import { errcode, json } from './errors'
import { findApp, findPerson, findToken, hash, spendCode, TOKEN_SECONDS } from './grants'

/** GET /sns/oauth2/access_token */
export async function accessToken(sim: SimCtx, { query }: SimRequest): Promise<SimResponse> {
  const [appid, secret, code] = [query.get('appid'), query.get('secret'), query.get('code')]
  if (!appid) return errcode(41002)
  if (!secret) return errcode(41004)
  if (!code) return errcode(41008)
  if (query.get('grant_type') !== 'authorization_code') return errcode(40002)
  const app = await findApp(sim, appid)
  if (!app) return errcode(40013)
  if (!timingSafeEqual(Buffer.from(hash(secret)), Buffer.from(app.secretHash))) return errcode(40125)
  const spent = await spendCode(sim, appid, code)
  if (spent.outcome === 'UNKNOWN') return errcode(40029)
  if (spent.outcome === 'USED') return errcode(40163)
  if (spent.outcome !== 'TOKEN') return errcode(42003)
  const person = await findPerson(sim, spent.openid)
  return json({ access_token: spent.token, expires_in: TOKEN_SECONDS, refresh_token: sim.secrets.token(48), openid: spent.openid, scope: spent.scope, unionid: person?.unionid })
}

/** GET /sns/userinfo */
export async function userinfo(sim: SimCtx, { query }: SimRequest): Promise<SimResponse> {
  const [token, openid] = [query.get('access_token'), query.get('openid')]
  if (!token) return errcode(41001)
  if (!openid) return errcode(41009)
  const grant = await findToken(sim, token)
  if (!grant) return errcode(40001)
  if (!grant.tokenExpiresAt || grant.tokenExpiresAt <= sim.clock.wall()) return errcode(42001)
  const person = grant.openid === openid ? await findPerson(sim, openid) : null
  if (!person) return errcode(40003)
  const { nickname, headimgurl, unionid } = person
  return json({ openid, nickname, sex: 0, language: 'zh_CN', city: '', province: '', country: '', headimgurl, privilege: [], unionid })
}
