import type { Ctx } from '@/lib/db'
import { isDomainError } from '@/lib/kernel/errors'
import { DONE, type JobOutcome } from '@/lib/platform'
import { moveState, readPayment } from './move-state'

/** Job `payment.expire`: a quote nobody agreed to ends. Losing the race against the resident's yes is fine. */
export async function expirePayment(ctx: Ctx, paymentId: string): Promise<JobOutcome> {
  const payment = await readPayment(ctx, paymentId)
  if (payment?.state !== 'CREATED') return DONE
  await moveState(ctx, payment, 'CLOSED', 'expired').catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'CONFLICT') throw error
  })
  return DONE
}
