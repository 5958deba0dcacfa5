import type { NextAuthOptions } from 'next-auth'
import { createSession, revokeSession, SESSION_HOURS, sessionSecret, signInOneTap, signInWithPassword, signInWithWechat } from '@/lib/auth'
import { openWallet } from '@/lib/ledger'
import { SESSION_COOKIE, type RequestContext } from '../request'
import { credentials } from './credentials'
import { wechatProvider } from './wechat-provider'

/** next-auth for one request: the world decides secret, identity server and who may come in with one tap. */
export function authOptions({ ctx, state }: RequestContext, host: string): NextAuthOptions {
  return {
    secret: sessionSecret(ctx.world),
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
    cookies: { sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false } } },
    pages: { signIn: '/', error: '/' },
    providers: [
      wechatProvider(ctx.world.name, host),
      credentials('password', { loginName: {}, password: {} }, (input) => signInWithPassword({ ctx, input })),
      credentials('one-tap', { loginName: {} }, (input) => signInOneTap({ ctx, input }, state.oneTapSignIn)),
    ],
    callbacks: {
      jwt: async ({ token, user, account, profile }) => {
        if (!user || !account) return token
        const userId = account.provider === 'wechat' ? await signInWithWechat({ ctx, input: profile }, (id) => openWallet(ctx, id)) : user.id
        return { sid: await createSession(ctx, userId), world: ctx.world.name, epoch: ctx.world.epoch }
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await revokeSession(ctx, token.sid)
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  }
}
