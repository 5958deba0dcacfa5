import { z } from 'zod'
import { MAX_ACCOUNTS } from '@/lib/accounts'
import type { ErrorCode, ErrorParams } from '@/lib/kernel/errors'
import { Id } from '@/lib/kernel/input'
import { ConfirmPaymentInput, QuotePaymentInput, type PaymentDto, type PaymentState } from '../schemas'

export const QuoteMergedInput = QuotePaymentInput.pick({ idempotencyKey: true }).extend({
  waterAccountIds: z.array(Id).min(1).max(MAX_ACCOUNTS).refine((ids) => new Set(ids).size === ids.length),
})
export const MergedInput = z.object({ mergedId: Id })
/** `feeFen`: what the resident was shown on top of all legs; `amountFen`: what they came to together. */
export const ConfirmMergedInput = ConfirmPaymentInput.omit({ paymentId: true }).extend({ mergedId: Id, amountFen: z.string().regex(/^\d{1,15}$/) })

/** One account's part. `isStale`: somebody has paid for this 户号 since the company was asked, so this leg cannot be agreed to any more. */
export type LegDto = PaymentDto & { isStale: boolean }
/** An account that was ticked and is no leg, and why. */
export type LeftOut = { waterAccountId: string; alias: string; companyName: string; code: ErrorCode; params: ErrorParams }
export type MergedDto = { id: string; createdAt: Date; expiresAt: Date; legs: LegDto[]; leftOut: LeftOut[] }

/** What changes while the legs are under way. */
export type LegState = { paymentId: string; state: PaymentState }
