import type { Ctx } from '@/lib/db'
import { TariffDefinition } from './tariffs'
import type { DatedTariff } from './tariffs'

/** The company's residential price tables, oldest first. */
export async function tariffsOf(ctx: Ctx, companyCode: string): Promise<DatedTariff[]> {
  const rows = await ctx.db.query<{ validFrom: Date; definition: unknown }>(
    `SELECT valid_from AS "validFrom", definition FROM tariff WHERE company_code = $1 AND category = 'RESIDENTIAL' ORDER BY valid_from`,
    [companyCode],
  )
  return rows.map((row) => ({ validFrom: row.validFrom, definition: TariffDefinition.parse(row.definition) }))
}
