import { talkTo, type KnownCompany } from '@/lib/companies'
import { withTransaction, type Ctx } from '@/lib/db'
import { SIM_REFUSAL, type GatewayFailure } from '@/lib/gateways/water'
import { failpoint } from '@/lib/kernel/failpoint'
import { isDomainError } from '@/lib/kernel/errors'
import { nextTry } from '@/lib/kernel/retries'
import { againAt, countTries, DONE, recordAudit, type JobOutcome } from '@/lib/platform'
import { isUncertain } from '../rules'
import { askArrival, askBank } from './bank-side'
import { markHeard, markSent, moveRefund, readRefund, takeBack, type Step, type TakenRefund } from './move-refund'
import { tellClosed } from './red-first'

/**
 * Job `payment.refund`: first the company takes it off its books, then it goes back to its source. Both know it by one number and do it
 * once, so after an unknown outcome the same is asked again; only their word moves it on, however long that takes.
 */
export async function carryOutRefund(ctx: Ctx, id: string): Promise<JobOutcome> {
  const refund = await readRefund(ctx, id)
  const step = refund && STEPS[refund.state as keyof typeof STEPS]
  if (!refund || !step) return DONE
  const again = await step(ctx, refund).catch((error: unknown) => {
    // Another worker was faster.
    if (isDomainError(error) && error.code === 'CONFLICT') return 'LATER' as const
    throw error
  })
  if (again === 'NEXT') return againAt(ctx.clock.now())
  return again === 'LATER' ? againAt(nextTry(ctx.clock.now(), await countTries(ctx, 'payment.refund', id))) : again === 'DONE' ? DONE : againAt(again)
}

const STEPS = { ASKING: askCompany, PAYING: askBank, ARRIVING: askArrival } as const

async function askCompany(ctx: Ctx, refund: TakenRefund): Promise<Step> {
  const sent = await markSent(ctx, refund)
  failpoint('refund.beforeSend')
  const answer = await askToTakeBack(ctx, sent)
  failpoint('refund.answered')
  if (answer.ok) {
    await takeBack(ctx, refund)
    failpoint('refund.takenBack')
    return 'NEXT'
  }
  const failure = answer.error
  if (failure.kind === 'UNREACHABLE') {
    await markHeard(ctx, sent, null)
    if (failure.until) return failure.until
  }
  if (failure.kind !== 'REFUSED' || isUncertain(failure.code)) return 'LATER'
  if (isFinal(sent, failure)) return close(ctx, sent, failure)
  await markHeard(ctx, sent, failure)
  return 'LATER'
}

/** 冲正 undoes the whole order; a part has a transaction of its own. */
async function askToTakeBack(ctx: Ctx, refund: TakenRefund) {
  const { id, paymentId, billKey, billNo, transactionId, attach, amountFen, paidFen, sends } = refund
  const topic = { company: refund as KnownCompany, subjectId: paymentId, sequence: `${id}:${sends}:${ctx.clock.now().getTime()}` }
  return talkTo(ctx, topic, (gateway, call) =>
    amountFen === paidFen ? gateway.refund(call, { billKey, billNo, transactionId, attach }) : gateway.refundPart(call, { billKey, billNo, transactionId, refundNo: id, refundAmountFen: amountFen }),
  )
}

/** In its batch window a company says no to everything, and may say yes an hour later. */
const BATCH_WINDOW = 'EQ0007'
/** Once said to the number of a part these are said for ever. 冲正 has no number of its own. */
const KEPT: readonly string[] = [SIM_REFUSAL.REFUND_REFUSED, SIM_REFUSAL.ORDER_REVERSED]

/** A no says nothing of an earlier message that may arrive yet, unless it is kept with the number. */
function isFinal({ unsureAt, amountFen, paidFen }: TakenRefund, { code }: { code: string }): boolean {
  if (code === BATCH_WINDOW) return false
  return unsureAt === null || (amountFen !== paidFen && KEPT.includes(code))
}

async function close(ctx: Ctx, refund: TakenRefund, { code, prompt }: Extract<GatewayFailure, { kind: 'REFUSED' }>): Promise<Step> {
  await withTransaction(ctx, async (tx) => {
    await moveRefund(tx, refund, 'CLOSED', { sends: refund.sends, code, prompt })
    await recordAudit(tx, { action: 'refund.refused', subjectId: refund.id, key: refund.id, detail: { code } })
    await tellClosed(tx, refund.id)
  })
  return 'DONE'
}
