/** Companies of the registry from the first question about a number to its payment, and what a world knows of them. */
import { describe, expect, test } from 'vitest'
import { finishBinding, sendBindCode, startBinding, verifyBindCode } from '@/lib/accounts'
import { getAccountBills } from '@/lib/bills'
import { ENDPOINT_COLUMNS, searchCompanies } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import { gatewayFor, type CompanyEndpoint, type WaterProtocol } from '@/lib/gateways/water'
import { DAY_MS } from '@/lib/kernel/calendar'
import { registryNumber } from '@/lib/kernel/registry-number'
import { registryCompanies } from '@/prisma/seed/registry/companies'
import { addRegistry } from '@/prisma/seed/registry/seed'
import { confirm, lastCode, newKey, newResident, quote, stateOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const SAMPLE = 30

type Company = CompanyEndpoint & { protocol: WaterProtocol; example: string }
const ask = (ctx: Ctx, { example, ...company }: Company, billKey = example) =>
  gatewayFor(company.protocol).query({ company, memory: ctx.db, outside: ctx.outside, sequence: ctx.secrets.token(6), record: async () => {}, at: ctx.clock.now() }, { billKey, beginNum: 1, queryNum: 10 })

const sample = (ctx: Ctx, protocol: string) =>
  ctx.db.query<Company>(`SELECT ${ENDPOINT_COLUMNS}, c.number_rule ->> 'example' AS example FROM company c WHERE c.division_code <> '' AND c.code ~ '^w' AND c.protocol = $1 ORDER BY md5(c.code) LIMIT ${SAMPLE}`, [protocol])
const customers = (ctx: Ctx, code: string) => ctx.db.query<{ billKey: string }>('SELECT bill_key AS "billKey" FROM sim_water.customer WHERE company_code = $1 ORDER BY 1', [code])

describe('a number that nobody has asked for before', () => {
  test.each([...new Set(registryCompanies().map(({ company }) => company.protocol))])('is known to every company that speaks %s, with the newest bill unpaid', async (protocol) => {
    const ctx = await world.system()
    const companies = await sample(ctx, protocol)
    expect(companies).toHaveLength(SAMPLE)
    for (const company of companies) {
      const answer = await ask(ctx, company)
      expect([company.companyCode, answer.ok && answer.value.total]).toEqual([company.companyCode, 1])
      expect(await customers(ctx, company.companyCode)).toEqual([{ billKey: company.example }])
    }
  })

  test('is written down once, though many ask at once, with two years of readings and bills that are paid but for the newest', async () => {
    const ctx = await world.system()
    const [company] = await sample(ctx, 'wxlifepay')
    const billKey = registryNumber(registryCompanies().find((one) => one.company.code === company?.companyCode)?.company.numberRule as never, company?.companyCode ?? '', 7)
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(ctx, company as Company, billKey)))
    expect(answers.every((answer) => answer.ok && JSON.stringify(answer.value.items, String) === JSON.stringify(answers[0]?.ok && answers[0].value.items, String))).toBe(true)
    const [books] = await ctx.db.query<{ readings: number; bills: number; open: number; orders: number; cycle: number }>(
      `SELECT (SELECT count(*)::int FROM sim_water.reading WHERE company_code = c.code AND bill_key = $2) AS readings, (SELECT count(*)::int FROM sim_water.bill WHERE company_code = c.code AND bill_key = $2) AS bills,
         (SELECT count(*)::int FROM sim_water.bill WHERE company_code = c.code AND bill_key = $2 AND settled_at IS NULL) AS open, (SELECT count(*)::int FROM sim_water.pay_order WHERE company_code = c.code AND bill_key = $2) AS orders, c.cycle
       FROM sim_water.company c WHERE c.code = $1`,
      [company?.companyCode, billKey],
    )
    expect(books?.readings).toBeGreaterThanOrEqual(24)
    expect([books?.open, books?.orders, (books?.bills ?? 0) * (books?.cycle ?? 0)]).toEqual([1, (books?.bills ?? 0) - 1, books?.readings])
  })

  test('is none when it is nobody’s, and nothing is written', async () => {
    const ctx = await world.system()
    const companies = await sample(ctx, 'wxlifepay')
    const company = companies.at(-1) as Company
    const before = await customers(ctx, company.companyCode)
    expect(await ask(ctx, company, '00000099')).toMatchObject({ ok: false, error: { kind: 'REFUSED', code: 'EQ0006' } })
    expect(await customers(ctx, company.companyCode)).toEqual(before)
  })
})

describe('深圳市南山区', () => {
  const number = registryNumber(registryCompanies().find(({ company }) => company.code === 'w440305')?.company.numberRule as never, 'w440305', 1)

  test('found by initials, bound, paid and settled: the books close, and accounts in the ledger come with the binding', async () => {
    const { ctx } = await newResident(world)
    expect((await searchCompanies({ ctx, input: { text: 'sznsq' } })).companies.map(({ code }) => code)).toEqual(['w440305'])
    const accounts = () => ctx.db.query(`SELECT id FROM ledger_account WHERE id LIKE '%:w440305' ORDER BY id`, [])
    expect(await accounts()).toEqual([])
    const { id, verification } = await startBinding({ ctx, input: { companyCode: 'w440305', number } })
    if (verification !== 'ID_CARD') await sendBindCode({ ctx, input: { bindRequestId: id } })
    await verifyBindCode({ ctx, input: { bindRequestId: id, ...(verification !== 'SMS' && { idTail: number.slice(-4) }), ...(verification !== 'ID_CARD' && { code: await lastCode(ctx) }) } })
    const { waterAccountId } = await finishBinding({ ctx, input: { bindRequestId: id, alias: '南山', idempotencyKey: newKey() } })
    expect(await accounts()).toEqual([{ id: 'payable:w440305' }, { id: 'settling:w440305' }])
    const { bills } = await getAccountBills({ ctx, input: { waterAccountId } })
    expect(bills.length).toBeGreaterThan(0)
    expect(await ctx.db.query(`SELECT bill_no FROM bill WHERE company_code = 'w440305' AND (expected_fen IS NULL OR expected_fen <> amount_fen)`, [])).toEqual([])
    const paid = await quote(ctx, waterAccountId)
    await confirm(ctx, paid.id)
    await world.runDue()
    expect(await stateOf(ctx, paid.id)).toBe('SUCCEEDED')
    await world.advance(4 * DAY_MS)
    expect(await ctx.db.query(`SELECT state FROM settlement WHERE company_code = 'w440305'`, [])).toEqual([{ state: 'DONE' }])
    expect(await moneyProblems(ctx)).toEqual([])
  })

  test('refuses a number that begins otherwise, and says how they begin', async () => {
    const { ctx } = await newResident(world)
    const wrong = `${(Number(number[0]) + 1) % 10}${number.slice(1)}`
    expect(await refusal(startBinding({ ctx, input: { companyCode: 'w440305', number: wrong } }))).toBe('NUMBER_PREFIX')
  })

  test('goes on billing as months pass', async () => {
    const ctx = await world.system()
    await world.advance(45 * DAY_MS)
    const [company] = await ctx.db.query<Company>(`SELECT ${ENDPOINT_COLUMNS}, c.number_rule ->> 'example' AS example FROM company c WHERE c.code = 'w440305'`, [])
    const later = await world.system()
    const answer = await ask(later, company as Company)
    expect(answer.ok && answer.value.items.map(({ endMonth }) => endMonth)).toContain('202603')
    expect(ctx.clock.now() < later.clock.now()).toBe(true)
  })
})

test('every company’s own late fee is that of the table that the platform has of it', async () => {
  const ctx = await world.system()
  const differ = await ctx.db.query(
    `SELECT c.code, t.definition -> 'lateFee' AS ours, to_jsonb(l) AS theirs FROM company c JOIN sim_water.company s USING (code) JOIN tariff t ON t.company_code = c.code AND t.category = 'RESIDENTIAL'
     LEFT JOIN sim_water.late_terms l ON l.company_code = coalesce(s.price_code, s.code)
     WHERE t.definition -> 'lateFee' IS DISTINCT FROM jsonb_build_object('ratePpmPerDay', l.rate_ppm, 'graceDays', l.grace_days, 'cap', CASE l.cap_ppm WHEN 1000000 THEN '{"kind":"PRINCIPAL"}'::jsonb END, 'base', to_jsonb(l.items)) LIMIT 5`,
    [],
  )
  expect(differ).toEqual([])
})

describe('a world', () => {
  test('knows every company at the bank side and at the tax bureau', async () => {
    const { db } = await world.system()
    const [left] = await db.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM company c LEFT JOIN sim_bank.merchant m ON m.merchant_no = c.acquirer_merchant_no WHERE m.merchant_no IS NULL) AS bank,
         (SELECT count(*)::int FROM company c LEFT JOIN invoice_seller s ON s.company_code = c.code LEFT JOIN sim_tax.taxpayer t ON t.tax_id = s.tax_id LEFT JOIN sim_tax.office o ON o.province_code = t.province_code WHERE o.province_code IS NULL) AS tax,
         (SELECT count(*)::int FROM company c LEFT JOIN sim_water.company s ON s.code = c.code WHERE s.signing_key IS DISTINCT FROM c.signing_key OR s.merchant_id <> c.merchant_id OR s.cycle <> c.cycle_months) AS water`,
      [],
    )
    expect(left).toEqual({ bank: 0, tax: 0, water: 0 })
  })

  test('that was made before there was a registry gets one, once', async () => {
    const ctx = await world.system()
    const count = async () => (await ctx.db.query<{ n: number }>('SELECT count(*)::int AS n FROM company', []))[0]?.n
    const all = await count()
    await ctx.db.query(`DELETE FROM company_merger`, [])
    const rest = `(SELECT code FROM company WHERE code ~ '^w[0-9]+$' AND code NOT IN (SELECT company_code FROM water_account))`
    for (const table of ['tariff', 'invoice_seller']) await ctx.db.query(`DELETE FROM ${table} WHERE company_code IN ${rest}`, [])
    await ctx.db.query(`DELETE FROM company WHERE code IN ${rest}`, [])
    for (const table of ['step', 'rate', 'late_terms']) await ctx.db.query(`DELETE FROM sim_water.${table} WHERE company_code NOT IN ('beijing', 'shanghai', 'guangzhou')`, [])
    await ctx.db.query(`DELETE FROM sim_water.company WHERE registry IS NOT NULL`, [])
    await ctx.db.query(`UPDATE company SET division_code = '', search_keys = ''`, [])
    expect(await count()).toBeLessThan(20)
    for (let n = 0; n < 2; n += 1) await addRegistry(ctx)
    expect(await count()).toBe(all)
    const { ctx: somebody } = await newResident(world)
    expect((await searchCompanies({ ctx: somebody, input: { text: '北京' } })).companies.map(({ code }) => code)).toEqual(['beijing'])
  })
})
