import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { listCompanyAccounts } from '@/lib/ledger'
import { HEALTH_COLUMNS, type KnownCompany } from './health'
import { NumberRule } from './number-rule'
import type { CompanyDto } from './schemas'

type CompanyRow = NonNullable<Awaited<ReturnType<Ctx['db']['prisma']['company']['findUnique']>>>

export function toCompanyDto(row: CompanyRow): CompanyDto {
  const { code, name, shortName, cityName, hotline, cycleMonths, minPaymentFen, maxPaymentFen } = row
  const verification = row.verification as CompanyDto['verification']
  return { code, name, shortName, cityName, hotline, numberRule: NumberRule.parse(row.numberRule), verification, cycleMonths, minPaymentFen, maxPaymentFen }
}

/** Of `company c`, in the shape of KnownCompany; no name of it is also one of payment's. */
export const ENDPOINT_COLUMNS = `c.code AS "companyCode", c.protocol, c.endpoint, c.company_id AS "companyId", c.merchant_id AS "merchantId", c.signature,
  c.signing_key AS "signingKey", c.is_sandbox AS "isSandbox", c.platform_sm2_private_key AS "platformSm2PrivateKey", c.company_sm2_public_key AS "companySm2PublicKey", ${HEALTH_COLUMNS}`

async function findEnabled(ctx: Ctx, code: string): Promise<CompanyRow> {
  const row = await ctx.db.prisma.company.findUnique({ where: { code } })
  if (!row?.enabled) throw new DomainError('COMPANY_NOT_FOUND')
  return row
}

/** Errors: COMPANY_NOT_FOUND (also when it is switched off). */
export async function getCompany(ctx: Ctx, code: string): Promise<CompanyDto> {
  return toCompanyDto(await findEnabled(ctx, code))
}

/** How to reach the company, its keys included: for gateways only. `evenOff`: also one that is switched off, for what was begun before. Errors: COMPANY_NOT_FOUND. */
export async function getEndpoint(ctx: Ctx, code: string, evenOff = false): Promise<KnownCompany> {
  const [endpoint] = await ctx.db.query<KnownCompany>(`SELECT ${ENDPOINT_COLUMNS} FROM company c WHERE c.code = $1 AND (c.enabled OR $2)`, [code, evenOff])
  if (!endpoint) throw new DomainError('COMPANY_NOT_FOUND')
  return endpoint
}

/** Companies with accounts in the ledger, which are there from the first binding on: of three thousand, those that anybody has to do with. */
export async function listCompanies(ctx: Ctx): Promise<CompanyDto[]> {
  const known = await listCompanyAccounts(ctx)
  const rows = await ctx.db.prisma.company.findMany({ where: { enabled: true, code: { in: known } }, orderBy: { code: 'asc' }, take: 100 })
  return rows.map(toCompanyDto)
}
