import type { Ctx } from '@/lib/db'
import type { CompanyEndpoint } from '@/lib/gateways/water'
import { DomainError } from '@/lib/kernel/errors'
import { NumberRule } from './number-rule'
import type { CompanyDto } from './schemas'

type CompanyRow = NonNullable<Awaited<ReturnType<Ctx['db']['prisma']['company']['findUnique']>>>

export function toCompanyDto(row: CompanyRow): CompanyDto {
  const { code, name, shortName, cityName, hotline, cycleMonths, minPaymentFen, maxPaymentFen } = row
  const verification = row.verification as CompanyDto['verification']
  return { code, name, shortName, cityName, hotline, numberRule: NumberRule.parse(row.numberRule), verification, cycleMonths, minPaymentFen, maxPaymentFen }
}

function toEndpoint(row: CompanyRow): CompanyEndpoint {
  return {
    companyCode: row.code,
    protocol: row.protocol as CompanyEndpoint['protocol'],
    endpoint: row.endpoint,
    companyId: row.companyId,
    merchantId: row.merchantId,
    signature: row.signature as CompanyEndpoint['signature'],
    signingKey: row.signingKey,
    isSandbox: row.isSandbox,
  }
}

async function findEnabled(ctx: Ctx, code: string): Promise<CompanyRow> {
  const row = await ctx.db.prisma.company.findUnique({ where: { code } })
  if (!row?.enabled) throw new DomainError('COMPANY_NOT_FOUND')
  return row
}

/** Errors: COMPANY_NOT_FOUND (also when it is switched off). */
export async function getCompany(ctx: Ctx, code: string): Promise<CompanyDto> {
  return toCompanyDto(await findEnabled(ctx, code))
}

/** How to reach the company, its key included: for gateways only. */
export async function getEndpoint(ctx: Ctx, code: string): Promise<CompanyEndpoint> {
  return toEndpoint(await findEnabled(ctx, code))
}

export async function listCompanies(ctx: Ctx): Promise<CompanyDto[]> {
  const rows = await ctx.db.prisma.company.findMany({ where: { enabled: true }, orderBy: { code: 'asc' }, take: 100 })
  return rows.map(toCompanyDto)
}
