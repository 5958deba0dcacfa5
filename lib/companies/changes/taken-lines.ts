import type { Ctx } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import type { CompanySettings } from './settings'

export type Line = { code: string; settings: Pick<CompanySettings, 'endpoint' | 'companyId'> }

/** Where a company is reached and as whom it is spoken to: by these a payment under way is known there. Keys and windows may change meanwhile. */
const LINE = ['protocol', 'endpoint', 'companyId', 'merchantId']
/** Whether a change brings a company to another line. */
export const movesLine = ({ name }: { name: string }): boolean => LINE.includes(name)

/** Under one institution number at one address, two companies would be one to whoever answers there. Of these lines those that another company has, with its code. */
export async function takenLines({ db }: Ctx, lines: readonly Line[]): Promise<Map<string, string>> {
  if (lines.length === 0) return new Map()
  const asked = lines.map(({ code, settings: { endpoint, companyId } }) => ({ code, endpoint, company_id: companyId }))
  const rows = await db.query<{ code: string; other: string }>(
    `SELECT l.code, min(c.code) AS other FROM jsonb_to_recordset($1::jsonb) AS l(code text, endpoint text, company_id text)
     JOIN company c ON c.endpoint = l.endpoint AND c.company_id = l.company_id AND c.code <> l.code GROUP BY l.code`,
    [canonicalJson(asked)],
  )
  return new Map(rows.map(({ code, other }) => [code, other]))
}

/**
 * The same before any is written: those who bring companies to lines do it one after the other, to the end of the transaction, so that no two take one. Whoever also locks
 * companies has locked them before. Errors: COMPANY_LINE_TAKEN.
 */
export async function takeLines(tx: Ctx, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  await tx.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('company.line', 0))::text`, [])
  const [other] = (await takenLines(tx, lines)).values()
  if (other !== undefined) throw new DomainError('COMPANY_LINE_TAKEN', { code: other })
}
