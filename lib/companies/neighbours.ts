import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import type { OldNumbers } from './merger'
import { NumberRule } from './number-rule'

export type Neighbour = { code: string; name: string; cityCode: string; numberRule: NumberRule }
/** `since`: first day of the new company, YYYY-MM-DD; `oldName`: the division it was, `oldCompanyCode`: null where the platform never had that company. */
export type Merger = OldNumbers & { into: Neighbour; oldCompanyCode: string | null; oldName: string; since: string }
/** Switched on, all of them. */
export type Neighbours = { chosen: Neighbour; mergers: Merger[]; others: Neighbour[] }

const COLUMNS = 'c.code, c.name, c.city_code AS "cityCode", c.number_rule AS "numberRule"'

type MergerRow = Neighbour & OldNumbers & { oldCompanyCode: string | null; oldName: string; since: string }

/**
 * Whom a number may belong to that the company does not know (rule E1): mergers of its province and those that took customers from it, the
 * other companies of its city, and those of `also`. Errors: COMPANY_NOT_FOUND.
 */
export async function neighboursOf(ctx: Ctx, companyCode: string, also: readonly string[]): Promise<Neighbours> {
  const [companies, mergers] = await Promise.all([
    ctx.db.query<Neighbour>(
      `SELECT ${COLUMNS} FROM company own JOIN company c ON c.enabled AND (c.city_code = own.city_code OR c.code = ANY ($2::text[])) WHERE own.code = $1 AND own.enabled ORDER BY c.code`,
      [companyCode, also],
    ),
    ctx.db.query<MergerRow>(
      `SELECT ${COLUMNS}, m.old_company_code AS "oldCompanyCode", m.old_division_name AS "oldName", to_char(m.since, 'YYYY-MM-DD') AS since,
         m.old_length AS "oldLength", m.old_prefix AS "oldPrefix", m.renumbering
       FROM company own JOIN company_merger m ON true JOIN company c ON c.code = m.new_company_code AND c.enabled
       WHERE own.code = $1 AND (c.province_name = own.province_name OR m.old_company_code = own.code) ORDER BY m.id`,
      [companyCode],
    ),
  ])
  const known = companies.map(toNeighbour)
  const chosen = known.find(({ code }) => code === companyCode)
  if (!chosen) throw new DomainError('COMPANY_NOT_FOUND')
  return { chosen, mergers: mergers.map((row) => ({ ...row, into: toNeighbour(row) })), others: known.filter((one) => one !== chosen) }
}

const toNeighbour = ({ code, name, cityCode, numberRule }: Neighbour): Neighbour => ({ code, name, cityCode, numberRule: NumberRule.parse(numberRule) })
