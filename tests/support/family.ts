/** 亲情卡 in a test. */
import type { Ctx } from '@/lib/db'
import { answerOffer, giveCard } from '@/lib/funding/family'
import { newKey, PASSWORD, userIdOf } from './journey'

export async function nameOf(ctx: Ctx): Promise<string> {
  return (await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userIdOf(ctx) } })).displayName
}

export async function offerTo(giver: Ctx, receiver: Ctx, { limit = '500', relation = 'CHILD', idempotencyKey = newKey() } = {}): Promise<string> {
  return (await giveCard({ ctx: giver, input: { nickname: await nameOf(receiver), relation, limit, password: PASSWORD, idempotencyKey } })).id
}

/** Offered and accepted. */
export async function giveTo(giver: Ctx, receiver: Ctx, options: { limit?: string; relation?: string } = {}): Promise<string> {
  const familyCardId = await offerTo(giver, receiver, options)
  await answerOffer({ ctx: receiver, input: { familyCardId, answer: 'ACCEPT' } })
  return familyCardId
}
