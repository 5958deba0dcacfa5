import type { Ctx } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import type { CompanySettings } from './settings'

export type Line = { code: string; settings: Pick<CompanySettings, 'endpoint' | 'companyId'> }

/** Whether a change brings a company to another address or under another number. */
export const movesLine = ({ name }: { name: string }): boolean => name === 'endpoint' || name === 'companyId'

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
