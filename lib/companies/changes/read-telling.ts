import { requireRole } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { READERS } from './authority'
import { CompanyInput, VersionInput, type TellingDto } from './schemas'

const OUTCOME = `CASE action WHEN 'company.told' THEN 'TOLD' WHEN 'company.tellFailed' THEN 'FAILED' WHEN 'company.tellRefused' THEN CASE detail->>'why' WHEN 'PRICES' THEN 'PRICES_KEPT' ELSE 'REFUSED' END END`
const SAID = `SELECT (detail->>'version')::int AS version, ${OUTCOME} AS outcome, at FROM audit_entry WHERE subject_id = $1 AND action IN ('company.told', 'company.tellRefused', 'company.tellFailed') AND detail ? 'version'`

/** What came of telling the simulated company of a version; null: nobody was to tell it. Errors: FORBIDDEN. */
export async function getTelling({ ctx, input }: Command<unknown>): Promise<TellingDto | null> {
  requireRole(ctx, ...READERS)
  const { code, version } = VersionInput.parse(input)
  const [said] = await ctx.db.query<TellingDto>(`${SAID} AND (detail->>'version')::int = $2 ORDER BY at DESC LIMIT 1`, [code, version])
  return said ?? (await waiting(ctx, code, version))
}

/** The last word of a company on it, whatever the version. Errors: FORBIDDEN. */
export async function getLastTelling({ ctx, input }: Command<unknown>): Promise<TellingDto | null> {
  requireRole(ctx, ...READERS)
  const { code } = CompanyInput.parse(input)
  const [said] = await ctx.db.query<TellingDto>(`${SAID} ORDER BY at DESC, version DESC LIMIT 1`, [code])
  return said ?? null
}

async function waiting({ db }: Ctx, code: string, version: number): Promise<TellingDto | null> {
  const [job] = await db.query<{ at: Date }>(`SELECT due_at AS at FROM scheduled_job WHERE kind = 'company.tell' AND key = $1 AND state = 'PENDING'`, [`${code}:${version}`])
  return job ? { version, outcome: 'WAITING', at: job.at } : null
}
