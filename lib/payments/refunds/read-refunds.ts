import { requireResident, requireDesk } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { jobId } from '@/lib/platform'
import { PaymentInput } from '../schemas'
import { RefundIdInput, RefundListInput, type DeskRefundDto, type RefundDto } from './schemas'

const COLUMNS = `r.id, r.refund_no AS "refundNo", r.payment_id AS "paymentId", a.alias, c.name AS "companyName", c.hotline, p.bill_key AS "billKey", p.source, p.instrument_id AS "instrumentId",
  coalesce(b.bank_name, g.display_name) AS "sourceName", b.last4 AS "sourceLast4", r.is_redirected AS "isRedirected", r.amount_fen AS "amountFen", r.fee_fen AS "feeFen", r.fee_kept_fen AS "feeKeptFen", p.amount_fen AS "paidFen",
  r.state, r.code, r.prompt, r.requested_at AS "requestedAt", r.decided_at AS "decidedAt", r.taken_back_at AS "takenBackAt", r.banked_at AS "bankedAt", r.arrives_at AS "arrivesAt", r.ended_at AS "endedAt"`

const TABLES = `payment_refund r JOIN payment p ON p.id = r.payment_id JOIN company c ON c.code = p.company_code JOIN water_account a ON a.id = p.water_account_id
  LEFT JOIN bank_card b ON b.id = p.instrument_id LEFT JOIN family_card f ON f.id = p.instrument_id LEFT JOIN app_user g ON g.id = f.giver_id`

/** What a desk has not let go ahead, or has called back, is not the resident's. */
const SHOWN = `r.state <> 'PENDING' AND NOT (r.state = 'CLOSED' AND r.code IN ('REJECTED', 'WITHDRAWN'))`

/** Refunds of the caller's payment, oldest first; at most fifty. */
export async function listRefundsOf({ ctx, input }: Command<unknown>): Promise<RefundDto[]> {
  const userId = requireResident(ctx)
  const { paymentId } = PaymentInput.parse(input)
  return ctx.db.query<RefundDto>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE r.payment_id = $1 AND p.user_id = $2 AND ${SHOWN} ORDER BY r.requested_at, r.id`, [paymentId, userId])
}

/** The caller's. Errors: NOT_FOUND. */
export async function getRefund({ ctx, input }: Command<unknown>): Promise<RefundDto> {
  const userId = requireResident(ctx)
  const { refundId } = RefundIdInput.parse(input)
  const [row] = await ctx.db.query<RefundDto>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE r.id = $1 AND p.user_id = $2 AND ${SHOWN}`, [refundId, userId])
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

const DESK = `${COLUMNS}, r.reason, u.display_name AS resident, p.bill_no AS "billNo", p.transaction_id AS "transactionId", q.display_name AS "requestedBy", d.display_name AS "decidedBy", r.sends, r.requested_by = $1 AS "isMine"`
const DESK_TABLES = `${TABLES} JOIN app_user u ON u.id = p.user_id LEFT JOIN app_user q ON q.id = r.requested_by LEFT JOIN app_user d ON d.id = r.decided_by`

/** For the desk, newest first, paged by key. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function listRefunds({ ctx, input }: Command<unknown>): Promise<Page<DeskRefundDto>> {
  const userId = requireDesk(ctx)
  const { before, state } = RefundListInput.parse(input)
  const rows = await ctx.db.query<DeskRefundDto>(
    `SELECT ${DESK}, NULL AS "nextAt" FROM ${DESK_TABLES} WHERE ${state ? 'r.state = $4 AND ' : ''}(r.requested_at, r.id) < ($2::timestamptz, $3) ORDER BY r.requested_at DESC, r.id DESC LIMIT ${PAGE_SIZE + 1}`,
    [userId, ...startOf(before), ...(state ? [state] : [])],
  )
  return pageOf(rows, ({ requestedAt }) => requestedAt, before)
}

/** How many wait for a person: for the second one, or for somebody who sends them to 零钱. */
export async function countWaiting({ ctx }: Pick<Command<unknown>, 'ctx'>): Promise<number> {
  requireDesk(ctx)
  const [row] = await ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM payment_refund WHERE state IN ('PENDING', 'ABNORMAL')`, [])
  return row?.n ?? 0
}

/** For the desk. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function getDeskRefund({ ctx, input }: Command<unknown>): Promise<DeskRefundDto> {
  const userId = requireDesk(ctx)
  const { refundId } = RefundIdInput.parse(input)
  const [row] = await ctx.db.query<DeskRefundDto>(
    `SELECT ${DESK}, (SELECT j.due_at FROM scheduled_job j WHERE j.id = $3 AND j.state = 'PENDING') AS "nextAt" FROM ${DESK_TABLES} WHERE r.id = $2`,
    [userId, refundId, jobId(ctx, 'payment.refund', refundId)],
  )
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}
