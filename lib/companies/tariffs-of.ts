import type { Ctx } from '@/lib/db'
import { TariffDefinition } from './tariffs'
import type { DatedTariff } from './tariffs'

/** The company's residential price tables, oldest first. */
export async function tariffsOf(ctx: Ctx, companyCode: string): Promise<DatedTariff[]> {
  const rows = await ctx.db.prisma.tariff.findMany({ where: { companyCode, category: 'RESIDENTIAL' }, orderBy: { validFrom: 'asc' } })
  return rows.map((row) => ({ validFrom: row.validFrom, definition: TariffDefinition.parse(row.definition) }))
}
