import type { BankChannel, Capture, Refund, Release } from '@/lib/gateways/bank'
import { ok } from '@/lib/kernel/result'
import type { SimCtx } from '../../sim-ctx'
import { refundState } from './refund'
import { refuse, type Verb } from './verb'

type Order = { authNo: string; channel: BankChannel; feeFen: bigint; bankName: string; amountFen: bigint; isCancelled: boolean }

/** An order with everything that was done to it. One that was cancelled before it arrived is unknown. */
export const queryOrder: Verb<'queryOrder'> = async (sim, { orderNo }) => {
  const [order] = await sim.db.query<Order>(
    `SELECT a.auth_no AS "authNo", a.channel, a.fee_fen AS "feeFen", i.name AS "bankName", a.amount_fen AS "amountFen", a.cancelled_at IS NOT NULL AS "isCancelled"
     FROM sim_bank.authorisation a JOIN sim_bank.card c ON c.id = a.card_id JOIN sim_bank.issuer i ON i.code = c.issuer_code WHERE a.order_no = $1::text`,
    [orderNo],
  )
  if (!order) return refuse('ORDER_UNKNOWN')
  const [captures, releases, refunds] = await Promise.all([listCaptures(sim, orderNo), listReleases(sim, orderNo), listRefunds(sim, orderNo)])
  return ok({ ...order, captures, releases, refunds })
}

const listCaptures = ({ db }: SimCtx, orderNo: string) =>
  db.query<Capture>(
    `SELECT capture_no AS "captureNo", amount_fen AS "amountFen", fee_fen AS "feeFen" FROM sim_bank.capture WHERE order_no = $1::text ORDER BY at, capture_no`,
    [orderNo],
  )

const listReleases = ({ db }: SimCtx, orderNo: string) =>
  db.query<Release>(`SELECT release_no AS "releaseNo", amount_fen AS "amountFen" FROM sim_bank.release WHERE order_no = $1::text ORDER BY at, release_no`, [orderNo])

async function listRefunds({ db, clock }: SimCtx, orderNo: string) {
  const refunds = await db.query<Refund & { arrivesAt: Date }>(
    `SELECT r.refund_no AS "refundNo", r.capture_no AS "captureNo", r.amount_fen AS "amountFen", r.fee_fen AS "feeFen", r.arrives_at AS "arrivesAt"
     FROM sim_bank.refund r JOIN sim_bank.capture k USING (capture_no) WHERE k.order_no = $1::text ORDER BY r.at, r.refund_no`,
    [orderNo],
  )
  const now = clock.now()
  return refunds.map((refund) => ({ ...refund, state: refundState(refund.arrivesAt, now) }))
}
