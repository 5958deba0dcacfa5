import { requireResident } from '@/lib/auth'
import { withTransaction, type Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { countAttempt, recordAudit } from '@/lib/platform'
import { bankAnswerOrThrow } from '../bank-answer'
import { talkToBank } from '../talk-to-bank'

/** 信用支付 is opened at the lender, who knows the resident by a number of ours; a second time gives the same line. Errors: CREDIT_NOT_ELIGIBLE, RATE_LIMITED, BANK_*. */
export async function openCredit({ ctx }: { ctx: Ctx }): Promise<void> {
  const userId = requireResident(ctx)
  await countAttempt(ctx, { key: `credit:${userId}`, max: 10, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  const topic = { subjectId: userId, sequence: `openCreditLine:${ctx.requestId}` }
  const { token, limitFen } = bankAnswerOrThrow(await talkToBank(ctx, topic, (gateway, call) => gateway.openCreditLine(call, { userRef: userId })))
  await withTransaction(ctx, async (tx) => {
    const opened = await tx.db.query('INSERT INTO credit_line (user_id, token, limit_fen, opened_at) VALUES ($1, $2, $3::bigint, $4::timestamptz) ON CONFLICT DO NOTHING RETURNING user_id', [userId, token, limitFen, ctx.clock.now()])
    if (opened.length > 0) await recordAudit(tx, { action: 'credit.opened', subjectId: userId })
  })
}
