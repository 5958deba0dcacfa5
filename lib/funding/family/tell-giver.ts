import type { Ctx } from '@/lib/db'
import { formatDay } from '@/lib/kernel/calendar'
import { fenToYuan } from '@/lib/kernel/money'
import { sendNotice } from '@/lib/platform'
import { findCard } from './find-card'

/** 服务通知 to the giver when something was paid with her 亲情卡: how much, for whom, and what is left this month. Bears being told twice. */
export async function tellGiver(ctx: Ctx, paymentId: string): Promise<void> {
  const [paid] = await ctx.db.query<{ cardId: string; giverId: string; amountFen: bigint; reservedAt: Date }>(
    `SELECT f.id AS "cardId", f.giver_id AS "giverId", p.amount_fen + p.fee_fen AS "amountFen", p.reserved_at AS "reservedAt"
     FROM payment p JOIN family_card f ON f.id = p.instrument_id WHERE p.id = $1 AND p.source = 'FAMILY_CARD'`,
    [paymentId],
  )
  if (!paid) return
  const { receiver, leftFen } = await findCard(ctx, paid.giverId, paid.cardId)
  await sendNotice(ctx, { userId: paid.giverId, kind: 'FAMILY_PAID', subjectId: paymentId, params: { receiver, amount: fenToYuan(paid.amountFen), left: fenToYuan(leftFen), month: formatDay(paid.reservedAt).slice(0, 7) } })
}
