import { z } from 'zod'
import type { Command } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { clearAttempts, countAttempt, recordAudit } from '@/lib/platform'
import { checkPassword } from './password-hash'
import { findUser } from './sessions'

const PasswordInput = z.object({ loginName: z.string().trim().min(1).max(64).regex(/^\P{Cc}+$/u), password: z.string().min(1).max(128) })

/**
 * Operators, admins and QA by name and password. Five wrong tries close the name for 15 minutes.
 * Errors: SIGN_IN_FAILED (whatever was wrong), SIGN_IN_LOCKED. Returns the user's id.
 */
export async function signInWithPassword({ ctx, input }: Command<unknown>): Promise<string> {
  const parsed = PasswordInput.safeParse(input)
  if (!parsed.success) throw new DomainError('SIGN_IN_FAILED')
  const { loginName, password } = parsed.data
  const key = `sign-in:${loginName}`
  await countAttempt(ctx, { key, max: 5, windowMs: 15 * MINUTE_MS, code: 'SIGN_IN_LOCKED' })
  const user = await findUser(ctx.db, { loginName })
  if (!(await checkPassword(password, user?.passwordHash ?? null)) || !user) throw new DomainError('SIGN_IN_FAILED')
  await clearAttempts(ctx, key)
  await recordAudit(ctx, { action: 'signIn', subjectId: user.id, detail: { by: 'password' } })
  return user.id
}

/** Demo worlds: staff accounts marked for it are entered with one tap. Errors: SIGN_IN_FAILED. */
export async function signInOneTap({ ctx, input }: Command<unknown>, allowed: boolean): Promise<string> {
  const { loginName } = z.object({ loginName: z.string().max(64) }).parse(input)
  const user = allowed ? await findUser(ctx.db, { loginName }) : null
  if (!user?.oneTap) throw new DomainError('SIGN_IN_FAILED')
  await recordAudit(ctx, { action: 'signIn', subjectId: user.id, detail: { by: 'one-tap' } })
  return user.id
}

const WechatProfile = z.object({ openid: z.string().min(6).max(64), nickname: z.string().max(64), headimgurl: z.string().max(500).optional() })

/** A resident whom WeChat's identity server has vouched for; the first visit makes the user. Returns the user's id. */
export async function signInWithWechat({ ctx, input }: Command<unknown>, openWallet: (userId: string) => Promise<void>): Promise<string> {
  const { openid, nickname, headimgurl } = WechatProfile.parse(input)
  const id = ctx.random.id('usr', openid)
  // Two first visits at once: an upsert would name one of the two unique keys and fail on the other.
  const person = { id, role: 'RESIDENT', displayName: nickname, avatarUrl: headimgurl ?? null, wechatOpenid: openid, oneTap: false, createdAt: ctx.clock.now() }
  await ctx.db.prisma.user.createMany({ data: [person], skipDuplicates: true })
  const user = await ctx.db.prisma.user.update({ where: { wechatOpenid: openid }, data: { displayName: nickname } })
  await openWallet(user.id)
  await recordAudit(ctx, { action: 'signIn', subjectId: user.id, detail: { by: 'wechat' } })
  return user.id
}
