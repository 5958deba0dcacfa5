import { z } from 'zod'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/kernel/errors'
import { BEHIND_HEADER } from '../world-name'
import { WECHAT_APPID, wechatAppSecret } from './wechat-app'

const Token = z.object({ access_token: z.string(), openid: z.string(), scope: z.string(), unionid: z.string().optional() })
const Person = z.object({ openid: z.string(), nickname: z.string(), headimgurl: z.string() })
const Failure = z.object({ errcode: z.number(), errmsg: z.string() })
const TIMEOUT_MS = 5_000

/** WeChat answers mistakes with HTTP 200 and an errcode, so the body decides. */
async function ask<T>(world: string, path: string, query: Record<string, string>, shape: z.ZodType<T>): Promise<T> {
  const url = `http://127.0.0.1:${env.outsidePort}${path}?${new URLSearchParams(query)}`
  const response = await fetch(url, { headers: { 'x-world': world, [BEHIND_HEADER]: '1' }, signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' })
  const body: unknown = await response.json()
  const failure = Failure.safeParse(body)
  if (failure.success && failure.data.errcode !== 0) throw new DomainError('SIGN_IN_FAILED', {}, `wechat errcode ${failure.data.errcode}`)
  return shape.parse(body)
}

export function exchangeCode(world: string, code: string) {
  return ask(world, '/sns/oauth2/access_token', { appid: WECHAT_APPID, secret: wechatAppSecret(), code, grant_type: 'authorization_code' }, Token)
}

export function readPerson(world: string, token: { access_token: string; openid: string }) {
  return ask(world, '/sns/userinfo', { access_token: token.access_token, openid: token.openid, lang: 'zh_CN' }, Person)
}
