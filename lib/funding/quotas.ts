import type { Ctx } from '@/lib/db'
import { formatDay } from '@/lib/kernel/calendar'
import { minFen } from '@/lib/kernel/money'
import type { Instrument } from './instruments'
import type { SourceSettings } from './sources'

/** One limit with a memory: what was spent under `key` in `period` (a day or month of Shanghai) may not pass `limitFen`. */
export type Quota = { kind: 'DAY' | 'MONTH'; key: string; period: string; limitFen: bigint }

/** The limits that a payment from this instrument counts against now (rule P2). */
export function quotasOf(instrument: Instrument, settings: SourceSettings, now: Date): Quota[] {
  const day = formatDay(now)
  const key = instrument.quotaKey
  const months = [settings.monthFen, instrument.monthFen].filter((fen) => fen !== null)
  return [
    ...(settings.dayFen === null ? [] : [{ kind: 'DAY' as const, key, period: day, limitFen: settings.dayFen }]),
    ...(months.length === 0 ? [] : [{ kind: 'MONTH' as const, key, period: day.slice(0, 7), limitFen: months.reduce(minFen) }]),
  ]
}

/** What is left of each, in one round trip. */
export async function readLeft(ctx: Ctx, quotas: Quota[]): Promise<Map<Quota, bigint>> {
  const rows = quotas.length === 0 ? [] : await ctx.db.query<{ key: string; period: string; used: bigint }>(
    'SELECT key, period, used_fen AS used FROM quota_use WHERE (key, period) IN (SELECT * FROM unnest($1::text[], $2::text[]))',
    [quotas.map(({ key }) => key), quotas.map(({ period }) => period)],
  )
  const used = new Map(rows.map((row) => [`${row.key} ${row.period}`, row.used]))
  return new Map(quotas.map((quota) => {
    const left = quota.limitFen - (used.get(`${quota.key} ${quota.period}`) ?? 0n)
    return [quota, left > 0n ? left : 0n]
  }))
}
