import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import { CompanyCode, type CompanyDto } from '@/lib/companies/schemas'

export const StartBindingInput = z.object({ companyCode: CompanyCode, number: z.string().max(1000) })
export const BindRequestInput = z.object({ bindRequestId: Id })
export const VerifyCodeInput = BindRequestInput.extend({ code: z.string().max(20).default(''), idTail: z.string().max(20).default('') })
export const FinishBindingInput = BindRequestInput.extend({ alias: z.string().max(1000), idempotencyKey: IdempotencyKey })
export const WaterAccountInput = z.object({ waterAccountId: Id })

export type BindRequestDto = {
  id: string
  companyCode: string
  companyName: string
  billKey: string
  state: 'STARTED' | 'VERIFIED' | 'DONE' | 'EXPIRED'
  verification: CompanyDto['verification']
  phoneMasked: string
  codeAgainAt: Date | null
  /** World time left before the company sends another code */
  codeWaitSeconds: number
  holderMasked: string
  addressMasked: string
  aliasSuggestion: string
}

export type WaterAccountDto = {
  id: string
  companyCode: string
  companyName: string
  cityName: string
  hotline: string
  /** Limits of one payment at this company. */
  minPaymentFen: bigint
  maxPaymentFen: bigint
  billKey: string
  alias: string
  holderMasked: string
  addressMasked: string
  householdSize: number
  balanceFen: bigint | null
  dueFen: bigint | null
  /** A bill is past its day (as of the last refresh and the world's present). */
  overdue: boolean
  reminderFen: bigint
  refreshedAt: Date | null
  lastPaidAt: Date | null
}
