import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { DAY_MS, formatDay } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { readMoreSettings } from '../more-settings'
import type { FundDto } from './schemas'

/** Days of yield that the page shows. */
const DAYS_SHOWN = 30

/** The caller's 零钱通: what is in it and what it has earned. */
export async function readFund({ ctx }: { ctx: Ctx }): Promise<FundDto> {
  const userId = requireResident(ctx)
  const [balanceFen, walletFen, settings, days, totalFen] = await Promise.all([
    balanceOf(ctx, ledgerAccount.fund(userId)),
    balanceOf(ctx, ledgerAccount.wallet(userId)),
    readMoreSettings(ctx),
    readDays(ctx, userId),
    readTotal(ctx, userId),
  ])
  const yesterday = formatDay(new Date(ctx.clock.now().getTime() - DAY_MS))
  return { balanceFen, walletFen, ratePpm: settings.yieldPpm, yesterdayFen: days.find(({ day }) => day === yesterday)?.fen ?? 0n, totalFen, days }
}

const YIELDS = `FROM posting p JOIN journal j ON j.id = p.journal_id AND j.kind = 'YIELD' WHERE p.account_id = $1`

/** Newest first. */
async function readDays(ctx: Ctx, userId: string): Promise<FundDto['days']> {
  return ctx.db.query(`SELECT j.subject_id AS day, p.amount_fen AS fen ${YIELDS} ORDER BY p.occurred_at DESC, j.id DESC LIMIT ${DAYS_SHOWN}`, [ledgerAccount.fund(userId)])
}

async function readTotal(ctx: Ctx, userId: string): Promise<bigint> {
  const [row] = await ctx.db.query<{ fen: bigint }>(`SELECT coalesce(sum(p.amount_fen), 0)::bigint AS fen ${YIELDS}`, [ledgerAccount.fund(userId)])
  return row?.fen ?? 0n
}
