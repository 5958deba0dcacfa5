import type { Ctx } from '@/lib/db'
import { talkToBank } from '@/lib/funding'
import { failpoint } from '@/lib/kernel/failpoint'
import { refusing } from '@/lib/ledger'
import { nextTry } from '@/lib/kernel/retries'
import { againAt, countTries, DONE, type JobOutcome } from '@/lib/platform'
import { readBankOrder, type BankOrderRow } from './bank-order'
import { readPayment } from './move-state'

/**
 * Job `bank.settle`: a payment that the company has credited takes its money from the bank side, one that failed gives it back, its
 * fee included. The bank side does each number once, so whoever takes over after a crash asks again.
 */
export async function settleBankOrder(ctx: Ctx, orderNo: string): Promise<JobOutcome> {
  const order = await readBankOrder(ctx, orderNo)
  if (order?.state !== 'AUTHORISED') return DONE
  const payment = await readPayment(ctx, order.paymentId)
  const end = payment?.state === 'SUCCEEDED' ? 'CAPTURED' : 'RELEASED'
  const tries = await countTries(ctx, 'bank.settle', orderNo)
  const isDone = (tries > 1 && (await wasDone(ctx, order))) || (await (end === 'CAPTURED' ? capture(ctx, order) : release(ctx, order))).ok
  failpoint('bank.settled')
  // The bank side holds it for days; a no is as good as no answer, and stays visible in the path of the payment.
  if (!isDone) return againAt(nextTry(ctx.clock.now(), tries))
  await refusing(ctx.db.query('SELECT bank_order_end($1, $2, $3)::text', [orderNo, end, ctx.clock.now()]))
  return DONE
}

const topicOf = (ctx: Ctx, { paymentId, orderNo }: BankOrderRow, step: string) => ({ subjectId: paymentId, sequence: `${step}:${orderNo}:${ctx.clock.now().getTime()}` })

/** Whether an earlier try got through without a word. */
async function wasDone(ctx: Ctx, order: BankOrderRow): Promise<boolean> {
  const { orderNo } = order
  const known = await talkToBank(ctx, topicOf(ctx, order, 'query'), (gateway, call) => gateway.queryOrder(call, { orderNo }))
  if (!known.ok || !known.value) return false
  return known.value.captures.some(({ captureNo }) => captureNo === orderNo) || known.value.releases.some(({ releaseNo }) => releaseNo === orderNo)
}

async function capture(ctx: Ctx, order: BankOrderRow) {
  const { orderNo, amountFen, feeFen } = order
  return talkToBank(ctx, topicOf(ctx, order, 'capture'), (gateway, call) => gateway.capture(call, { orderNo, captureNo: orderNo, amountFen, feeFen }))
}

async function release(ctx: Ctx, order: BankOrderRow) {
  const { orderNo, amountFen, feeFen } = order
  return talkToBank(ctx, topicOf(ctx, order, 'release'), (gateway, call) => gateway.release(call, { orderNo, releaseNo: orderNo, amountFen: amountFen + feeFen }))
}
