import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { PaymentInput, type PaymentDto, type TransitionDto } from './schemas'

const SELECT = `SELECT p.id, p.state, p.intent, p.amount_fen AS "amountFen", p.arrears_fen AS "arrearsFen", p.company_code AS "companyCode", c.name AS "companyName", c.hotline, p.bill_key AS "billKey",
  p.water_account_id AS "waterAccountId", a.alias, a.unbound_at IS NOT NULL AS "accountUnbound", p.source, p.instrument_id AS "instrumentId", p.probe_of AS "probeOf", p.merged_id AS "mergedId", p.fee_fen AS "feeFen", p.refunded_fen AS "refundedFen", p.funding_code AS "fundingCode",
  CASE WHEN p.arrival_seconds > 0 THEN p.reserved_at + make_interval(secs => p.arrival_seconds) END AS "creditAt",
  coalesce(b.bank_name, g.display_name) AS "sourceName", b.last4 AS "sourceLast4", p.transaction_id AS "transactionId", p.bill_no AS "billNo",
  p.channel_bill_no AS "channelBillNo", p.failure_code AS "failureCode", p.failure_prompt AS "failurePrompt", p.created_at AS "createdAt",
  p.expires_at AS "expiresAt", p.reserved_at AS "reservedAt", p.ended_at AS "endedAt"
  FROM payment p JOIN company c ON c.code = p.company_code JOIN water_account a ON a.id = p.water_account_id
  LEFT JOIN bank_card b ON b.id = p.instrument_id LEFT JOIN family_card f ON f.id = p.instrument_id LEFT JOIN app_user g ON g.id = f.giver_id WHERE p.user_id = $1`

/** The caller's payment. Errors: NOT_FOUND, also for somebody else's. */
export async function getPayment({ ctx, input }: Command<unknown>): Promise<PaymentDto> {
  const userId = requireResident(ctx)
  const { paymentId } = PaymentInput.parse(input)
  const [payment] = await ctx.db.query<PaymentDto>(`${SELECT} AND p.id = $2`, [userId, paymentId])
  if (!payment) throw new DomainError('NOT_FOUND')
  return payment
}

/**
 * The caller's payment that made this quote void: agreed to after the quote was made, in another tab or on another phone.
 * Errors: NOT_FOUND.
 */
export async function overtakingPayment({ ctx, input }: Command<unknown>): Promise<PaymentDto | null> {
  const userId = requireResident(ctx)
  const { paymentId } = PaymentInput.parse(input)
  const [payment] = await ctx.db.query<PaymentDto>(
    `${SELECT} AND p.id <> $2 AND p.reserved_at IS NOT NULL AND (p.water_account_id, true) = (SELECT q.water_account_id, p.due_version >= q.due_version
       FROM payment q WHERE q.id = $2 AND q.user_id = $1) ORDER BY p.due_version DESC LIMIT 1`,
    [userId, paymentId],
  )
  return payment ?? null
}

/** The user's payments that fit `where`, which goes on to ORDER BY and LIMIT; its parameters begin with $2. */
export async function readPayments(ctx: Ctx, userId: string, where: string, params: unknown[]): Promise<PaymentDto[]> {
  return ctx.db.query<PaymentDto>(`${SELECT} AND ${where}`, [userId, ...params])
}

/** How it came to be as it is. Errors: NOT_FOUND. */
export async function listTransitions({ ctx, input }: Command<unknown>): Promise<TransitionDto[]> {
  const { id } = await getPayment({ ctx, input })
  return ctx.db.query<TransitionDto>('SELECT "from", "to", reason, at FROM payment_transition WHERE payment_id = $1 ORDER BY seq', [id])
}
