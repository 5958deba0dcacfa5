import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '@/lib/env'
import { WECHAT_APPID, wechatAppSecret } from './wechat-app'
import { exchangeCode, readPerson } from './wechat-client'

type WechatProfile = { openid: string; nickname: string; headimgurl: string }

/** WeChat's web sign-in: an OAuth of its own shape (appid for client_id, query strings for forms, errcode for errors). */
export function wechatProvider(world: string, host: string): OAuthConfig<WechatProfile> {
  const outside = `http://${host.split(':')[0]}:${env.outsidePort}`
  return {
    id: 'wechat',
    name: '微信',
    type: 'oauth',
    checks: ['state'],
    clientId: WECHAT_APPID,
    clientSecret: wechatAppSecret(),
    authorization: { url: `${outside}/connect/qrconnect`, params: { appid: WECHAT_APPID, scope: 'snsapi_login', response_type: 'code' } },
    token: {
      url: `${outside}/sns/oauth2/access_token`,
      request: async ({ params }) => {
        const token = await exchangeCode(world, String(params.code ?? ''))
        return { tokens: { ...token, token_type: 'bearer' } }
      },
    },
    userinfo: {
      url: `${outside}/sns/userinfo`,
      request: async ({ tokens }) => ({ ...(await readPerson(world, { access_token: String(tokens.access_token), openid: String(tokens.openid) })) }),
    },
    profile: (profile) => ({ id: profile.openid, name: profile.nickname, image: profile.headimgurl }),
  }
}
