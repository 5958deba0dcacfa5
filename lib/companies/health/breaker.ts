/** Cuts off a company that fails, and lets one message at a time try whether it answers again (rule S5). What is known stands in the database, in world time: every process sees it. */
import type { Ctx } from '@/lib/db'
import type { CompanyEndpoint } from '@/lib/gateways/water'
import type { ServiceWindow } from '@/lib/kernel/service-window'
import { BREAKER } from './settings'

/** A company and how it stands with it: `isAiling` while failures are counted, `windows` in which it is closed by agreement; `isSevered`: real, and this world a copy that has not agreed to speak to it. */
export type KnownCompany = CompanyEndpoint & { isSevered: boolean; isAiling: boolean; cutOffUntil: Date | null; windows: ServiceWindow[] }

/** Of `company c`; nearly always nothing is found. */
export const HEALTH_COLUMNS = `c.windows, c.is_severed AS "isSevered", EXISTS (SELECT FROM company_health h WHERE h.company_code = c.code) AS "isAiling",
  (SELECT h.cut_off_until FROM company_health h WHERE h.company_code = c.code) AS "cutOffUntil"`

const SETTINGS = JSON.stringify(BREAKER)

/** How it stands now. */
export async function readCutOff({ db }: Ctx, { companyCode }: KnownCompany): Promise<Pick<KnownCompany, 'isAiling' | 'cutOffUntil'>> {
  const [row] = await db.query<{ cutOffUntil: Date | null }>('SELECT cut_off_until AS "cutOffUntil" FROM company_health WHERE company_code = $1', [companyCode])
  return { isAiling: row !== undefined, cutOffUntil: row?.cutOffUntil ?? null }
}

/** Whether a message may be sent now. */
export async function mayAsk(ctx: Ctx, { companyCode, isSevered, cutOffUntil }: KnownCompany): Promise<boolean> {
  const now = ctx.clock.now()
  if (isSevered) return false
  if (!cutOffUntil) return true
  if (cutOffUntil > now) return false
  const claimed = await ctx.db.query(
    `UPDATE company_health SET probed_at = $2::timestamptz
     WHERE company_code = $1 AND cut_off_until <= $2::timestamptz AND (probed_at IS NULL OR probed_at <= $2::timestamptz - make_interval(secs => $3)) RETURNING company_code`,
    [companyCode, now, BREAKER.probeSeconds],
  )
  return claimed.length === 1
}

export async function noteFailure(ctx: Ctx, { companyCode }: KnownCompany, billKey: string, kind: string): Promise<void> {
  await ctx.db.query('SELECT company_failed($1, $2, $3, $4::timestamptz, $5::jsonb)::text', [companyCode, billKey, kind, ctx.clock.now(), SETTINGS])
}

/** Whatever it said, it is there. */
export async function noteAnswer(ctx: Ctx, { companyCode, isAiling }: KnownCompany): Promise<void> {
  if (isAiling) await ctx.db.query('SELECT company_answered($1, $2::timestamptz)::text', [companyCode, ctx.clock.now()])
}
