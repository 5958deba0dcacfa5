import { z } from 'zod'
import { AmountInput } from '../wallet/schemas'

export const RepayInput = AmountInput.extend({ password: z.string().max(64) })

/** Amounts in fen. `repayingFen` is on its way to the lender. `used`: null while the lender does not answer; `owedFen` is never below zero. */
export type CreditDto = { limitFen: bigint; walletFen: bigint; repayingFen: bigint; used: { owedFen: bigint; heldFen: bigint; leftFen: bigint } | null }
