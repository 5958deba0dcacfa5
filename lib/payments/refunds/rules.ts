import { DAY_MS } from '@/lib/kernel/calendar'
import { fenToYuan } from '@/lib/kernel/money'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { ErrorCode, ErrorParams } from '@/lib/kernel/errors'

/** What goes back of one payment beyond this, in all, needs a second person. */
export const APPROVAL_FEN = 50_000n
/** 微信支付: a payment can be given back within a year of its end, in at most fifty parts. */
export const REFUND_DAYS = 365
export const MAX_REFUNDS = 50

export type Paid = { state: string; amountFen: bigint; feeFen: bigint; endedAt: Date | null }
/** What went back of it before, or is on its way: everything but CLOSED. `feeFen`: also what the acquirer has kept of it. */
export type GivenBack = { amountFen: bigint; feeFen: bigint; count: number }
export type Share = { feeFen: bigint; needsApproval: boolean }
type Refusal = { code: ErrorCode; params: ErrorParams }

/**
 * Whether so much of a payment can go back now, and how much of the acquirer's fee with it: in proportion, rounded down over all refunds
 * together, so that after the last fen nothing of the fee is left. Where a refund has been turned down since, less may go with a later one.
 */
export function shareOf(paid: Paid, before: GivenBack, amountFen: bigint, now: Date): Result<Share, Refusal> {
  const leftFen = paid.amountFen - before.amountFen
  if (paid.state !== 'SUCCEEDED' || !paid.endedAt) return err({ code: 'REFUND_NOT_PAID', params: {} })
  if (now.getTime() - paid.endedAt.getTime() > REFUND_DAYS * DAY_MS) return err({ code: 'REFUND_TOO_LATE', params: { days: REFUND_DAYS } })
  if (amountFen > leftFen) return err({ code: 'REFUND_TOO_MUCH', params: { left: fenToYuan(leftFen) } })
  if (before.count >= MAX_REFUNDS) return err({ code: 'REFUND_TOO_MANY', params: { max: MAX_REFUNDS } })
  const backFen = before.amountFen + amountFen
  const feeFen = (paid.feeFen * backFen) / paid.amountFen - before.feeFen
  return ok({ feeFen: feeFen > 0n ? feeFen : 0n, needsApproval: backFen > APPROVAL_FEN })
}
