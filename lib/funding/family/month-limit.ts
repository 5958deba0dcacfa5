import type { Ctx } from '@/lib/db'
import { readSettings } from '../settings'
import { typedFen } from '../typed-amount'

/** Where the setting knows no limit, none is higher. */
const MOST_FEN = 100_000_000n

/** A card's limit a month in fen, no higher than the setting's (rule P2). Errors: AMOUNT_INVALID, AMOUNT_TOO_LARGE. */
export async function monthLimit(ctx: Ctx, typed: string): Promise<bigint> {
  const { FAMILY_CARD } = await readSettings(ctx)
  return typedFen(typed, { maxFen: FAMILY_CARD.monthFen ?? MOST_FEN })
}
