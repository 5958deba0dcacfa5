import { withTransaction, type Ctx } from '@/lib/db'
import { talkToBank } from '@/lib/funding'
import { movedNothing, type BankFailure, type BankRefusal, type RefundAnswer } from '@/lib/gateways/bank'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { failpoint } from '@/lib/kernel/failpoint'
import { ledgerAccount, postJournal } from '@/lib/ledger'
import { recordAudit } from '@/lib/platform'
import { readBankOrder } from '../bank-order'
import { markHeard, markSent, moveRefund, tell, type RefundRow, type Step } from './move-refund'

/** After so long nothing that was sent is on its way any more: the bank takes no signature older than five minutes. */
const PATIENCE_MS = 10 * MINUTE_MS

const topicOf = (ctx: Ctx, { id, paymentId, sends }: RefundRow, step: string) => ({ subjectId: paymentId, sequence: `${step}:${id}:${sends}:${ctx.clock.now().getTime()}` })

/** PAYING: out of the custodian account; the acquirer adds its share of the fee. */
export async function askBank(ctx: Ctx, refund: RefundRow): Promise<Step> {
  const { id: refundNo, bankOrderNo: captureNo, amountFen, feeFen } = refund
  const order = await readBankOrder(ctx, captureNo ?? '')
  // What has not been taken yet cannot be given back.
  if (order?.state !== 'CAPTURED') return 'LATER'
  const sent = await markSent(ctx, refund)
  failpoint('refund.beforeBank')
  const answer = await talkToBank(ctx, topicOf(ctx, sent, 'refund'), (gateway, call) => gateway.refund(call, { refundNo, captureNo: order.orderNo, amountFen, feeFen }))
  failpoint('refund.banked')
  if (answer.ok) return book(ctx, refund, answer.value)
  const failure = answer.error
  if (movedNothing(failure)) await markHeard(ctx, sent, failure.kind === 'REFUSED' ? { code: failure.reason ?? failure.code } : null)
  if (!isOfCard(failure)) return 'LATER'
  const isOver = refund.unsureAt === null || ctx.clock.now().getTime() - refund.unsureAt.getTime() >= PATIENCE_MS
  return isOver ? setAside(ctx, sent, failure) : 'LATER'
}

/** The card takes nothing any more; any other no (a key, a form, the custodian account) may be a yes tomorrow. */
const OF_CARD: readonly string[] = ['CARD_REFUSED', 'CARD_FROZEN', 'CARD_EXPIRED', 'TOKEN_UNKNOWN']

const isOfCard = (failure: BankFailure): failure is BankRefusal => failure.kind === 'REFUSED' && OF_CARD.includes(failure.reason ?? '')

async function book(ctx: Ctx, refund: RefundRow, { state, arrivesAt }: RefundAnswer): Promise<Step> {
  const { id, amountFen } = refund
  const isThere = state === 'SUCCESS'
  await withTransaction(ctx, async (tx) => {
    await moveRefund(tx, refund, isThere ? 'SUCCESS' : 'ARRIVING', { bankedAt: tx.clock.now(), arrivesAt })
    if (isThere) await tell(tx, 'refund.ended', refund)
    await postJournal(tx, { id: `refund:${id}`, kind: 'REFUNDED', subjectId: id, postings: [{ account: ledgerAccount.refunding, amountFen: -amountFen }, { account: ledgerAccount.custodian, amountFen }] })
  })
  return isThere ? 'DONE' : arrivesAt
}

async function setAside(ctx: Ctx, refund: RefundRow, { reason, code }: BankRefusal): Promise<Step> {
  await withTransaction(ctx, async (tx) => {
    await moveRefund(tx, refund, 'ABNORMAL', { sends: refund.sends, code: reason ?? code })
    await recordAudit(tx, { action: 'refund.abnormal', subjectId: refund.id, key: refund.id, detail: { code: reason ?? code } })
  })
  return 'DONE'
}

/** ARRIVING: until the bank says that the card has it. */
export async function askArrival(ctx: Ctx, refund: RefundRow): Promise<Step> {
  const known = await talkToBank(ctx, topicOf(ctx, refund, 'arrival'), (gateway, call) => gateway.queryOrder(call, { orderNo: refund.bankOrderNo ?? '' }))
  const mine = known.ok ? known.value?.refunds.find(({ refundNo }) => refundNo === refund.id) : undefined
  if (!mine) return 'LATER'
  // A bank that is late is asked again, but not all the time.
  if (mine.state !== 'SUCCESS') return mine.arrivesAt > ctx.clock.now() ? mine.arrivesAt : 'LATER'
  await withTransaction(ctx, async (tx) => {
    await moveRefund(tx, refund, 'SUCCESS')
    await tell(tx, 'refund.ended', refund)
  })
  return 'DONE'
}
