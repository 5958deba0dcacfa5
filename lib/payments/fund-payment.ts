import { wakeWorkers, type Ctx } from '@/lib/db'
import { keepFinding, talkToBank } from '@/lib/funding'
import { movedNothing, type Authorised, type BankFailure, type BankRefusal } from '@/lib/gateways/bank'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { failpoint } from '@/lib/kernel/failpoint'
import { refusing } from '@/lib/ledger'
import { nextTry } from '@/lib/kernel/retries'
import { againAt, countTries, DONE, jobId, type JobOutcome } from '@/lib/platform'
import { markSent, readBankOrder, type BankOrderRow } from './bank-order'

/** An authorisation that nobody answers is given up after this much world time, and cancelled; */
const PATIENCE_MS = 120 * SECOND_MS
/** but not before it was asked for so often: where the platform itself was away for hours, one silence is no reason. */
const MIN_TRIES = 3

/**
 * Job `payment.fund`: asks the bank side to hold a payment's money. After an unknown outcome it is asked what it knows, and sent the
 * same number again when it knows nothing; after a while the order is cancelled there, and the resident may pay from another source
 * (rule P5).
 */
export async function fundPayment(ctx: Ctx, orderNo: string): Promise<JobOutcome> {
  const order = await readBankOrder(ctx, orderNo)
  if (order?.state === 'CANCELLING') return cancel(ctx, order)
  if (order?.state !== 'AUTHORISING') return DONE
  const tries = await countTries(ctx, 'payment.fund', orderNo)
  // Whoever asked before us got no answer, or died before it.
  return order.sentAt ? askAgain(ctx, order, tries) : authorise(ctx, order, tries)
}

const topicOf = (ctx: Ctx, { paymentId, orderNo }: BankOrderRow, step: string) => ({ subjectId: paymentId, sequence: `${step}:${orderNo}:${ctx.clock.now().getTime()}` })

async function authorise(ctx: Ctx, order: BankOrderRow, tries: number): Promise<JobOutcome> {
  const { orderNo, token, merchantNo, amountFen, maxFeeFen } = order
  await markSent(ctx, order)
  failpoint('payment.marked')
  const answer = await talkToBank(ctx, topicOf(ctx, order, 'authorise'), (gateway, call) => gateway.authorise(call, { orderNo, token, merchantNo, amountFen, maxFeeFen }))
  failpoint('payment.authorised')
  if (answer.ok) return funded(ctx, order, answer.value)
  if (isFinal(answer.error)) return refuse(ctx, order, answer.error)
  return wait(ctx, order, tries)
}

async function askAgain(ctx: Ctx, order: BankOrderRow, tries: number): Promise<JobOutcome> {
  const { orderNo } = order
  const known = await talkToBank(ctx, topicOf(ctx, order, 'query'), (gateway, call) => gateway.queryOrder(call, { orderNo }))
  if (!known.ok) return wait(ctx, order, tries)
  return known.value && !known.value.isCancelled ? funded(ctx, order, known.value) : authorise(ctx, order, tries)
}

async function funded(ctx: Ctx, { orderNo, paymentId }: BankOrderRow, { authNo, feeFen, channel }: Authorised): Promise<JobOutcome> {
  await refusing(ctx.db.query('SELECT payment_funded($1, $2, $3::bigint, $4, $5, $6)::text', [orderNo, authNo, feeFen, channel, jobId(ctx, 'payment.credit', paymentId), ctx.clock.now()]))
  failpoint('payment.funded')
  wakeWorkers(ctx.db)
  return DONE
}

async function wait(ctx: Ctx, order: BankOrderRow, tries: number): Promise<JobOutcome> {
  const now = ctx.clock.now()
  return tries < MIN_TRIES || now.getTime() - order.createdAt.getTime() < PATIENCE_MS ? againAt(nextTry(now, tries)) : giveUp(ctx, order, 'BANK_TIMEOUT')
}

async function giveUp(ctx: Ctx, order: BankOrderRow, code: string): Promise<JobOutcome> {
  await ctx.db.query(`UPDATE bank_order SET state = 'CANCELLING', code = $2 WHERE order_no = $1 AND state = 'AUTHORISING' RETURNING order_no`, [order.orderNo, code])
  return cancel(ctx, { ...order, state: 'CANCELLING', code })
}

/** A no that says why; what the bank side could not say is no answer, and what came too often is asked again. */
const isFinal = (failure: BankFailure): failure is BankRefusal => failure.kind === 'REFUSED' && movedNothing(failure) && failure.code !== 'FREQUENCY_LIMITED'

/** A no to this message says nothing of an earlier one, which may arrive yet: then the order is cancelled before anything else is paid. */
async function refuse(ctx: Ctx, order: BankOrderRow, { code, reason, channel }: BankRefusal): Promise<JobOutcome> {
  if (reason === 'FEE_NOT_AGREED' && channel) await keepFinding(ctx, { companyCode: order.companyCode, channel, paymentId: order.paymentId })
  if (order.sentAt) return giveUp(ctx, order, reason ?? code)
  await unfunded(ctx, order, reason ?? code)
  return DONE
}

async function cancel(ctx: Ctx, order: BankOrderRow): Promise<JobOutcome> {
  const { orderNo } = order
  const answer = await talkToBank(ctx, topicOf(ctx, order, 'cancel'), (gateway, call) => gateway.cancelOrder(call, { orderNo }))
  if (!answer.ok) return againAt(nextTry(ctx.clock.now(), await countTries(ctx, 'payment.fund', orderNo)))
  await unfunded(ctx, order, order.code ?? 'BANK_TIMEOUT')
  return DONE
}

/** Nothing is held: the order can be paid from another source. */
async function unfunded(ctx: Ctx, { orderNo, state }: BankOrderRow, code: string): Promise<void> {
  await refusing(ctx.db.query('SELECT payment_unfunded($1, $2, $3, $4)::text', [orderNo, state, code, ctx.clock.now()]))
  failpoint('payment.unfunded')
}
