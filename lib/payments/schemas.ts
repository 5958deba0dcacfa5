import { z } from 'zod'
import { INTENTS, type Intent } from './rules'
import type { PaymentState } from './state-machine'

const Key = z.string().min(8).max(64)

/** `amount` is what the resident typed, in yuan; not wanted for FULL. */
export const QuotePaymentInput = z.object({ waterAccountId: z.string().min(1).max(64), intent: z.enum(INTENTS), amount: z.string().max(40).optional(), idempotencyKey: Key })
export const ConfirmPaymentInput = z.object({ paymentId: z.string().min(1).max(64), password: z.string().max(64), idempotencyKey: Key })
export const PaymentInput = z.object({ paymentId: z.string().min(1).max(64) })
export const ListPaymentsInput = z.object({ before: z.string().max(120).optional() })

export type PaymentDto = {
  id: string
  state: PaymentState
  intent: Intent
  amountFen: bigint
  arrearsFen: bigint
  companyName: string
  hotline: string
  billKey: string
  waterAccountId: string
  alias: string
  source: 'BALANCE'
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
export type PaymentPage = { items: PaymentDto[]; next: string | null }
