import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import { BeforeInput } from '@/lib/kernel/paging'
import type { PaymentStateOfFamily } from './list-spending'
import type { EndedBy, FamilyState, Relation } from './states'

export type { EndedBy, FamilyState, Relation } from './states'

const Nickname = z.string().max(64).transform((name) => name.trim())
const Limit = z.string().max(40)
const RelationInput = z.enum(['FATHER', 'MOTHER', 'SPOUSE', 'CHILD'])

/** `limit`: a month, as typed, in yuan. */
export const GiveCardInput = z.object({ nickname: Nickname, relation: RelationInput, limit: Limit, password: z.string().max(64), idempotencyKey: IdempotencyKey })
export const FamilyCardInput = z.object({ familyCardId: Id })
export const AnswerOfferInput = FamilyCardInput.extend({ answer: z.enum(['ACCEPT', 'DECLINE']) })
export const ChangeLimitInput = FamilyCardInput.extend({ limit: Limit, password: z.string().max(64) })
export const SpendingInput = FamilyCardInput.extend(BeforeInput.shape)

/** `mine`: whether the caller gave it or has it. `leftFen`: of this month. */
export type FamilyCardDto = {
  id: string
  mine: 'GIVEN' | 'RECEIVED'
  giver: string
  receiver: string
  relation: Relation
  limitFen: bigint
  leftFen: bigint
  state: FamilyState
  endedBy: EndedBy | null
  offeredAt: Date
  expiresAt: Date
  acceptedAt: Date | null
  endedAt: Date | null
}
/** What was paid with a card, as its giver sees it. */
export type SpendingDto = { id: string; companyName: string; amountFen: bigint; feeFen: bigint; refundedFen: bigint; state: PaymentStateOfFamily; at: Date }
