import 'next-auth'

declare module 'next-auth' {
  /** What WeChat's /sns/userinfo says. */
  interface Profile {
    openid?: string
    nickname?: string
    headimgurl?: string
  }
}
