import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { findCard, findCards } from './find-card'
import { FamilyCardInput, type FamilyCardDto } from './schemas'

/** 亲情卡 that the caller gives and has. */
export async function listFamilyCards({ ctx }: { ctx: Ctx }): Promise<FamilyCardDto[]> {
  return findCards(ctx, requireResident(ctx))
}

/** One of them. Errors: NOT_FOUND. */
export async function getFamilyCard({ ctx, input }: Command<unknown>): Promise<FamilyCardDto> {
  const userId = requireResident(ctx)
  return findCard(ctx, userId, FamilyCardInput.parse(input).familyCardId)
}
