import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import type { TransferState } from './states'

export type { TransferState } from './states'

/** `amount` as typed, in yuan. */
export const AmountInput = z.object({ amount: z.string().max(40), idempotencyKey: IdempotencyKey })
export const TransferInput = AmountInput.extend({ cardId: Id, password: z.string().max(64) })
export const TransferIdInput = z.object({ transferId: Id })

export type TransferKind = 'TOP_UP' | 'WITHDRAW' | 'REPAY'
/** `code`: why the bank refused. `bankName`, `last4`: of the card; null for the lender. */
export type TransferDto = { id: string; kind: TransferKind; amountFen: bigint; feeFen: bigint; state: TransferState; code: string | null; bankName: string | null; last4: string | null; createdAt: Date; endedAt: Date | null }

export type MovementKind = 'TOP_UP' | 'WITHDRAW' | 'WITHDRAW_BACK' | 'REPAY' | 'REPAY_BACK' | 'PAYMENT' | 'PAYMENT_BACK' | 'FAMILY' | 'FAMILY_BACK' | 'REFUND' | 'FAMILY_REFUND' | 'FUND_IN' | 'FUND_OUT' | 'OTHER'
/** `amountFen`: into 零钱 is positive. `who`: the company, the card, or for whom. */
export type MovementDto = { id: string; kind: MovementKind; amountFen: bigint; who: string | null; at: Date }
/** What the form of a transfer has to say before it is sent. */
export type TransferTerms = { balanceFen: bigint; paymentFen: bigint; dayLeftFen: bigint; freeFen: bigint; feePpm: bigint; feeMinFen: bigint; cards: { id: string; bankName: string; last4: string }[] }
