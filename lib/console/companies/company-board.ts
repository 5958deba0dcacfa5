import { requireRole } from '@/lib/auth'
import { getCompanySettings, getLastTelling, READERS } from '@/lib/companies/changes'
import { CompanyInput, type CompanySettings, type TellingDto } from '@/lib/companies/changes/schemas'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit } from '@/lib/platform'

export type Outage = { cutOffAt: Date; lastFailure: string; recoveredAt: Date | null }
export type OpenChange = { version: number; state: 'PENDING' | 'SCHEDULED'; reason: string; author: string; effectiveAt: Date | null }
/** A company's page at the desk. `failures` in a row, with what the last was. */
export type CompanyBoard = {
  code: string; version: number; settings: CompanySettings; hasKeys: { signingKey: boolean; platformSm2PrivateKey: boolean; companySm2PublicKey: boolean }
  accounts: number; payments: { n: number; succeeded: number; fen: bigint }; failures: number; lastFailure: string | null; cutOffUntil: Date | null; outages: Outage[]; open: OpenChange[]
  /** What came of the last time that its simulated company was told; null: never. */
  telling: TellingDto | null
}

type Row = Pick<CompanyBoard, 'accounts' | 'failures' | 'lastFailure' | 'cutOffUntil'> & { n: number; succeeded: number; fen: bigint }

/** Errors: FORBIDDEN, COMPANY_NOT_FOUND. */
export async function readCompanyBoard({ ctx, input }: Command<unknown>): Promise<CompanyBoard> {
  const { code, version, settings, flat } = await getCompanySettings({ ctx, input })
  const [[row], outages, open, telling] = await Promise.all([
    ctx.db.query<Row>(
      `SELECT (SELECT count(*)::int FROM water_account WHERE company_code = $1 AND unbound_at IS NULL) AS accounts, p.*, coalesce(h.failures, 0) AS failures, h.last_failure AS "lastFailure", h.cut_off_until AS "cutOffUntil"
       FROM (SELECT count(*)::int AS n, count(*) FILTER (WHERE state = 'SUCCEEDED')::int AS succeeded, coalesce(sum(amount_fen) FILTER (WHERE state = 'SUCCEEDED'), 0)::bigint AS fen
             FROM payment WHERE company_code = $1 AND reserved_at IS NOT NULL) p LEFT JOIN company_health h ON h.company_code = $1`,
      [code],
    ),
    ctx.db.query<Outage>('SELECT cut_off_at AS "cutOffAt", last_failure AS "lastFailure", recovered_at AS "recoveredAt" FROM company_outage WHERE company_code = $1 ORDER BY cut_off_at DESC LIMIT 10', [code]),
    ctx.db.query<OpenChange>(
      `SELECT v.version, v.state, v.reason, u.display_name AS author, v.effective_at AS "effectiveAt" FROM company_change v JOIN app_user u ON u.id = v.author_id
       WHERE v.company_code = $1 AND v.state IN ('PENDING', 'SCHEDULED') ORDER BY v.version`,
      [code],
    ),
    settings.endpoint.startsWith('sim:') ? getLastTelling({ ctx, input: { code } }) : null,
  ])
  const { n = 0, succeeded = 0, fen = 0n, accounts = 0, failures = 0, lastFailure = null, cutOffUntil = null } = row ?? {}
  const has = (name: string) => flat[`key:${name}`] !== ''
  const hasKeys = { signingKey: has('signingKey'), platformSm2PrivateKey: has('platformSm2PrivateKey'), companySm2PublicKey: has('companySm2PublicKey') }
  return { code, version, settings, hasKeys, accounts, payments: { n, succeeded, fen }, failures, lastFailure, cutOffUntil, outages, open, telling }
}

/** Somebody knows that it answers again: what is counted against it is forgotten. Errors: FORBIDDEN, CONFLICT where nothing is. */
export async function clearFailures({ ctx, input }: Command<unknown>): Promise<void> {
  requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { code } = CompanyInput.parse(input)
  const [row] = await ctx.db.query<{ was: boolean }>('SELECT company_answered($1, $2::timestamptz) AS was', [code, ctx.clock.now()])
  if (!row?.was) throw new DomainError('CONFLICT')
  await recordAudit(ctx, { action: 'company.failuresCleared', subjectId: code })
}

export type DeskNumbers = { companies: number; enabled: number; cutOff: number; ailing: number; pending: number; scheduled: number }

/** Figures of the overview. */
export async function readCompanyNumbers({ ctx }: { ctx: Ctx }): Promise<DeskNumbers> {
  requireRole(ctx, ...READERS)
  const [row] = await ctx.db.query<DeskNumbers>(
    `SELECT (SELECT count(*)::int FROM company) AS companies, (SELECT count(*)::int FROM company WHERE enabled) AS enabled,
       (SELECT count(*)::int FROM company_health WHERE cut_off_until > $1::timestamptz) AS "cutOff", (SELECT count(*)::int FROM company_health) AS ailing,
       (SELECT count(*)::int FROM company_change WHERE state = 'PENDING') AS pending, (SELECT count(*)::int FROM company_change WHERE state = 'SCHEDULED') AS scheduled`,
    [ctx.clock.now()],
  )
  return row ?? { companies: 0, enabled: 0, cutOff: 0, ailing: 0, pending: 0, scheduled: 0 }
}
