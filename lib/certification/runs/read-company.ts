import { ENDPOINT_COLUMNS, NumberRule, type KnownCompany } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'

/** Also one that is switched off: it is certified before it is switched on. Its keys are for the engine alone. */
export type CertifiedCompany = { endpoint: KnownCompany; name: string; numberRule: NumberRule }

/** Errors: COMPANY_NOT_FOUND. */
export async function readCompany(ctx: Ctx, code: string): Promise<CertifiedCompany> {
  const [row] = await ctx.db.query<KnownCompany & { companyName: string; numberRule: unknown }>(`SELECT c.name AS "companyName", c.number_rule AS "numberRule", ${ENDPOINT_COLUMNS} FROM company c WHERE c.code = $1`, [code])
  if (!row) throw new DomainError('COMPANY_NOT_FOUND')
  const { companyName: name, numberRule, ...endpoint } = row
  return { endpoint, name, numberRule: NumberRule.parse(numberRule) }
}

/** For whoever is going to speak to it. Errors: COMPANY_NOT_FOUND; CERTIFICATION_SEVERED for a real company in a copy of another world, until it is switched on there or given another address. */
export async function companyToCertify(ctx: Ctx, code: string): Promise<CertifiedCompany> {
  const company = await readCompany(ctx, code)
  if (company.endpoint.isSevered) throw new DomainError('CERTIFICATION_SEVERED')
  return company
}
