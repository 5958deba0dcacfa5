/** The registry in each book that has a part of it. */
import { withTransaction, type Ctx } from '@/lib/db'
import { formatDay } from '@/lib/kernel/calendar'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { COMPANIES, withSearchKeys } from '../companies'
import { seedPrices } from '../sim-prices'
import { CREDIT_FEN, OFFICES, SELLER_DETAILS } from '../sim-tax'
import { registryCompanies } from './companies'
import { insertRows } from './insert'
import { mergerRows } from './merger-rows'
import { PRICE_TABLES } from './prices'
import { registryTariffs } from './tariffs'

/** The platform's side: companies, their price tables, what became of those that are no more; and what bank side and tax bureau know of them. */
export async function seedRegistry(ctx: Ctx): Promise<void> {
  const { db } = ctx
  const all = registryCompanies()
  await insertRows(db, 'company', all.map(({ company }) => company))
  await insertRows(db, 'tariff', all.flatMap(registryTariffs))
  await insertRows(db, 'company_merger', mergerRows())
  await keepRegistryMerchants(ctx)
  await insertRows(db, 'sim_tax.office', OFFICES)
  await insertRows(db, 'sim_tax.taxpayer', all.map(({ seller: { companyCode: _, ...taxpayer } }) => ({ ...taxpayer, isSuspended: false, creditFen: CREDIT_FEN })))
  await insertRows(db, 'invoice_seller', all.map(({ company: { hotline }, seller: { provinceCode: _, ...seller } }) => ({ ...seller, ...SELLER_DETAILS, telephone: hotline })))
}

/** The simulated companies, and the dozen price tables that they share; their customers come when they are asked for. */
export async function seedSimRegistry(sim: SimCtx): Promise<void> {
  const closedOn = formatDay(sim.clock.now())
  for (const [companyCode, table] of Object.entries(PRICE_TABLES)) await seedPrices(sim, companyCode, table)
  await insertRows(sim.db, 'sim_water.company', registryCompanies().map(({ sim: company }) => ({ ...company, closedOn })))
}

/** Under which the bank side takes card payments for them, on both sides. */
export async function keepRegistryMerchants({ db }: Ctx): Promise<void> {
  const all = registryCompanies()
  await insertRows(db, 'sim_bank.merchant', all.map(({ merchant }) => merchant))
  const numbers = all.map(({ company: { code, acquirerMerchantNo } }) => ({ code, no: acquirerMerchantNo }))
  await db.query(`UPDATE company c SET acquirer_merchant_no = n.no FROM jsonb_to_recordset($1::jsonb) AS n(code text, no text) WHERE c.code = n.code AND c.acquirer_merchant_no <> n.no`, [JSON.stringify(numbers)])
}

/** For a world that was made before there was a registry: its three companies get what they are found by, and the others come. */
export async function addRegistry(ctx: Ctx): Promise<void> {
  if ((await ctx.db.prisma.company.count({ where: { divisionCode: { not: '' } } })) > 0) return
  await withTransaction(ctx, async (tx) => {
    for (const { code, divisionCode, divisionName, provinceName, searchKeys, cityPinyin } of COMPANIES.map(withSearchKeys)) {
      await tx.db.prisma.company.updateMany({ where: { code }, data: { divisionCode, divisionName, provinceName, searchKeys, cityPinyin } })
    }
    await seedRegistry(tx)
    if ((await tx.db.prisma.simWaterCompany.count()) > 0) await seedSimRegistry(tx)
  })
}
