'use server'
import { redirect } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { quotePayment } from '@/lib/payments'
import { quoteMerged } from '@/lib/payments/merged'

/** One account alone is paid as always. */
export async function quoteMergedAction(_: ActionState, form: FormData): Promise<ActionState> {
  const waterAccountIds = form.getAll('waterAccountId')
  const idempotencyKey = form.get('idempotencyKey')
  return runAction<null>(async (ctx) => {
    if (waterAccountIds.length === 1) {
      const { id } = await quotePayment({ ctx, input: { waterAccountId: waterAccountIds[0], intent: 'FULL', idempotencyKey } })
      redirect(`/payments/${id}/confirm`)
    }
    const { id } = await quoteMerged({ ctx, input: { waterAccountIds, idempotencyKey } })
    redirect(`/payments/merged/${id}/confirm`)
  })
}
