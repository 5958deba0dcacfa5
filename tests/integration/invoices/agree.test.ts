/** Invoice, payment, ledger and the company's own books say the same, to the fen, for every bill of the demo world that can be paid. */
import { expect, test } from 'vitest'
import { einvoice } from '@/lib/gateways/tax'
import { TREATMENTS } from '@/lib/invoices/tax'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { sumFen } from '@/lib/kernel/money'
import { ledgerAccount } from '@/lib/ledger'
import { readFile } from '@/lib/platform'
import { keepBoundAccount } from '@/lib/qa'
import { SIM_COMPANIES } from '@/prisma/seed/sim-companies'
import { payWith } from '../../support/cards'
import { apply, DONE_MS, firmTitle, invoicesOf, personTitle } from '../../support/invoices'
import { newResident, quote, userIdOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { inWorld, type TestWorld } from '../../support/world'

type Paid = { id: string; billNo: string; companyCode: string; amountFen: bigint }

const ACCOUNTS = SIM_COMPANIES.flatMap(({ company, customers }) => customers.map(({ billKey }) => ({ companyCode: company.code, billKey })))

/** Everything that is due, from 零钱; null where nothing is, or the company does not say. */
async function payAllDue(world: TestWorld, ctx: Awaited<ReturnType<TestWorld['as']>>, { companyCode, billKey }: (typeof ACCOUNTS)[number]): Promise<string | null> {
  const accountId = await keepBoundAccount(await world.system(), { userId: userIdOf(ctx), companyCode, billKey, alias: billKey }).catch(() => null)
  const quoted = accountId && (await quote(ctx, accountId).catch(() => null))
  if (!quoted) return null
  await payWith(ctx, quoted.id, 'BALANCE')
  return quoted.id
}

test('every seeded bill that is due', () =>
  inWorld('demo', async (world) => {
    const { ctx } = await newResident(world, { walletFen: 100_000_000n })
    const [person, firm] = [await personTitle(ctx), await firmTitle(world, ctx)]
    for (const account of ACCOUNTS) await payAllDue(world, ctx, account)
    await world.advance(HOUR_MS)
    const later = await world.as(ctx.actor)
    const ids = (await later.db.query<{ id: string }>(`SELECT id FROM payment WHERE state = 'SUCCEEDED' AND user_id = $1 ORDER BY id`, [userIdOf(ctx)])).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(10)
    for (const [n, id] of ids.entries()) await apply(later, [id], n % 2 === 0 ? person : firm, n % 2 === 0 ? 'ORDINARY' : 'SPECIAL')
    await world.advance(DONE_MS)
    const payments = await ctx.db.query<Paid>('SELECT id, bill_no AS "billNo", company_code AS "companyCode", amount_fen AS "amountFen" FROM payment WHERE id = ANY ($1::text[])', [ids])
    for (const { id, billNo, companyCode, amountFen } of payments) {
      const invoices = await invoicesOf(ctx, id)
      expect(sumFen(invoices.map(({ gross_fen }) => gross_fen)), id).toBe(amountFen)
      const [ledger] = await ctx.db.query<{ fen: bigint }>(`SELECT sum(p.amount_fen)::bigint AS fen FROM posting p JOIN journal j ON j.id = p.journal_id WHERE j.subject_id = $1 AND p.account_id = $2`, [id, ledgerAccount.payable(companyCode)])
      const [order] = await ctx.db.query<{ fen: bigint }>('SELECT amount_fen AS fen FROM sim_water.pay_order WHERE company_code = $1 AND bill_no = $2 AND state = 2', [companyCode, billNo])
      expect([ledger?.fen, order?.fen], id).toEqual([amountFen, amountFen])
      for (const { xml_hash, gross_fen, net_fen, tax_fen, kind } of invoices) {
        const file = await readFile(ctx, xml_hash ?? '')
        const read = einvoice.readEInvoice(new TextDecoder().decode(file?.bytes))
        if (!read.ok) throw new Error(read.error)
        expect(einvoice.checkEInvoice(read.value)).toEqual([])
        expect(read.value).toMatchObject({ grossFen: gross_fen, netFen: net_fen, taxFen: tax_fen, kind })
        const lines = await ctx.db.query<{ item: keyof typeof TREATMENTS; fen: bigint }>('SELECT item, sum(gross_fen)::bigint AS fen FROM invoice_line WHERE invoice_id IN (SELECT id FROM invoice WHERE xml_hash = $1) GROUP BY item', [xml_hash])
        for (const { item, fen } of lines) expect(read.value.items.find(({ name }) => name === TREATMENTS[item].name)?.grossFen).toBe(fen)
      }
    }
    expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
  }))
