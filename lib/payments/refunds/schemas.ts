import { z } from 'zod'
import { Id } from '@/lib/kernel/input'
import { BeforeInput } from '@/lib/kernel/paging'
import type { SourceCode } from '@/lib/funding/schemas'
import { REFUND_STATES, type RefundState } from './states'

export type { RefundState } from './states'

/** `amount` in yuan, as typed. `refundNo`: the caller's, refunds once (微信支付: at most 64 characters). */
export const RequestRefundInput = z.object({
  paymentId: Id,
  refundNo: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
  amount: z.string().max(40),
  reason: z.string().transform((text) => text.trim().replace(/\s+/gu, ' ')),
})
export const RefundIdInput = z.object({ refundId: Id })
export const FindInput = z.object({ number: z.string().trim().max(64).catch('') })

/** A filter as an address has it; what means nothing is no filter. */
export const RefundFilter = z.object({ state: z.enum(REFUND_STATES).optional().catch(undefined) })
export type RefundFilter = z.infer<typeof RefundFilter>
export const RefundListInput = RefundFilter.extend(BeforeInput.shape)

/** Where it goes: as with the payment; `toName`: a card's bank, or who gave a family card. */
type Target = { source: SourceCode; instrumentId: string | null; sourceName: string | null; sourceLast4: string | null; isRedirected: boolean }

/** What the resident sees of it. `feeKeptFen`: what the acquirer keeps. `prompt`: the company's words when it refused. */
export type RefundDto = Target & {
  id: string; refundNo: string; paymentId: string; alias: string; companyName: string; hotline: string; billKey: string
  amountFen: bigint; feeFen: bigint; feeKeptFen: bigint; paidFen: bigint; state: RefundState; code: string | null; prompt: string | null
  requestedAt: Date; decidedAt: Date | null; takenBackAt: Date | null; bankedAt: Date | null; arrivesAt: Date | null; endedAt: Date | null
}

/** And what the desk sees. `sends`: messages to whoever is asked at present. `mine`: the caller asked for it. */
export type DeskRefundDto = RefundDto & { reason: string; resident: string; billNo: string; transactionId: string; requestedBy: string; decidedBy: string | null; sends: number; isMine: boolean; nextAt: Date | null }

/** A payment at the desk. `leftFen`: what can go back still. */
export type DeskPaymentDto = {
  id: string; resident: string; alias: string; companyName: string; billKey: string; billNo: string; transactionId: string; mergedId: string | null
  amountFen: bigint; feeFen: bigint; leftFen: bigint; state: string; source: SourceCode; sourceName: string | null; sourceLast4: string | null; createdAt: Date; endedAt: Date | null
}
