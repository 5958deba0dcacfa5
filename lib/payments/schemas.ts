import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import type { SourceCode } from '@/lib/funding/schemas'
import { INTENTS, type Intent } from './rules'
import type { PaymentState } from './state-machine'

export type { PaymentState } from './state-machine'

/** `amount` is what the resident typed, in yuan; not wanted for FULL. */
export const QuotePaymentInput = z.object({ waterAccountId: Id, intent: z.enum(INTENTS), amount: z.string().max(40).optional(), idempotencyKey: IdempotencyKey })
/**
 * `instrument`: what is paid with. `feeFen`: what the resident was shown on top. Without a `password` only for a payment whose source
 * has failed since it was typed.
 */
export const ConfirmPaymentInput = z.object({
  paymentId: Id,
  password: z.string().max(64).optional(),
  idempotencyKey: IdempotencyKey,
  instrument: Id.default('BALANCE'),
  feeFen: z.string().regex(/^\d{1,15}$/).default('0'),
})
export const ProbeInput = z.object({ paymentId: Id, idempotencyKey: IdempotencyKey })
export const PaymentInput = z.object({ paymentId: Id })

export type PaymentDto = {
  id: string
  state: PaymentState
  intent: Intent
  amountFen: bigint
  arrearsFen: bigint
  companyCode: string
  companyName: string
  hotline: string
  billKey: string
  waterAccountId: string
  alias: string
  /** The account is no longer on the resident’s list. */
  accountUnbound: boolean
  source: SourceCode
  /** The larger payment for which this one tries the channel (rule P4) */
  probeOf: string | null
  /** The merged payment it is a leg of (rule A5) */
  mergedId: string | null
  /** Which of the resident's cards; null where there is only one source */
  instrumentId: string | null
  /** A card's bank, or who gave a family card */
  sourceName: string | null
  sourceLast4: string | null
  feeFen: bigint
  /** Given back so far, fee included */
  refundedFen: bigint
  /** Why the source tried last refused, of an order that still can be paid */
  fundingCode: string | null
  /** When the company is to be told, for a source whose money takes its time */
  creditAt: Date | null
  transactionId: string
  billNo: string
  channelBillNo: string | null
  failureCode: string | null
  failurePrompt: string | null
  createdAt: Date
  expiresAt: Date
  reservedAt: Date | null
  endedAt: Date | null
}

export type TransitionDto = { from: PaymentState; to: PaymentState; reason: string; at: Date }
