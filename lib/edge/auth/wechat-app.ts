import { createHmac } from 'node:crypto'
import { env } from '@/lib/env'

/** The app under which the platform is registered with WeChat; its secret is this installation's own. */
export const WECHAT_APPID = 'wx5d1f0a2b3c4d5e6f'

export function wechatAppSecret(): string {
  return createHmac('sha256', env.rootSecret).update('wechat-app-secret').digest('hex').slice(0, 32)
}
