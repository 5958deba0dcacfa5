import { checkPaymentPassword, requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit } from '@/lib/platform'
import { findCard } from './find-card'
import { monthLimit } from './month-limit'
import { lockCard, moveCard, tell, type LockedCard } from './move-card'
import { ChangeLimitInput, FamilyCardInput, type FamilyCardDto } from './schemas'

/** Another limit a month, from the next payment on. The giver's. Errors: NOT_FOUND, PASSWORD_*, AMOUNT_*, CONFLICT. */
export async function changeLimit({ ctx, input }: Command<unknown>): Promise<FamilyCardDto> {
  const userId = requireResident(ctx)
  const { familyCardId, limit, password } = ChangeLimitInput.parse(input)
  if ((await findCard(ctx, userId, familyCardId)).mine !== 'GIVEN') throw new DomainError('NOT_FOUND')
  await checkPaymentPassword(ctx, userId, password)
  const limitFen = await monthLimit(ctx, limit)
  return change(ctx, familyCardId, (card) => card.giverId === userId, async (tx, card) => {
    if (card.state === 'ENDED') throw new DomainError('CONFLICT')
    await tx.db.query('UPDATE family_card SET limit_fen = $2::bigint WHERE id = $1 RETURNING id', [card.id, limitFen])
    await recordAudit(tx, { action: 'family.limit', subjectId: card.id, detail: { limitFen } })
  })
}

/** The card cannot pay until it is resumed; a payment under way ends as ever. The giver's. Errors: NOT_FOUND, CONFLICT. */
export async function pauseCard({ ctx, input }: Command<unknown>): Promise<FamilyCardDto> {
  const userId = requireResident(ctx)
  return change(ctx, FamilyCardInput.parse(input).familyCardId, (card) => card.giverId === userId, (tx, card) => moveCard(tx, card, 'PAUSED'))
}

/** The giver's. Errors: NOT_FOUND, CONFLICT. */
export async function resumeCard({ ctx, input }: Command<unknown>): Promise<FamilyCardDto> {
  const userId = requireResident(ctx)
  return change(ctx, FamilyCardInput.parse(input).familyCardId, (card) => card.giverId === userId, async (tx, card) => {
    if (card.state !== 'PAUSED') throw new DomainError('CONFLICT')
    await moveCard(tx, card, 'ACTIVE')
  })
}

/** For good, by either of the two; an offer is taken back, or declined. Errors: NOT_FOUND, CONFLICT. */
export async function endCard({ ctx, input }: Command<unknown>): Promise<FamilyCardDto> {
  const userId = requireResident(ctx)
  return change(ctx, FamilyCardInput.parse(input).familyCardId, (card) => [card.giverId, card.receiverId].includes(userId), async (tx, card) => {
    const isGiver = card.giverId === userId
    await moveCard(tx, card, 'ENDED', isGiver ? 'GIVER' : 'RECEIVER')
    await tell(tx, card, 'giver', 'FAMILY_ENDED')
    if (isGiver) await tell(tx, card, 'receiver', 'FAMILY_TAKEN_BACK')
  })
}

async function change(ctx: Ctx, id: string, isAllowed: (card: LockedCard) => boolean, work: (tx: Ctx, card: LockedCard) => Promise<void>): Promise<FamilyCardDto> {
  await withTransaction(ctx, async (tx) => {
    const card = await lockCard(tx, id)
    if (!isAllowed(card)) throw new DomainError('NOT_FOUND')
    await work(tx, card)
  })
  return findCard(ctx, requireResident(ctx), id)
}
