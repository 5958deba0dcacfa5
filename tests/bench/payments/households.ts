/** Households with money, a 户号 each, and quotes to agree to. Made in bulk, outside the measured time. */
import type { Ctx } from '@/lib/db'
import { formatCompact } from '@/lib/kernel/calendar'
import { openCustodian } from '@/prisma/seed/sim-bank'

export const HOUSEHOLDS = 8_000
export const PAY_FEN = 1_200n
const WALLET_FEN = 100_000_000n

/** The number on the n-th household's bill. */
export const BILL_KEY = `'02' || lpad(n::text, 8, '0')`

/** People, wallets, bound accounts on our side; customers on the company's. */
export async function makeHouseholds(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  const series = `generate_series(1, ${HOUSEHOLDS}) n`
  const run = (sql: string, values: unknown[] = []) => ctx.db.query(sql, values)
  await run(`INSERT INTO app_user (id, role, display_name, one_tap, created_at) SELECT 'hh' || n, 'RESIDENT', 'hh' || n, false, $1 FROM ${series}`, [now])
  await run(`SELECT ledger_open('wallet:hh' || n, 'LIABILITY', 1, 0, $1), ledger_open('held:hh' || n, 'LIABILITY', 1, 0, $1) FROM ${series}`, [now])
  await run(`SELECT ledger_post('topup:hh' || n, 'TOP_UP', 'hh' || n, $1, ARRAY['custodian', 'wallet:hh' || n], ARRAY[-${WALLET_FEN}, ${WALLET_FEN}]::bigint[]) FROM ${series}`, [now])
  await openCustodian(ctx, 'topup:hh', WALLET_FEN * BigInt(HOUSEHOLDS))
  await run(
    `INSERT INTO water_account (id, user_id, company_code, bill_key, alias, holder_masked, address_masked, household_size, reminder_fen, bound_at)
     SELECT 'wa' || n, 'hh' || n, 'beijing', ${BILL_KEY}, 'hh', '*', '*', 3, 2000, $1 FROM ${series}`,
    [now],
  )
  await run(`INSERT INTO due_version (company_code, bill_key, version) SELECT 'beijing', ${BILL_KEY}, 0 FROM ${series}`)
  await run(
    `INSERT INTO sim_water.customer (company_code, bill_key, holder_name, address, phone, id_last4, people, meter_serial, prepaid_fen, behaviour)
     SELECT 'beijing', ${BILL_KEY}, '测试户', '模拟路', '13800000000', '0000', 3, 'm' || n, 0, 'NORMAL' FROM ${series}`,
  )
  // A card each, at an issuer without limits of its own.
  await run(`UPDATE sim_bank.issuer SET debit_payment_fen = ${WALLET_FEN}, debit_day_fen = ${WALLET_FEN} WHERE code = 'ICBC'`)
  await run(
    `INSERT INTO sim_bank.card (id, issuer_code, kind, pan, holder_name, id_last4, phone, balance_fen, limit_fen, held_fen, spent_on, spent_fen, is_frozen, expires_on, behaviour, sign_ups)
     SELECT 'crd' || n, 'ICBC', 'DEBIT', '9901' || lpad(n::text, 15, '0'), 'hh', '0000', '13800000000', ${WALLET_FEN}, 0, 0, $1::date, 0, false, '2099-12-31', 'NORMAL', 0 FROM ${series}`,
    [now],
  )
  await run(`INSERT INTO sim_bank.card_token (token, card_id, at) SELECT 'tok' || n, 'crd' || n, $1 FROM ${series}`, [now])
  await run(`INSERT INTO bank_card (id, user_id, token, par, bank_code, bank_name, kind, last4, bound_at) SELECT 'bc' || n, 'hh' || n, 'tok' || n, 'par' || n, 'ICBC', 'ICBC', 'DEBIT', '0000', $1 FROM ${series}`, [now])
  // Only what has rows: the statistics of an empty table would have its first queries planned for an empty table.
  await run('ANALYZE app_user, ledger_account, ledger_balance, journal, posting, water_account, due_version, sim_water.customer, sim_bank.card, sim_bank.card_token, bank_card')
}

/** One quote for each household, as quotePayment writes it. Returns their ids, in order of household. */
export async function makeQuotes(ctx: Ctx, batch: string, amountFen = PAY_FEN): Promise<string[]> {
  const now = ctx.clock.now()
  await ctx.db.query(
    `INSERT INTO payment (id, user_id, water_account_id, company_code, bill_key, state, intent, amount_fen, arrears_fen, due_version, source, bill_no,
       transaction_id, attach, bill_month, customer_name, sends, steps, created_at, expires_at)
     SELECT 'p' || $1::text || '-' || n, 'hh' || n, 'wa' || n, 'beijing', d.bill_key, 'CREATED', 'PREPAY', ${amountFen}, 0, d.version, 'BALANCE',
       $3::text || $1::text || lpad(n::text, 8, '0'), '4200' || $1::text || lpad(n::text, 10, '0'), '', '', '测试户', 0, 0, $2::timestamptz, $2::timestamptz + interval '1 hour'
     FROM generate_series(1, ${HOUSEHOLDS}) n JOIN due_version d ON d.company_code = 'beijing' AND d.bill_key = ${BILL_KEY}`,
    [batch, now, formatCompact(now)],
  )
  return Array.from({ length: HOUSEHOLDS }, (_, n) => `p${batch}-${n + 1}`)
}

export const LEGS = 5

/** The same as merged payments of five legs each, agreed to by the first household of the five. Returns the first leg of each. */
export async function makeMergedQuotes(ctx: Ctx, batch: string): Promise<string[]> {
  const ids = await makeQuotes(ctx, batch)
  const now = ctx.clock.now()
  const first = `${LEGS} * ((split_part(id, '-', 2)::int - 1) / ${LEGS}) + 1`
  await ctx.db.query(`INSERT INTO merged_payment (id, user_id, left_out, created_at, expires_at) SELECT 'm' || $1::text || '-' || n, 'hh' || n, '[]', $2, $2::timestamptz + interval '1 hour' FROM generate_series(1, ${HOUSEHOLDS}, ${LEGS}) n`, [batch, now])
  await ctx.db.query(`UPDATE payment SET merged_id = 'm' || $1::text || '-' || (${first}), leg = (split_part(id, '-', 2)::int - 1) % ${LEGS}, user_id = 'hh' || (${first}) WHERE id LIKE 'p' || $1::text || '-%'`, [batch])
  return ids.filter((_, n) => n % LEGS === 0)
}
