import { requireDesk } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { PaymentInput } from '../schemas'
import { FindInput, type DeskPaymentDto } from './schemas'

const SELECT = `SELECT p.id, u.display_name AS resident, a.alias, c.name AS "companyName", p.bill_key AS "billKey", p.bill_no AS "billNo", p.transaction_id AS "transactionId", p.merged_id AS "mergedId",
  p.amount_fen AS "amountFen", p.fee_fen AS "feeFen", p.amount_fen - coalesce((SELECT sum(r.amount_fen) FROM payment_refund r WHERE r.payment_id = p.id AND r.state <> 'CLOSED'), 0)::bigint AS "leftFen",
  p.state, p.source, coalesce(b.bank_name, g.display_name) AS "sourceName", b.last4 AS "sourceLast4", p.created_at AS "createdAt", p.ended_at AS "endedAt"
  FROM payment p JOIN app_user u ON u.id = p.user_id JOIN company c ON c.code = p.company_code JOIN water_account a ON a.id = p.water_account_id
  LEFT JOIN bank_card b ON b.id = p.instrument_id LEFT JOIN family_card f ON f.id = p.instrument_id LEFT JOIN app_user g ON g.id = f.giver_id`

/** As many as a merged payment has legs. */
const MOST = 15

/** Each by its own index. */
const BY_NUMBER = `p.id IN (SELECT id FROM payment WHERE id = $1 UNION SELECT id FROM payment WHERE bill_no = $1 UNION SELECT id FROM payment WHERE transaction_id = $1 UNION SELECT id FROM payment WHERE merged_id = $1
  UNION SELECT payment_id FROM payment_refund WHERE refund_no = $1)`

/** Payments that a number stands for: a payment's own, 缴费流水, 微信支付订单号, 退款单号, or a merged payment with all its legs. */
export async function findPayments({ ctx, input }: Command<unknown>): Promise<DeskPaymentDto[]> {
  requireDesk(ctx)
  const { number } = FindInput.parse(input)
  return number === '' ? [] : read(ctx, BY_NUMBER, number)
}

/** One payment at the desk. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function getDeskPayment({ ctx, input }: Command<unknown>): Promise<DeskPaymentDto> {
  requireDesk(ctx)
  const [payment] = await read(ctx, 'p.id = $1', PaymentInput.parse(input).paymentId)
  if (!payment) throw new DomainError('NOT_FOUND')
  return payment
}

const read = (ctx: Ctx, where: string, number: string) => ctx.db.query<DeskPaymentDto>(`${SELECT} WHERE p.reserved_at IS NOT NULL AND ${where} ORDER BY p.leg, p.id LIMIT ${MOST}`, [number])
