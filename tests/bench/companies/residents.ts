/** Two hundred companies of the registry with residents of their own: money, a 户号 each, payments they have agreed to. */
import type { Ctx } from '@/lib/db'
import { formatCompact } from '@/lib/kernel/calendar'
import { openCompanyAccounts } from '@/lib/ledger'
import { reservePayment } from '@/lib/payments'
import { openCustodian } from '@/prisma/seed/sim-bank'
import { runThrough } from '../support/rounds'

export const COMPANIES = 200
export const CUSTOMERS = 6
const CLIENTS = 16
const WALLET_FEN = 100_000_000n
const PAY_FEN = 1_200n

export type BenchCompany = { code: string; endpoint: string; protocol: string; numbers: string[] }

/** Without hours of their own, their protocols by turns. */
const CHOSEN = `SELECT code, endpoint, protocol FROM (SELECT c.*, row_number() OVER (PARTITION BY protocol ORDER BY md5(code)) AS turn FROM company c WHERE code ~ '^w[0-9]+$' AND enabled AND windows = '[]') c
  ORDER BY turn, protocol LIMIT ${COMPANIES}`

/** In bulk; customers at the companies too, who have nothing due. */
export async function makeResidents(ctx: Ctx): Promise<BenchCompany[]> {
  const now = ctx.clock.now()
  const run = (sql: string, values: unknown[] = []) => ctx.db.query(sql, values)
  const companies = await ctx.db.query<Omit<BenchCompany, 'numbers'>>(CHOSEN, [])
  for (const { code } of companies) await openCompanyAccounts(ctx, code)
  const homes = companies.flatMap(({ code }, n) => Array.from({ length: CUSTOMERS }, (_, at) => ({ n: at * COMPANIES + n + 1, code, number: `79${String(n * CUSTOMERS + at).padStart(6, '0')}` })))
  await run('CREATE TABLE bench_home AS SELECT * FROM jsonb_to_recordset($1::jsonb) AS h(n int, code text, number text)', [JSON.stringify(homes)])
  await run(`INSERT INTO app_user (id, role, display_name, one_tap, created_at) SELECT 'dh' || n, 'RESIDENT', 'dh' || n, false, $1 FROM bench_home`, [now])
  await run(`SELECT ledger_open('wallet:dh' || n, 'LIABILITY', 1, 0, $1), ledger_open('held:dh' || n, 'LIABILITY', 1, 0, $1) FROM bench_home`, [now])
  await run(`SELECT ledger_post('topup:dh' || n, 'TOP_UP', 'dh' || n, $1, ARRAY['custodian', 'wallet:dh' || n], ARRAY[-${WALLET_FEN}, ${WALLET_FEN}]::bigint[]) FROM bench_home`, [now])
  await openCustodian(ctx, 'topup:dh', WALLET_FEN * BigInt(homes.length))
  await run(
    `INSERT INTO water_account (id, user_id, company_code, bill_key, alias, holder_masked, address_masked, household_size, reminder_fen, bound_at)
     SELECT 'dwa' || n, 'dh' || n, code, number, 'dh', '*', '*', 3, 2000, $1 FROM bench_home`,
    [now],
  )
  await run('INSERT INTO due_version (company_code, bill_key, version) SELECT code, number, 0 FROM bench_home')
  await run(
    `INSERT INTO sim_water.customer (company_code, bill_key, holder_name, address, phone, id_last4, people, meter_serial, prepaid_fen, behaviour)
     SELECT code, number, '测试户', '模拟路', '13800000000', '0000', 3, 'd' || n, 0, 'NORMAL' FROM bench_home`,
  )
  await run('ANALYZE app_user, ledger_account, ledger_balance, journal, posting, water_account, due_version, sim_water.customer')
  return companies.map((company) => ({ ...company, numbers: homes.filter(({ code }) => code === company.code).map(({ number }) => number) }))
}

/** A payment of each household is agreed to, the companies by turns; its job is due. */
export async function reserveAll(ctx: Ctx, companies: readonly BenchCompany[], batch: string): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.query(
    `INSERT INTO payment (id, user_id, water_account_id, company_code, bill_key, state, intent, amount_fen, arrears_fen, due_version, source, bill_no,
       transaction_id, attach, bill_month, customer_name, sends, steps, created_at, expires_at)
     SELECT 'p' || $1::text || '-' || h.n, 'dh' || h.n, 'dwa' || h.n, h.code, h.number, 'CREATED', 'PREPAY', ${PAY_FEN}, 0, d.version, 'BALANCE',
       $3::text || $1::text || lpad(h.n::text, 8, '0'), '4200' || $1::text || lpad(h.n::text, 10, '0'), '', '', '测试户', 0, 0, $2::timestamptz, $2::timestamptz + interval '1 hour'
     FROM bench_home h JOIN due_version d ON d.company_code = h.code AND d.bill_key = h.number`,
    [batch, now, formatCompact(now)],
  )
  const all = Array.from({ length: companies.length * CUSTOMERS }, (_, at) => at + 1)
  await runThrough(CLIENTS, all, async (n) => void (await reservePayment(ctx, { paymentId: `p${batch}-${n}`, userId: `dh${n}`, idempotencyKey: `key-p${batch}-${n}` })))
}
