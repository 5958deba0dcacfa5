import type { Command } from '@/lib/db'
import { jobId } from '@/lib/platform'
import type { BankOrderState } from '../bank-order'
import { getPayment } from '../read-payments'

/** `nextAt`: when something is done about a payment by itself, in world time. `bank`: how far the bank side is with the try that counts; null where it holds nothing. */
export type Outlook = { now: Date; nextAt: Date | null; bank: { state: BankOrderState; endedAt: Date | null } | null }

/** What a payment waits for. Errors: NOT_FOUND. */
export async function readOutlook({ ctx, input }: Command<unknown>): Promise<Outlook> {
  const { id } = await getPayment({ ctx, input })
  const [order] = await ctx.db.query<{ orderNo: string; state: BankOrderState; endedAt: Date | null }>(
    'SELECT b.order_no AS "orderNo", b.state, b.ended_at AS "endedAt" FROM payment p JOIN bank_order b ON b.order_no = p.bank_order_no WHERE p.id = $1',
    [id],
  )
  const jobs = [jobId(ctx, 'payment.credit', id), ...(order ? [jobId(ctx, 'payment.fund', order.orderNo), jobId(ctx, 'bank.settle', order.orderNo)] : [])]
  const [next] = await ctx.db.query<{ at: Date | null }>(`SELECT min(due_at) AS at FROM scheduled_job WHERE id = ANY($1::text[]) AND state = 'PENDING'`, [jobs])
  return { now: ctx.clock.now(), nextAt: next?.at ?? null, bank: order ? { state: order.state, endedAt: order.endedAt } : null }
}
