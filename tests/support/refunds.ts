/** Refunds in a test. */
import type { Ctx } from '@/lib/db'
import { isDomainError, type ErrorCode } from '@/lib/kernel/errors'
import { requestRefund } from '@/lib/payments/refunds'
import { keepBoundAccount } from '@/lib/qa'
import { bindCard, payWith, type WhichCard } from './cards'
import { newKey, newResident, quote, userIdOf } from './journey'
import type { TestWorld } from './world'

/** Somebody at the desk, with the world's present time. */
export async function desk(world: TestWorld, role: 'ADMIN' | 'OPERATOR' = 'OPERATOR'): Promise<Ctx> {
  const { id } = await world.world.db.prisma.user.findFirstOrThrow({ where: { role } })
  return world.as({ kind: 'USER', userId: id, role, sessionId: 'desk' })
}

export async function askRefund(world: TestWorld, paymentId: string, amount: string, refundNo = newKey(), reason = '多缴'): Promise<{ id: string }> {
  return requestRefund({ ctx: await desk(world), input: { paymentId, amount, refundNo, reason } })
}

/** null: it was done. */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (isDomainError(error)) return error.code
      throw error
    },
  )
}

type What = { yuan: string; companyCode?: string; billKey?: string; card?: WhichCard; feeFen?: string }

/** Somebody new has paid so much, from 零钱 or a card; the company has credited it where its source lets it at once. */
export async function paid(world: TestWorld, { yuan, companyCode = 'beijing', billKey = '0100000001', card, feeFen }: What): Promise<{ ctx: Ctx; paymentId: string; accountId: string }> {
  const { ctx } = await newResident(world, { walletFen: 100_000n })
  const accountId = await keepBoundAccount(await world.system(), { userId: userIdOf(ctx), companyCode, billKey, alias: '家' })
  // Less than is due is a part of it.
  const { id: paymentId } = await quote(ctx, accountId, 'PREPAY', yuan).catch(() => quote(ctx, accountId, 'PART', yuan))
  await payWith(ctx, paymentId, card ? await bindCard(ctx, card) : 'BALANCE', feeFen)
  await world.runDue()
  return { ctx, paymentId, accountId }
}
