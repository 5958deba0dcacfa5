import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { shanghaiInstant, shanghaiParts } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { listCards } from '../cards'
import { readMoreSettings } from '../more-settings'
import type { TransferTerms } from './schemas'

type Used = { dayFen: bigint; everFen: bigint }

/** What a resident has moved this way today, and ever; refused ones do not count. */
export async function usedOf(ctx: Ctx, userId: string, kind: 'TOP_UP' | 'WITHDRAW'): Promise<Used> {
  const { year, month, day } = shanghaiParts(ctx.clock.now())
  const [row] = await ctx.db.query<Used>(
    `SELECT coalesce(sum(amount_fen) FILTER (WHERE created_at >= $3::timestamptz), 0)::bigint AS "dayFen", coalesce(sum(amount_fen), 0)::bigint AS "everFen"
     FROM wallet_transfer WHERE user_id = $1 AND kind = $2 AND state <> 'REFUSED'`,
    [userId, kind, shanghaiInstant(year, month, day)],
  )
  return row ?? { dayFen: 0n, everFen: 0n }
}

const above = (a: bigint, b: bigint) => (a > b ? a - b : 0n)

/** Limits and fee that hold for the resident's next 充值 or 提现. */
export async function termsOf(ctx: Ctx, userId: string, kind: 'TOP_UP' | 'WITHDRAW'): Promise<Omit<TransferTerms, 'cards'>> {
  const [settings, used, balanceFen] = await Promise.all([readMoreSettings(ctx), usedOf(ctx, userId, kind), balanceOf(ctx, ledgerAccount.wallet(userId))])
  const own = kind === 'TOP_UP' ? { paymentFen: settings.topUpPaymentFen, dayFen: settings.topUpDayFen } : { paymentFen: settings.withdrawPaymentFen, dayFen: settings.withdrawDayFen }
  const fee = kind === 'TOP_UP' ? { feePpm: 0n, feeMinFen: 0n, freeFen: 0n } : { feePpm: settings.withdrawFeePpm, feeMinFen: settings.withdrawFeeMinFen, freeFen: above(settings.withdrawFreeFen, used.everFen) }
  return { balanceFen, paymentFen: own.paymentFen, dayLeftFen: above(own.dayFen, used.dayFen), ...fee }
}

/** For the page of a 充值 or 提现. */
export async function readTerms(ctx: Ctx, kind: 'TOP_UP' | 'WITHDRAW'): Promise<TransferTerms> {
  const userId = requireResident(ctx)
  const [terms, cards] = [await termsOf(ctx, userId, kind), await listCards({ ctx })]
  return { ...terms, cards: cards.filter((card) => card.kind === 'DEBIT').map(({ id, bankName, last4 }) => ({ id, bankName, last4 })) }
}
