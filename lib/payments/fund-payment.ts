import { wakeWorkers, type Ctx } from '@/lib/db'
import { keepFinding, talkToBank } from '@/lib/funding'
import type { Authorised, BankFailure, BankRefusal } from '@/lib/gateways/bank'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { failpoint } from '@/lib/kernel/failpoint'
import { refusing } from '@/lib/ledger'
import { againAt, DONE, jobId, type JobOutcome } from '@/lib/platform'
import { readBankOrder, type BankOrderRow } from './bank-order'
import { countTries } from './count-tries'
import { nextTry } from './rules'

/** An authorisation that nobody answers is given up after this much world time, and cancelled. */
const PATIENCE_MS = 120 * SECOND_MS

/**
 * Job `payment.fund`: asks the bank side to hold a payment's money. After an unknown outcome it is asked what it knows, and sent the
 * same number again when it knows nothing; after a while the order is cancelled there, and the resident may pay from another source
 * (rule P5).
 */
export async function fundPayment(ctx: Ctx, orderNo: string): Promise<JobOutcome> {
  const order = await readBankOrder(ctx, orderNo)
  if (order?.state === 'AUTHORISING') return (await countTries(ctx, 'payment.fund', orderNo)) > 1 ? askAgain(ctx, order) : authorise(ctx, order)
  if (order?.state === 'CANCELLING') return cancel(ctx, order)
  return DONE
}

const topicOf = (ctx: Ctx, { paymentId, orderNo }: BankOrderRow, step: string) => ({ subjectId: paymentId, sequence: `${step}:${orderNo}:${ctx.clock.now().getTime()}` })

async function authorise(ctx: Ctx, order: BankOrderRow): Promise<JobOutcome> {
  const { orderNo, token, merchantNo, amountFen, maxFeeFen } = order
  const answer = await talkToBank(ctx, topicOf(ctx, order, 'authorise'), (gateway, call) => gateway.authorise(call, { orderNo, token, merchantNo, amountFen, maxFeeFen }))
  failpoint('payment.authorised')
  if (answer.ok) return funded(ctx, order, answer.value)
  if (isFinalRefusal(answer.error)) return refuse(ctx, order, answer.error)
  return wait(ctx, order)
}

/** Whoever asked before us got no answer, or died before it. */
async function askAgain(ctx: Ctx, order: BankOrderRow): Promise<JobOutcome> {
  const { orderNo } = order
  const known = await talkToBank(ctx, topicOf(ctx, order, 'query'), (gateway, call) => gateway.queryOrder(call, { orderNo }))
  if (!known.ok) return wait(ctx, order)
  return known.value && !known.value.isCancelled ? funded(ctx, order, known.value) : authorise(ctx, order)
}

async function funded(ctx: Ctx, { orderNo, paymentId }: BankOrderRow, { authNo, feeFen, channel }: Authorised): Promise<JobOutcome> {
  await refusing(ctx.db.query('SELECT payment_funded($1, $2, $3::bigint, $4, $5, $6)::text', [orderNo, authNo, feeFen, channel, jobId(ctx, 'payment.credit', paymentId), ctx.clock.now()]))
  failpoint('payment.funded')
  wakeWorkers(ctx.db)
  return DONE
}

async function wait(ctx: Ctx, order: BankOrderRow): Promise<JobOutcome> {
  const { orderNo } = order
  const now = ctx.clock.now()
  if (now.getTime() - order.createdAt.getTime() < PATIENCE_MS) return againAt(nextTry(now, await countTries(ctx, 'payment.fund', orderNo)))
  await ctx.db.query(`UPDATE bank_order SET state = 'CANCELLING' WHERE order_no = $1 AND state = 'AUTHORISING' RETURNING order_no`, [orderNo])
  return cancel(ctx, { ...order, state: 'CANCELLING' })
}

/** A no that says why; what the bank side could not say is no answer. */
const isFinalRefusal = (failure: BankFailure): failure is BankRefusal => failure.kind === 'REFUSED' && !(failure.code === 'SYSTEM_ERROR' && failure.reason === null) && failure.code !== 'FREQUENCY_LIMITED'

async function refuse(ctx: Ctx, order: BankOrderRow, { code, reason, channel }: BankRefusal): Promise<JobOutcome> {
  if (reason === 'FEE_NOT_AGREED' && channel) await keepFinding(ctx, { companyCode: order.companyCode, channel, paymentId: order.paymentId })
  await unfunded(ctx, order, reason ?? code)
  return DONE
}

async function cancel(ctx: Ctx, order: BankOrderRow): Promise<JobOutcome> {
  const { orderNo } = order
  const answer = await talkToBank(ctx, topicOf(ctx, order, 'cancel'), (gateway, call) => gateway.cancelOrder(call, { orderNo }))
  if (!answer.ok) return againAt(nextTry(ctx.clock.now(), await countTries(ctx, 'payment.fund', orderNo)))
  await unfunded(ctx, order, 'BANK_TIMEOUT')
  return DONE
}

/** Nothing is held: the order can be paid from another source. */
async function unfunded(ctx: Ctx, { orderNo, state }: BankOrderRow, code: string): Promise<void> {
  await refusing(ctx.db.query('SELECT payment_unfunded($1, $2, $3, $4)::text', [orderNo, state, code, ctx.clock.now()]))
  failpoint('payment.unfunded')
}
