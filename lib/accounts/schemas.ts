import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import { CompanyCode, type CompanyDto } from '@/lib/companies/schemas'
import type { GroupKind } from './groups'

export const StartBindingInput = z.object({ companyCode: CompanyCode, number: z.string().max(1000) })
export const BindRequestInput = z.object({ bindRequestId: Id })
export const VerifyCodeInput = BindRequestInput.extend({ code: z.string().max(20).default(''), idTail: z.string().max(20).default('') })
export const FinishBindingInput = BindRequestInput.extend({ alias: z.string().max(1000), idempotencyKey: IdempotencyKey })
export const WaterAccountInput = z.object({ waterAccountId: Id })
export const RenameAccountInput = WaterAccountInput.extend({ alias: z.string().max(1000) })
export const MoveAccountInput = WaterAccountInput.extend({ groupKind: z.enum(['HOME', 'PARENTS', 'LANDLORD', 'FRIENDS', 'OWN']), groupName: z.string().max(1000).default('') })
export const UnbindAccountInput = WaterAccountInput.extend({ idempotencyKey: IdempotencyKey })

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
  /** Other people who have bound this number, once the caller has proved whose it is */
  othersBound: number
}

export type WrongNumberCause = 'OLD_NUMBER' | 'MOVED' | 'OTHER_COMPANY' | 'UNKNOWN'
/** `number`: what to bind there, today's for an old one. `oldName`: the division it was part of, `since`: until when, a day YYYY-MM-DD, or a year where the company itself changed its numbers. */
export type RightCompanyHint = { companyCode: string; companyName: string; number: string; since: string | null; oldName: string | null }
/** `cause`: that of the first hint. */
export type RightCompanyDto = { cause: WrongNumberCause; hints: RightCompanyHint[] }

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
  /** Last day of the oldest unpaid bill, as of the last refresh */
  oldestDueOn: Date | null
  groupKind: GroupKind
  groupName: string
  reminderFen: bigint
  refreshedAt: Date | null
  lastPaidAt: Date | null
  /** The owner's payment under way for this 户号, which any other waits for */
  openPaymentId: string | null
}

export type UnboundAccountDto = { id: string; companyCode: string; companyName: string; billKey: string; alias: string; unboundAt: Date }
