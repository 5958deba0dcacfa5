import type { SimResponse } from '../sim-ctx'

/** WeChat answers mistakes with HTTP 200 and an errcode. */
const MESSAGES = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41009: 'missing openid',
  42001: 'access_token expired',
  42003: 'code expired',
} as const

export type Errcode = keyof typeof MESSAGES

export function errcode(code: Errcode): SimResponse {
  return json({ errcode: code, errmsg: MESSAGES[code] })
}

export function json(body: object): SimResponse {
  return { status: 200, headers: { 'content-type': 'application/json; encoding=utf-8' }, body: JSON.stringify(body) }
}
