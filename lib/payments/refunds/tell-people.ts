import type { Ctx } from '@/lib/db'
import { fenToYuan } from '@/lib/kernel/money'
import { sendNotice } from '@/lib/platform'

type Told = { userId: string; giverId: string | null; receiver: string; amountFen: bigint; isRedirected: boolean; atBank: boolean }

async function read(ctx: Ctx, refundId: string): Promise<Told | null> {
  const [row] = await ctx.db.query<Told>(
    `SELECT p.user_id AS "userId", f.giver_id AS "giverId", u.display_name AS receiver, r.amount_fen + r.fee_fen AS "amountFen", r.is_redirected AS "isRedirected", p.bank_order_no IS NOT NULL AS "atBank"
     FROM payment_refund r JOIN payment p ON p.id = r.payment_id JOIN app_user u ON u.id = p.user_id LEFT JOIN family_card f ON f.id = p.instrument_id WHERE r.id = $1`,
    [refundId],
  )
  return row ?? null
}

/** 服务通知 once the company has given it back and a bank still has to. Bears being told twice, as the next. */
export async function tellOnItsWay(ctx: Ctx, refundId: string): Promise<void> {
  const told = await read(ctx, refundId)
  if (told?.atBank) await sendNotice(ctx, { userId: told.userId, kind: 'REFUND_ON_WAY', subjectId: refundId, params: { amount: fenToYuan(told.amountFen) } })
}

/** To whoever has paid that it is back, and to the giver of a family card that it is with her. */
export async function tellArrived(ctx: Ctx, refundId: string): Promise<void> {
  const told = await read(ctx, refundId)
  if (!told) return
  const { userId, giverId, receiver } = told
  const amount = fenToYuan(told.amountFen)
  await sendNotice(ctx, { userId, kind: told.isRedirected ? 'REFUND_REDIRECTED' : 'REFUND_ARRIVED', subjectId: refundId, params: { amount } })
  if (giverId) await sendNotice(ctx, { userId: giverId, kind: 'FAMILY_REFUNDED', subjectId: refundId, params: { receiver, amount } })
}
