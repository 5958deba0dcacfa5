import { withTransaction, type Ctx } from '@/lib/db'
import { DAY_MS, formatDay, MINUTE_MS, shanghaiInstant } from '@/lib/kernel/calendar'
import { refusing } from '@/lib/ledger'
import { DONE, scheduleJob, type JobOutcome } from '@/lib/platform'
import { readMoreSettings } from '../more-settings'

/** A day's yield is paid at half past midnight, when what was in 零钱通 at the day's end is known. */
const PAID_AFTER_MS = 30 * MINUTE_MS

/** The end of a Shanghai day `YYYY-MM-DD`. */
function endOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(shanghaiInstant(year, month, date).getTime() + DAY_MS)
}

/** The day that has not ended yet is paid for in the coming night; one that is scheduled already is not scheduled again. */
export async function scheduleYield(ctx: Ctx, day = formatDay(ctx.clock.now())): Promise<void> {
  await scheduleJob(ctx, { kind: 'fund.yield', key: day, dueAt: new Date(endOf(day).getTime() + PAID_AFTER_MS) })
}

const IN_THE_FUND = `SELECT EXISTS (SELECT 1 FROM ledger_balance WHERE account_id LIKE 'fund:%' AND balance_fen > 0)
  OR EXISTS (SELECT 1 FROM ledger_hold WHERE state = 'HELD' AND from_account_id LIKE 'fund:%') AS any`

/**
 * Job `fund.yield`, key a day that has ended: everybody who had something in 零钱通 at its end gets a 365th of the annual rate, rounded down to the fen, once;
 * what that comes to is fetched from the fund manager by a job. Goes on night after night while there is anything in the fund.
 */
export async function payYield(ctx: Ctx, day: string): Promise<JobOutcome> {
  const { yieldPpm } = await readMoreSettings(ctx)
  await withTransaction(ctx, async (tx) => {
    const now = tx.clock.now()
    const [row] = await refusing(tx.db.query<{ fen: bigint | null }>('SELECT fund_yield($1, $2::timestamptz, $3::bigint, $4::timestamptz) AS fen', [day, endOf(day), yieldPpm, now]))
    if (row?.fen) await collect(tx, day, row.fen)
    const [left] = await tx.db.query<{ any: boolean }>(IN_THE_FUND, [])
    // The day after this one, also when this one comes late.
    if (left?.any) await scheduleYield(tx, formatDay(endOf(day)))
  })
  return DONE
}

async function collect(tx: Ctx, day: string, amountFen: bigint): Promise<void> {
  const [id, now] = [tx.random.id('wtr', `yield:${day}`), tx.clock.now()]
  await tx.db.prisma.walletTransfer.create({ data: { id, kind: 'YIELD', about: day, amountFen, feeFen: 0n, state: 'REQUESTED', createdAt: now } })
  await scheduleJob(tx, { kind: 'wallet.transfer', key: id, dueAt: now })
}
